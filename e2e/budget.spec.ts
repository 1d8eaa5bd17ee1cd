import { firstLoad, loadTable } from './first-load.ts';
import { expect, test } from './fixtures.ts';
import { aHistory } from './history.ts';
import { t } from './text.ts';

/** Thousand bytes, packed by gzip. */
const budget = { signIn: 105, conversation: 140, conversationInAll: 190 };

/** What is loaded when it is used, by the beginning of its file's name. */
const later =
  /\/assets\/(EmojiPicker|data|Lightbox|PhotoLayer|CropDialog|PicturePicker|PhotoTray|MessageLayer|Switcher|KeysSheet|GroupDetails|NewGroup|LeaveGroup|People|Person|Settings|Profile|Devices|Password|Appearance|Language|SignUp)/;
const catalogues = /\/assets\/(en|de|to-pseudo)-[^/]+\.js$/;

test('the first load of the sign-in page and of a conversation keeps within its budget, and brings nothing for later', {
  tag: '@wide',
}, async ({ chatter, meet }) => {
  const { reader, id } = await aHistory(chatter.url, 60);
  const stranger = await meet('Stranger');
  const { page } = stranger;
  const signIn = await firstLoad(page, '/signin', () =>
    expect(page.getByRole('button', { name: t('signin.submit') })).toBeVisible(),
  );

  const { email, password } = reader;
  const mara = await meet('Mara');
  // Signed in, and nothing in the cache yet.
  await mara.page.context().request.post('/api/signin', { data: { email, password, remember: true } });
  const conversation = await firstLoad(mara.page, `/chats/${id}`, () =>
    expect(mara.page.getByRole('log').locator('[data-message]').last()).toBeVisible(),
  );

  process.stdout.write(`${loadTable('sign-in', signIn)}\n${loadTable('conversation', conversation)}\n`);
  expect(signIn.sums.script.gzip / 1_000).toBeLessThanOrEqual(budget.signIn);
  expect(conversation.sums.script.gzip / 1_000).toBeLessThanOrEqual(budget.conversation);
  expect(conversation.all.gzip / 1_000).toBeLessThanOrEqual(budget.conversationInAll);
  for (const { urls } of [signIn, conversation]) {
    expect(urls.filter((url) => later.test(url))).toEqual([]);
    expect(urls.filter((url) => catalogues.test(url))).toHaveLength(1);
  }
});
