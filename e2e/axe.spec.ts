import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { picture } from './picture.ts';
import { t } from './text.ts';

const themes = ['light', 'dark'] as const;

// A colour on its way from one theme to the other is neither of the two. What goes by the scrolling ends with no time.
const settled = `Promise.allSettled(document.getAnimations()
  .filter(({ effect, timeline }) => timeline === document.timeline && effect.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished))`;

/** Nothing that a machine can see stands in anybody's way, in neither theme. */
const check = async (page: Page, where: string) => {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The page hears of it a moment later, and only then the colours begin to change.
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await page.evaluate(settled);
    const axe = new AxeBuilder({ page });
    // The second theme has the same elements in other colours.
    if (colorScheme === 'dark') axe.withRules('color-contrast');
    const { violations } = await axe.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
    expect(found, `${where}, ${colorScheme}`).toEqual([]);
  }
};

test('the pages for guests are accessible', async ({ meet }) => {
  const { page } = await meet('Mara');
  for (const path of ['/welcome', '/signup', '/signin']) {
    await page.goto(path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await check(page, path);
  }
  await page.getByRole('button', { name: t('signin.submit'), exact: true }).click();
  await expect(page.getByText(t('email.missing'))).toBeVisible();
  await check(page, '/signin with errors');
});

test('the pages behind the door are accessible', async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  const { page } = mara;
  await mara.arrive();
  await check(page, '/chats of the first one here');
  await tomas.arrive();
  await mara.go('nav.people');
  await page.getByRole('searchbox', { name: t('people.search') }).fill('xyz');
  await expect(page.getByText(t('search.none', { search: 'xyz' }))).toBeVisible();
  await check(page, '/people without a hit');
  await mara.find('Tomas');
  await check(page, '/people/:id');
  await page.goto('/chats/abcdefghijklmnopqrst');
  await expect(page.getByText(t('chat.gone'))).toBeVisible();
  await check(page, '/chats/:id that is not there');
});

test('the settings are accessible', async ({ meet }) => {
  const mara = await meet('Mara');
  const { page } = mara;
  await mara.arrive();
  for (const name of ['profile', 'devices', 'password', 'appearance', 'language'] as const) {
    await mara.openSettings(name);
    await check(page, `/settings/${name}`);
  }
  await mara.go('nav.settings');
  await mara.button(t('signout.action')).click();
  await expect(page.getByRole('dialog', { name: t('signout.title') })).toBeVisible();
  await check(page, 'the question before a sign-out');
});

test('a conversation and what opens beside it is accessible', async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await tomas.arrive();
  await mara.arrive();
  const { page } = mara;
  const thread = await mara.talkTo('Tomas');
  await check(page, 'a conversation without messages');
  await thread.say('See you at https://example.org/nine');
  await thread.addPhotos([await picture('harbour.png', { width: 800, height: 600 }, '#1f6fb2')]);
  await expect(page.getByRole('list', { name: t('tray.label') })).toBeVisible();
  await check(page, 'photos before they are sent');
  await thread.say('The harbour');
  await expect(thread.tick('The harbour', 'delivered')).toBeVisible();
  await check(page, '/chats/:id');

  await mara.button(t('emoji.open')).click();
  await expect(page.getByLabel(t('emoji.search'))).toBeVisible();
  await check(page, 'the emoji');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option').first()).toBeVisible();
  await check(page, 'the switcher');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog', { name: t('keys.title') })).toBeVisible();
  await check(page, 'the keys');
});

test('what opens over a message is accessible', async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await tomas.arrive();
  await mara.arrive();
  const { page } = mara;
  const { keyboard } = page;
  const thread = await mara.talkTo('Tomas');
  await thread.addPhotos([await picture('harbour.png', { width: 800, height: 600 }, '#1f6fb2')]);
  await thread.say('The harbour');
  await thread.say('See you');
  await expect(thread.tick('See you', 'delivered')).toBeVisible();
  await thread.message('See you').focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('menu', { name: t('message.acts') })).toBeVisible();
  await check(page, 'the menu of a message');
  await page.getByRole('menuitem', { name: t('message.info') }).click();
  await expect(page.getByText('Tomas').last()).toBeVisible();
  await check(page, 'the details of a message');
  await keyboard.press('Escape');
  await thread.message('The harbour').getByRole('button').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check(page, 'a photo');
});

test('lists and groups are accessible', async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await tomas.arrive();
  await mara.arrive();
  const { page } = mara;
  await (await tomas.talkTo('Mara')).say('Are you there?');
  await expect(mara.row('Tomas')).toBeVisible();
  await check(page, '/chats with something unread');
  await mara.button(t('chats.new')).click();
  await expect(page.getByRole('menuitem', { name: t('chats.newGroup') })).toBeVisible();
  await check(page, 'a menu');
  await page.getByRole('menuitem', { name: t('chats.newGroup') }).click();
  await page.getByRole('checkbox', { name: 'Tomas' }).check();
  await check(page, 'a new group');
  const dialog = page.getByRole('dialog', { name: t('group.new') });
  await dialog.getByLabel(t('group.title'), { exact: true }).fill('Crew');
  await dialog.getByRole('button', { name: t('group.createWith', { count: 1 }) }).click();
  await mara.thread('Crew');
  await check(page, '/chats/:id of a group');
  await mara.button(t('group.open', { name: 'Crew' })).click();
  await expect(page.getByRole('list', { name: t('group.memberList') })).toBeVisible();
  await check(page, 'the details of a group');
  await mara.button(t('group.addTitle')).click();
  await expect(page.getByText(t('group.nobodyElse'))).toBeVisible();
  await check(page, 'more people for a group');
  await page.keyboard.press('Escape');
});
