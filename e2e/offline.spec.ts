import { expect, test } from './fixtures.ts';
import { cutOff, keeps } from './page-copy.ts';
import { picture } from './picture.ts';
import { t } from './text.ts';

const firstWord = 'Are you there?';

/** Whether the browser would ask before the page goes. */
const asksBeforeLeaving = "!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";

/** What the outbox on the disk holds. */
const onDisk = (rows: string) => `new Promise((resolve) => {
  const opening = indexedDB.open('chatter.outbox');
  opening.onsuccess = () => {
    const reading = opening.result.transaction('sends').objectStore('sends').getAll();
    reading.onsuccess = () => {
      opening.result.close();
      resolve(${rows}.length);
    };
  };
})`;
// Runs in the page before anything of the page does.
const noRoomForPhotos = `
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value, ...rest) {
    if ('files' in value) throw new DOMException('full', 'QuotaExceededError');
    return put.call(this, value, ...rest);
  };`;

const waitingSends = onDisk('reading.result');
const waitingPhotos = onDisk('reading.result.flatMap(({ files = [] }) => files)');

test('D10 what was written without a network outlives its page, and arrives once when the next page has one', {
  tag: '@wide',
}, async ({ meetTwo }) => {
  const { mara, tomas, thread: maras } = await meetTwo();
  await maras.say(firstWord);
  const tomass = await tomas.open('Mara');
  await tomass.hears(firstWord);

  const context = mara.page.context();
  await context.setOffline(true);
  for (const text of ['From the tunnel', 'And a second line']) {
    await maras.say(text);
    await expect(maras.tick(text, 'waiting')).toBeVisible();
  }
  await expect.poll(() => mara.page.evaluate(waitingSends)).toBe(2);
  await mara.page.close();
  await context.setOffline(false);

  const again = await maras.inNewTab();
  for (const text of ['From the tunnel', 'And a second line']) {
    await tomass.hears(text);
    await expect(again.tick(text, 'read')).toBeVisible();
    await expect(again.message(text)).toHaveCount(1);
  }
  await expect(tomass.log.getByRole('listitem').filter({ hasText: /tunnel|second/ })).toContainText([
    'From the tunnel',
    'And a second line',
  ]);
});

test('D2 D10 of two tabs the one that stays sends what the other left, and neither sends it twice', {
  tag: '@wide',
}, async ({ meetTwo }) => {
  const { mara, tomas, thread: maras } = await meetTwo();
  await maras.say(firstWord);
  const tomass = await tomas.open('Mara');
  const context = mara.page.context();
  const other = await maras.inNewTab();
  await other.hears(firstWord);

  await context.setOffline(true);
  await maras.say('Written in the first tab');
  await expect(maras.tick('Written in the first tab', 'waiting')).toBeVisible();
  await expect.poll(() => mara.page.evaluate(waitingSends)).toBe(1);
  await mara.page.close();
  await expect(other.tick('Written in the first tab', 'waiting')).toBeVisible();
  await context.setOffline(false);

  await tomass.hears('Written in the first tab');
  await expect(other.tick('Written in the first tab', 'read')).toBeVisible();
  await other.say('And here I am');
  await tomass.hears('And here I am');
  await expect(tomass.message('Written in the first tab')).toHaveCount(1);
  await expect(other.message('Written in the first tab')).toHaveCount(1);
});

test('D10 a browser that keeps nothing is told of when it matters, and the message still goes', {
  tag: '@wide',
}, async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await mara.page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      value: {
        open: () => {
          throw new Error('forbidden');
        },
      },
    });
  });
  await mara.arrive();
  await tomas.arrive();
  const maras = await mara.talkTo('Tomas');
  await expect(mara.page.getByText(t('banner.unsaved'))).toHaveCount(0);
  await mara.page.context().setOffline(true);
  await maras.say('Only in memory');
  await expect(mara.page.getByText(t('banner.unsaved')).first()).toBeVisible();
  await mara.page.context().setOffline(false);
  await expect(maras.tick('Only in memory', 'delivered')).toBeVisible();
});

test('D10 photos that wait for the server outlive a reload with their caption, and are sent once when it is back', async ({
  meetTwo,
}) => {
  const { mara, tomas, thread: maras } = await meetTwo();
  const { page } = mara;
  await maras.say(firstWord);
  const tomass = await tomas.open('Mara');
  await tomass.hears(firstWord);
  await keeps(page, firstWord);

  await cutOff(page);
  await page.reload();
  await maras.hears(firstWord);
  const [sea, wood] = [
    await picture('sea.png', { width: 600, height: 400 }, '#2a6f97'),
    await picture('wood.png', { width: 400, height: 600 }, '#386641'),
  ];
  await maras.addPhotos([sea, wood]);
  await maras.write('From the ferry');
  await maras.send();
  const waiting = maras.message('From the ferry');
  await expect(waiting.getByText(t('tray.failed', { reason: t('error.network') }))).toBeVisible();
  await maras.say('And some words after them');
  await expect.poll(() => page.evaluate(waitingPhotos)).toBe(2);
  await expect.poll(() => page.evaluate(asksBeforeLeaving)).toBe(false);

  for (let round = 0; round < 2; round += 1) {
    // Nothing asks before it: all of it is on the disk.
    await page.reload();
    await expect(waiting).toHaveCount(1);
    await expect(waiting.locator('img')).toHaveCount(2);
    await expect(maras.tick('And some words after them', 'waiting')).toBeVisible();
  }

  await page.unrouteAll();
  for (const thread of [maras, tomass]) {
    await expect(thread.log.locator('[data-photo]')).toHaveCount(2);
    await expect(thread.message('From the ferry')).toHaveCount(1);
    await expect(thread.message('And some words after them')).toHaveCount(1);
  }
  await expect(maras.tick('From the ferry', 'read')).toBeVisible();
  await expect.poll(() => page.evaluate(waitingPhotos)).toBe(0);
  await page.reload();
  await maras.hears('From the ferry');
  await expect(maras.message('From the ferry')).toHaveCount(1);
});

test('D10 photos for which there is no room say so, ask before the page goes, and are sent all the same', {
  tag: '@wide',
}, async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  const { page } = mara;
  await page.addInitScript({ content: noRoomForPhotos });
  await mara.arrive();
  await tomas.arrive();
  const maras = await mara.talkTo('Tomas');
  await maras.say(firstWord);
  await cutOff(page);
  await maras.addPhotos(await picture('sea.png', { width: 600, height: 400 }, '#2a6f97'));
  await maras.write('Only in memory');
  await maras.send();
  await expect(maras.log.getByText(t('outgoing.unkept', { count: 1 }))).toBeVisible();
  expect(await page.evaluate(asksBeforeLeaving)).toBe(true);
  await page.unrouteAll();
  await maras.log.getByRole('button', { name: t('failed.retry'), exact: true }).click();
  await expect(maras.tick('Only in memory', 'delivered')).toBeVisible();
});
