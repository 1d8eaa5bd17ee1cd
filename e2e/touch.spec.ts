import type { Page } from '@playwright/test';
import { Finger, middleOf } from './finger.ts';
import { expect, test } from './fixtures.ts';
import { t } from './text.ts';

test('the keyboard stays through a send and a tap on the timeline, and goes when one drags that down', {
  tag: '@glass',
}, async ({ meetTwo }) => {
  const { mara, tomas, thread } = await meetTwo();
  const { page } = mara;
  await thread.say('Hello');
  const theirs = await tomas.open('Mara');
  await theirs.say('A first line');
  await thread.hears('A first line');
  await page.reload();
  await thread.hears('A first line');
  // A finger has not asked for it by opening the conversation.
  await expect(thread.field).not.toBeFocused();

  await thread.field.tap();
  await thread.field.pressSequentially('Typed on glass');
  await page.getByRole('button', { name: t('composer.send'), exact: true }).tap();
  await thread.hears('Typed on glass');
  await expect(thread.field).toBeFocused();
  await thread.message('A first line').locator('.thread-bubble').tap();
  await expect(thread.field).toBeFocused();
  await thread.log.tap({ position: { x: 20, y: 20 } });
  await expect(thread.field).toBeFocused();

  const finger = await Finger.on(page);
  const from = await middleOf(thread.log);
  await finger.swipe(from, { x: from.x, y: from.y - 120 });
  await expect(thread.field).toBeFocused();
  await finger.swipe(from, { x: from.x, y: from.y + 120 });
  await expect(thread.field).not.toBeFocused();
});

test('a keyboard that covers the home bar leaves 8 under the composer', { tag: '@glass' }, async ({ meetTwo }) => {
  const { mara, thread } = await meetTwo();
  const { page } = mara;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setSafeAreaInsetsOverride', { insets: { top: 47, bottom: 34 } });
  const form = page.locator('main form');
  await expect(form).toHaveCSS('padding-bottom', '34px');
  await expect(page.locator('main header')).toHaveCSS('padding-top', '47px');
  await thread.field.tap();
  await page.setViewportSize({ width: 360, height: 440 });
  await expect(form).toHaveCSS('padding-bottom', '8px');
  // So low a screen has room for low bars only.
  await expect(page.locator('main header')).toHaveCSS('min-height', '48px');
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(form).toHaveCSS('padding-bottom', '34px');
});

// Runs in the page.
const bareHovers = `(() => {
  const found = [];
  const walk = (rules, gated) => {
    for (const rule of rules) {
      const within = gated || (rule instanceof CSSMediaRule && /hover:\\s*hover/.test(rule.conditionText));
      if (!within && rule.selectorText?.includes(':hover')) found.push(rule.selectorText);
      if (rule.cssRules) walk(rule.cssRules, within);
    }
  };
  for (const sheet of document.styleSheets) walk(sheet.cssRules, false);
  return found;
})()`;

/** What scrolls, and would carry a scroll that has come to its end on to the page. */
const leakyScrollers = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('*')]
    .filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowY) && each.checkVisibility())
    .filter((each) => getComputedStyle(each).overscrollBehaviorY !== 'contain')
    .map((each) => each.outerHTML.slice(0, 120))`);

test('nothing hovers without a pointer that can, nothing scrolls on to the page, and zoom is never blocked', async ({
  meet,
}) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  const { page } = mara;
  await tomas.arrive();
  await mara.arrive();
  expect(await page.evaluate(bareHovers)).toEqual([]);
  await expect(page.locator('html')).toHaveCSS('overscroll-behavior-y', 'none');
  const viewport = await page.locator('meta[name=viewport]').getAttribute('content');
  expect(viewport).toContain('interactive-widget=resizes-content');
  expect(viewport).not.toMatch(/user-scalable|maximum-scale/);

  await mara.find('Tomas');
  expect(await leakyScrollers(page)).toEqual([]);
  await mara.button(t('person.message')).click();
  await mara.thread('Tomas');
  expect(await leakyScrollers(page)).toEqual([]);
  await mara.openSettings('profile');
  expect(await leakyScrollers(page)).toEqual([]);
});
