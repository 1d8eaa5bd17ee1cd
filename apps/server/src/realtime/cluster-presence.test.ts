import { signout } from '@chatter/protocol/routes/accounts';
import { getPerson } from '@chatter/protocol/routes/people';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { goLive, type LiveClient } from '../../test/go-live.ts';
import { phantomNode } from '../../test/phantom-node.ts';
import { redisProgram } from '../../test/redis-server.ts';
import { signInAgain } from '../../test/sign-up.ts';
import { type Nodes, startCluster, type TestCluster } from '../../test/start-cluster.ts';
import { type Account as Person, signUp } from '../../test/start-test-server.ts';

const graceMs = 5_000;

describe.skipIf(redisProgram === null)('presence over two nodes', () => {
  let cluster: TestCluster & { readonly nodes: Nodes };
  let mara: Person;
  /** Mara on the first node, who looks at others. */
  let hers: LiveClient;

  beforeAll(async () => {
    cluster = await startCluster(redisProgram ?? '');
    mara = await signUp(cluster.nodes[0], 'mara');
    hers = await goLive(cluster.nodes[0], mara);
  });
  afterAll(async () => {
    hers?.close();
    await cluster?.close();
  });

  const watch = (person: Person) => hers.call('presence:watch', { userIds: [person.user.id] });
  const online = (person: Person, is: boolean) =>
    hers.next('presence:changed', (fact) => fact.userId === person.user.id && fact.online === is);
  const toldAbout = (person: Person) =>
    hers.heard.filter((entry) => entry.name === 'presence:changed' && entry.fact.userId === person.user.id).length;
  const seenAt = async (person: Person) => {
    const { users } = cluster.nodes[0].context.store;
    return (await users.byId(person.user.id))?.lastSeenAt ?? null;
  };
  const isOnline = (person: Person) => cluster.nodes.map((node) => node.context.presence.isOnline(person.user.id));

  test('a person on another node is online, over the socket, HTTP and in the list', async () => {
    const [a, b] = cluster.nodes;
    const tomas = await signUp(a, 'tomas');
    await watch(tomas);
    const his = await goLive(b, tomas);
    await online(tomas, true);
    const params = { userId: tomas.user.id };
    expect((await callRoute(a, mara, getPerson, { params })).person.online).toBe(true);
    expect(a.context.presence.online(10)).toContain(tomas.user.id);
    his.close();
  });

  test('with sockets on two nodes a person is one, gone with the last, and written down once', async () => {
    const [a, b] = cluster.nodes;
    const aiko = await signUp(a, 'aiko');
    await watch(aiko);
    const touch = vi.spyOn(a.context.store.users, 'touch');
    const [one, two] = [await goLive(a, aiko), await goLive(b, aiko)];
    await online(aiko, true);
    await vi.waitFor(() => expect(isOnline(aiko)).toEqual([true, true]));
    one.close();
    await one.closed();
    // The grace of the first node is over, and nobody hears of it.
    await vi.waitFor(() => {
      cluster.clock.advance(graceMs);
      expect(a.context.presence.online(10).filter((id) => id === aiko.user.id)).toHaveLength(1);
    });
    two.close();
    await two.closed();
    await vi.waitFor(() => {
      cluster.clock.advance(graceMs);
      expect(isOnline(aiko)).toEqual([false, false]);
    });
    const { lastSeenAt } = await online(aiko, false);
    expect(await seenAt(aiko)).toBe(lastSeenAt);
    expect(touch.mock.calls.filter(([userId]) => userId === aiko.user.id)).toHaveLength(1);
    expect(toldAbout(aiko)).toBe(2);
    touch.mockRestore();
  });

  test('a quick reload onto another node does not flicker', async () => {
    const [a, b] = cluster.nodes;
    const jonas = await signUp(a, 'jonas');
    await watch(jonas);
    const before = await goLive(a, jonas);
    await online(jonas, true);
    before.close();
    await before.closed();
    const after = await goLive(b, jonas);
    // Who comes next on that node is heard of after the one who has reloaded.
    const lena = await signUp(a, 'lena');
    await hers.call('presence:watch', { userIds: [jonas.user.id, lena.user.id] });
    const other = await goLive(b, lena);
    await online(lena, true);
    cluster.clock.advance(graceMs);
    other.close();
    await other.closed();
    await vi.waitFor(() => {
      cluster.clock.advance(graceMs);
      expect(isOnline(lena)).toEqual([false, false]);
    });
    expect(toldAbout(jonas)).toBe(1);
    expect(isOnline(jonas)).toEqual([true, true]);
    after.close();
  });

  test('goes offline at once when the last device signs out on another node', async () => {
    const [a, b] = cluster.nodes;
    const samir = await signUp(a, 'samir');
    const phone = await signInAgain(a, samir);
    await watch(samir);
    const live = await goLive(b, phone);
    await online(samir, true);
    await callRoute(a, phone, signout);
    await online(samir, false);
    await live.closed();
  });

  test('a node that dies has its people offline after its lease, written down once', async () => {
    const [a] = cluster.nodes;
    const noor = await signUp(a, 'noor');
    await watch(noor);
    const phantom = await phantomNode(cluster);
    phantom.bus.tell('came', noor.user.id, null);
    await online(noor, true);
    const touch = vi.spyOn(a.context.store.users, 'touch');
    cluster.clock.advance(60_000);
    phantom.die();
    const { lastSeenAt } = await online(noor, false);
    await vi.waitFor(() => expect(isOnline(noor)).toEqual([false, false]));
    await vi.waitFor(async () => expect(await seenAt(noor)).toBe(lastSeenAt));
    expect(touch.mock.calls.filter(([userId]) => userId === noor.user.id)).toHaveLength(1);
    touch.mockRestore();
  });

  test('a node that comes later knows who is there, and is known', async () => {
    const [a, b] = cluster.nodes;
    const ivo = await signUp(a, 'ivo');
    const his = await goLive(b, ivo);
    const third = await cluster.add();
    await vi.waitFor(() => expect(third.context.presence.isOnline(ivo.user.id)).toBe(true));
    const yuki = await signUp(third, 'yuki');
    const live = await goLive(third, yuki);
    await vi.waitFor(() => expect(a.context.presence.isOnline(yuki.user.id)).toBe(true));
    // It says good-bye, and its people have the grace to come back elsewhere.
    await third.stop();
    await live.closed();
    expect(a.context.presence.isOnline(yuki.user.id)).toBe(true);
    await vi.waitFor(() => {
      cluster.clock.advance(graceMs);
      expect(isOnline(yuki)).toEqual([false, false]);
    });
    await vi.waitFor(async () => expect(await seenAt(yuki)).not.toBeNull());
    his.close();
  });
});
