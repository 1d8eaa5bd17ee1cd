import { EventEmitter } from 'node:events';
import { pino } from 'pino';
import { describe, expect, test, vi } from 'vitest';
import { openRaw } from '../../test/raw-socket.ts';
import { signUp, startTestServer } from '../../test/start-test-server.ts';
import { catchUp, newClientId, startGroup, text } from '../../test/talk.ts';
import { sendMessage } from '../domain/messages/send-message.ts';
import { createBacklogWatch } from './backlog-watch.ts';
import type { Connection } from './socket-types.ts';

const kilobyte = 1_024;

/** A connection whose reader takes nothing until `read` is called. */
const setup = () => {
  const time = { now: 0 };
  const terminate = vi.fn();
  const connection = Object.assign(new EventEmitter(), {
    transport: { writable: true, socket: { terminate } },
    close: vi.fn(),
  });
  const watch = createBacklogWatch(pino({ level: 'silent' }), () => time.now);
  const backlog = watch.open(connection as unknown as Connection);
  const send = (bytes: number) => {
    const isTaken = watch.wait(backlog, bytes);
    if (isTaken && connection.transport.writable) flush();
  };
  const flush = () => {
    watch.flush(backlog);
    connection.transport.writable = false;
  };
  return { time, terminate, connection, watch, send, flush };
};

describe('D8 the watch over unsent data', () => {
  test('cuts a connection that holds more than a megabyte', () => {
    const { connection, terminate, send } = setup();
    for (let i = 0; i < 1_024; i += 1) send(kilobyte);
    expect(connection.close).not.toHaveBeenCalled();
    send(1);
    expect(connection.close).toHaveBeenCalledTimes(1);
    expect(terminate).toHaveBeenCalledTimes(1);
  });

  test('cuts once, also a connection that takes its time to go', () => {
    const { connection, watch, send, time } = setup();
    for (let i = 0; i < 2_000; i += 1) send(kilobyte);
    time.now = 60_000;
    watch.sweep();
    expect(connection.close).toHaveBeenCalledTimes(1);
  });

  test('lets a reader that keeps up have any amount', () => {
    const { connection, watch, send, flush, time } = setup();
    for (let round = 0; round < 100; round += 1) {
      for (let i = 0; i < 100; i += 1) send(kilobyte);
      flush();
      connection.transport.writable = true;
      time.now += 1_000;
      watch.sweep();
    }
    expect(connection.close).not.toHaveBeenCalled();
  });

  test('cuts a reader that has stopped for four seconds while data waits, not one with little to read', () => {
    const stopped = setup();
    const quiet = setup();
    for (let i = 0; i < 100; i += 1) stopped.send(kilobyte);
    quiet.send(kilobyte);
    for (const { time, watch } of [stopped, quiet]) {
      time.now = 3_999;
      watch.sweep();
    }
    expect(stopped.connection.close).not.toHaveBeenCalled();
    for (const { time, watch } of [stopped, quiet]) {
      time.now = 4_000;
      watch.sweep();
    }
    expect(stopped.connection.close).toHaveBeenCalledTimes(1);
    expect(quiet.connection.close).not.toHaveBeenCalled();
  });

  test('case 50 a reader that stops is cut at a megabyte, and catches up completely afterwards', async () => {
    const server = await startTestServer();
    const [mara, tomas] = [await signUp(server, 'mara'), await signUp(server, 'tomas')];
    const { id: conversationId } = await startGroup(server, mara, [tomas]);
    const slow = await openRaw(server, tomas);
    slow.ws.pause();
    const caller = { userId: mara.user.id, sessionId: mara.sessionId };
    const words = text('ツ'.repeat(10_000));
    const sent = [];
    // What the kernel takes for a reader depends on the machine: write until the server has had enough.
    while (!server.logged().includes('does not read')) {
      const batch = Array.from({ length: 50 }, () =>
        sendMessage(server.context, caller, { conversationId, clientMessageId: newClientId(), content: words }),
      );
      sent.push(...(await Promise.all(batch)));
    }
    const line =
      server
        .logged()
        .split('\n')
        .find((entry) => entry.includes('does not read')) ?? '';
    expect((JSON.parse(line) as { unsentBytes: number }).unsentBytes).toBeLessThan(1024 * 1024 + 40_000);
    slow.ws.resume();
    await slow.closed;
    const { messages } = await catchUp(server, tomas, conversationId, 1, 100);
    expect(messages.slice(-sent.length).map(({ id }) => id)).toEqual(sent.map(({ id }) => id));
    expect(messages.map(({ seq }) => seq).slice(-sent.length)).toEqual(sent.map((_, i) => i + 2));
    await server.close();
  });
});
