import type { Message } from '@chatter/protocol/message';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ensureBuilt } from '../../scripts/setup/ensure-built.mjs';
import { type Account, call, readHistory, signUpMany } from '../server/api.ts';
import { makeFolder, startChatter } from '../server/chatter-process.mjs';
import { createSender, type Sender } from './sender.ts';

const accountCount = 40;
const clientsPerAccount = 5;
const groupCount = 4;
const messagesPerClient = 15;
const total = accountCount * clientsPerAccount * messagesPerClient;

const portOf = (url: string) => Number(new URL(url).port);

interface Group {
  readonly id: string;
  readonly members: readonly Account[];
}

const groupOf = (account: number): number => account % groupCount;

const createGroups = (url: string, accounts: Account[]): Promise<Group[]> => {
  const create = async (n: number): Promise<Group> => {
    const members = accounts.filter((_, account) => groupOf(account) === n);
    const body = { title: `Harbour ${n}`, userIds: members.slice(1).map(({ id }) => id) };
    const token = members[0]?.accessToken ?? '';
    const path = '/api/conversations/groups';
    const { conversation } = await call<{ conversation: { id: string } }>(url, 'POST', path, { token, body });
    return { id: conversation.id, members };
  };
  return Promise.all(Array.from({ length: groupCount }, (_, n) => create(n)));
};

/** Counts something, and tells when there are so many. */
const createTally = () => {
  const waiting: { count: number; resolve: () => void }[] = [];
  let counted = 0;
  return {
    add: () => {
      counted += 1;
      for (const { count, resolve } of waiting) if (counted >= count) resolve();
    },
    reaches: (count: number) => new Promise<void>((resolve) => waiting.push({ count, resolve })),
  };
};

describe('case 52 a server killed while 200 clients send', () => {
  let senders: Sender[] = [];
  const stored = new Map<string, Message[]>();
  /** Acknowledged when the server was killed: none of these may be missing. */
  let beforeTheKill: Message[] = [];
  /** Connections that broke although the server had only stood still. */
  let brokenByTheStall = 0;
  let isKilled = false;
  let cleanUp = async () => {};

  beforeAll(async () => {
    await ensureBuilt();
    const { folder, remove } = await makeFolder();
    let chatter = await startChatter({ folder });
    cleanUp = async () => {
      for (const { socket } of senders) socket.disconnect();
      await chatter.stop();
      await remove();
    };
    const { url } = chatter;
    const accounts = await signUpMany(
      url,
      Array.from({ length: accountCount }, (_, n) => `Ngozi ${n}`),
    );
    const groups = await createGroups(url, accounts);

    const acks: Message[] = [];
    const tally = createTally();
    const [aTenth, aThird] = [tally.reaches(Math.floor(total / 10)), tally.reaches(Math.floor(total / 3))];
    senders = accounts.flatMap(({ accessToken }, a) =>
      Array.from({ length: clientsPerAccount }, (_, c) =>
        createSender({
          url,
          token: accessToken,
          name: `ngozi${a}-${c}`,
          onAck: (message) => {
            acks.push(message);
            tally.add();
          },
        }),
      ),
    );
    const sending = senders.map((sender, n) =>
      sender.send(groups[groupOf(Math.floor(n / clientsPerAccount))]?.id ?? '', messagesPerClient),
    );
    await aTenth;
    await vi.waitFor(() => expect(senders.every(({ socket }) => socket.connected)).toBe(true), { timeout: 20_000 });
    for (const { socket } of senders) socket.on('disconnect', () => (brokenByTheStall += isKilled ? 0 : 1));
    await chatter.stall(5_000);
    await aThird;
    isKilled = true;
    await chatter.kill();
    beforeTheKill = [...acks];
    chatter = await startChatter({ folder, port: portOf(url) });
    await Promise.all(sending);
    for (const { id, members } of groups) stored.set(id, await readHistory(url, members[0]?.accessToken ?? '', id));
  }, 120_000);
  afterAll(() => cleanUp());

  const all = () => [...stored.values()].flat();
  const written = () => all().filter(({ content }) => content.kind === 'text');

  test('was killed in the middle: some were acknowledged before, and some had to be sent again', () => {
    expect(beforeTheKill.length).toBeGreaterThanOrEqual(Math.floor(total / 3));
    expect(beforeTheKill.length).toBeLessThan(total);
    expect(senders.reduce((sum, { retries }) => sum + retries(), 0)).toBeGreaterThan(0);
  });

  test('case 67 while it stood still for five seconds no connection was given up', () => {
    expect(brokenByTheStall).toBe(0);
  });

  test('D1 every acknowledged message is there as it was acknowledged, before the kill and after it', () => {
    const byId = new Map(all().map((message) => [message.id, message]));
    const acknowledged = new Set([...beforeTheKill, ...senders.flatMap((sender) => sender.acknowledged)]);
    expect(acknowledged.size).toBe(total);
    expect([...acknowledged].filter((message) => byId.get(message.id)?.seq !== message.seq)).toEqual([]);
  });

  test('D2 every message is there exactly once, those sent again included', () => {
    const ids = written().map(({ clientMessageId }) => clientMessageId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(total);
  });

  test('D3 the sequence has no gap in any conversation', () => {
    for (const messages of stored.values()) {
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    }
  });

  test('D3 what one client sent in a row stands in that order', () => {
    for (const { acknowledged } of senders) {
      const seqs = acknowledged.map(({ seq }) => seq);
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    }
  });
});
