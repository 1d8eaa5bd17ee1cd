import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { t } from '../../../e2e/text.ts';
import { allSizes, type Scene, type Size } from '../scene.ts';
import { conversationOf } from '../stage.ts';
import { openList, openThread, press } from './walk.ts';

/** The menu of the message that holds a text: by right click, on glass by a long press. */
const openMessageMenu = async (page: Page, text: string, size: Size): Promise<void> => {
  const message = page.locator('[role=log] li[data-message]').filter({ hasText: text });
  await message.focus();
  // What opens menus is loaded with the first act.
  await page.keyboard.press('Shift');
  await page.waitForLoadState('networkidle');
  await wait(800);
  if (size === 'desktop') await message.locator('.thread-bubble').click({ button: 'right' });
  else await page.keyboard.press('Enter');
  await page.getByRole('menu', { name: t('message.acts') }).waitFor();
};

/** Menus, sheets, dialogs and columns that open over or beside a conversation. */
/** Where the focus is in an open conversation, as the keys lead it there. */
const focusScene = (name: string, key: string, lead: (page: Page) => Promise<void>): Scene => ({
  name,
  checks: [25],
  who: 'nora',
  sizes: ['desktop'],
  async show(page, stage) {
    await openThread(page, stage, key);
    await lead(page);
  },
});

export const layerScenes: readonly Scene[] = [
  {
    name: 'message-menu',
    checks: [28],
    who: 'nora',
    async show(page, stage, size) {
      await openThread(page, stage, 'crew');
      await openMessageMenu(page, 'Which hook?', size);
    },
  },
  {
    name: 'message-info',
    checks: [28],
    who: 'nora',
    async show(page, stage, size) {
      await openThread(page, stage, 'crew');
      await openMessageMenu(page, 'Which hook?', size);
      await page.getByRole('menuitem', { name: t('message.info') }).click();
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'conversation-menu',
    checks: [28],
    who: 'mara',
    async show(page) {
      await openList(page);
      await press(page, 'chats.new');
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'details',
    checks: [5],
    who: 'nora',
    sizes: allSizes,
    async show(page, stage) {
      await page.goto(`/chats/${conversationOf(stage, 'crew')}?panel=details`);
      await page.getByText(t('group.owner')).first().waitFor();
    },
  },
  {
    name: 'new-group',
    checks: [28],
    who: 'mara',
    async show(page) {
      await page.goto('/chats?new=group');
      await page.getByRole('dialog').getByRole('checkbox').nth(3).waitFor();
      for (const at of [0, 2]) await page.getByRole('dialog').getByRole('checkbox').nth(at).check();
    },
  },
  {
    name: 'switcher',
    checks: [28],
    who: 'mara',
    async show(page) {
      await openList(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'keys',
    checks: [26],
    who: 'mara',
    sizes: ['desktop'],
    async show(page) {
      await openList(page);
      await page.keyboard.press('Control+/');
      await page.getByRole('dialog', { name: t('keys.title') }).waitFor();
    },
  },
  {
    name: 'emoji',
    checks: [28],
    who: 'nora',
    async show(page, stage) {
      await openThread(page, stage, 'crew');
      await press(page, 'emoji.open');
      await page.getByRole('combobox', { name: t('emoji.search') }).waitFor();
      await page.getByText(t('emoji.faces')).first().waitFor();
    },
  },
  {
    name: 'confirm',
    checks: [28],
    who: 'mara',
    async show(page) {
      await page.goto('/settings');
      await press(page, 'signout.action');
      await page
        .getByRole('dialog', { name: t('signout.title') })
        .or(page.getByRole('alertdialog'))
        .first()
        .waitFor();
    },
  },
  focusScene('focus-message', 'crew', async (page) => {
    await page.locator('form textarea').press('Escape');
    await page.locator('[role=log] li[data-message]').last().focus();
    await page.keyboard.press('ArrowUp');
  }),
  focusScene('focus-row', 'texts', async (page) => {
    await page.keyboard.press('Control+F6');
    await page.keyboard.press('Control+F6');
  }),
  focusScene('focus-rail', 'texts', (page) => page.keyboard.press('Control+F6')),
  focusScene('focus-send', 'crew', async (page) => {
    await page.locator('form textarea').fill('On the hook, then');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
  }),
  focusScene('focus-link', 'texts', async (page) => {
    const mail = page.locator('[role=log] li[data-message]').filter({ hasText: 'Mail me at' });
    await mail.focus();
    await page.keyboard.press('Tab');
  }),
];
