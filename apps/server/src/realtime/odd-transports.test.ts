import { connect } from 'node:net';
import { limits } from '@chatter/protocol/limits';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { goLive } from '../../test/go-live.ts';
import { type Account, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';

let server: TestServer;
let mara: Account;

beforeAll(async () => {
  server = await startTestServer();
  mara = await signUp(server, 'mara');
});
afterAll(() => server.close());

const polling = (query = '', init: RequestInit = {}) =>
  fetch(`${server.url}/socket.io/?EIO=4&transport=polling${query}`, init);

const beginPolling = async (): Promise<string> => {
  const text = await (await polling()).text();
  return (JSON.parse(text.slice(1)) as { sid: string }).sid;
};

/** Resolves with the status of a WebSocket handshake that is refused, or the code of its close. */
const upgrade = (query: string): Promise<number> =>
  new Promise((resolve) => {
    const ws = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?${query}`);
    ws.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    ws.on('close', resolve);
    ws.on('error', () => undefined);
  });

const expectAlive = async () => {
  for (const transport of ['websocket', 'polling'] as const) {
    const live = await goLive(server, mara, { transports: [transport] });
    await live.settle();
    live.close();
  }
};

describe('case 47 a transport that is spoken wrongly', () => {
  test('by a strange version, transport, method or session is refused', async () => {
    for (const query of [
      'EIO=3&transport=polling',
      'EIO=4&transport=flash',
      'EIO=4',
      'transport=polling&EIO[]=4',
      '',
    ]) {
      expect([query, (await fetch(`${server.url}/socket.io/?${query}`)).status]).toEqual([query, 400]);
    }
    for (const sid of ['nobody', '__proto__', 'constructor', '..%2f', '%00']) {
      expect([sid, (await polling(`&sid=${sid}`)).status]).toEqual([sid, 400]);
      expect([sid, await upgrade(`EIO=4&transport=websocket&sid=${sid}`)]).toEqual([sid, 400]);
    }
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await polling('', { method })).ok).toBe(false);
    await expectAlive();
  });

  test('by two polls at once, bodies that are none, or more than a packet may be, ends that session only', async () => {
    const bodies: [string, Record<string, string>][] = [
      ['x'.repeat(limits.socketPacketBytes + 1), {}],
      ['\u001e'.repeat(1_000), {}],
      ['9nothing', {}],
      ['42["message:send"', {}],
      ['bnot base64 ###', { 'content-type': 'application/octet-stream' }],
      ['', {}],
    ];
    for (const [body, headers] of bodies) {
      const sid = await beginPolling();
      const answer = await polling(`&sid=${sid}`, { method: 'POST', body, headers }).catch(() => null);
      if (body.length > limits.socketPacketBytes) expect(answer?.status ?? 413).toBe(413);
    }
    const sid = await beginPolling();
    const twice = await Promise.all(
      [polling(`&sid=${sid}`), polling(`&sid=${sid}`)].map((one) => one.catch(() => null)),
    );
    expect(twice.some((answer) => answer === null || answer.status === 400)).toBe(true);
    await expectAlive();
  });

  test('by an upgrade without its probe, or a second one, keeps nobody from connecting', async () => {
    const sid = await beginPolling();
    const sockets = [1, 2].map(() => {
      const ws = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket&sid=${sid}`);
      ws.on('error', () => undefined);
      ws.on('open', () => {
        for (const packet of ['5', '3probe', '2probe', '40', '5', '5']) ws.send(packet);
      });
      return new Promise((resolve) => ws.on('close', resolve));
    });
    await Promise.race(sockets);
    await expectAlive();
  });
});

test('case 49 a WebSocket handshake behind two thousand headers crashes nothing', async () => {
  const many = Array.from({ length: 2_000 }, (_, i) => `${i}:\r\n`).join('');
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const ended = new Promise((resolve) => socket.once('close', resolve));
  // The hundredth is the last that Node reads, so the upgrade has lost its own.
  socket.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\n${many}`);
  socket.write('Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n');
  socket.write('Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
  socket.resume();
  await ended;
  await expectAlive();
});
