import type { RouteBodyInput } from '@chatter/protocol/route';
import { updateMe } from '@chatter/protocol/routes/accounts';
import * as conversations from '@chatter/protocol/routes/conversations';
import { sync } from '@chatter/protocol/routes/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRoute, refuseRoute } from '../../test/call-route.ts';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { openDirect, say, startGroup } from '../../test/talk.ts';

let server: TestServer;
let mara: Person;
let tomas: Person;
let stranger: Person;

beforeAll(async () => {
  server = await startTestServer();
  [mara, tomas, stranger] = await Promise.all([
    signUp(server, 'mara'),
    signUp(server, 'tomas'),
    signUp(server, 'ngozi'),
  ]);
});
afterAll(() => server.close());

const ask = (person: Person, body: RouteBodyInput<typeof sync>) => callRoute(server, person, sync, { body });
const start = async (person: Person) => (await ask(person, { since: null })).position;
const viewOf = async (person: Person, conversationId: string) => {
  const params = { conversationId: conversationId as never };
  return (await callRoute(server, person, conversations.getConversation, { params })).conversation;
};

describe('coming back after an absence', () => {
  test('D6 one answer brings what changed, as it is now, and of what is held also the messages', async () => {
    const walk = await startGroup(server, mara, [tomas]);
    const trip = await startGroup(server, mara, [tomas]);
    const quiet = await startGroup(server, mara, [tomas]);
    const held = [walk, quiet].map(({ id, rev }) => ({ conversationId: id, rev }));
    const since = await start(mara);
    const first = await say(server, tomas, walk.id, 'Bring boots');
    const second = await say(server, tomas, walk.id, 'And bread');
    await say(server, tomas, trip.id, 'Tickets are here');
    const answer = await ask(mara, { since, held });
    expect(answer).toMatchObject({ known: true, complete: true, gone: [], usersComplete: true });
    expect(answer.conversations).toEqual([await viewOf(mara, trip.id)]);
    const [changes, ...none] = answer.changes;
    expect(none).toEqual([]);
    expect(changes).toMatchObject({ complete: true, messages: [first, second] });
    expect(changes?.conversation).toEqual(await viewOf(mara, walk.id));
    expect(changes?.rev).toBe(changes?.conversation.rev);
    expect(answer.users.map(({ id }) => id)).toContain(tomas.user.id);
    expect(await ask(mara, { since: answer.position, held })).toMatchObject({ conversations: [], changes: [] });
  });

  test('D6 what one already knows to its newest change is told as a view only', async () => {
    const { id } = await startGroup(server, mara, [tomas]);
    const since = await start(mara);
    await say(server, tomas, id, 'You saw this');
    const { rev } = await viewOf(mara, id);
    const answer = await ask(mara, { since, held: [{ conversationId: id, rev }] });
    expect([answer.conversations.length, answer.changes]).toEqual([1, []]);
  });

  test('D6 after a long absence the messages of one conversation come to a bound, and say so', async () => {
    const { id, rev } = await startGroup(server, mara, [tomas]);
    const since = await start(mara);
    for (let n = 0; n < 120; n += 1) await say(server, tomas, id, `Line ${n}`);
    const [changes] = (await ask(mara, { since, held: [{ conversationId: id, rev }] })).changes;
    expect(changes?.complete).toBe(false);
    expect(changes?.messages.length).toBeLessThanOrEqual(100);
    expect(changes?.messages[0]).toMatchObject({ content: { text: 'Line 0' } });
  });

  test('D9 nothing of others, and of a group that one was put out of only that it is gone', async () => {
    const { id, rev } = await startGroup(server, mara, [tomas]);
    const before = { tomas: await start(tomas), stranger: await start(stranger) };
    await say(server, mara, id, 'Between us');
    const params = { conversationId: id, userId: tomas.user.id };
    await callRoute(server, mara, conversations.removeMember, { params });
    const held = [{ conversationId: id, rev }];
    const out = await ask(tomas, { since: before.tomas, held });
    expect(out).toMatchObject({ conversations: [], changes: [], gone: [id] });
    const nothing = await ask(stranger, { since: before.stranger, held });
    expect(nothing).toMatchObject({ conversations: [], changes: [], gone: [] });
    expect(JSON.stringify([out, nothing])).not.toContain('Between us');
  });

  test('a changed profile comes without anybody asking for it', async () => {
    await openDirect(server, mara, tomas);
    const since = await start(mara);
    await callRoute(server, tomas, updateMe, { body: { status: 'by the sea' } });
    expect((await ask(mara, { since })).users).toMatchObject([{ id: tomas.user.id, status: 'by the sea' }]);
  });

  test('case 57 garbage and the future get a new beginning, what is no position at all a refusal', async () => {
    const since = await start(mara);
    for (const odd of ['garbage', `${since}000`]) {
      expect(await ask(mara, { since: odd })).toMatchObject({ known: false, position: since, conversations: [] });
    }
    for (const body of [{}, { since: 7 }, { since: '' }, { since, limit: 0 }, { since, more: true }]) {
      expect((await refuseRoute(server, mara, sync, { body })).code).toBe('VALIDATION_FAILED');
    }
    const held = Array.from({ length: 101 }, () => ({ conversationId: '0'.repeat(20), rev: 0 }));
    expect((await refuseRoute(server, mara, sync, { body: { since, held } })).code).toBe('VALIDATION_FAILED');
  });

  test('nobody is answered without a token', async () => {
    const nobody = { accessToken: 'nothing' };
    expect((await refuseRoute(server, nobody, sync, { body: { since: null } })).code).toBe('UNAUTHENTICATED');
  });
});
