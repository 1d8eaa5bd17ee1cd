import type { ConversationId } from '@chatter/protocol/ids';
import { removeMember } from '@chatter/protocol/routes/conversations';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { goLive, refusedLive } from '../../test/go-live.ts';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { say, startGroup } from '../../test/talk.ts';

let server: TestServer;
let mara: Person;
let tomas: Person;

beforeAll(async () => {
  server = await startTestServer();
  [mara, tomas] = await Promise.all([signUp(server, 'mara'), signUp(server, 'tomas')]);
});
afterAll(() => server.close());

/** Lets something happen after the handshake has read the conversations, and before it goes on. */
const whileConnecting = (happen: () => Promise<unknown>) => {
  const { conversations } = server.context.store;
  const idsOf = conversations.idsOf.bind(conversations);
  vi.spyOn(conversations, 'idsOf').mockImplementationOnce(async (userId) => {
    const ids = await idsOf(userId);
    await happen();
    return ids;
  });
};

describe('a handshake', () => {
  test('without a valid token is refused with the reason', async () => {
    const auths: [object, string][] = [
      [{}, 'VALIDATION_FAILED'],
      [{ token: 'nonsense', protocol: 1 }, 'UNAUTHENTICATED'],
      [{ token: mara.accessToken, protocol: '1' }, 'VALIDATION_FAILED'],
      [{ token: mara.accessToken, protocol: 1, userId: tomas.user.id }, 'VALIDATION_FAILED'],
      [{ token: [mara.accessToken], protocol: 1 }, 'VALIDATION_FAILED'],
    ];
    for (const [auth, code] of auths) expect(await refusedLive(server, mara, { auth })).toMatchObject({ code });
  });

  test('of a client that is too old is told so, whatever else it sends', async () => {
    const auth = { jwt: 'of the old days', protocol: 0 };
    expect(await refusedLive(server, mara, { auth })).toMatchObject({ code: 'PROTOCOL_UNSUPPORTED', retryable: false });
  });

  test('case 14 from a page of another origin is refused, from none or the own one accepted', async () => {
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`, 'http://127.0.0.1']) {
      for (const transports of [['websocket' as const], ['polling' as const]]) {
        const refusal = await refusedLive(server, mara, { headers: { origin }, transports });
        expect([origin, refusal instanceof Error]).toEqual([origin, true]);
      }
    }
    const own = await goLive(server, mara, { headers: { origin: server.url } });
    own.close();
  });

  test('works over long-polling as well', async () => {
    const live = await goLive(server, mara, { transports: ['polling'] });
    const { id } = await startGroup(server, mara, []);
    expect((await live.next('conversation:added')).conversation.id).toBe(id);
    live.close();
  });

  test('a person who is removed while connecting stays out', async () => {
    const { id: conversationId } = await startGroup(server, mara, [tomas]);
    const params = { conversationId, userId: tomas.user.id };
    whileConnecting(() => callRoute(server, mara, removeMember, { params }));
    const live = await goLive(server, tomas);
    await say(server, mara, conversationId, 'Among ourselves');
    await live.settle();
    expect(live.heard).toEqual([]);
    live.close();
  });

  test('a person who is added while connecting is in', async () => {
    let conversationId: ConversationId | undefined;
    whileConnecting(async () => {
      conversationId = (await startGroup(server, mara, [tomas])).id;
    });
    const live = await goLive(server, tomas);
    const message = await say(server, mara, conversationId as ConversationId, 'Welcome');
    expect((await live.next('message:created')).message).toEqual(message);
    live.close();
  });

  test('case 6 a device that is signed out while connecting does not get in', async () => {
    const lena = await signUp(server, 'lena');
    whileConnecting(async () => {
      await server.context.store.sessions.end(lena.sessionId, lena.user.id);
      server.context.publish.sessionsEnded([lena.sessionId], 'revoked');
    });
    expect(await refusedLive(server, lena)).toMatchObject({ code: 'SESSION_ENDED' });
    expect(server.context.presence.isOnline(lena.user.id)).toBe(false);
  });
});

describe('crowds', () => {
  test('case 48 one account gets no more sockets than it may', async () => {
    const small = await startTestServer({ config: { socketsPerAccount: 3 } });
    const [samir, aiko] = [await signUp(small, 'samir'), await signUp(small, 'aiko')];
    const all = await Promise.all([1, 2, 3].map(() => goLive(small, samir)));
    const refused = await Promise.all(Array.from({ length: 20 }, () => refusedLive(small, samir)));
    for (const refusal of refused)
      expect(refusal).toMatchObject({ code: 'RATE_LIMITED', details: { reason: 'connections' } });
    (await goLive(small, aiko)).close();
    all[0]?.socket.close();
    await vi.waitFor(async () => (await goLive(small, samir)).close());
    await small.close();
  });

  test('case 48 one address gets no more connections than it may, signed in or not', async () => {
    const small = await startTestServer({ config: { socketsPerAddress: 5 } });
    const samir = await signUp(small, 'samir');
    const first = await Promise.all([1, 2, 3, 4, 5].map(() => goLive(small, samir)));
    expect(await refusedLive(small, samir)).toBeInstanceOf(Error);
    expect(await refusedLive(small, samir, { headers: { 'x-forwarded-for': '192.0.2.1' } })).toBeInstanceOf(Error);
    for (const live of first) live.close();
    await vi.waitFor(async () => (await goLive(small, samir)).close());
    await small.close();
  });
});
