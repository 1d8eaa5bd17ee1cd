import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { picture } from './picture.ts';
import { t } from './text.ts';

const themes = ['light', 'dark'] as const;

// A colour on its way from one theme to the other is neither of the two.
const settled = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished))`;

/** Nothing that a machine can see stands in anybody's way, in neither theme. */
const check = async (page: Page, where: string) => {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(settled);
    const { violations } = await new AxeBuilder({ page }).analyze();
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
  // Axe reads two dozen pages from end to end, which a busy machine does not do within a minute.
  test.slow();
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await tomas.arrive();
  await mara.arrive();
  const { page } = mara;
  await check(page, '/chats without any');
  const thread = await mara.talkTo('Tomas');
  await check(page, 'a conversation without messages');
  await thread.say('See you at nine');
  await thread.addPhotos([await picture('harbour.png', { width: 800, height: 600 }, '#1f6fb2')]);
  await thread.say('The harbour');
  await expect(thread.tick('The harbour', 'delivered')).toBeVisible();
  await check(page, '/chats/:id');
  await mara.go('nav.chats');
  await check(page, '/chats');
  await mara.button(t('chats.new')).click();
  await page.getByRole('menuitem', { name: t('chats.newGroup') }).click();
  await expect(page.getByRole('checkbox', { name: 'Tomas' })).toBeVisible();
  await check(page, 'a new group');
  await page.keyboard.press('Escape');
  await mara.go('nav.people');
  await check(page, '/people');
  await mara.find('Tomas');
  await check(page, '/people/:id');
  for (const name of ['profile', 'devices', 'password', 'appearance', 'language'] as const) {
    await mara.openSettings(name);
    await check(page, `/settings/${name}`);
  }
});
