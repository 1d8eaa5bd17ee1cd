import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createBacklogWatch } from './backlog-watch.ts';
import { createTurnWriter } from './write-once-a-turn.ts';

/** A server of bare Socket.IO, and a raw client that counts what arrives at once. */
const open = async (onceATurn: boolean) => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], serveClient: false });
  onTestFinished(async () => void (await io.close()));
  const writeOnceATurn = createTurnWriter(createBacklogWatch(pino({ level: 'silent' })));
  let peer: NetSocket | undefined;
  io.engine.on('connection', (connection) => {
    peer = connection.request.socket;
    if (onceATurn) writeOnceATurn(connection);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  const heard: string[] = [];
  client.on('message', (data) => heard.push(String(data)));
  await once(client, 'open');
  const [socket] = await Promise.all([once(io, 'connection').then(([one]) => one), client.send('40')]);
  await new Promise<void>((resolve) =>
    client.on('message', () => heard.some((text) => text.startsWith('40')) && resolve()),
  );
  heard.length = 0;
  if (peer === undefined) throw new Error('nobody connected');
  return { io, socket, client, heard, peer };
};

type Target = Awaited<ReturnType<typeof open>>;

/** How often the operating system was asked to send. */
const countWrites = (peer: NetSocket) => {
  const counted = { writes: 0 };
  for (const name of ['_write', '_writev'] as const) {
    const write = peer[name]?.bind(peer) as ((...input: unknown[]) => void) | undefined;
    Object.assign(peer, {
      [name]: (...input: unknown[]) => {
        counted.writes += 1;
        write?.(...input);
      },
    });
  }
  return counted;
};

test.each([
  [true, 1],
  [false, 20],
])('what goes to a connection within one turn leaves in one write: %s', async (onceATurn, most) => {
  const { io, socket, client, heard, peer } = await open(onceATurn);
  const counted = countWrites(peer);
  for (let n = 0; n < 10; n += 1) {
    socket.emit('answer', n);
    io.emit('told', n);
  }
  while (heard.length < 20) await once(client, 'message');
  expect(heard.map((text) => text.slice(2))).toEqual(
    Array.from({ length: 10 }, (_, n) => [`["answer",${n}]`, `["told",${n}]`]).flat(),
  );
  // Without it there are fewer writes than packets too, but never one: the first packet does not wait for the others.
  if (most === 1) expect(counted.writes).toBe(1);
  else expect(counted.writes).toBeGreaterThan(1);
});

test('every length of a text arrives as it was, alone and among others, and a shared one at everybody', async () => {
  const { io, socket, client, heard } = await open(true);
  // Round the places where a frame's length takes more bytes, and where it is no longer joined.
  const around = [100, 110, 120, 65_500, 65_520, 65_540, 200_000];
  const texts = around.flatMap((length) => Array.from({ length: 20 }, (_, more) => 'a'.repeat(length + more)));
  const odd = ['ツ'.repeat(60), '🦊'.repeat(16_380), 'é\u2028"'];
  const expected: string[] = [];
  for (const text of [...texts, ...odd]) {
    const before = heard.length;
    socket.emit('alone', text);
    while (heard.length === before) await once(client, 'message');
    expected.push(`42${JSON.stringify(['alone', text])}`);
  }
  for (const text of [...texts, ...odd]) {
    socket.emit('one', text);
    io.emit('all', text);
    expected.push(...['one', 'all'].map((name) => `42${JSON.stringify([name, text])}`));
    while (heard.length < expected.length) await once(client, 'message');
  }
  expect(heard).toEqual(expected);
});

test('what is said right before a connection is closed still arrives', async () => {
  const { socket, client, heard } = await open(true);
  const closed = once(client, 'close');
  socket.emit('last', 1);
  socket.disconnect(true);
  await closed;
  expect(heard).toContain('42["last",1]');
});

test('what is said to a connection that is going makes no error of it', async () => {
  const { io, socket, peer } = await open(true);
  const gone = once(socket, 'disconnect');
  const { transport } = socket.conn as { transport: { socket: WebSocket } };
  transport.socket.close();
  expect(transport.socket.readyState).toBe(WebSocket.CLOSING);
  io.emit('told', 1);
  socket.emit('answer', 1);
  // By then the turn's packets have been handed on.
  await new Promise(setImmediate);
  peer.destroy();
  expect((await gone)[0]).toBe('transport close');
});

test.each([
  ['its own text', (one: Target) => one.socket],
  ['what all are told', (one: Target) => one.io],
])('a reader that takes nothing is cut at a megabyte of %s, counted in bytes', async (_, tell) => {
  const target = await open(true);
  const { socket, client } = target;
  client.pause();
  const gone = once(socket, 'disconnect');
  // A third of it in characters is the whole of it in bytes.
  const third = 'ツ'.repeat((1024 * 1024) / 30);
  for (let n = 0; n < 9; n += 1) tell(target).emit('long', third);
  expect(socket.connected).toBe(true);
  tell(target).emit('long', third);
  tell(target).emit('long', third);
  expect(socket.connected).toBe(false);
  await gone;
});
