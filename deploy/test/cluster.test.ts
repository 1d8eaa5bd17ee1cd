import { createServer, request } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Chatter, createChatter } from '@chatter/client';
import type { Message } from '@chatter/protocol/message';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { goLive, type LiveClient } from '../../apps/server/test/go-live.ts';
import { type Account, signUp } from '../../apps/server/test/start-test-server.ts';
import { openDirect, say } from '../../apps/server/test/talk.ts';
import { hosts } from './render-site.ts';
import { type Nginx, nginxPath, startNginx, takePorts } from './start-nginx.ts';
import { startTwoNodes, type TwoNodes } from './two-nodes.ts';

const addresses = Array.from({ length: 32 }, (_, n) => `198.51.100.${n + 1}`);
const from = (address: string) => ({ 'x-test-address': address });
const polling = '/socket.io/?EIO=4&transport=polling';

/** A node as nginx sees it: it answers, or refuses while it is away. */
const stubNode = (port: number) => {
  const server = createServer((_request, response) => response.end('{}'));
  const lives = new Set<Duplex>();
  server.on('upgrade', (_request, socket) => {
    lives.add(socket);
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n');
  });
  return {
    start: () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve)),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const live of lives) live.destroy();
      }),
  };
};

test.skipIf(nginxPath === null)('a node that is back is used at once, also when it is the only one then', async () => {
  const [first, second] = Object.values(await takePorts());
  if (first === undefined || second === undefined) throw new Error('no ports');
  const [returning, leaving] = [stubNode(first), stubNode(second)];
  await leaving.start();
  const nginx = await startNginx({ site: 'chatter-cluster', nodes: [first, second], webDir: '/nowhere' });
  const statusOf = async () => (await fetch(`${nginx.door}/api/meta`)).status;
  try {
    for (let n = 0; n < 8; n += 1) expect(await statusOf()).toBe(200);
    await returning.start();
    await leaving.stop();
    const live = request(`${nginx.door}/socket.io/?EIO=4&transport=websocket`, {
      headers: { connection: 'upgrade', upgrade: 'websocket' },
    });
    const [, socket] = await new Promise<[unknown, Duplex]>((resolve, reject) => {
      live.once('upgrade', (response, socket) => resolve([response, socket]));
      live.once('response', ({ statusCode }) => reject(new Error(`refused with ${statusCode}`)));
      live.end();
    });
    // While that connection lives.
    for (let n = 0; n < 8; n += 1) expect(await statusOf()).toBe(200);
    socket.destroy();
  } finally {
    await nginx.stop();
    await returning.stop();
  }
});

describe.skipIf(nginxPath === null)('two nodes behind nginx', () => {
  let cluster: TwoNodes;
  let nginx: Nginx;
  const door = () => ({ url: nginx.door });

  beforeEach(async () => {
    const ports = await takePorts();
    const publicOrigin = `https://${hosts.page}:${ports.https}`;
    cluster = await startTwoNodes({ publicOrigin, trustProxy: ['loopback'] });
    const nodes = cluster.nodes.map(({ port }) => port);
    nginx = await startNginx({ site: 'chatter-cluster', ports, nodes, webDir: '/nowhere' });
  });
  afterEach(async () => {
    await nginx.stop();
    await cluster.close();
  });

  const pong = (url: string, sid: string, address: string) =>
    fetch(`${url}${polling}&sid=${sid}`, { method: 'POST', body: '3', headers: from(address) });

  test('long-polling stays on its node, and the nodes share the visitors', async () => {
    const owners = new Set<number>();
    for (const address of addresses) {
      const opened = await (await fetch(nginx.door + polling, { headers: from(address) })).text();
      const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
      for (let n = 0; n < 4; n += 1) expect((await pong(nginx.door, sid, address)).status).toBe(200);
      const [first, second] = await Promise.all(cluster.nodes.map(({ url }) => pong(url, sid, address)));
      expect([first?.status, second?.status].toSorted()).toEqual([200, 400]);
      owners.add(first?.status === 200 ? 0 : 1);
    }
    expect([...owners].toSorted()).toEqual([0, 1]);
  });

  test('a client that only polls, and one that begins so, work from every address', async () => {
    const mara = await signUp(door(), 'mara');
    for (const address of addresses.slice(0, 8)) {
      for (const transports of [['polling'], ['polling', 'websocket']] as const) {
        const live = await goLive(door(), mara, { headers: from(address), transports: [...transports] });
        const { engine } = live.socket.io;
        const last = transports.at(-1);
        if (engine.transport.name !== last) await new Promise((done) => engine.once('upgrade', done));
        await live.settle();
        expect(engine.transport.name).toBe(last);
        live.close();
      }
    }
  });

  test('WebSockets of one visitor go to both nodes', async () => {
    const mara = await signUp(door(), 'mara');
    const lives: LiveClient[] = [];
    for (let n = 0; n < 6; n += 1) lives.push(await goLive(door(), mara, { headers: from('203.0.113.7') }));
    await cluster.nodes[0].stop();
    await Promise.race(lives.map((live) => live.closed()));
    const gone = lives.filter(({ socket }) => !socket.connected);
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.length).toBeLessThan(lives.length);
    for (const live of lives) live.close();
  });

  test('a node goes away: its clients are at the other by themselves, and nobody misses a message', async () => {
    const [mara, tomas] = [await signUp(door(), 'mara'), await signUp(door(), 'tomas')];
    const conversation = await openDirect(door(), mara, tomas);
    const devices = await Promise.all(Array.from({ length: 4 }, () => signInDevice(nginx.door, mara)));
    await cluster.nodes[0].stop();
    const said: string[] = [];
    for (let n = 0; n < 5; n += 1) said.push((await say(door(), tomas, conversation.id, `after ${n}`)).id);
    for (const device of devices) await device.has(said);
    // Each is told live again, too.
    said.push((await say(door(), tomas, conversation.id, 'and live')).id);
    for (const device of devices) await device.has(said);
    for (const { chatter } of devices) chatter.close();
  });
});

/** A device of somebody with the SDK; `has` resolves when it has been given all these messages. */
const signInDevice = async (url: string, { email, password }: Account) => {
  const chatter: Chatter = createChatter({ url });
  const known = new Set<string>();
  const lookers = new Set<() => void>();
  const take = (message: Message) => {
    known.add(message.id);
    for (const look of lookers) look();
  };
  chatter.on('message', take);
  await chatter.accounts.signIn({ email, password });
  await chatter.ready();
  const has = (ids: readonly string[]): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (ids.every((id) => known.has(id))) resolve();
      };
      lookers.add(look);
      look();
    });
  return { chatter, has };
};
