import type { Page } from '@playwright/test';
import { createGroup } from './create-group.ts';
import { expect, test } from './fixtures.ts';
import type { Person } from './person.ts';
import { t } from './text.ts';

// Runs in the page before anything of the page does: keeps what slid, and by which steps of the style.
const recordSlides = `
  globalThis.slid = [];
  globalThis.dialogsThatSlid = [];
  const { startViewTransition } = Document.prototype;
  Document.prototype.startViewTransition = function (draw) {
    const transition = startViewTransition.call(this, draw);
    const { slide } = document.documentElement.dataset;
    transition.ready.then(() => {
      const steps = document.getAnimations().filter(({ animationName }) => /^pane-/.test(animationName));
      globalThis.slid.push([slide, ...steps.map(({ animationName }) => animationName).sort()].join(' '));
      globalThis.dialogsThatSlid.push(document.querySelector('dialog h2')?.textContent ?? null);
      if (globalThis.heldSlides) for (const step of steps) step.pause();
    }, () => globalThis.slid.push(slide + ' skipped'));
    return transition;
  };`;
const slidOf = (page: Page) => page.evaluate('globalThis.slid') as Promise<string[]>;

const into = 'in pane-over pane-under';
const out = 'out pane-back pane-off';

/** @returns Mara, to whom panes can slide: what lets them comes with the first act */
const arriveWithTomas = async (
  meet: (name: string) => Promise<Person>,
  media: Parameters<Page['emulateMedia']>[0] = {},
): Promise<Person> => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  const { page } = mara;
  await page.addInitScript({ content: recordSlides });
  await page.emulateMedia(media);
  await mara.arrive();
  await tomas.arrive();
  const loaded = page.waitForResponse(/\/assets\/PaneSlides-/);
  await page.getByRole('heading', { name: t('chats.title'), exact: true }).click();
  await (await loaded).finished();
  return mara;
};

test('on a phone a conversation slides in over its list, and out again by every way back', {
  tag: '@glass',
}, async ({ meet }) => {
  const mara = await arriveWithTomas(meet);
  const { page } = mara;
  await mara.talkTo('Tomas');
  await mara.go('nav.chats');
  const list = page.getByRole('heading', { name: t('chats.title'), exact: true });
  await expect(list).toBeVisible();
  const backs = [
    () => page.goBack(),
    () => page.keyboard.press('Escape'),
    () =>
      page
        .getByRole('link', { name: t('action.back') })
        .filter({ visible: true })
        .tap(),
  ];
  for (const back of backs) {
    const before = (await slidOf(page)).length;
    await mara.row('Tomas').tap();
    await mara.thread('Tomas');
    await expect.poll(async () => (await slidOf(page)).slice(before)).toEqual([into]);
    await back();
    await expect(list).toBeFocused();
    await expect.poll(async () => (await slidOf(page)).slice(before)).toEqual([into, out]);
    await expect(page.locator('html')).not.toHaveAttribute('data-slide');
  }
});

test('one writes at once, while the pane is still on its way', { tag: '@glass' }, async ({ meet }) => {
  const mara = await arriveWithTomas(meet);
  const { page } = mara;
  const first = await mara.talkTo('Tomas');
  await first.say('Hello');
  await mara.go('nav.chats');
  await page.evaluate('globalThis.heldSlides = true');
  const before = (await slidOf(page)).length;
  await mara.row('Tomas').tap();
  await expect.poll(async () => (await slidOf(page)).slice(before)).toEqual([into]);
  const thread = await mara.thread('Tomas');
  const held = () => page.evaluate("document.getAnimations().filter((each) => each.playState === 'paused').length");
  await thread.field.focus();
  await page.keyboard.type('Already here');
  await expect(thread.field).toHaveValue('Already here');
  expect(await held()).toBe(2);

  // The pictures of a pane take no tap: it is there at once for who taps.
  const send = await page.getByRole('button', { name: t('composer.send'), exact: true }).boundingBox();
  await page.touchscreen.tap((send?.x ?? 0) + 20, (send?.y ?? 0) + 20);
  await thread.hears('Already here');
  expect(await held()).toBe(0);
});

test('the details of a group and the page of a person slide in over the conversation', {
  tag: '@glass',
}, async ({ meet }) => {
  const mara = await arriveWithTomas(meet);
  const { page } = mara;
  await createGroup(mara, 'Crew', ['Tomas']);
  await mara.thread('Crew');
  const after = async (act: () => Promise<unknown>) => {
    const before = (await slidOf(page)).length;
    await act();
    await expect.poll(async () => (await slidOf(page)).length).toBeGreaterThan(before);
    return (await slidOf(page)).slice(before);
  };
  const details = page.getByRole('dialog', { name: t('group.details') });
  expect(await after(() => page.getByRole('button', { name: t('group.open', { name: 'Crew' }) }).tap())).toEqual([
    into,
  ]);
  await expect(details).toBeVisible();
  // It came with the slide, not after it, though its part had to be fetched.
  expect(await page.evaluate('globalThis.dialogsThatSlid.at(-1)')).toBe(t('group.details'));
  expect(await after(() => page.goBack())).toEqual([out]);
  await expect(details).toBeHidden();

  await mara.talkTo('Tomas');
  const person = page.getByRole('button', { name: t('person.open', { name: 'Tomas' }) });
  expect(await after(() => person.tap())).toEqual([into]);
  await expect(page.getByRole('button', { name: t('person.message') })).toBeVisible();
  expect(await after(() => page.goBack())).toEqual([out]);
  await mara.thread('Tomas');
  // The arrow of one that was opened over a conversation leads back to that.
  expect(await after(() => person.tap())).toEqual([into]);
  const arrow = page.getByRole('link', { name: t('action.back') }).filter({ visible: true });
  expect(await after(() => arrow.tap())).toEqual([out]);
  await mara.thread('Tomas');
  expect(await after(() => person.tap())).toEqual([into]);
  expect(await after(() => page.keyboard.press('Escape'))).toEqual([out]);
  await mara.thread('Tomas');
});

test('nothing slides on a wide screen, nor for those who want less motion', async ({ meet, viewport }) => {
  const mara = await arriveWithTomas(meet, { reducedMotion: (viewport?.width ?? 0) < 720 ? 'reduce' : null });
  const { page } = mara;
  const thread = await mara.talkTo('Tomas');
  await thread.say('Hello');
  await page.goBack();
  await mara.go('nav.chats');
  await mara.open('Tomas');
  expect(await slidOf(page)).toEqual([]);
});
