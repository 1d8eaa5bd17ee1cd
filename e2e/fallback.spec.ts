import { expect, test } from './fixtures.ts';

test('where WebSocket does not get through one talks by long-polling, and what that takes is fetched only then', {
  tag: '@wide',
}, async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  const fetched: string[] = [];
  tomas.page.on('request', (request) => fetched.push(request.url()));
  await tomas.page.addInitScript(() => {
    Object.defineProperty(globalThis, 'WebSocket', {
      // As behind a proxy that knows nothing of it.
      value: class {
        onerror: ((event: Event) => void) | null = null;
        constructor() {
          queueMicrotask(() => this.onerror?.(new Event('error')));
        }
        close() {}
      },
    });
  });
  await mara.arrive();
  await tomas.arrive();
  const maras = await mara.talkTo('Tomas');
  await maras.say('Do you hear me?');
  const tomass = await tomas.open('Mara');
  await tomass.hears('Do you hear me?');
  await tomass.say('Loud and clear');
  await maras.hears('Loud and clear');
  await expect(maras.tick('Do you hear me?', 'read')).toBeVisible();
  expect(fetched.filter((url) => /transport=polling/.test(url)).length).toBeGreaterThan(0);
  expect(fetched.filter((url) => /\/assets\/polling-/.test(url))).toHaveLength(1);
});
