import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { arriveAs, say } from './history.ts';
import { type Account, call, signUp } from './server/api.ts';
import { t } from './text.ts';

const [samir, layla] = ['سمير', 'ليلى'];
const junior = 'Tomas Jr.';

/** Somebody whose name is written in letters that no address is made of. */
const signUpAs = async (url: string, displayName: string, login: string): Promise<Account> => {
  const body = { displayName, email: `${login}@example.org`, password: `${login} walks a lot` };
  const answer = await call<{ user: { id: string }; accessToken: string }>(url, 'POST', '/api/signup', { body });
  return { ...body, id: answer.user.id, accessToken: answer.accessToken };
};

/** Mara's group with two who write their names from right to left, which one of them renames at the end. */
const aGroup = async (url: string, mara: Account) => {
  const [first, second] = [await signUpAs(url, samir, 'samir'), await signUpAs(url, layla, 'layla')];
  const tomas = await signUp(url, 'Tomas');
  const { conversation } = await call<{ conversation: { id: string } }>(url, 'POST', '/api/conversations/groups', {
    token: first.accessToken,
    body: { title: 'Crew', userIds: [mara.id] },
  });
  await call(url, 'POST', `/api/conversations/${conversation.id}/members`, {
    token: first.accessToken,
    body: { userIds: [second.id, tomas.id] },
  });
  return { id: conversation.id, first, second, tomas };
};

// As much of the page's types as is used here: the tests are compiled without them.
interface Text {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<Text>;
}
declare const document: {
  createRange: () => {
    setStart(node: Text, at: number): void;
    setEnd(node: Text, at: number): void;
    getBoundingClientRect(): { readonly left: number; readonly right: number };
  };
};

/** Where each of the parts is drawn on the screen, in the order in which they are given. */
const placesOf = (line: Locator, parts: readonly string[]): Promise<{ left: number; right: number }[]> =>
  line.evaluate((element: Text, wanted) => {
    const nodes = (node: Text): Text[] => (node.nodeType === 3 ? [node] : [...node.childNodes].flatMap(nodes));
    return wanted.map((part) => {
      const node = nodes(element).find(({ nodeValue }) => nodeValue?.includes(part));
      if (!node) throw new Error(`There is no ${part}.`);
      const at = node.nodeValue?.lastIndexOf(part) ?? 0;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + part.length);
      const { left, right } = range.getBoundingClientRect();
      return { left, right };
    });
  }, parts);

/** Whether the parts stand one after the other from the left. */
const expectFromLeft = async (line: Locator, parts: readonly string[]): Promise<void> => {
  const places = await placesOf(line, parts);
  for (const [index, place] of places.slice(1).entries()) {
    // Letters end at fractions of a pixel, and a rectangle is told to the next 64th.
    const edge = (places[index]?.right ?? 0) - 0.5;
    expect(place.left, `${parts[index + 1]} after ${parts[index]}`).toBeGreaterThanOrEqual(edge);
  }
};

test('names from right to left leave an English sentence in its order, in the timeline and in the list', async ({
  chatter,
  meet,
}) => {
  const account = await signUp(chatter.url, 'Mara');
  const { id, first, tomas } = await aGroup(chatter.url, account);
  const mara = await meet('Mara');
  await arriveAs(mara, account);
  // The last thing that happened begins with a name that runs the other way.
  const sentence = mara.row('Crew').locator('span', { hasText: 'added' }).last();
  await expectFromLeft(sentence, [samir, 'added', layla, 'and']);
  const thread = await mara.open('Crew');
  const line = thread.log.getByText('added').last();
  await expectFromLeft(line, [samir, 'added', layla, 'and', 'Tomas']);

  // What a person wrote runs as its own words do, beside a name that does not.
  await say(chatter.url, first, id, 'مرحبا!');
  const words = thread.log.getByText('مرحبا!').last();
  await expectFromLeft(words, ['!', 'مرحبا']);
  await say(chatter.url, tomas, id, 'Hello!');
  await expectFromLeft(thread.log.getByText('Hello!').last(), ['Hello', '!']);

  const { conversation } = await call<{ conversation: { id: string } }>(
    chatter.url,
    'POST',
    '/api/conversations/direct',
    { token: account.accessToken, body: { userId: first.id } },
  );
  await mara.page.goto(`/chats/${conversation.id}`);
  const hello = mara.page.getByText(t('thread.hello', { name: samir })).last();
  await expectFromLeft(hello, ['hello', samir]);
});

test('names from left to right keep their own order in a sentence from right to left', async ({ chatter, meet }) => {
  const [account, tomas] = [await signUp(chatter.url, 'Mara'), await signUpAs(chatter.url, junior, 'tomas')];
  const { conversation } = await call<{ conversation: { id: string } }>(
    chatter.url,
    'POST',
    '/api/conversations/direct',
    { token: account.accessToken, body: { userId: tomas.id } },
  );
  await say(chatter.url, tomas, conversation.id, 'Hello!');
  const mara = await meet('Mara');
  await mara.page.goto('/welcome');
  await mara.page.evaluate("localStorage.setItem('chatter.language', 'pseudo')");
  await arriveAs(mara, account);
  const { page } = mara;
  await page.goto(`/chats/${conversation.id}`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');

  // A name by itself, the same inside a sentence, and what somebody wrote: the full stop stays behind its word.
  const heading = page.getByRole('main').getByRole('heading', { name: junior });
  await expectFromLeft(heading, ['Tomas Jr', '.']);
  const beginning = page.getByRole('log').locator('p').filter({ hasText: junior }).first();
  const [name, stop] = await placesOf(beginning, ['Tomas Jr', 'Jr.']);
  expect(stop?.right).toBeGreaterThan(name?.right ?? Number.POSITIVE_INFINITY);
  await expectFromLeft(page.getByRole('log').getByText('Hello!').last(), ['Hello', '!']);
});
