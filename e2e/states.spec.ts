import { expect, test } from './fixtures.ts';
import type { Person } from './person.ts';
import { t } from './text.ts';

const problem = (code: string, status: number) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: code, status, code, retryable: false }),
});

/** Nothing is known before the server answers: this browser keeps no copy of what an earlier page knew. */
const withoutCopy = ({ page }: Person) => page.addInitScript("localStorage.setItem('chatter.leaves-nothing', '1')");

test('the first one here shares the address, the second finds the first, and a wave begins it', async ({ meet }, {
  project,
}) => {
  const mara = await meet('Mara');
  const { page } = mara;
  await mara.arrive();
  await expect(page.getByText(t('chats.first'))).toBeVisible();
  await expect(mara.button(t('chats.copyAddress'))).toBeVisible();
  await mara.go('nav.people');
  await expect(page.getByText(t('chats.first'))).toBeVisible();

  const tomas = await meet('Tomas');
  await tomas.arrive();
  await expect(tomas.page.getByText(t('chats.none'), { exact: true })).toBeVisible();
  await tomas.button(t('chats.findPeople')).click();
  await tomas.page.getByRole('searchbox', { name: t('people.search') }).fill('xyz');
  await expect(tomas.page.getByText(t('search.none', { search: 'xyz' }))).toBeVisible();
  await tomas.page
    .getByRole('button', { name: t('search.clear') })
    .last()
    .click();
  const list = tomas.page.getByRole('list', { name: t('people.list') });
  await list.getByRole('button', { name: t('person.messageTo', { name: 'Mara' }) }).click();
  const thread = await tomas.thread('Mara');
  await expect(tomas.page.getByText(t('thread.hello', { name: 'Mara' }))).toBeVisible();
  await tomas.button(t('thread.wave')).click();
  await thread.hears('👋');
  await expect(tomas.button(t('thread.wave'))).toHaveCount(0);

  await mara.go('nav.chats');
  if (project.name === 'desktop') await expect(page.getByText(t('chats.choose'))).toBeVisible();
  await expect(mara.row('Tomas')).toContainText('👋');
});

test('without a network one banner says so, what is written waits under a clock, and goes when it is back', async ({
  meetTwo,
}) => {
  const { mara, tomas, thread } = await meetTwo();
  await thread.say('Before');
  const { page } = mara;
  const composer = async () => (await thread.field.boundingBox())?.y ?? 0;
  const before = await composer();

  await page.context().setOffline(true);
  await expect(page.getByText(t('banner.offline')).first()).toBeVisible();
  // It takes a row of its own, and the composer stays where the hands are.
  expect(Math.abs((await composer()) - before)).toBeLessThan(1);
  await thread.say('From the tunnel');
  await expect(thread.tick('From the tunnel', 'waiting')).toBeVisible();
  await expect(page.locator('.toast')).toHaveCount(0);
  const height = async () => (await thread.message('From the tunnel').locator('.thread-bubble').boundingBox())?.height;
  const waiting = await height();

  await page.context().setOffline(false);
  await expect(page.getByText(t('banner.back'), { exact: true }).first()).toBeVisible();
  await expect(thread.tick('From the tunnel', 'delivered')).toBeVisible();
  // It does not wrap anew when it has gone.
  expect(await height()).toBe(waiting);
  const seen = await tomas.open('Mara');
  await seen.hears('From the tunnel');
});

test('a page that is too old says so and offers to reload', async ({ meet }) => {
  const mara = await meet('Mara');
  await mara.arrive();
  await mara.page.route('**/api/refresh', (route) => route.fulfill(problem('PROTOCOL_UNSUPPORTED', 426)));
  await mara.page.reload();
  await expect(mara.page.getByRole('heading', { name: t('tooOld.heading') })).toBeVisible();
  await mara.page.unroute('**/api/refresh');
  await mara.button(t('tooOld.reload')).click();
  await mara.isSignedIn();
});

test('a server that is gone at the first load is told, and tried again', async ({ meet }) => {
  const mara = await meet('Mara');
  await withoutCopy(mara);
  await mara.arrive();
  await mara.page.route('**/api/**', (route) => route.abort());
  await mara.page.reload();
  await expect(mara.page.getByRole('heading', { name: t('session.unreachable') })).toBeVisible();
  await expect(mara.page.getByText(t('error.network'))).toBeVisible();
  await mara.page.unroute('**/api/**');
  await mara.button(t('action.retry')).click();
  await mara.isSignedIn();
});

test('a part that cannot be fetched leaves the rest of the page standing', async ({ meet }) => {
  const mara = await meet('Mara');
  await mara.arrive();
  const { page } = mara;
  await page.evaluate("sessionStorage.setItem('chatter.reloaded', '1')");
  await page.route(/assets\/Settings.*\.js/, (route) => route.abort());
  await mara.go('nav.settings');
  await expect(page.getByText(t('broken.heading'))).toBeVisible();
  // The rest of the page stands, and one can go elsewhere.
  await mara.go('nav.chats');
  await mara.isSignedIn();
  await mara.go('nav.settings');
  await page.unroute(/assets\/Settings.*\.js/);
  await mara.button(t('broken.reload')).click();
  await expect(page.getByRole('navigation', { name: t('settings.landmark') })).toBeVisible();
});

test('a conversation stands without the part that answers for its messages', async ({ meetTwo }) => {
  const { mara, thread } = await meetTwo();
  const { page } = mara;
  await thread.say('Before');
  await page.route(/assets\/MessageLayer.*\.js/, (route) => route.abort());
  await page.reload();
  await thread.hears('Before');
  // That part is asked for at the first act.
  const refused = page.waitForEvent('requestfailed', (request) => request.url().includes('MessageLayer'));
  await thread.say('Without the menu');
  await refused;
  await thread.say('And once more');
  await expect(page.getByText(t('broken.heading'))).toHaveCount(0);
});

test('a part that is gone with an update brings the new page; one that is gone with the server leaves the old one', {
  tag: '@wide',
}, async ({ chatter, meet }) => {
  const mara = await meet('Mara');
  await mara.arrive();
  const { page } = mara;
  await page.evaluate('globalThis.mark = true');
  const isOldPage = () => page.evaluate('globalThis.mark === true');
  await chatter.stop();
  await mara.go('nav.settings');
  await expect(page.getByText(t('broken.heading'))).toBeVisible();
  expect(await isOldPage()).toBe(true);

  await chatter.startAgain();
  await page.route(/assets\/(Settings|People).*\.js/, (route) => route.fulfill({ status: 404 }), { times: 1 });
  await mara.go('nav.people');
  await expect(page.getByRole('navigation', { name: t('people.landmark') })).toBeVisible();
  expect(await isOldPage()).toBe(false);
});

test('skeletons are as high as what they stand for', async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await withoutCopy(mara);
  await mara.arrive();
  await tomas.arrive();
  const thread = await mara.talkTo('Tomas');
  await thread.say('Hello');
  const { page } = mara;
  const topsOf = (rows: string) =>
    page.evaluate(
      `[...document.querySelectorAll(${JSON.stringify(rows)})].map((row) => row.getBoundingClientRect().height)`,
    );

  for (const [path, api, skeletons, rows] of [
    ['/chats', '**/api/conversations*', 8, 1],
    ['/people', '**/api/people*', 10, 1],
  ] as const) {
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    await page.route(api, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(path);
    await expect(page.locator('.skeleton-late').first()).toBeVisible();
    const waiting = (await topsOf('.skeleton-late > div')) as number[];
    release();
    await expect(page.locator('[data-row]')).toHaveCount(rows);
    await expect(page.locator('.skeleton-late')).toHaveCount(0);
    const [real] = (await topsOf('[data-row]')) as number[];
    expect(waiting).toEqual(Array.from({ length: skeletons }, () => real));
    await page.unroute(api);
  }
});
