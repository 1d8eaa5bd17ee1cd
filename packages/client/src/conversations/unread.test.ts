import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openClient } from '../../test/open-client.ts';
import { pass, setUp } from '../../test/set-up.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('D7 what came while one read without a line is unread afterwards', async () => {
  const { server, mara, tomas, pair } = setUp();
  const chatter = await openClient(server, mara);
  for (const text of ['one', 'two', 'three']) server.say(tomas, pair, text);
  server.up = false;
  server.cut(mara);
  chatter.conversations.markRead(pair, 3);
  for (const text of ['four', 'five']) server.say(tomas, pair, text);
  server.up = true;
  await pass(5_000);
  expect(chatter.conversations.get(pair).get()).toMatchObject({ lastSeq: 5, unread: 2, me: { readSeq: 3 } });
});
