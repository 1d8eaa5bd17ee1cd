import type { ConversationId } from '@chatter/protocol/ids';
import { getConversation } from '@chatter/protocol/routes/conversations';
import { listMessages, postMessage } from '@chatter/protocol/routes/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callRoute, refuseRoute } from '../../test/call-route.ts';
import { goLive } from '../../test/go-live.ts';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { newClientId, openDirect, say, text } from '../../test/talk.ts';

let server: TestServer;
let mara: Person;
let tomas: Person;
let id: ConversationId;

beforeAll(async () => {
  server = await startTestServer({ config: { messagesPerMinute: 4 } });
  [mara, tomas] = await Promise.all([signUp(server, 'mara'), signUp(server, 'tomas')]);
  id = (await openDirect(server, mara, tomas)).id;
});
afterAll(() => server.close());

const refusal = (person: Person, body: object = { clientMessageId: newClientId(), content: text('Too many') }) =>
  refuseRoute(server, person, postMessage, { params: { conversationId: id }, body });

test('case 46 messages over HTTP and over the socket count together, for each account by itself', async () => {
  const live = await goLive(server, mara);
  const message = () => ({ conversationId: id, clientMessageId: newClientId(), content: text('Live') });
  for (let i = 0; i < 2; i += 1) {
    await live.call('message:send', message());
    await say(server, mara, id, 'Over HTTP');
  }
  expect(await refusal(mara)).toMatchObject({ code: 'RATE_LIMITED', details: { retryAfterMs: 15_000 } });
  expect(await live.refusal('message:send', message())).toBe('RATE_LIMITED');
  await say(server, tomas, id, 'I may');
  const params = { conversationId: id };
  expect((await callRoute(server, mara, listMessages, { params })).messages).toHaveLength(5);
  server.clock.advance(15_000);
  await say(server, mara, id, 'Again');
  expect(await live.refusal('message:send', message())).toBe('RATE_LIMITED');
  expect((await callRoute(server, mara, getConversation, { params })).conversation.lastSeq).toBe(6);
  live.close();
});

test('case 46 a flood of bodies that are no messages is refused before they are read', async () => {
  const codes: string[] = [];
  for (let i = 0; i < 6; i += 1) codes.push((await refusal(tomas, { text: 'no message' })).code);
  expect(codes.slice(0, 3)).not.toContain('RATE_LIMITED');
  expect(codes.at(-1)).toBe('RATE_LIMITED');
});
