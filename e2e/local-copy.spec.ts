import { expect, test } from './fixtures.ts';
import { copied, cutOff, databases, keeps } from './page-copy.ts';
import { t } from './text.ts';

const firstWord = 'Are you there?';

test('D6 a page shows list, conversation and history before the server answers, and equals it afterwards', async ({
  meetTwo,
}) => {
  const { mara, tomas, thread: maras } = await meetTwo();
  await maras.say(firstWord);
  const tomass = await tomas.open('Mara');
  await tomass.say('Here I am');
  await maras.hears('Here I am');
  await keeps(mara.page, 'Here I am');

  await cutOff(mara.page);
  await mara.page.reload();
  await maras.hears(firstWord);
  await maras.hears('Here I am');
  await expect(mara.page.getByRole('heading', { name: 'Tomas' })).toBeVisible();
  await maras.say('Written before it answered');
  await expect(maras.tick('Written before it answered', 'waiting')).toBeVisible();
  await tomass.say('You cannot hear me');

  await mara.page.unrouteAll();
  await maras.hears('You cannot hear me');
  await tomass.hears('Written before it answered');
  await expect(maras.tick('Written before it answered', 'read')).toBeVisible();
  await expect(maras.message('Written before it answered')).toHaveCount(1);
});

test('D6 D10 without the server the list can be filtered and other conversations read, and what was written outlives a further reload', {
  tag: '@wide',
}, async ({ meet }) => {
  const [mara, tomas, aiko] = [await meet('Mara'), await meet('Tomas'), await meet('Aiko')];
  for (const person of [mara, tomas, aiko]) await person.arrive();
  const { page } = mara;
  const withAiko = await mara.talkTo('Aiko');
  await withAiko.say('Only to Aiko');
  const withTomas = await mara.talkTo('Tomas');
  await withTomas.say(firstWord);
  await mara.go('nav.chats');
  await keeps(page, 'Only to Aiko');
  await keeps(page, firstWord);

  await cutOff(page);
  await page.reload();
  await expect(mara.row('Tomas')).toBeVisible();
  await page.getByRole('searchbox', { name: t('chats.search') }).fill('aik');
  await expect(mara.row('Tomas')).toHaveCount(0);
  const again = await mara.open('Aiko');
  await again.hears('Only to Aiko');
  await again.say('From a dead spot');
  await expect(again.tick('From a dead spot', 'waiting')).toBeVisible();
  await page.reload();
  await expect(again.tick('From a dead spot', 'waiting')).toBeVisible();
  await page.unrouteAll();
  await expect(again.tick('From a dead spot', 'delivered')).toBeVisible();
  await expect(again.message('From a dead spot')).toHaveCount(1);
});

test('D6 of a conversation that was never opened the last message is there, and the rest comes with the network', {
  tag: '@wide',
}, async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await mara.arrive();
  await tomas.arrive();
  const { page } = mara;
  // On a page without the chat nobody hears of it.
  await page.goto('/theme.js');
  const tomass = await tomas.talkTo('Mara');
  for (const text of [firstWord, 'The second', 'The last']) await tomass.say(text);
  await page.goto('/chats');
  await keeps(page, 'The last');
  expect(await copied(page)).not.toContain(firstWord);
  await cutOff(page);
  await page.reload();
  const maras = await mara.open('Tomas');
  await maras.hears('The last');
  await expect(maras.message(firstWord)).toHaveCount(0);
  await page.unrouteAll();
  for (const text of [firstWord, 'The second', 'The last']) await maras.hears(text);
});

test('of two tabs one writes the copy, and the other goes on with it when that one is closed', {
  tag: '@wide',
}, async ({ meetTwo }) => {
  const { mara, thread: maras } = await meetTwo();
  await maras.say(firstWord);
  await keeps(mara.page, firstWord);
  const other = await maras.inNewTab();
  const { page } = other;
  await other.say('From the second tab');
  await keeps(page, 'From the second tab');
  await mara.page.close();
  await other.say('And alone');
  await keeps(page, 'And alone');
  await cutOff(page);
  await page.reload();
  for (const text of [firstWord, 'From the second tab', 'And alone']) await other.hears(text);
});

test('D9 who signs out leaves nothing of theirs in the browser, in no tab', { tag: '@wide' }, async ({ meetTwo }) => {
  const { mara, thread } = await meetTwo();
  await thread.say(firstWord);
  await keeps(mara.page, firstWord);
  const other = await thread.inNewTab();
  await other.hears(firstWord);

  await mara.go('nav.settings');
  await mara.button(t('signout.action')).click();
  const question = mara.page.getByRole('dialog', { name: t('signout.title') });
  await question.getByRole('button', { name: t('signout.action') }).click();
  for (const page of [mara.page, other.page]) {
    await expect(page).toHaveURL(/\/signin/);
    await expect.poll(() => databases(page)).not.toContain('chatter.copy');
  }
});

test('D9 a session that was ended elsewhere takes the copy along, at the latest when its page begins again', {
  tag: '@wide',
}, async ({ meet, meetTwo }) => {
  const { mara, thread } = await meetTwo();
  await thread.say(firstWord);
  await keeps(mara.page, firstWord);
  const address = mara.page.url();
  await mara.page.goto('/theme.js');
  // On a page without the chat nobody hears of it.
  const elsewhere = await meet('Mara');
  await elsewhere.signIn();
  await elsewhere.openSettings('devices');
  await elsewhere.button(t('devices.endOthers')).click();
  const asked = elsewhere.page.getByRole('dialog', { name: t('devices.endOthersTitle') });
  await asked.getByRole('button', { name: t('devices.end'), exact: true }).click();
  await expect(elsewhere.page.getByText(t('devices.othersEnded')).first()).toBeVisible();

  await mara.page.goto(address);
  await expect(mara.button(t('signin.submit'))).toBeVisible();
  await expect.poll(() => databases(mara.page)).not.toContain('chatter.copy');
});
