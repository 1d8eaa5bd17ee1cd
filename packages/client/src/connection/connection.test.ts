import { limits } from '@chatter/protocol/limits';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { calm } from '../../test/fake-server.ts';
import { openClient } from '../../test/open-client.ts';
import { pass, setUp } from '../../test/set-up.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const handshakes = (calls: readonly string[]) => calls.filter((call) => call.startsWith('handshake'));
const syncs = (calls: readonly string[]) => calls.filter((call) => call === 'post /api/sync');
const refreshes = (calls: readonly string[]) => calls.filter((call) => call === 'post /api/refresh');

describe('the connection', () => {
  test('is known to be there only when everything has been caught up', async () => {
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara, { signedIn: false });
    expect(chatter.connection.get()).toEqual({ kind: 'starting' });
    await chatter.accounts.signIn({ email: 'mara@chatter.example', password: 'correct horse' });
    expect(chatter.connection.get()).toEqual({ kind: 'connecting' });
    await chatter.ready();
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
    expect(chatter.conversations.loaded.get()).toBe(true);
  });

  test('comes back by itself after a cut, later and later while it fails', async () => {
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara);
    server.up = false;
    server.cut();
    expect(chatter.connection.get()).toEqual({ kind: 'connecting' });
    const before = handshakes(server.calls).length;
    await pass(60_000);
    // The waits are 0.375, 0.75, 1.5, 3, 6 and then always 11.25 s.
    expect(handshakes(server.calls).length - before).toBe(9);
    server.up = true;
    await pass(15_000);
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
  });

  test('waits as long as a server that goes away has asked for', async () => {
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara);
    server.tell({ userId: mara }, 'server:draining', { details: { retryAfterMs: 2_500 } });
    server.cut();
    await pass(2_499);
    expect(chatter.connection.get()).toEqual({ kind: 'connecting' });
    await pass(1);
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
  });

  test('S11 a server that has missed something is asked what happened, on the same connection', async () => {
    const { server, mara, pair } = setUp();
    const chatter = await openClient(server, mara);
    const timeline = chatter.messages.timeline(pair);
    onTestFinished(timeline.state.subscribe(() => undefined));
    await timeline.open();
    server.chaos = { ...calm, loseFact: () => true };
    server.say(mara, pair, 'said while the nodes did not hear each other');
    server.chaos = calm;
    expect(timeline.state.get().items).toEqual([]);
    server.tell({ userId: mara }, 'sync:wanted', {});
    // One that comes while another is answered is not lost, and many are one.
    for (let i = 0; i < 5; i += 1) server.tell({ userId: mara }, 'sync:wanted', {});
    await pass(100);
    expect(timeline.state.get().items).toHaveLength(1);
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
    expect(handshakes(server.calls)).toHaveLength(1);
    expect(syncs(server.calls)).toHaveLength(2);
  });

  test('S11 a catch-up that was asked for and fails is repeated', async () => {
    const { server, mara } = setUp();
    await openClient(server, mara);
    server.refuse.set('post /api/sync', ['STORE_UNAVAILABLE']);
    server.tell({ userId: mara }, 'sync:wanted', {});
    await pass(2_000);
    expect(syncs(server.calls)).toHaveLength(2);
    server.tell({ userId: mara }, 'sync:wanted', {});
    await pass(100);
    expect(syncs(server.calls)).toHaveLength(3);
  });

  test('A6 a handshake with an expired token is repeated at once with a fresh one', async () => {
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara);
    server.refuse.set('handshake', ['TOKEN_EXPIRED']);
    server.cut();
    await pass(1_000);
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
    expect(handshakes(server.calls)).toEqual(['handshake token-1', 'handshake token-1', 'handshake token-2']);
  });

  test('V3 a server that does not speak this protocol any more ends all attempts', async () => {
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara);
    server.refuse.set('handshake', ['PROTOCOL_UNSUPPORTED']);
    server.cut();
    await pass(60_000);
    expect(chatter.connection.get()).toEqual({ kind: 'too-old' });
    expect(handshakes(server.calls)).toHaveLength(2);
    await expect(chatter.ready()).rejects.toMatchObject({ code: 'PROTOCOL_UNSUPPORTED' });
  });

  test('V3 the same is learnt from an HTTP answer', async () => {
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara);
    server.refuse.set('get /api/people/tomas', ['PROTOCOL_UNSUPPORTED']);
    server.refuse.set('get /api/people', ['PROTOCOL_UNSUPPORTED']);
    await expect(chatter.people.search({})).rejects.toMatchObject({ code: 'PROTOCOL_UNSUPPORTED' });
    expect(chatter.connection.get()).toEqual({ kind: 'too-old' });
    expect(server.connections).toBe(0);
  });

  test('a catch-up that fails is repeated until it succeeds', async () => {
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara, { signedIn: false });
    server.refuse.set('get /api/conversations', ['STORE_UNAVAILABLE', 'INTERNAL']);
    await chatter.accounts.signIn({ email: 'mara@chatter.example', password: 'correct horse' });
    await pass(0);
    expect(chatter.connection.get()).toEqual({ kind: 'connecting' });
    await pass(2_000);
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
  });
});

describe('the session', () => {
  test.each(['revoked', 'password-changed', 'refresh-reused', 'signed-out'] as const)(
    'D9 ended on the server (%s) is ended here: nothing stays, and no attempt is made',
    async (reason) => {
      const { server, mara } = setUp();
      const chatter = await openClient(server, mara);
      server.tell({ userId: mara }, 'session:ended', { reason });
      server.cut();
      await pass(60_000);
      expect(chatter.connection.get()).toEqual({ kind: 'signed-out', reason });
      expect(chatter.accounts.me.get()).toBeNull();
      expect(chatter.conversations.list.get()).toEqual([]);
      expect(handshakes(server.calls)).toHaveLength(1);
    },
  );

  test('A6 a socket that was closed for its old token comes back with a new one', async () => {
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara);
    server.tell({ userId: mara }, 'session:ended', { reason: 'token-expired' });
    server.refuse.set('handshake', ['TOKEN_EXPIRED']);
    server.cut();
    await pass(1_000);
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
  });

  test('A6 the token is renewed before it ends, and the live socket is told', async () => {
    const { server, mara } = setUp();
    await openClient(server, mara);
    await pass(limits.accessTokenMs - 60_000);
    expect(refreshes(server.calls)).toHaveLength(1);
    expect(server.calls).toContain('session:renew');
    expect(handshakes(server.calls)).toHaveLength(1);
  });

  test('A7 many calls with an expired token share one refresh, and each is repeated once', async () => {
    const { server, mara, tomas, aiko } = setUp();
    const chatter = await openClient(server, mara);
    for (const one of [tomas, aiko]) server.refuse.set(`get /api/people/${one}`, ['TOKEN_EXPIRED']);
    const people = await Promise.all([tomas, aiko].map((one) => chatter.people.get(one)));
    expect(people.map((person) => person.displayName)).toEqual(['Tomas', 'Aiko']);
    expect(refreshes(server.calls)).toHaveLength(1);
  });

  test('ends here when the refresh token is no good any more', async () => {
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara);
    server.refuse.set('get /api/people', ['TOKEN_EXPIRED']);
    server.refuse.set('post /api/refresh', ['SESSION_ENDED']);
    await expect(chatter.people.search({})).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    expect(chatter.connection.get()).toEqual({ kind: 'signed-out', reason: 'revoked' });
  });

  test('is not ended by a network that is away while it would be renewed', async () => {
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara);
    server.up = false;
    server.cut();
    server.refuse.set('handshake', ['TOKEN_EXPIRED']);
    await pass(30_000);
    expect(chatter.accounts.me.get()?.displayName).toBe('Mara');
    server.up = true;
    await pass(30_000);
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
  });

  test('is taken up again from the cookie, and told apart from having none', async () => {
    const { server, mara } = setUp();
    const first = await openClient(server, mara, { signedIn: false });
    await expect(first.accounts.restore()).resolves.toMatchObject({ displayName: 'Mara' });
    await first.ready();
    const second = await openClient(server, mara, { signedIn: false });
    server.refuse.set('post /api/refresh', ['UNAUTHENTICATED']);
    await expect(second.accounts.restore()).resolves.toBeNull();
    expect(second.connection.get()).toEqual({ kind: 'signed-out', reason: null });
    await expect(second.ready()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('a sign-out from here is no surprise: no reason is told', async () => {
    const { server, mara } = setUp();
    const chatter = await openClient(server, mara);
    const done = chatter.accounts.signOut();
    server.tell({ userId: mara }, 'session:ended', { reason: 'signed-out' });
    await done;
    expect(chatter.connection.get()).toEqual({ kind: 'signed-out', reason: null });
    expect(server.connections).toBe(0);
  });

  test('somebody else may sign in afterwards, and finds nothing of the one before', async () => {
    const { server, mara, pair } = setUp();
    const chatter = await openClient(server, mara);
    const timeline = chatter.messages.timeline(pair);
    server.say(mara, pair, 'only ours');
    await timeline.open();
    await chatter.accounts.signOut();
    expect(timeline.state.get().items).toEqual([]);
    await chatter.accounts.signIn({ email: 'mara@chatter.example', password: 'correct horse' });
    await chatter.ready();
    await timeline.open();
    expect(timeline.state.get().items).toHaveLength(1);
  });
});
