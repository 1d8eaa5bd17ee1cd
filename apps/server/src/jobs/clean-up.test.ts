import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { limits } from '@chatter/protocol/limits';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fileForm, plainPicture } from '../../test/picture-files.ts';
import { signInAgain } from '../../test/sign-up.ts';
import { type Account, api, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { cleanUp, startCleanUp } from './clean-up.ts';

let server: TestServer;
let mara: Account;
beforeEach(async () => {
  server = await startTestServer();
  mara = await signUp(server, 'mara');
});
afterEach(() => server.close());

const pictures = async (): Promise<number> => {
  const names = await readdir(join(server.dataDir, 'files'), { recursive: true });
  return names.filter((name) => name.endsWith('.webp')).length;
};
const uploadPhoto = async () => api(server, mara, 'POST', '/api/photos', fileForm('photo', await plainPicture(9, 9)));
const setAvatar = async () => api(server, mara, 'PUT', '/api/me/avatar', fileForm('avatar', await plainPicture(9, 9)));

describe('cleaning up', () => {
  test('removes photos that were not sent and avatars that were replaced, files and all, after a day', async () => {
    await uploadPhoto();
    await setAvatar();
    await setAvatar();
    expect(await pictures()).toBe(9);
    server.clock.advance(24 * 3_600_000);
    expect(await cleanUp(server.context)).toMatchObject({ pictures: 0 });
    server.clock.advance(1);
    expect(await cleanUp(server.context)).toMatchObject({ pictures: 2 });
    expect(await pictures()).toBe(3);
    const { avatar } = (await server.context.store.users.byId(mara.user.id)) ?? {};
    expect((await server.context.store.pictures.byId(avatar as never))?.kind).toBe('avatar');
  });

  test('removes sessions that have expired, and no others', async () => {
    const phone = await signInAgain(server, mara, { remember: true });
    server.clock.advance(limits.sessionMs + 1);
    expect(await cleanUp(server.context)).toMatchObject({ sessions: 1 });
    const left = await server.context.store.sessions.ofUser(mara.user.id, 0);
    expect(left.map(({ id }) => id)).toEqual([phone.sessionId]);
  });

  test('does no harm when every node does it at the same time: each thing goes once', async () => {
    await signInAgain(server, mara);
    for (let i = 0; i < 3; i += 1) await uploadPhoto();
    await setAvatar();
    server.clock.advance(limits.sessionMs + 1);
    const removed = await Promise.all([1, 2, 3].map(() => cleanUp(server.context)));
    expect(removed.reduce((sum, { pictures: count }) => sum + count, 0)).toBe(3);
    expect(removed.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(2);
    expect(await pictures()).toBe(3);
  });

  test('runs every hour, goes on after a failure, and ends when it is told to', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const removeExpired = vi.spyOn(server.context.store.sessions, 'removeExpired');
    removeExpired.mockRejectedValueOnce(new Error('disk'));
    const end = startCleanUp(server.context, pino({ level: 'silent' }));
    vi.advanceTimersByTime(3_600_000);
    expect(removeExpired).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(3_600_000);
    expect(removeExpired).toHaveBeenCalledTimes(2);
    await end();
    vi.advanceTimersByTime(3_600_000);
    expect(removeExpired).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });
});
