import { expect, test } from './fixtures.ts';
import { t } from './text.ts';

const firstWord = 'Are you there?';

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
