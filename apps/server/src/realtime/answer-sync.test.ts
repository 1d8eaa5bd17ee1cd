import type { ConversationId } from '@chatter/protocol/ids';
import type { RouteBodyInput } from '@chatter/protocol/route';
import { removeMember } from '@chatter/protocol/routes/conversations';
import { sync } from '@chatter/protocol/routes/sync';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { goLive, refusedLive } from '../../test/go-live.ts';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { say, startGroup } from '../../test/talk.ts';

type Question = RouteBodyInput<typeof sync>;

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
afterEach(() => void vi.restoreAllMocks());
afterAll(() => server.close());

const overHttp = (person: Person, body: Question) => callRoute(server, person, sync, { body });
const start = async (person: Person) => (await overHttp(person, { since: null })).position;
const authOf = (person: Person, question: unknown) => ({ token: person.accessToken, protocol: 1, sync: question });
const goAsking = (person: Person, question: Question) => goLive(server, person, { auth: authOf(person, question) });

/** The answer that comes with a handshake. */
const ask = async (person: Person, question: Question) => {
  const live = await goAsking(person, question);
  const { answer } = await live.next('sync:answered');
  live.close();
  return answer;
};

/** Lets something happen when the store has been read for the answer, and before the answer is told. */
const whileAnswering = (happen: () => Promise<unknown>) => {
  const { conversations } = server.context.store;
  const read = conversations.sync.bind(conversations);
  return vi.spyOn(conversations, 'sync').mockImplementationOnce(async (query) => {
    const answer = await read(query);
    await happen();
    return answer;
  });
};

describe('S12 what a handshake asks', () => {
  test('D6 is answered as over HTTP, and the answer goes on from its position', async () => {
    const { id, rev } = await startGroup(server, mara, [tomas]);
    const since = await start(mara);
    const message = await say(server, tomas, id, 'Bring boots');
    const held = [{ conversationId: id, rev }];
    const answer = await ask(mara, { since, held, limit: 100 });
    expect(answer?.changes).toMatchObject([{ complete: true, messages: [message] }]);
    expect(answer).toEqual(await overHttp(mara, { since, held, limit: 100 }));
    expect(await ask(mara, { since: answer?.position ?? '', held })).toMatchObject({ complete: true, changes: [] });
  });

  test('D6 more than a page comes to a bound, and says so', async () => {
    const since = await start(mara);
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push((await startGroup(server, mara, [tomas])).id);
    const first = await ask(mara, { since, limit: 2 });
    expect(first).toMatchObject({ complete: false, known: true });
    const rest = await overHttp(mara, { since: first?.position ?? '', limit: 2 });
    const told = [first, rest].flatMap((page) => page?.conversations.map((view) => view.id) ?? []);
    expect(told.sort()).toEqual(ids.sort());
  });

  test('D5 D6 what is said after the answer was read is told as a fact: nothing falls in between', async () => {
    const { id, rev } = await startGroup(server, mara, [tomas]);
    const since = await start(tomas);
    const before = await say(server, mara, id, 'Before');
    whileAnswering(() => say(server, mara, id, 'In between'));
    const live = await goAsking(tomas, { since, held: [{ conversationId: id, rev }] });
    const { answer } = await live.next('sync:answered');
    const fact = await live.next('message:created');
    expect(fact.message).toMatchObject({ seq: before.seq + 1, content: { text: 'In between' } });
    const known = [...(answer?.changes[0]?.messages ?? []), fact.message].map(({ seq }) => seq);
    expect([...new Set(known)]).toEqual([before.seq, before.seq + 1]);
    live.close();
  });

  test('is not answered to who asks nothing', async () => {
    const { id } = await startGroup(server, mara, [tomas]);
    const live = await goLive(server, tomas);
    await say(server, mara, id, 'Hello');
    await live.settle();
    expect(live.namesHeard()).toEqual(['message:created']);
    live.close();
  });

  test('comes over long-polling as well', async () => {
    const since = await start(mara);
    const live = await goLive(server, mara, { auth: authOf(mara, { since }), transports: ['polling'] });
    expect((await live.next('sync:answered')).answer).toMatchObject({ position: since, known: true });
    live.close();
  });

  test('D9 brings nothing of others, and of a group that one was put out of only that it is gone', async () => {
    const { id, rev } = await startGroup(server, mara, [tomas]);
    const before = { tomas: await start(tomas), stranger: await start(stranger) };
    await say(server, mara, id, 'Between us');
    await callRoute(server, mara, removeMember, { params: { conversationId: id, userId: tomas.user.id } });
    const held = [{ conversationId: id, rev }];
    const out = await ask(tomas, { since: before.tomas, held });
    expect(out).toMatchObject({ conversations: [], changes: [], gone: [id] });
    const nothing = await ask(stranger, { since: before.stranger, held });
    expect(nothing).toMatchObject({ conversations: [], changes: [], gone: [] });
    expect(JSON.stringify([out, nothing])).not.toContain('Between us');
  });

  test('D9 who is put out while the answer is read hears of it, before the answer', async () => {
    const { id } = await startGroup(server, mara, [tomas]);
    const since = await start(tomas);
    const params = { conversationId: id as ConversationId, userId: tomas.user.id };
    whileAnswering(() => callRoute(server, mara, removeMember, { params }));
    const live = await goAsking(tomas, { since });
    await live.next('sync:answered');
    await say(server, mara, id, 'Among ourselves');
    await live.settle();
    expect(live.namesHeard()).toEqual(['conversation:removed', 'sync:answered']);
    live.close();
  });

  test('case 6 D9 a device that is signed out while the answer is read is told nothing more', async () => {
    const lena = await signUp(server, 'lena');
    const since = await start(lena);
    whileAnswering(async () => {
      await server.context.store.sessions.end(lena.sessionId, lena.user.id);
      server.context.publish.sessionsEnded([lena.sessionId], 'revoked');
    });
    const live = await goAsking(lena, { since });
    await live.closed();
    expect(live.namesHeard()).toEqual(['session:ended']);
  });

  test('D9 a session that has ended is refused, and the store is not read for it', async () => {
    const samir = await signUp(server, 'samir');
    const since = await start(samir);
    await server.context.store.sessions.end(samir.sessionId, samir.user.id);
    const read = vi.spyOn(server.context.store.conversations, 'sync');
    for (const [token, code] of [
      [samir.accessToken, 'SESSION_ENDED'],
      ['nonsense', 'UNAUTHENTICATED'],
    ]) {
      const auth = { token, protocol: 1, sync: { since } };
      expect(await refusedLive(server, samir, { auth })).toMatchObject({ code });
    }
    expect(read).not.toHaveBeenCalled();
  });

  test('case 57 garbage and the future get a new beginning, what is no position at all a refusal', async () => {
    const since = await start(mara);
    for (const odd of ['garbage', `${since}000`]) {
      expect(await ask(mara, { since: odd })).toMatchObject({ known: false, position: since, conversations: [] });
    }
    const held = Array.from({ length: 101 }, () => ({ conversationId: '0'.repeat(20), rev: 0 }));
    const wrong = [null, 'now', {}, { since: 7 }, { since: '' }, { since, limit: 0 }, { since, all: true }];
    for (const question of [...wrong, { since, held }]) {
      const refusal = await refusedLive(server, mara, { auth: authOf(mara, question) });
      expect(refusal).toMatchObject({ code: 'VALIDATION_FAILED' });
    }
  });

  test('D8 what is larger than a packet is left to HTTP', async () => {
    const { id, rev } = await startGroup(server, mara, [tomas]);
    const since = await start(mara);
    for (let n = 0; n < 7; n += 1) await say(server, tomas, id, 'x'.repeat(9_900));
    const held = [{ conversationId: id, rev }];
    expect(await ask(mara, { since, held })).toBeNull();
    expect((await overHttp(mara, { since, held })).changes[0]?.messages).toHaveLength(7);
  });

  test('is left to HTTP when the store cannot be read, and the socket stays', async () => {
    const since = await start(mara);
    vi.spyOn(server.context.store.conversations, 'sync').mockRejectedValueOnce(new Error('the disk is gone'));
    const live = await goAsking(mara, { since });
    expect(await live.next('sync:answered')).toEqual({ answer: null });
    await live.settle();
    live.close();
  });

  test('is left to HTTP, which has limits, when one account asks without end', async () => {
    const [aiko, other] = [await signUp(server, 'aiko'), await signUp(server, 'zoe')];
    const since = await start(aiko);
    const read = vi.spyOn(server.context.store.conversations, 'sync');
    const answers = [];
    for (let n = 0; n < 33; n += 1) answers.push(await ask(aiko, { since }));
    expect(answers.map((answer) => answer !== null)).toEqual(answers.map((_, n) => n < 30));
    expect(read).toHaveBeenCalledTimes(30);
    expect(await ask(other, { since })).not.toBeNull();
  });

  test('a storm of returns looks at each session once and reads each answer once', async () => {
    const { sessions, conversations } = server.context.store;
    const since = await start(stranger);
    const looks = [vi.spyOn(sessions, 'byId'), vi.spyOn(conversations, 'idsOf'), vi.spyOn(conversations, 'sync')];
    await Promise.all(Array.from({ length: 20 }, () => ask(stranger, { since })));
    expect(looks.map((look) => look.mock.calls.length)).toEqual([20, 20, 20]);
  });
});
