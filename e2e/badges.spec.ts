import { expect, test } from './fixtures.ts';
import { t } from './text.ts';

test('rail, title and icons show one number, and never count what one looks at', async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  const { page } = mara;
  // As an installed page would be asked.
  await page.addInitScript({
    content: `globalThis.badges = [];
      navigator.setAppBadge = async (count) => void globalThis.badges.push(count);
      navigator.clearAppBadge = async () => void globalThis.badges.push(0);`,
  });
  await mara.arrive();
  await tomas.arrive();
  const badge = () => page.evaluate('globalThis.badges.at(-1)');
  const icon = page.locator('link[rel=icon]');
  const chats = page.getByRole('navigation', { name: t('nav.main') }).filter({ visible: true });
  await expect(icon).toHaveAttribute('href', '/favicon.svg');

  const theirs = await tomas.talkTo('Mara');
  await theirs.say('One');
  await theirs.say('Two');
  await expect(page).toHaveTitle(/^\(1\) /);
  await expect(
    chats.getByRole('link', { name: t('nav.withUnread', { name: t('nav.chats'), count: 1 }) }),
  ).toBeVisible();
  await expect(mara.row('Tomas')).toHaveAccessibleName(new RegExp(t('row.unread', { count: 2 })));
  await expect(icon).toHaveAttribute('href', '/favicon-unread.svg');
  expect(await badge()).toBe(1);

  const thread = await mara.open('Tomas');
  await thread.hears('Two');
  await expect(page).toHaveTitle(t('title.page', { page: 'Tomas' }));
  await expect(icon).toHaveAttribute('href', '/favicon.svg');
  expect(await badge()).toBe(0);
  const told = await page.evaluate('globalThis.badges.length');
  await theirs.say('Three');
  await thread.hears('Three');
  await expect(theirs.tick('Three', 'read')).toBeVisible();
  expect(await page.evaluate('globalThis.badges.length')).toBe(told);
});
