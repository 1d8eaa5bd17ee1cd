import { limits } from '@chatter/protocol/limits';
import { signout } from '@chatter/protocol/routes/accounts';
import { getPerson } from '@chatter/protocol/routes/people';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { goLive, type LiveClient } from '../../test/go-live.ts';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';

let server: TestServer;
let mara: Person;
let watcher: LiveClient;

beforeAll(async () => {
  server = await startTestServer();
  mara = await signUp(server, 'mara');
  watcher = await goLive(server, mara);
});
afterAll(() => server.close());

const watch = (...people: Person[]) => watcher.call('presence:watch', { userIds: people.map(({ user }) => user.id) });
const about = (person: Person) => watcher.next('presence:changed', ({ userId }) => userId === person.user.id);

/** Lets time pass on the server's clock until it is told that this person has gone. */
const offline = (person: Person): Promise<void> =>
  vi.waitFor(
    () => {
      server.clock.advance(limits.presenceGraceMs);
      expect(watcher.heard.at(-1)).toMatchObject({ fact: { userId: person.user.id, online: false } });
    },
    { timeout: 10_000, interval: 100 },
  );

describe('presence:watch', () => {
  test('tells who is there now, and then each change, several tabs being one person', async () => {
    const tomas = await signUp(server, 'tomas');
    expect(await watch(tomas, mara)).toEqual({
      people: expect.arrayContaining([
        { userId: tomas.user.id, online: false, lastSeenAt: null },
        expect.objectContaining({ userId: mara.user.id, online: true }),
      ]),
    });
    const tabs = [await goLive(server, tomas), await goLive(server, tomas)];
    expect(await about(tomas)).toMatchObject({ online: true });
    tabs[0]?.close();
    tabs[1]?.close();
    const reload = await goLive(server, tomas);
    await reload.settle();
    const { person } = await callRoute(server, mara, getPerson, { params: { userId: tomas.user.id } });
    expect(person.online).toBe(true);
    reload.close();
    const closedAt = server.clock.now();
    await offline(tomas);
    expect(watcher.heard.filter(({ name }) => name === 'presence:changed')).toHaveLength(2);
    const { person: later } = await callRoute(server, mara, getPerson, { params: { userId: tomas.user.id } });
    expect(later.online).toBe(false);
    expect(later.lastSeenAt).toBeGreaterThanOrEqual(closedAt);
    expect(watcher.heard.at(-1)?.fact).toMatchObject({ lastSeenAt: later.lastSeenAt });
  });

  test('goes offline at once when the last device signs out', async () => {
    const aiko = await signUp(server, 'aiko');
    await watch(aiko);
    const live = await goLive(server, aiko);
    expect(await about(aiko)).toMatchObject({ online: true });
    await callRoute(server, aiko, signout);
    // No time has passed on the server's clock.
    expect(await about(aiko)).toEqual({ userId: aiko.user.id, online: false, lastSeenAt: server.clock.now() });
    await live.closed();
  });

  test('replaces the list: whoever is not on it any more is not heard of', async () => {
    const [jonas, lena] = [await signUp(server, 'jonas'), await signUp(server, 'lena')];
    await watch(jonas);
    await watch(lena);
    const [his, hers] = [await goLive(server, jonas), await goLive(server, lena)];
    await about(lena);
    const names = watcher.heard.flatMap((entry) => (entry.name === 'presence:changed' ? [entry.fact.userId] : []));
    expect(names).not.toContain(jonas.user.id);
    his.close();
    hers.close();
  });

  test('passes over people who do not exist, and takes no more than 200', async () => {
    const ids = Array.from({ length: 201 }, (_, i) => String(i).padStart(20, '0'));
    expect(await watcher.refusal('presence:watch', { userIds: ids })).toBe('VALIDATION_FAILED');
    expect(await watcher.call('presence:watch', { userIds: ids.slice(1) as never })).toEqual({ people: [] });
  });
});
