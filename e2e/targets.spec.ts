import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { picture } from './picture.ts';
import { t } from './text.ts';

/**
 * Everything that can be pressed and is smaller than the pointer asks for, with its size. Words within a sentence are
 * as high as their line; what is pressed of a field's row is the whole row.
 */
const tooSmall = (page: Page, least: number) =>
  page.evaluate(`[...document.querySelectorAll('a[href], button, input, textarea, [role=option]')]
    .filter((each) => each.checkVisibility() && !each.closest('.sr-only') && each.tabIndex >= -1)
    .filter((each) => !each.matches('input[type=file], [aria-hidden=true]'))
    .flatMap((each) => {
      const box = (each.closest('label') ?? each).getBoundingClientRect();
      if (box.width === 0 || box.bottom < 0) return [];
      if (getComputedStyle(each).display === 'inline') return [];
      // What lies over the edges of an element belongs to it.
      const beyond = getComputedStyle(each, '::after');
      const extra = beyond.content === 'none' || beyond.position !== 'absolute' ? 0 : -2 * parseFloat(beyond.top);
      const [width, height] = [Math.round(box.width), Math.round(box.height + extra)];
      const name = each.getAttribute('aria-label') ?? each.textContent;
      return Math.min(width, height) < ${least} ? [name + ' ' + width + ' × ' + height] : [];
    })`);

test('everything that one presses is as large as its pointer asks for', async ({ meet }, { project }) => {
  const least = project.name === 'phone' ? 44 : 36;
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  const { page } = mara;
  const check = async (where: string) =>
    expect({ where, small: await tooSmall(page, least) }).toEqual({ where, small: [] });

  for (const path of ['/welcome', '/signup', '/signin']) {
    await page.goto(path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await check(path);
  }
  await tomas.arrive();
  await mara.arrive();
  await mara.go('nav.people');
  await page.getByRole('searchbox', { name: t('people.search') }).fill('tom');
  await expect(page.getByRole('list', { name: t('people.list') }).getByRole('link', { name: 'Tomas' })).toBeVisible();
  await check('/people');
  const thread = await mara.talkTo('Tomas');
  await thread.addPhotos([await picture('harbour.png', { width: 800, height: 600 }, '#1f6fb2')]);
  await expect(page.getByRole('button', { name: t('tray.remove', { at: 1 }) })).toBeVisible();
  await check('the tray');
  await thread.say('The harbour');
  await check('/chats/:id');
  await mara.button(t('chat.menu')).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await check('a menu');
  await page.keyboard.press('Escape');
  await mara.go('nav.chats');
  await check('/chats');
  await mara.openSettings('profile');
  await check('/settings/profile');
  await mara.openSettings('appearance');
  await check('/settings/appearance');
});
