import { rm } from 'node:fs/promises';
import { ChatterError } from '@chatter/protocol/chatter-error';
import { describe, expect, test } from 'vitest';
import { goLive } from '../test/go-live.ts';
import { signInAgain } from '../test/sign-up.ts';
import { api, createTestClock, signUp, startTestServer } from '../test/start-test-server.ts';
import { openDirect, say } from '../test/talk.ts';

describe('a server', () => {
  test('says that it lives, is ready, and which one it is', async () => {
    const server = await startTestServer();
    expect(await api(server, null, 'GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await api(server, null, 'GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect((await api(server, null, 'GET', '/api/meta')).body).toEqual({
      name: 'chatter',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      protocol: { current: 1, oldest: 1 },
    });
    await server.close();
  });

  test('takes a clock that tells fractions of milliseconds', async () => {
    const server = await startTestServer({ clock: createTestClock(1_800_000_000_000.7) });
    const [mara, tomas] = [await signUp(server, 'mara'), await signUp(server, 'tomas')];
    const { id } = await openDirect(server, mara, tomas);
    expect(await say(server, mara, id, 'Half past')).toMatchObject({ createdAt: 1_800_000_000_000 });
    await server.close();
  });

  test('is not ready while the store does not answer', async () => {
    const server = await startTestServer();
    const { store } = server.context;
    store.check = () => Promise.reject(new ChatterError('STORE_UNAVAILABLE'));
    expect(await api(server, null, 'GET', '/readyz')).toMatchObject({ status: 503, body: { status: 'unavailable' } });
    expect((await api(server, null, 'GET', '/healthz')).status).toBe(200);
    await server.close();
  });

  test('D1 keeps accounts and sessions over a restart', async () => {
    const first = await startTestServer();
    const mara = await signUp(first, 'mara');
    await first.stop();
    const second = await startTestServer({ config: { dataDir: first.dataDir }, clock: first.clock });
    expect((await api(second, mara, 'GET', '/api/me')).body).toMatchObject({ user: { id: mara.user.id } });
    await signInAgain(second, mara);
    await second.close();
  });

  test('a second one does not start on the same folder, and does not disturb the first', async () => {
    const first = await startTestServer();
    await expect(startTestServer({ config: { dataDir: first.dataDir } })).rejects.toThrow(
      /Another Chatter already uses/,
    );
    await signUp(first, 'mara');
    await first.close();
  });

  test('does not start without the MongoDB that it was told to use, and does not tell its password', async () => {
    const mongodbUrl = 'mongodb://mara:tell-nobody@127.0.0.1:1/chatter';
    const refused = await startTestServer({ config: { mongodbUrl } }).catch((error: unknown) => error);
    expect(String(refused)).toContain('The MongoDB that MONGODB_URL names cannot be used: ');
    expect(String(refused)).not.toContain('tell-nobody');
  });

  test('lets go of its folder when the port is taken', async () => {
    const first = await startTestServer();
    const second = await startTestServer();
    await second.stop();
    const { dataDir } = second;
    await expect(startTestServer({ config: { dataDir, port: first.port } })).rejects.toThrow(
      /is taken; stop the other/,
    );
    await (await startTestServer({ config: { dataDir } })).close();
    await first.close();
    await rm(dataDir, { recursive: true, force: true });
  });
});

describe('case 63 a server that is told to stop', () => {
  test('tells its clients, finishes what it took, and refuses the rest until it is gone', async () => {
    const server = await startTestServer();
    const mara = await signUp(server, 'mara');
    const live = await goLive(server, mara);
    const { users } = server.context.store;
    const { update } = users;
    let answerNow: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    const taken = new Promise<void>((resolve) => {
      users.update = async (...input) => {
        resolve();
        await held;
        return update(...input);
      };
    });
    const underWay = api(server, mara, 'PATCH', '/api/me', { status: 'Almost' });
    await taken;
    const closing = server.close();
    expect(await live.next('server:draining')).toMatchObject({ details: { retryAfterMs: expect.any(Number) } });
    await live.closed();
    answerNow();
    expect(await underWay).toMatchObject({ status: 200, body: { user: { status: 'Almost' } } });
    await closing;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });

  test('says so to those who ask meanwhile', async () => {
    const server = await startTestServer();
    const { promise, release } = hold();
    const { touch } = server.context.store.users;
    server.context.store.users.touch = async (...input) => {
      await promise;
      return touch(...input);
    };
    const mara = await signUp(server, 'mara');
    await goLive(server, mara);
    const closing = server.close();
    expect(await api(server, mara, 'GET', '/api/me')).toMatchObject({ status: 503, body: { code: 'SHUTTING_DOWN' } });
    expect(await api(server, null, 'GET', '/readyz')).toMatchObject({ status: 503, body: { status: 'draining' } });
    release();
    await closing;
  });
});

const hold = () => {
  let release: () => void = () => {};
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
};
