import { allSizes, type Scene } from '../scene.ts';
import { conversationOf } from '../stage.ts';
import { openList, openRow, openThread } from './walk.ts';

/** What a day with Chatter looks like, and every kind of text and row. */
export const timelineScenes: readonly Scene[] = [
  {
    name: 'conversation',
    checks: [1, 2, 3, 4, 5, 10, 34],
    who: 'mara',
    sizes: allSizes,
    show: (page) => openRow(page, 'Garden plots'),
  },
  {
    name: 'chats',
    checks: [2, 6, 10, 11, 34],
    who: 'mara',
    sizes: allSizes,
    show: (page) => openList(page),
  },
  {
    name: 'narrowest',
    checks: [6],
    who: 'mara',
    sizes: ['phone'],
    context: { viewport: { width: 320, height: 640 } },
    show: (page) => openRow(page, 'Boat club'),
  },
  {
    name: 'groups-of-bubbles',
    checks: [7],
    who: 'nora',
    sizes: allSizes,
    show: (page, stage) => openThread(page, stage, 'crew'),
  },
  {
    name: 'texts',
    checks: [8],
    who: 'nora',
    sizes: allSizes,
    async show(page, stage) {
      await openThread(page, stage, 'texts');
      await page.locator('[role=log]').evaluate((view: { scrollTop: number }) => {
        view.scrollTop -= 620;
      });
    },
  },
  {
    name: 'unread',
    checks: [16],
    who: 'nora',
    sizes: allSizes,
    show: (page, stage) => openThread(page, stage, 'many'),
  },
  {
    name: 'rows',
    checks: [17],
    who: 'nora',
    sizes: allSizes,
    async show(page, stage) {
      await openThread(page, stage, 'crew');
      await page.locator('form textarea').fill('I have counted the oars and');
      await page.goto('/chats');
      await page.locator('a[data-row]').first().waitFor();
    },
  },
  {
    name: 'long-text',
    checks: [8],
    who: 'nora',
    sizes: allSizes,
    show: (page, stage) => openThread(page, stage, 'essays'),
  },
  {
    name: 'typing',
    checks: [16],
    who: 'nora',
    sizes: allSizes,
    async show(page, stage) {
      await openThread(page, stage, 'crew');
      const id = conversationOf(stage, 'crew');
      for (const key of ['aiko', 'jonas']) {
        const { conversations } = await stage.actor(key);
        // Whoever is typing already, in the picture before, does not begin.
        conversations.setTyping(id, false);
        conversations.setTyping(id, true);
      }
      await page
        .locator('main')
        .getByText(/are typing/)
        .first()
        .waitFor();
    },
  },
];
