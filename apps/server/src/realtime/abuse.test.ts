import { listMessages } from '@chatter/protocol/routes/messages';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { goLive } from '../../test/go-live.ts';
import { openRaw, type RawSocket } from '../../test/raw-socket.ts';
import { type Account, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { newClientId, startGroup, text } from '../../test/talk.ts';

let server: TestServer;
let mara: Account;

beforeAll(async () => {
  server = await startTestServer();
  mara = await signUp(server, 'mara');
});
afterAll(() => server.close());

/** The server still does its work for somebody else. */
const expectAlive = async () => {
  const live = await goLive(server, mara);
  await live.settle();
  live.close();
};

describe('events that a client should not send', () => {
  test('case 46 an unknown event is answered when it asks for an answer, whatever it is called', async () => {
    const live = await goLive(server, mara);
    for (const name of ['message:edit', 'constructor', '__proto__', 'hasOwnProperty', 'error', 'toString']) {
      expect([name, await live.refusal(name, {})]).toEqual([name, 'UNKNOWN_EVENT']);
    }
    live.socket.emit('message:edit' as string);
    await live.settle();
    live.close();
  });

  test('names that Socket.IO keeps for itself end the connection of whoever sends them, and nothing else', async () => {
    for (const name of ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener']) {
      const raw = await openRaw(server, mara);
      raw.ws.send(`42["${name}",{}]`);
      await raw.closed;
    }
    const raw = await openRaw(server, mara);
    raw.ws.send('42["error",{}]');
    raw.ws.send('42[7,{}]');
    raw.ws.send('421["error",{}]');
    expect(await raw.frame((frame) => frame.startsWith('431'))).toContain('UNKNOWN_EVENT');
    raw.ws.close();
    await expectAlive();
  });

  test('case 46 a command without an answer to give is not carried out', async () => {
    const live = await goLive(server, mara);
    const { id: conversationId } = await startGroup(server, mara, []);
    const input = { conversationId, clientMessageId: newClientId(), content: text('Into the void') };
    live.socket.emit('message:send' as string, input as never);
    await live.settle();
    expect((await callRoute(server, mara, listMessages, { params: { conversationId } })).messages).toHaveLength(1);
    expect(await live.refusal('message:send')).toBe('VALIDATION_FAILED');
    expect(await live.refusal('message:send', input, input)).toBe('VALIDATION_FAILED');
    live.close();
  });

  test('cases 17, 21, 22, 32 ids of another shape and keys of nobody are refused', async () => {
    const live = await goLive(server, mara);
    const { id: conversationId } = await startGroup(server, mara, []);
    const good = { conversationId, clientMessageId: newClientId(), content: text('Hello') };
    const polluting = JSON.parse(`{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`) as object;
    const inputs: unknown[] = [
      { ...good, conversationId: [conversationId] },
      { ...good, conversationId: { $ne: null } },
      { ...good, seq: 1 },
      { ...good, authorId: mara.user.id },
      { ...good, content: { ...good.content, $where: '1' } },
      Object.assign(polluting, good),
      { ...good, content: { kind: 'system', event: 'group-created', userIds: [] } },
      [good],
      null,
      7,
      'text',
      Buffer.from('binary'),
    ];
    for (const input of inputs) expect(await live.refusal('message:send', input)).toBe('VALIDATION_FAILED');
    expect({}).not.toHaveProperty('polluted');
    live.close();
  });

  test('case 46 a thousand events at once are limited, then the socket is closed and others are served', async () => {
    const strict = await startTestServer({ config: { eventsPerSecond: 50 } });
    const [samir, lena] = [await signUp(strict, 'samir'), await signUp(strict, 'lena')];
    const [flood, calm] = [await goLive(strict, samir), await goLive(strict, lena)];
    const codes: string[] = [];
    for (let i = 0; i < 1_000; i += 1) {
      flood.socket.emit(
        'nothing' as string,
        ...([{}, (answer: { error: { code: string } }) => codes.push(answer.error.code)] as never[]),
      );
    }
    await flood.closed();
    expect(codes).toContain('UNKNOWN_EVENT');
    expect(codes.length).toBeLessThan(300);
    await calm.settle();
    calm.close();
    await strict.close();
  });

  test('case 46 one account sends no more messages than it may, over all its sockets', async () => {
    const strict = await startTestServer({ config: { messagesPerMinute: 10 } });
    const samir = await signUp(strict, 'samir');
    const { id: conversationId } = await startGroup(strict, samir, []);
    const sockets = await Promise.all([goLive(strict, samir), goLive(strict, samir)]);
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) =>
        sockets[i % 2]?.call('message:send', { conversationId, clientMessageId: newClientId(), content: text(`${i}`) }),
      ),
    );
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ code: 'RATE_LIMITED', retryable: true, details: { retryAfterMs: 6_000 } });
    strict.clock.advance(6_000);
    await sockets[0]?.call('message:send', { conversationId, clientMessageId: newClientId(), content: text('later') });
    await strict.close();
  });
});

describe('packets that a client should not send', () => {
  test('case 45 a packet over the limit, endless fragments and a million attachments end the connection', async () => {
    const big = await openRaw(server, mara);
    big.ws.send(`42["message:send","${'x'.repeat(1024 * 1024 + 1)}"]`);
    expect(await big.closed).toBe(1009);

    const fragments = await openRaw(server, mara);
    const feed = () => {
      for (let i = 0; i < 5_000 && fragments.ws.readyState === 1; i += 1) fragments.ws.send('x', { fin: false });
      if (fragments.ws.readyState === 1) setImmediate(feed);
    };
    feed();
    expect([1006, 1008, 1009]).toContain(await fragments.closed);

    const attachments = await openRaw(server, mara);
    attachments.ws.send('451000000-["message:send",{"_placeholder":true,"num":0}]');
    await attachments.closed;
    await expectAlive();
  });

  test('case 31 bytes that are no UTF-8 end the connection', async () => {
    const raw = await openRaw(server, mara);
    raw.ws.send(Buffer.from([0x34, 0x32, 0xff, 0xfe]), { binary: false });
    expect(await raw.closed).toBe(1007);
  });

  test('case 15 connections that never sign in are closed, as are those that sign out of the namespace', async () => {
    const hasty = await startTestServer({ timeouts: { signInMs: 1_500 } });
    const samir = await signUp(hasty, 'samir');
    const silent = await Promise.all(Array.from({ length: 100 }, () => openRaw(hasty)));
    const left = await openRaw(hasty, samir);
    left.ws.send('41');
    await left.closed;
    const live = await goLive(hasty, samir);
    await Promise.all(silent.map(({ closed }) => closed));
    await live.settle();
    live.close();
    await hasty.close();
  });

  test('case 46 handshakes over and over on one connection end it', async () => {
    const raw = await openRaw(server);
    for (let i = 0; i < 10; i += 1) raw.ws.send('40{"token":"nonsense","protocol":1}');
    await raw.closed;
    expect(raw.frames.filter((frame) => frame.startsWith('44')).length).toBeLessThanOrEqual(5);
    await expectAlive();
  });

  test('case 46 packets that are no events are limited as well', async () => {
    const strict = await startTestServer({ config: { eventsPerSecond: 5 } });
    const raw = await openRaw(strict, await signUp(strict, 'samir'));
    for (let i = 0; i < 300; i += 1) raw.ws.send(`43${i}["an answer to nothing"]`);
    await raw.closed;
    await strict.close();
  });

  test('case 47 four thousand malformed packets (seed 4711) crash nothing', { timeout: 60_000 }, async () => {
    const random = seeded(4711);
    let raw: RawSocket | null = null;
    for (let sent = 0; sent < 4_000; sent += 1) {
      if (raw === null || raw.ws.readyState !== 1) raw = await openRaw(server, sent % 3 === 0 ? undefined : mara);
      raw.ws.send(mangle(random));
      // Now and then the server gets time to close what it has had enough of.
      if (sent % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    raw?.ws.terminate();
    await vi.waitFor(expectAlive);
  });
});

/** mulberry32: small, and the same everywhere. */
const seeded = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
};

const seeds = [
  '40{"token":"x","protocol":1}',
  '40/admin,{"token":"x"}',
  '421["message:send",{"conversationId":"00000000000000000000","clientMessageId":"12345678","content":{"kind":"text","text":"hi"}}]',
  '42["presence:watch",{"userIds":[]}]',
  '43999["late ack"]',
  '451-["message:send",{"_placeholder":true,"num":0}]',
  '460-[{"_placeholder":true,"num":-1}]',
  '44{"message":"error"}',
  '41',
  '2probe',
  '3',
  '5',
  '6',
  'b4AAAA',
];
const pieces = ['"', '{', ']', '\\u0000', '4', '5', '-', '/', ',', 'null', '1e309', '__proto__', '\ud83d', ''];

const mangle = (random: (below: number) => number): string | Buffer => {
  let packet = seeds[random(seeds.length)] ?? '';
  for (let edits = random(4); edits >= 0; edits -= 1) {
    const at = random(packet.length + 1);
    const cut = random(4) === 0 ? random(12) : random(2);
    packet = packet.slice(0, at) + (pieces[random(pieces.length)] ?? '') + packet.slice(at + cut);
  }
  return random(10) === 0 ? Buffer.from(packet) : packet;
};
