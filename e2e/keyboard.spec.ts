import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { picture } from './picture.ts';
import { t } from './text.ts';

type Role = 'link' | 'button' | 'textbox' | 'searchbox' | 'checkbox' | 'radio';

/** Presses Tab until something of that role and name has the focus. */
const tabTo = async (page: Page, role: Role, name: string | RegExp) => {
  const target = page.getByRole(role, { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  await expect(target.first()).toBeVisible();
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to the ${role} ${name}`);
};

/** What has the focus, as it is called. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const { activeElement: it } = document;
    return it.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? it.textContent.trim();
  })()`);

/** Presses a key so many times, and says what had the focus after each. */
const trail = async (page: Page, key: string, presses: number): Promise<string[]> => {
  const names: string[] = [];
  for (let at = 0; at < presses; at += 1) {
    await page.keyboard.press(key);
    names.push(await focused(page));
  }
  return names;
};

test('the whole journey, from signing up to signing out, works by keyboard alone', async ({ meet }) => {
  const [tomas, mara] = [await meet('Tomas'), await meet('Mara')];
  await tomas.arrive();
  const { page } = mara;
  const press = (key: string) => page.keyboard.press(key);
  const go = async (role: Role, name: string | RegExp) => {
    await tabTo(page, role, name);
    await press('Enter');
  };

  await page.goto('/welcome');
  await go('link', t('welcome.signup'));
  for (const [label, value] of [
    ['name.label', mara.name],
    ['email.label', mara.email],
    ['password.label', mara.password],
  ] as const) {
    await tabTo(page, 'textbox', t(label));
    await page.keyboard.type(value);
  }
  await press('Enter');
  await mara.isSignedIn();

  await go('link', t('nav.people'));
  await tabTo(page, 'searchbox', t('people.search'));
  await page.keyboard.type('tom');
  await go('link', /^Tomas/);
  await expect(page.getByRole('main').getByRole('heading', { name: 'Tomas' })).toBeFocused();
  await go('button', t('person.message'));
  const thread = await mara.thread('Tomas');
  await tabTo(page, 'textbox', t('composer.field', { name: 'Tomas' }));
  await page.keyboard.type('Without a mouse');
  // Sends on every device; with a touch screen Enter alone breaks the line.
  await press('Control+Enter');
  await thread.hears('Without a mouse');

  const chooser = page.waitForEvent('filechooser');
  await press('Shift+Tab');
  expect(await focused(page)).toBe(t('composer.addPhotos'));
  await press('Enter');
  await (await chooser).setFiles([await picture('harbour.png', { width: 800, height: 600 }, '#1f6fb2')]);
  await expect(thread.field).toBeFocused();
  await page.keyboard.type('The harbour');
  await press('Control+Enter');
  const seen = await tomas.open('Mara');
  await seen.hears('Without a mouse');
  await seen.hears('The harbour');

  if (
    !(await page
      .getByRole('navigation', { name: t('nav.main') })
      .filter({ visible: true })
      .isVisible())
  ) {
    await press('Escape');
    await expect(page.getByRole('heading', { name: t('chats.title'), exact: true })).toBeFocused();
  } else {
    await press('Control+F6');
    await go('link', t('nav.chats'));
  }
  await go('button', t('chats.new'));
  await expect(page.getByRole('menuitem', { name: t('chats.newDirect') })).toBeFocused();
  await press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: t('chats.newGroup') })).toBeFocused();
  await press('Enter');
  await tabTo(page, 'textbox', t('group.title'));
  await page.keyboard.type('Harbour crew');
  await tabTo(page, 'checkbox', 'Tomas');
  await press('Space');
  await go('button', t('group.createWith', { count: 1 }));
  await mara.thread('Harbour crew');

  await press('Escape');
  await go('link', t('nav.settings'));
  await go('link', t('settings.appearance'));
  await tabTo(page, 'radio', t('appearance.system'));
  await press('ArrowRight');
  await press('ArrowRight');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await press('Escape');
  await go('button', t('signout.action'));
  const question = page.getByRole('dialog', { name: t('signout.title') });
  await expect(question).toBeVisible();
  await tabTo(page, 'button', t('signout.action'));
  await press('Enter');
  await expect(page).toHaveURL(/\/(signin|welcome)/);
});

// The rail and both panes are there on a wide screen only.
test('Tab goes through the page in its order, and a list or a timeline is one stop', { tag: '@wide' }, async ({
  meet,
}) => {
  const [mara, tomas, aiko] = [await meet('Mara'), await meet('Tomas'), await meet('Aiko')];
  for (const person of [mara, tomas, aiko]) await person.arrive();
  await (await mara.talkTo('Aiko')).say('Hello Aiko');
  const thread = await mara.talkTo('Tomas');
  await thread.say('First');
  await thread.say('See https://example.org/tides and tell me');
  const { page } = mara;

  await page.goto('/chats');
  await expect(mara.row('Tomas')).toBeVisible();
  expect(await trail(page, 'Tab', 7)).toEqual([
    t('shell.skip'),
    t('nav.chats'),
    t('nav.people'),
    t('nav.settings'),
    t('chats.new'),
    t('chats.search'),
    expect.stringMatching(/^Tomas, /),
  ]);
  expect(await trail(page, 'ArrowDown', 1)).toEqual([expect.stringMatching(/^Aiko, /)]);
  expect(await trail(page, 'Home', 1)).toEqual([expect.stringMatching(/^Tomas, /)]);
  await page.keyboard.press('Enter');
  await expect(thread.field).toBeFocused();
  await thread.hears('See ');

  // Backwards from where one writes: the timeline is one stop, then the header, then the list.
  expect(await trail(page, 'Shift+Tab', 5)).toEqual([
    t('composer.addPhotos'),
    expect.stringContaining('See '),
    t('chat.menu'),
    t('person.open', { name: 'Tomas' }),
    expect.stringMatching(/^Tomas, /),
  ]);
  expect(await trail(page, 'Tab', 3)).toEqual([
    t('person.open', { name: 'Tomas' }),
    t('chat.menu'),
    expect.stringContaining('See '),
  ]);
  expect(await trail(page, 'ArrowUp', 1)).toEqual([expect.stringContaining('First')]);
  expect(await trail(page, 'ArrowDown', 1)).toEqual([expect.stringContaining('See ')]);
  // The message with the focus lets Tab go into it, and is seen to have it.
  expect(await trail(page, 'Tab', 1)).toEqual(['https://example.org/tides']);
  const ring = page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  expect(await ring).toBe('solid');
  expect(await trail(page, 'Shift+Tab', 1)).toEqual([expect.stringContaining('See ')]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu', { name: t('message.acts') })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await focused(page)).toContain('See ');
  await page.keyboard.press('Escape');
  await expect(thread.field).toBeFocused();

  await page.getByRole('heading', { name: 'Tomas' }).focus();
  await page.keyboard.type('typed anywhere');
  await expect(thread.field).toHaveValue('typed anywhere');
  for (const landmark of [t('nav.main'), t('chats.landmark')]) {
    await page.keyboard.press('Control+F6');
    const reached = () => page.evaluate("document.activeElement.closest('nav')?.getAttribute('aria-label')");
    await expect.poll(reached).toBe(landmark);
  }
});

test('Esc undoes one thing at a time, from the tooltip to the way back', async ({ meet }, { project }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await tomas.arrive();
  await mara.arrive();
  await (await tomas.talkTo('Mara')).say('Are you there?');
  const { page } = mara;
  const thread = await mara.open('Tomas');
  await thread.addPhotos([await picture('harbour.png', { width: 800, height: 600 }, '#1f6fb2')]);
  const tray = page.getByRole('list', { name: t('tray.label') });
  const divider = thread.log.getByText(t('divider.new', { count: 1 }));
  const menu = page.getByRole('menuitem', { name: t('person.profile') });
  const keys = page.getByRole('dialog', { name: t('keys.title') });
  const tooltip = page.locator('.tooltip');
  await expect(tray.getByRole('button', { name: t('tray.remove', { at: 1 }) })).toBeVisible();
  const press = (key: string) => page.keyboard.press(key);

  await thread.field.focus();
  await press('Control+/');
  await expect(keys).toBeVisible();
  await press('Escape');
  await expect(keys).toBeHidden();
  await expect(thread.field).toBeFocused();

  await tabTo(page, 'button', t('chat.menu'));
  await press('Enter');
  await expect(menu).toBeVisible();
  await press('Escape');
  await expect(menu).toBeHidden();
  await expect(mara.button(t('chat.menu'))).toBeFocused();
  await expect(tooltip).toHaveText(t('chat.menu'));
  await press('Escape');
  await expect(tooltip).toHaveCount(0);
  await expect(tray).toBeVisible();

  await press('Escape');
  await expect(tray).toHaveCount(0);
  await expect(divider).toBeVisible();
  await mara.button(t('action.undo')).click();
  await expect(tray).toBeVisible();
  await thread.field.focus();
  await press('Escape');
  await expect(tray).toHaveCount(0);

  await press('Escape');
  await expect(divider).toHaveCount(0);
  await expect(page).toHaveURL(/\/chats\/\w/);
  await press('Escape');
  if (project.name === 'desktop') await expect(thread.field).toBeFocused();
  else await expect(page.getByRole('heading', { name: t('chats.title'), exact: true })).toBeFocused();
});
