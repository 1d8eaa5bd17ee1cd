import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { t } from './text.ts';

/** Presses Tab until something of that role and name has the focus. */
const tabTo = async (page: Page, role: 'link' | 'button' | 'textbox' | 'searchbox', name: string | RegExp) => {
  const target = page.getByRole(role, { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  await expect(target.first()).toBeVisible();
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`Tab does not lead to the ${role} ${name}`);
};

test('signing in, finding somebody and sending works by keyboard alone', async ({ meet }) => {
  const tomas = await meet('Tomas');
  await tomas.arrive();
  const first = await meet('Mara');
  await first.arrive();

  const mara = await meet('Mara');
  const { page } = mara;
  await page.goto('/welcome');
  await tabTo(page, 'link', t('signin.submit'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/signin/);
  await tabTo(page, 'textbox', t('email.label'));
  await page.keyboard.type(mara.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(mara.password);
  await page.keyboard.press('Enter');
  await mara.isSignedIn();

  await tabTo(page, 'link', t('nav.people'));
  await page.keyboard.press('Enter');
  await tabTo(page, 'searchbox', t('people.search'));
  await page.keyboard.type('tom');
  await tabTo(page, 'link', /^Tomas/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('heading', { name: 'Tomas' })).toBeVisible();
  await tabTo(page, 'button', t('person.message'));
  await page.keyboard.press('Enter');
  const thread = await mara.thread('Tomas');
  await tabTo(page, 'textbox', t('composer.field', { name: 'Tomas' }));
  await page.keyboard.type('Without a mouse');
  // Sends on every device; with a touch screen Enter alone breaks the line.
  await page.keyboard.press('Control+Enter');
  await thread.hears('Without a mouse');
  const seen = await tomas.open('Mara');
  await seen.hears('Without a mouse');
});
