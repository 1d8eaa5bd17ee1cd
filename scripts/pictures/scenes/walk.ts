import type { Locator, Page } from 'playwright-core';
import { t } from '../../../e2e/text.ts';
import { conversationOf, type Stage } from '../stage.ts';

// Messages are drawn under a skeleton that was seen already, and that stays for a moment.
const drawn = '[role=log][aria-busy=false] li[data-message]';

/** Opens one of the showcase's conversations and waits for its messages. */
export const openThread = async (page: Page, stage: Stage, name: string): Promise<void> => {
  await page.goto(`/chats/${conversationOf(stage, name)}`);
  await page.locator(drawn).last().waitFor();
};

/** Opens a conversation of the demo by its row in the list. */
export const openRow = async (page: Page, name: string): Promise<void> => {
  await page.goto('/chats');
  const row = page.locator('a[data-row]').filter({ hasText: name });
  await row.scrollIntoViewIfNeeded();
  await row.click();
  await page.locator(drawn).last().waitFor();
};

/** Waits for the list with its rows. */
export const openList = async (page: Page): Promise<void> => {
  await page.goto('/chats');
  await page.locator('a[data-row]').first().waitFor();
};

export const composerOf = (page: Page): Locator => page.locator('form textarea');

export const press = (page: Page, name: Parameters<typeof t>[0]): Promise<void> =>
  page
    .getByRole('button', { name: t(name), exact: true })
    .filter({ visible: true })
    .first()
    .click();
