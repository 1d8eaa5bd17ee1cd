import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { layoutComplaints } from './layout-complaints.ts';
import type { Person } from './person.ts';
import { picture } from './picture.ts';
import { t, tGerman } from './text.ts';

const guestRoutes = ['/welcome', '/signup', '/signin'];
const settings = ['profile', 'devices', 'password', 'appearance', 'language'].map((page) => `/settings/${page}`);

interface Talk {
  readonly mara: Person;
  /** Addresses of the conversation and of the other's page. */
  readonly chat: string;
  readonly peer: string;
}

/** Mara and Tomas have exchanged words and a photo. */
const talk = async (meet: (name: string) => Promise<Person>): Promise<Talk> => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await mara.arrive();
  await tomas.arrive();
  await mara.find('Tomas');
  const peer = new URL(mara.page.url()).pathname;
  await mara.button(t('person.message')).click();
  const thread = await mara.thread('Tomas');
  await thread.say('Are you there?');
  await thread.addPhotos([await picture('harbour.png', { width: 800, height: 600 }, '#1f6fb2')]);
  await thread.say('The harbour');
  const theirs = await tomas.open('Mara');
  await theirs.say('Here I am');
  await thread.hears('Here I am');
  // The photo too has arrived: nothing is on its way that a page would warn of when it is left.
  for (const words of ['Are you there?', 'The harbour']) await expect(thread.tick(words, 'read')).toBeVisible();
  return { mara, chat: new URL(mara.page.url()).pathname, peer };
};

/** Goes there and waits until nothing of the page is on its way any more. */
const visit = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await expect(page.locator('h1, h2').filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator('[aria-busy=true], .skeleton').filter({ visible: true })).toHaveCount(0);
};

const holds = async (page: Page, where: string): Promise<void> => {
  await page.evaluate('document.fonts.ready.then(() => null)');
  await expect.poll(() => layoutComplaints(page), where).toEqual([]);
};

const allHold = async (page: Page, paths: readonly string[]): Promise<void> => {
  for (const path of paths) {
    await visit(page, path);
    await holds(page, path);
  }
};

// As much of the page's types as is used here: the tests are compiled without them.
declare const getComputedStyle: (element: unknown) => { getPropertyValue(name: string): string };

/** A property as the browser computes it for the first of the elements. */
const style = (locator: Locator, property: string): Promise<string> =>
  locator.first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

const isInside = (locator: Locator): Promise<void> => expect(locator).toBeInViewport({ ratio: 1 });

test('somebody reads Chatter in German, before the sign-in and after it, and fetches one language', async ({
  meet,
}) => {
  const tomas = await meet('Tomas');
  await tomas.arrive();
  const first = await meet('Mara');
  await first.arrive();
  const mara = await meet('Mara');
  const { page } = mara;
  const fetched: string[] = [];
  page.on('request', (request) => {
    const [, language] = /\/assets\/(en|de)-[^/]*\.js/.exec(request.url()) ?? [];
    if (language) fetched.push(language);
  });

  await page.goto('/signin');
  await page.getByLabel(t('email.label'), { exact: true }).fill(mara.email);
  expect(fetched).toEqual(['en']);
  await mara.button('Deutsch').click();
  await expect(page.getByRole('heading', { name: tGerman('signin.title') })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByLabel(tGerman('email.label'), { exact: true })).toHaveValue(mara.email);
  fetched.length = 0;
  await page.reload();
  await expect(page.getByRole('heading', { name: tGerman('signin.title') })).toBeVisible();
  expect(fetched).toEqual(['de']);

  await page.getByLabel(tGerman('email.label'), { exact: true }).fill(mara.email);
  await page.getByLabel(tGerman('password.label'), { exact: true }).fill(mara.password);
  await mara.button(tGerman('signin.submit')).click();
  await expect(page.getByText(tGerman('chats.none'))).toBeVisible();
  await page
    .getByRole('link', { name: tGerman('chats.findPeople') })
    .or(mara.button(tGerman('chats.findPeople')))
    .click();
  await page
    .getByRole('list', { name: tGerman('people.list') })
    .getByRole('link', { name: 'Tomas' })
    .click();
  await mara.button(tGerman('person.message')).click();
  const field = page.getByRole('textbox', { name: tGerman('composer.field', { name: 'Tomas' }) });
  await field.fill('Guten Morgen');
  await mara.button(tGerman('composer.send')).click();
  const log = page.getByRole('log', { name: tGerman('thread.log', { name: 'Tomas' }) });
  await expect(log.getByRole('img', { name: tGerman('tick.delivered'), exact: true })).toBeVisible();
  await expect(log.getByText(tGerman('time.today'), { exact: true }).first()).toBeVisible();

  await visit(page, '/settings/language');
  await page.getByRole('radio', { name: tGerman('appearance.system') }).check();
  await expect(page.getByRole('heading', { name: t('settings.language') })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle(new RegExp(t('settings.language')));
});

test('written from right to left and two fifths longer, every page holds and is mirrored where it should be', async ({
  meet,
}) => {
  // A dozen pages are looked at in turn, which a busy machine does not do within a minute.
  test.slow();
  const { mara, chat, peer } = await talk(meet);
  const { page } = mara;
  await page.evaluate("localStorage.setItem('chatter.language', 'pseudo')");
  await allHold(page, ['/chats', chat, '/people', peer, '/settings', ...settings]);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');

  await visit(page, chat);
  const log = page.getByRole('log');
  const bubble = (words: string) => log.locator('.bubble').filter({ hasText: words });
  const [own, other] = [await bubble('Are you there?').boundingBox(), await bubble('Here I am').boundingBox()];
  expect((own?.x ?? 0) + (own?.width ?? 0)).toBeLessThan((other?.x ?? 0) + (other?.width ?? 0));
  expect(own?.x).toBeLessThan(other?.x ?? 0);
  const back = page.locator('main header a svg');
  // `scale` of the mirrored ones, none on what must read the same everywhere.
  expect(await style(back, 'scale')).toBe('-1 1');
  for (const each of [log.locator('[role=img]'), log.locator('img')]) {
    expect([await style(each, 'scale'), await style(each, 'transform')]).toEqual(['none', 'none']);
  }

  await page.locator('main header [aria-haspopup=menu]').click();
  await isInside(page.getByRole('menu').filter({ visible: true }));
  await holds(page, 'the menu of a conversation');
  await page.keyboard.press('Escape');
  await visit(page, '/chats?new=group');
  await isInside(page.getByRole('dialog'));
  await holds(page, 'a new group');

  await page.context().clearCookies();
  await page.evaluate("localStorage.removeItem('chatter.signed-in')");
  await allHold(page, guestRoutes);
});

test('with text of twice the size every page holds, and one can write and send', async ({ meet }) => {
  // A dozen pages are looked at in turn, which a busy machine does not do within a minute.
  test.slow();
  const { mara, chat, peer } = await talk(meet);
  const { page } = mara;
  await page.addInitScript({
    content: "document.addEventListener('readystatechange', () => (document.documentElement.style.fontSize = '200%'))",
  });
  await allHold(page, ['/chats', chat, '/people', peer, '/settings', ...settings]);
  await visit(page, chat);
  const thread = await mara.thread('Tomas');
  await isInside(thread.field);
  await isInside(mara.button(t('composer.send')));
  await thread.say('In large letters');
  await expect(thread.tick('In large letters', 'waiting')).toHaveCount(0);
  await page.locator('main header [aria-haspopup=menu]').click();
  await isInside(page.getByRole('menu').filter({ visible: true }));
  await holds(page, 'the menu of a conversation');
  await page.keyboard.press('Escape');
  await visit(page, '/chats?new=group');
  await holds(page, 'a new group');
  await page.context().clearCookies();
  await page.evaluate("localStorage.removeItem('chatter.signed-in')");
  await allHold(page, guestRoutes);
});

test('without colours, and with more contrast, bubbles, badges and toasts have an edge', async ({ meet }) => {
  const { mara } = await talk(meet);
  const { page } = mara;
  const thread = await mara.thread('Tomas');
  const bubbles = thread.log.locator('.bubble');
  await page.emulateMedia({ contrast: 'more' });
  expect(await style(bubbles, 'border-top-width')).toBe('1px');
  const role = (name: string) => style(page.locator('html'), name);
  expect(await role('--color-text-3')).toBe(await role('--color-text-2'));
  expect(await role('--color-line')).toBe(await role('--color-edge'));

  await page.emulateMedia({ contrast: 'no-preference', forcedColors: 'active' });
  for (const bubble of await bubbles.all()) expect(await style(bubble, 'outline-style')).toBe('solid');
  const tick = thread.tick('Are you there?', 'read');
  expect(await style(tick, 'stroke')).toBe(await style(page.locator('body'), 'color'));

  await mara.openSettings('profile');
  await page.getByLabel(t('status.label')).fill('By the sea');
  await mara.button(t('action.save')).click();
  const toast = page.locator('.toast');
  await expect(toast).toBeVisible();
  expect(await style(toast, 'outline-style')).toBe('solid');
  const tomas = await meet('Tomas');
  await tomas.signIn();
  const theirs = await tomas.open('Mara');
  await theirs.say('Where are you?');
  if (page.viewportSize()?.width === 360) await mara.go('nav.chats');
  const badge = page.locator('.badge').filter({ visible: true }).first();
  await expect(badge).toBeVisible();
  expect(await style(badge, 'outline-style')).toBe('solid');
});
