import type { Session } from '@chatter/protocol/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goLive } from '../../test/go-live.ts';
import { signInAgain } from '../../test/sign-up.ts';
import { type Account, api, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';

let server: TestServer;
let mara: Account;

beforeAll(async () => {
  server = await startTestServer();
  mara = await signUp(server, 'mara');
});
afterAll(() => server.close());

const patch = (change: unknown) => api(server, mara, 'PATCH', '/api/me', change);

describe('the profile', () => {
  test('shows oneself with the e-mail address', async () => {
    const answer = await api(server, mara, 'GET', '/api/me');
    expect(answer).toMatchObject({ status: 200, body: { user: { ...mara.user } } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('takes a new name and a status with emoji, and leaves what is not named', async () => {
    expect(await patch({ status: '🏔️ Away until Monday' })).toMatchObject({
      status: 200,
      body: { user: { displayName: 'Mara', status: '🏔️ Away until Monday' } },
    });
    expect(await patch({ displayName: ' Mara  Vale ' })).toMatchObject({
      body: { user: { displayName: 'Mara Vale', status: '🏔️ Away until Monday' } },
    });
    expect(await patch({ status: '' })).toMatchObject({ body: { user: { status: null } } });
  });

  test('is found under the new name at once', async () => {
    const tomas = await signUp(server, 'tomas');
    await patch({ displayName: 'Márá Quay' });
    const answer = await api(server, tomas, 'GET', '/api/people?search=quay');
    expect(answer.body).toMatchObject({ people: [{ id: mara.user.id, displayName: 'Márá Quay' }] });
  });

  test('tells one another device of the change', async () => {
    const live = await goLive(server, mara);
    await patch({ status: 'Reading' });
    expect(await live.next('user:changed')).toMatchObject({ user: { id: mara.user.id, status: 'Reading' } });
    live.close();
  });

  test.each([
    ['case 21 an id', { id: '0'.repeat(20) }],
    ['case 21 an e-mail address', { email: 'other@chatter.example' }],
    ['case 21 a time', { lastSeenAt: 0 }],
    ['case 21 a hash', { passwordHash: 'x' }],
    ['an endless status', { status: 'x'.repeat(500) }],
    ['case 31 half a character', { displayName: '\ud800' }],
    ['an array', [1]],
  ])('%s is refused', async (_what, change) => {
    expect(await patch(change)).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  });
});

describe('the password', () => {
  const change = (account: Account, currentPassword: string, newPassword: string) =>
    api(server, account, 'PUT', '/api/me/password', { currentPassword, newPassword });

  test('is changed by whoever knows it; all other devices are signed out, this one stays', async () => {
    const aiko = await signUp(server, 'aiko');
    const phone = await signInAgain(server, aiko);
    const live = await goLive(server, phone);
    expect((await change(aiko, aiko.password, 'a loud brook at dawn')).status).toBe(204);
    expect(await live.next('session:ended')).toEqual({ reason: 'password-changed' });
    expect(await api(server, phone, 'GET', '/api/me')).toMatchObject({ body: { code: 'SESSION_ENDED' } });
    expect((await api(server, aiko, 'GET', '/api/me')).status).toBe(200);
    await expect(signInAgain(server, aiko)).rejects.toThrow(/401/);
    await signInAgain(server, { ...aiko, password: 'a loud brook at dawn' });
  });

  test('leaves no session behind that was opened with the old one at the same moment', async () => {
    const ngozi = await signUp(server, 'ngozi');
    const { sessions } = server.context.store;
    const { create } = sessions;
    // Between the look at the old hash and the new session.
    sessions.create = async (row) => {
      sessions.create = create;
      expect((await change(ngozi, ngozi.password, 'a loud brook at dawn')).status).toBe(204);
      await create(row);
    };
    await expect(signInAgain(server, ngozi)).rejects.toThrow(/401/);
    expect(await sessions.ofUser(ngozi.user.id, server.clock.now())).toHaveLength(1);
  });

  test('is not changed by whoever does not', async () => {
    const answer = await change(mara, 'wrong password', 'a loud brook at dawn');
    expect(answer).toMatchObject({ status: 403, body: { code: 'PASSWORD_WRONG' } });
    await signInAgain(server, mara);
  });

  test('may not become a common one, or like oneself', async () => {
    expect(await change(mara, mara.password, 'iloveyou1')).toMatchObject({ body: { code: 'PASSWORD_TOO_COMMON' } });
    expect(await change(mara, mara.password, mara.email)).toMatchObject({
      status: 422,
      body: { details: { reason: 'like-email' } },
    });
  });
});

describe('the devices', () => {
  const list = async (account: Account): Promise<Session[]> =>
    ((await api(server, account, 'GET', '/api/me/sessions')).body as { sessions: Session[] }).sessions;

  test('are listed with names and times, this one first, without secrets', async () => {
    const jonas = await signUp(server, 'jonas');
    server.clock.advance(60_000);
    const phone = await signInAgain(server, jonas, { device: 'Kitchen tablet', remember: true });
    const sessions = await list(jonas);
    expect(sessions).toEqual([
      expect.objectContaining({ id: jonas.sessionId, current: true, device: 'node' }),
      expect.objectContaining({ id: phone.sessionId, current: false, device: 'Kitchen tablet' }),
    ]);
    expect(JSON.stringify(sessions)).not.toMatch(/hash|generation|secret/i);
    expect((await list(phone)).map(({ id }) => id)).toEqual([phone.sessionId, jonas.sessionId]);
  });

  test('D9 one of them is signed out from another', async () => {
    const zoe = await signUp(server, 'zoe');
    const phone = await signInAgain(server, zoe);
    const live = await goLive(server, phone);
    expect((await api(server, zoe, 'DELETE', `/api/me/sessions/${phone.sessionId}`)).status).toBe(204);
    expect(await live.next('session:ended')).toEqual({ reason: 'revoked' });
    expect((await api(server, phone, 'GET', '/api/me')).status).toBe(401);
    expect((await api(server, zoe, 'DELETE', `/api/me/sessions/${phone.sessionId}`)).status).toBe(404);
  });

  test('all others are signed out in one go', async () => {
    const lena = await signUp(server, 'lena');
    const others = [await signInAgain(server, lena), await signInAgain(server, lena)];
    expect((await api(server, lena, 'DELETE', '/api/me/sessions')).status).toBe(204);
    for (const other of others) expect((await api(server, other, 'GET', '/api/me')).status).toBe(401);
    expect(await list(lena)).toHaveLength(1);
  });

  test("case 17 another's device looks as if it were not there", async () => {
    const samir = await signUp(server, 'samir');
    const theirs = await api(server, samir, 'DELETE', `/api/me/sessions/${mara.sessionId}`);
    const nobodys = await api(server, samir, 'DELETE', `/api/me/sessions/${'0'.repeat(20)}`);
    expect(theirs).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect({ ...(theirs.body as object), requestId: '' }).toEqual({ ...(nobodys.body as object), requestId: '' });
    expect((await api(server, mara, 'GET', '/api/me')).status).toBe(200);
  });
});

test.each([
  ['GET', '/api/me'],
  ['PATCH', '/api/me'],
  ['PUT', '/api/me/avatar'],
  ['DELETE', '/api/me/avatar'],
  ['PUT', '/api/me/password'],
  ['GET', '/api/me/sessions'],
  ['DELETE', '/api/me/sessions'],
  ['DELETE', `/api/me/sessions/${'0'.repeat(20)}`],
  ['POST', '/api/photos'],
])('%s %s is closed to strangers, to cookies alone and to signed-out devices', async (method, path) => {
  const gone = await signInAgain(server, mara);
  await api(server, gone, 'DELETE', '/api/signout');
  const codes = [
    await api(server, null, method, path),
    await api(server, null, method, path, undefined, { cookie: mara.cookie }),
    await api(server, gone, method, path),
  ].map(({ body }) => (body as { code: string }).code);
  expect(codes).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'SESSION_ENDED']);
});
