import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { goLive } from '../../test/go-live.ts';
import { openRaw, type RawSocket } from '../../test/raw-socket.ts';
import { type Account, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { newClientId, startGroup, text } from '../../test/talk.ts';

// The very copy of the library that broadcasts make their frames with.
const fromSocketIo = createRequire(createRequire(import.meta.url).resolve('socket.io'));
const fromAdapter = createRequire(fromSocketIo.resolve('socket.io-adapter'));
const { Sender } = fromAdapter('ws') as { Sender: { frame(data: Buffer, options: object): Buffer[] } };

const memberCount = 10;
const socketsEach = 100;

let server: TestServer;
let mara: Account;
let members: Account[];

beforeAll(async () => {
  server = await startTestServer();
  mara = await signUp(server, 'mara');
  members = await Promise.all(Array.from({ length: memberCount }, (_, n) => signUp(server, `member${n}`)));
});
afterAll(() => server.close());

const openThousand = async (): Promise<RawSocket[]> => {
  const sockets: RawSocket[] = [];
  for (const member of members) {
    sockets.push(...(await Promise.all(Array.from({ length: socketsEach }, () => openRaw(server, member)))));
  }
  return sockets;
};

/** A stored message, as ack and fact have it. */
const isMessage = (value: unknown): boolean => /"seq":\d+.*"clientMessageId":"/.test(String(value));
const isNews = (value: unknown): boolean => String(value).includes('["message:created"');

/** What was done meanwhile: texts made of a message, frames made of a text, commits. */
const count = async (act: () => Promise<unknown>) => {
  const stringify = vi.spyOn(JSON, 'stringify');
  const frame = vi.spyOn(Sender, 'frame');
  const before = server.context.store.counters();
  try {
    await act();
    const { commits, writes } = server.context.store.counters();
    return {
      encoded: stringify.mock.results.filter(({ value }) => isMessage(value)).length,
      framed: frame.mock.calls.filter(([data]) => isNews(data)).length,
      commits: commits - before.commits,
      writes: writes - before.writes,
    };
  } finally {
    stringify.mockRestore();
    frame.mockRestore();
  }
};

describe('what is counted, not timed', () => {
  test('a message to a thousand connections is one text, one frame and one commit', async () => {
    const { id: conversationId } = await startGroup(server, mara, members);
    const live = await goLive(server, mara);
    const sockets = await openThousand();
    const counted = await count(async () => {
      await live.call('message:send', { conversationId, clientMessageId: newClientId(), content: text('To all') });
      await Promise.all(sockets.map((socket) => socket.frame((frame) => frame.includes('To all'))));
    });
    expect(counted).toEqual({ encoded: 1, framed: 1, commits: 1, writes: 1 });
    for (const { ws } of sockets) ws.terminate();
    live.close();
  }, 60_000);

  test('D1 sends that arrive together share commits', async () => {
    const { id: conversationId } = await startGroup(server, mara, members);
    const live = await goLive(server, mara);
    const send = (n: number) =>
      live.call('message:send', { conversationId, clientMessageId: newClientId(), content: text(`Together ${n}`) });
    const counted = await count(() => Promise.all(Array.from({ length: 200 }, (_, n) => send(n))));
    expect(counted.writes).toBe(200);
    expect(counted.commits).toBeLessThanOrEqual(20);
    live.close();
  });
});
