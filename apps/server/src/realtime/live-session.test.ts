import { limits } from '@chatter/protocol/limits';
import { signout } from '@chatter/protocol/routes/accounts';
import { signedInSchema } from '@chatter/protocol/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { goLive, refusedLive } from '../../test/go-live.ts';
import { signInAgain } from '../../test/sign-up.ts';
import { type Account, api, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { say, startGroup } from '../../test/talk.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const tokenAndGrace = 15 * 60_000 + 5_000;

/** A fresh access token of the same device. */
const refreshed = async ({ cookie }: Account): Promise<string> =>
  signedInSchema.parse((await api(server, null, 'POST', '/api/refresh', undefined, { cookie })).body).accessToken;

describe('a live socket', () => {
  test('case 5 is closed when its token has ended, and told why', async () => {
    const mara = await signUp(server, 'mara');
    const live = await goLive(server, mara);
    server.clock.advance(tokenAndGrace);
    expect(await live.next('session:ended')).toEqual({ reason: 'token-expired' });
    await live.closed();
    expect(await refusedLive(server, mara)).toMatchObject({ code: 'TOKEN_EXPIRED', retryable: true });
  });

  test('case 5 lives on when it was given a fresh token in time', async () => {
    const tomas = await signUp(server, 'tomas');
    const live = await goLive(server, tomas);
    server.clock.advance(14 * 60_000);
    const accessToken = await refreshed(tomas);
    const { expiresAt } = await live.call('session:renew', { accessToken });
    expect(expiresAt).toBe(server.clock.now() + 15 * 60_000);
    server.clock.advance(2 * 60_000);
    const witness = await goLive(server, await signUp(server, 'aiko'));
    server.clock.advance(12 * 60_000);
    await startGroup(server, { ...tomas, accessToken }, []);
    await live.next('conversation:added');
    // The next round of closing takes both: so it has looked at this one before and left it.
    server.clock.advance(tokenAndGrace);
    await Promise.all([live.closed(), witness.closed()]);
  });

  test('D9 ends with its session, even when its token would live longer', async () => {
    const zoe = await signUp(server, 'zoe');
    await refreshed(zoe);
    server.clock.advance(limits.sessionMs - 60_000);
    // The first answer counts as lost, so that this one is a repeat and does not lengthen the session.
    const live = await goLive(server, { accessToken: await refreshed(zoe) });
    server.clock.advance(65_000);
    expect(await live.next('session:ended')).toEqual({ reason: 'token-expired' });
    await live.closed();
  });

  test('cannot be carried over to another device or person', async () => {
    const mara = await signUp(server, 'lena');
    const other = await signUp(server, 'samir');
    const phone = await signInAgain(server, mara);
    const live = await goLive(server, mara);
    expect(await live.refusal('session:renew', { accessToken: other.accessToken })).toBe('NOT_ALLOWED');
    expect(await live.refusal('session:renew', { accessToken: phone.accessToken })).toBe('NOT_ALLOWED');
    expect(await live.refusal('session:renew', { accessToken: 'nonsense' })).toBe('UNAUTHENTICATED');
    live.close();
  });

  test('case 6 all sockets of a signed-out device close at once, those of the others stay', async () => {
    const mara = await signUp(server, 'ngozi');
    const phone = await signInAgain(server, mara);
    const [one, two, there] = await Promise.all([goLive(server, mara), goLive(server, mara), goLive(server, phone)]);
    const { id } = await startGroup(server, mara, []);
    await callRoute(server, mara, signout);
    for (const live of [one, two]) {
      expect(await live.next('session:ended')).toEqual({ reason: 'signed-out' });
      expect(await live.closed()).toBe('io server disconnect');
    }
    const message = await say(server, { ...mara, ...phone }, id, 'Still here');
    expect((await there.next('message:created', (fact) => fact.message.seq === 2)).message).toEqual(message);
    expect(one.namesHeard().at(-1)).toBe('session:ended');
    there.close();
  });
});
