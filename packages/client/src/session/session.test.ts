import { limits } from '@chatter/protocol/limits';
import { getPerson } from '@chatter/protocol/routes/people';
import type { SignedIn } from '@chatter/protocol/session';
import type { Me } from '@chatter/protocol/user';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { pass, setUp } from '../../test/set-up.ts';
import { environment } from '../environment.ts';
import { createHttp, type Http } from '../http/http.ts';
import { Session } from './session.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A session of Mara whose requests can be held on their way. */
const open = async () => {
  const world = setUp();
  const { server, mara, tomas } = world;
  const gates = new Map<string, Promise<void>>();
  const tokens: (string | null)[] = [];
  const answer = server.fetchFor(mara);
  const http = createHttp({
    origin: 'http://fake',
    jar: null,
    async fetch(url, init) {
      const { pathname } = new URL(url);
      if (pathname !== '/api/refresh') tokens.push(new Headers(init.headers).get('authorization'));
      const gate = gates.get(pathname);
      gates.delete(pathname);
      await gate;
      return answer(url, init);
    },
  });
  const told: string[] = [];
  const session = new Session(http, {
    began: () => told.push('began'),
    renewed: ({ accessToken }) => told.push(`renewed ${accessToken}`),
    ended: (reason) => told.push(`ended ${reason}`),
    tooOld: () => told.push('too old'),
  });
  session.begin(await session.refresh());
  /** The next request of this path waits until the returned function is called. */
  const hold = (pathname: string): (() => void) => {
    let release: () => void = () => undefined;
    gates.set(
      pathname,
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    return release;
  };
  const path = `/api/people/${tomas}`;
  const call = () => session.call(getPerson, { params: { userId: tomas } });
  const refreshes = () => server.calls.filter((name) => name === 'post /api/refresh').length - 1;
  return { ...world, session, told, tokens, hold, call, path, refreshes };
};

describe('a refresh', () => {
  test('A7 is shared by all who ask while it is under way, and made anew afterwards', async () => {
    const { session, hold, refreshes } = await open();
    const release = hold('/api/refresh');
    const both = Promise.all([session.refresh(), session.refresh()]);
    release();
    const [one, other] = await both;
    expect(one).toBe(other);
    expect(refreshes()).toBe(1);
    await session.refresh();
    expect(refreshes()).toBe(2);
  });

  test('that failed is not kept: the next one asks again', async () => {
    const { server, session } = await open();
    server.refuse.set('post /api/refresh', ['STORE_UNAVAILABLE']);
    await expect(session.refresh()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await expect(session.refresh()).resolves.toMatchObject({ accessToken: 'token-2' });
  });

  test('that comes back after a sign-out does not sign in again', async () => {
    const { session, told, hold } = await open();
    const release = hold('/api/refresh');
    const refused = expect(session.refresh()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    session.end(null);
    release();
    await refused;
    expect(session.signedIn).toBeNull();
    expect(told).toEqual(['began', 'ended null']);
  });

  test('that brings somebody else ends this session: another tab has signed in as another person', async () => {
    const { session, model, mara, told, call, server, path } = await open();
    const user = model.users.get(mara);
    if (user) model.users.set(mara, { ...user, id: model.addUser('Zoe').id });
    server.refuse.set(`get ${path}`, ['TOKEN_EXPIRED']);
    await expect(call()).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    expect(told).toEqual(['began', 'ended signed-out']);
    expect(session.signedIn).toBeNull();
  });

  test('one tab at a time makes it, where the browser has locks', async () => {
    const names: string[] = [];
    const locks = {
      request: <T>(name: string, task: () => Promise<T>): Promise<T> => {
        names.push(name);
        return task();
      },
    };
    Object.assign(environment, { locks });
    onTestFinished(() => void Object.assign(environment, { locks: undefined }));
    const { session } = await open();
    await session.refresh();
    expect(names).toEqual(['chatter:refresh', 'chatter:refresh']);
  });
});

describe('a call', () => {
  test('A6 whose token was renewed meanwhile is repeated with the new one, without another refresh', async () => {
    const { server, session, call, path, hold, tokens, refreshes } = await open();
    const release = hold(path);
    server.refuse.set(`get ${path}`, ['TOKEN_EXPIRED']);
    const calling = call();
    await session.refresh();
    release();
    await expect(calling).resolves.toMatchObject({ person: { displayName: 'Tomas' } });
    expect(tokens).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(refreshes()).toBe(1);
  });

  test('A6 is repeated again when a renewal was answered before the device slept', async () => {
    const { server, call, path } = await open();
    server.refuse.set(`get ${path}`, ['TOKEN_EXPIRED', 'TOKEN_EXPIRED']);
    await expect(call()).resolves.toMatchObject({ person: { displayName: 'Tomas' } });
  });

  test('A6 is repeated twice, not for ever', async () => {
    const { server, call, path, tokens, session } = await open();
    server.refuse.set(`get ${path}`, ['TOKEN_EXPIRED', 'TOKEN_EXPIRED', 'TOKEN_EXPIRED']);
    await expect(call()).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
    expect(tokens).toHaveLength(3);
    expect(session.signedIn).not.toBeNull();
  });

  test.each(['NOT_FOUND', 'RATE_LIMITED', 'INTERNAL', 'NOT_ALLOWED'] as const)(
    'refused as %s goes to its caller at once and leaves the session alone',
    async (code) => {
      const { server, call, path, told, refreshes } = await open();
      server.refuse.set(`get ${path}`, [code]);
      await expect(call()).rejects.toMatchObject({ code });
      expect(refreshes()).toBe(0);
      expect(told).toEqual(['began']);
    },
  );

  test('D9 refused because the session is over ends it here', async () => {
    const { server, call, path, told } = await open();
    server.refuse.set(`get ${path}`, ['SESSION_ENDED']);
    await expect(call()).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    expect(told).toEqual(['began', 'ended revoked']);
    await expect(call()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('of a session that is over does not end the next one', async () => {
    const { server, session, call, path, hold, told } = await open();
    const release = hold(path);
    server.refuse.set(`get ${path}`, ['SESSION_ENDED']);
    const late = expect(call()).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    const again = await session.refresh();
    session.end(null);
    session.begin(again);
    release();
    await late;
    expect(session.signedIn).toBe(again);
    expect(told.at(-1)).toBe('began');
  });

  test('of a client without any valid cookie ends as expired', async () => {
    const { server, call, path, told } = await open();
    server.refuse.set(`get ${path}`, ['UNAUTHENTICATED']);
    server.refuse.set('post /api/refresh', ['UNAUTHENTICATED']);
    await expect(call()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(told).toEqual(['began', 'ended token-expired']);
  });
});

describe('the renewal by itself', () => {
  const due = limits.accessTokenMs * 0.75;

  test('A6 goes on and on, each counted from the one before', async () => {
    const { told } = await open();
    await pass(due - 1);
    expect(told).toEqual(['began']);
    await pass(1);
    await pass(due);
    expect(told).toEqual(['began', 'renewed token-2', 'renewed token-3']);
  });

  test('that found no network is tried again every half minute, and signs nobody out', async () => {
    const { server, told } = await open();
    server.up = false;
    await pass(due + 60_000);
    server.up = true;
    expect(told).toEqual(['began']);
    await pass(30_000);
    expect(told).toEqual(['began', 'renewed token-2']);
  });

  test('ends with the session, and when the client is closed', async () => {
    const ended = await open();
    ended.session.end(null);
    const closed = await open();
    closed.session.stop();
    await pass(due * 2);
    expect([ended.refreshes(), closed.refreshes()]).toEqual([0, 0]);
    expect(closed.session.signedIn).not.toBeNull();
  });
});

describe('a session that is taken up before the server has answered', () => {
  const takeUp = async () => {
    const world = await open();
    const { session, model, mara, told } = world;
    const user = { ...model.users.get(mara), email: 'someone@chatter.example' } as Me;
    session.end(null);
    told.length = 0;
    session.resume(user);
    return { ...world, before: world.refreshes() };
  };

  test('A6 gets its token with the first call, and only once', async () => {
    const { session, call, tokens, told, refreshes, before, mara } = await takeUp();
    expect(session.signedIn).toMatchObject({ user: { id: mara }, accessToken: null });
    await Promise.all([call(), call(), session.token()]);
    expect(tokens).toEqual(['Bearer token-2', 'Bearer token-2']);
    expect(told).toEqual(['began', 'renewed token-2']);
    expect(refreshes() - before).toBe(1);
  });

  test('waits for a network, and signs nobody out for the lack of one', async () => {
    const { session, server, call, told } = await takeUp();
    server.up = false;
    await expect(call()).rejects.toMatchObject({ code: 'NETWORK' });
    expect(session.signedIn).not.toBeNull();
    server.up = true;
    await expect(call()).resolves.toMatchObject({ person: { displayName: 'Tomas' } });
    expect(told).toEqual(['began', 'renewed token-2']);
  });

  test('D9 is over when the server says so', async () => {
    const { session, server, call, told } = await takeUp();
    server.refuse.set('post /api/refresh', ['SESSION_ENDED']);
    await expect(call()).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    expect(told).toEqual(['began', 'ended revoked']);
    expect(session.signedIn).toBeNull();
  });

  test('D9 becomes the other’s when the cookie is somebody else’s, and nothing of the first is called as them', async () => {
    const { session, model, mara, call, told, tokens } = await takeUp();
    const zoe = model.addUser('Zoe');
    const user = model.users.get(mara);
    if (user) model.users.set(mara, { ...user, id: zoe.id });
    await expect(call()).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    expect(told).toEqual(['began', 'began']);
    expect(session.signedIn).toMatchObject({ user: { id: zoe.id }, accessToken: 'token-2' });
    expect(tokens).toEqual([]);
  });

  test('D9 is held against an answer that comes in the same turn, whichever of them is first', async () => {
    const { session, mara, model } = await open();
    const zoe = model.addUser('Zoe');
    const answer = await session.refresh();
    for (let later = 0; later < 12; later += 1) {
      let arrive: (signedIn: SignedIn) => void = () => undefined;
      const other = { ...answer, user: { ...answer.user, id: zoe.id } };
      const send = vi.fn(() => new Promise<SignedIn>((resolve) => (arrive = resolve)));
      const listener = { began: vi.fn(), renewed: vi.fn(), ended: vi.fn(), tooOld: vi.fn() };
      const page = new Session({ send } as unknown as Http, listener);
      page.refresh().catch(() => undefined);
      arrive(other);
      for (let turn = 0; turn < later; turn += 1) await null;
      page.resume({ ...answer.user, id: mara });
      page.token().catch(() => undefined);
      arrive(other);
      await pass(1);
      expect(page.signedIn, `${later} turns later`).toMatchObject({ user: { id: zoe.id } });
      page.stop();
    }
  });
});
