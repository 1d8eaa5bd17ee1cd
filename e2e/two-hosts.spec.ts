import { type Browser, type BrowserContextOptions, test as base, expect } from '@playwright/test';
import { hosts } from '../deploy/test/render-site.ts';
import { type Nginx, nginxPath, startNginx, takePorts } from '../deploy/test/start-nginx.ts';
import { built } from '../scripts/setup/ensure-built.mjs';
import { namedHosts } from './named-hosts.ts';
import { Person } from './person.ts';
import { picture } from './picture.ts';
import { makeFolder, startChatter } from './server/chatter-process.mjs';
import { t } from './text.ts';
import { watchContext } from './watch-page.ts';

/** Page and API at two names, each with TLS, and a place for the people of a test. */
const startTwoHosts = async (apiHost: string) => {
  const { folder, remove } = await makeFolder();
  const ports = await takePorts();
  const apiOrigin = `https://${apiHost}:${ports.https}`;
  const env = {
    PUBLIC_ORIGIN: `https://${hosts.page}:${ports.https}`,
    API_ORIGIN: apiOrigin,
    TRUST_PROXY: 'loopback',
  };
  const chatter = await startChatter({ folder, env });
  const nodes = [Number(new URL(chatter.url).port)];
  const nginx = await startNginx({ site: 'chatter-two-hosts', ports, nodes, webDir: built.web, apiHost });
  const end = async () => {
    await nginx.stop();
    await chatter.stop();
    await remove();
  };
  return { nginx, apiOrigin, end };
};

type TwoHosts = Omit<Awaited<ReturnType<typeof startTwoHosts>>, 'end'>;

const test = base.extend<{ twoHosts: (apiHost: string) => Promise<TwoHosts> }>({
  // biome wants the first argument destructured to be used; Playwright wants a pattern there.
  twoHosts: async ({ browserName: _ }, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async (apiHost) => {
      const { end, ...started } = await startTwoHosts(apiHost);
      ends.push(end);
      return started;
    });
    for (const end of ends) await end();
  },
});

test.use({ launchOptions: namedHosts });

/** A browser of somebody, and what must not have happened in it. */
const meet = async (name: string, browser: Browser, options: BrowserContextOptions, { origin }: Nginx) => {
  const complaints: string[] = [];
  const context = await browser.newContext({ ...options, baseURL: origin, ignoreHTTPSErrors: true });
  await watchContext(context, complaints);
  return { person: new Person(name, await context.newPage()), context, complaints };
};

const signOut = async (person: Person) => {
  await person.go('nav.settings');
  await person.button(t('signout.action')).click();
  const question = person.page.getByRole('dialog', { name: t('signout.title') });
  await question.getByRole('button', { name: t('signout.action') }).click();
  await expect(person.page).toHaveURL(/\/(welcome|signin)/);
};

const kinds = [
  { kind: 'one site', apiHost: hosts.api, cookie: { sameSite: 'Lax', secure: true } },
  { kind: 'two sites', apiHost: 'api.elsewhere.test', cookie: { sameSite: 'None', secure: true } },
] as const;

// Without nginx `npm test` says what it leaves out.
for (const { kind, apiHost, cookie } of nginxPath === null ? [] : kinds) {
  test(`page and API on ${kind}: one arrives, talks, shows a picture, stays and leaves`, {
    tag: '@wide',
  }, async ({ browser, contextOptions, twoHosts }) => {
    const { nginx, apiOrigin } = await twoHosts(apiHost);
    const [{ person: mara, context, complaints }, other] = [
      await meet('Mara', browser, contextOptions, nginx),
      await meet('Tomas', browser, contextOptions, nginx),
    ];
    const tomas = other.person;
    const lines: string[] = [];
    mara.page.on('websocket', (line) => lines.push(line.url()));

    await mara.signUp(await picture('mara.png', { width: 200, height: 200 }, '#1f6fb2'));
    await tomas.signUp();
    await signOut(mara);
    await mara.signIn();
    const [kept] = await context.cookies(`${apiOrigin}/api`);
    expect(kept).toMatchObject({ name: 'jwt', httpOnly: true, ...cookie });

    const thread = await mara.talkTo('Tomas');
    await thread.say('From one name to the other');
    await thread.addPhotos([await picture('photo.png', { width: 300, height: 200 }, '#2f9e44')]);
    await expect(mara.page.locator('[aria-busy=false]').first()).toBeVisible();
    await thread.send();
    const tomass = await tomas.open('Mara');
    await tomass.hears('From one name to the other');
    // His browser has the photo by the cookie of the other name.
    const photo = tomass.log.locator('[data-photo] img').last();
    await expect
      .poll(() => photo.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth))
      .toBeGreaterThan(0);
    expect(await photo.getAttribute('src')).toContain(apiOrigin);
    // Saved, though browsers heed `download` for the page's own host alone.
    await tomass.log.locator('[data-photo]').last().click();
    const saved = tomas.page.waitForEvent('download');
    await tomas.page.getByRole('link', { name: t('photo.download') }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.webp$/);
    await tomas.page.keyboard.press('Escape');
    await expect(thread.tick('From one name to the other', 'read')).toBeVisible();
    expect(lines.every((url) => url.startsWith(apiOrigin.replace('https', 'wss')))).toBe(true);
    expect(lines.length).toBeGreaterThan(0);

    await mara.page.reload();
    await (await mara.thread('Tomas')).hears('From one name to the other');
    await tomass.say('Still here?');
    await thread.hears('Still here?');

    await signOut(mara);
    await expect.poll(() => context.cookies(`${apiOrigin}/api`)).toEqual([]);
    await mara.page.goto('/chats');
    await expect(mara.page).toHaveURL(/\/signin/);

    expect([...complaints, ...other.complaints]).toEqual([]);
    await Promise.all([context.close(), other.context.close()]);
  });
}
