import { expect, test } from './fixtures.ts';
import { t } from './text.ts';

test.use({ serviceWorkers: 'allow' });

// As much of the page's types as is used here: the tests are compiled without them.
declare const navigator: { serviceWorker: { ready: Promise<unknown>; controller: unknown } };
declare const caches: {
  keys(): Promise<string[]>;
  open(name: string): Promise<{ keys(): Promise<{ url: string }[]> }>;
};

/** Resolves when the page's files are kept, and this page is served from them. */
const untilKept = (evaluate: (work: () => Promise<unknown>) => Promise<unknown>) =>
  evaluate(async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null;
  });

test('D10 the page opens without a network, is read and written in, and sends when there is one', {
  tag: '@wide',
}, async ({ meetTwo }) => {
  const { mara, tomas, thread: maras } = await meetTwo();
  await maras.say('Before the tunnel');
  const tomass = await tomas.open('Mara');
  await tomass.hears('Before the tunnel');
  await untilKept((work) => mara.page.evaluate(work));

  const context = mara.page.context();
  await context.setOffline(true);
  await mara.page.reload();
  await maras.hears('Before the tunnel');
  await expect(mara.page.getByText(t('banner.offline')).first()).toBeVisible();
  await maras.say('From the tunnel');
  await expect(maras.tick('From the tunnel', 'waiting')).toBeVisible();
  await mara.page.reload();
  await expect(maras.tick('From the tunnel', 'waiting')).toBeVisible();

  await context.setOffline(false);
  await tomass.hears('From the tunnel');
  await expect(maras.message('From the tunnel')).toHaveCount(1);
});

test('nothing that the server says of people is kept with the files of the page', { tag: '@wide' }, async ({
  meetTwo,
}) => {
  const { mara, thread } = await meetTwo();
  await thread.say('Only for Tomas');
  await untilKept((work) => mara.page.evaluate(work));
  await mara.page.reload();
  await thread.hears('Only for Tomas');
  const kept = await mara.page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/');
  expect(kept.filter((path) => path.startsWith('/api') || path.startsWith('/socket.io'))).toEqual([]);
});
