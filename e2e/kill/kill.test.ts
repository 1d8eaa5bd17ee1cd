import type { Message } from '@chatter/protocol/message';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../scripts/setup/ensure-built.mjs';
import { type Account, call, signUp } from '../server/api.ts';
import { makeFolder, startChatter } from '../server/chatter-process.mjs';
import { createSender, type Sender } from './sender.ts';

const accountCount = 40;
const clientsPerAccount = 5;
const groupCount = 4;
const messagesPerClient = 15;
const total = accountCount * clientsPerAccount * messagesPerClient;

const portOf = (url: string) => Number(new URL(url).port);

/** Everything in a conversation, page by page. */
const readAll = async (url: string, token: string, conversationId: string): Promise<Message[]> => {
  const all: Message[] = [];
  for (let hasAfter = true; hasAfter; ) {
    const path = `/api/conversations/${conversationId}/messages?after=${all.at(-1)?.seq ?? 0}&limit=100`;
    const page = await call<{ messages: Message[]; hasAfter: boolean }>(url, 'GET', path, { token });
    all.push(...page.messages);
    hasAfter = page.hasAfter;
  }
  return all;
};

/** Accounts in small rounds: password hashing is bounded on purpose. */
const signUpAll = async (url: string): Promise<Account[]> => {
  const accounts: Account[] = [];
  for (let n = 0; n < accountCount; n += 8) {
    const round = Array.from({ length: 8 }, (_, i) => signUp(url, `Ngozi ${n + i}`));
    accounts.push(...(await Promise.all(round)));
  }
  return accounts;
};

const createGroups = (url: string, accounts: Account[]): Promise<string[]> => {
  const [owner] = accounts;
  const userIds = accounts.slice(1).map(({ id }) => id);
  const token = owner?.accessToken ?? '';
  const create = async (n: number) => {
    const body = { title: `Harbour ${n}`, userIds };
    const path = '/api/conversations/groups';
    return (await call<{ conversation: { id: string } }>(url, 'POST', path, { token, body })).conversation.id;
  };
  return Promise.all(Array.from({ length: groupCount }, (_, n) => create(n)));
};

describe('case 52 a server killed while 200 clients send', () => {
  let senders: Sender[] = [];
  const stored = new Map<string, Message[]>();
  /** Acknowledged when the server was killed: none of these may be missing. */
  let beforeTheKill: Message[] = [];
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
    const accounts = await signUpAll(url);
    const groups = await createGroups(url, accounts);

    const acks: Message[] = [];
    const aThirdIsThere = new Promise<void>((resolve) => {
      senders = accounts.flatMap(({ accessToken }, a) =>
        Array.from({ length: clientsPerAccount }, (_, c) =>
          createSender({
            url,
            token: accessToken,
            name: `ngozi${a}-${c}`,
            onAck: (message) => {
              acks.push(message);
              if (acks.length === Math.floor(total / 3)) resolve();
            },
          }),
        ),
      );
    });
    const sending = senders.map((sender, n) => sender.send(groups[n % groupCount] ?? '', messagesPerClient));
    await aThirdIsThere;
    await chatter.kill();
    beforeTheKill = [...acks];
    chatter = await startChatter({ folder, port: portOf(url) });
    await Promise.all(sending);
    for (const id of groups) stored.set(id, await readAll(url, accounts[0]?.accessToken ?? '', id));
  }, 120_000);
  afterAll(() => cleanUp());

  const all = () => [...stored.values()].flat();
  const written = () => all().filter(({ content }) => content.kind === 'text');

  test('was killed in the middle: some were acknowledged before, and some had to be sent again', () => {
    expect(beforeTheKill.length).toBeGreaterThanOrEqual(Math.floor(total / 3));
    expect(beforeTheKill.length).toBeLessThan(total);
    expect(senders.reduce((sum, { retries }) => sum + retries(), 0)).toBeGreaterThan(0);
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
