import { t } from '../../../e2e/text.ts';
import { allSizes, type Scene } from '../scene.ts';
import { conversationOf } from '../stage.ts';

/** Places without anything in them yet, and places that are loading. */
export const emptyScenes: readonly Scene[] = [
  {
    name: 'no-chats',
    checks: [18],
    who: 'ivo',
    sizes: allSizes,
    async show(page) {
      await page.goto('/chats');
      await page.getByText(t('chats.none')).first().waitFor();
    },
  },
  {
    name: 'nobody-found',
    checks: [18],
    who: 'mara',
    sizes: allSizes,
    async show(page) {
      await page.goto('/people');
      await page.locator('a[data-row]').first().waitFor();
      await page.locator('input[type=search]').fill('xyz');
      await page.getByText(t('search.none', { search: 'xyz' })).waitFor();
    },
  },
  {
    name: 'new-conversation',
    checks: [18],
    who: 'nora',
    sizes: allSizes,
    async show(page, stage) {
      await page.goto(`/chats/${conversationOf(stage, 'quiet')}`);
      await page.getByRole('button', { name: t('thread.wave') }).waitFor();
    },
  },
  {
    name: 'loading',
    checks: [19],
    who: 'mara',
    sizes: allSizes,
    unfinished: true,
    async show(page) {
      await page.route(/\/api\/conversations/, () => undefined);
      await page.goto('/chats');
      await page.locator('[aria-busy=true]').first().waitFor();
      await page.locator('[aria-busy=true] [aria-hidden=true]').first().waitFor();
    },
  },
  {
    name: 'loading-thread',
    checks: [19],
    who: 'nora',
    sizes: allSizes,
    unfinished: true,
    async show(page, stage) {
      await page.route(/\/messages/, () => undefined);
      await page.goto(`/chats/${conversationOf(stage, 'texts')}`);
      await page.locator('main [aria-busy=true], main [aria-hidden=true]').first().waitFor();
    },
  },
];
