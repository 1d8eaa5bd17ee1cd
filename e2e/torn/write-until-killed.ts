import { closeSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { call, signUpMany } from '../server/api.ts';
import type { ChatterProcess } from '../server/chatter-process.mjs';
import { textOf } from '../torture/texts.ts';
import { copyData } from './read-copy.ts';

/** What a client was told, and how long the log was at that moment. */
export interface Acknowledged {
  readonly message: Message;
  readonly logBytes: number;
}

export interface Written {
  /** With somebody who may write there. */
  readonly conversations: ReadonlyMap<ConversationId, UserId>;
  readonly acknowledged: readonly Acknowledged[];
  /** How long the log was when everybody was there and began to write. */
  readonly logBytes: number;
  /** Copies that were taken while it was written, with how much was acknowledged before. */
  readonly copies: readonly { readonly folder: string; readonly acknowledged: number }[];
}

const writers = 12;
const liveCopies = 3;

/** Tells the rounds of a log apart: it begins anew when it has been folded into the database. */
const saltOf = (log: string): string => {
  const file = openSync(log, 'r');
  const salt = Buffer.alloc(8);
  readSync(file, salt, 0, 8, 16);
  closeSync(file);
  return salt.toString('hex');
};

/** Many people write at once over HTTP until so much is acknowledged; then the server is killed in the middle of it. */
export const writeUntilKilled = async (
  chatter: ChatterProcess,
  base: string,
  messages: number,
  seed: number,
): Promise<Written> => {
  const { url, folder } = chatter;
  const people = await signUpMany(
    url,
    Array.from({ length: writers }, (_, n) => `Torn ${n}`),
  );
  const conversations = new Map<ConversationId, UserId>();
  for (const [n, owner] of people.entries()) {
    const others = people.filter((_, at) => at !== n && at % 3 === n % 3);
    const body = { title: `Group ${n}`, userIds: others.map(({ id }) => id) };
    type Started = { conversation: { id: ConversationId } };
    const { conversation } = await call<Started>(url, 'POST', '/api/conversations/groups', {
      ...{ token: owner.accessToken, body },
    });
    conversations.set(conversation.id, owner.id as UserId);
  }
  const log = path.join(folder, 'chatter.db-wal');
  const begin = { logBytes: statSync(log).size, salt: saltOf(log) };
  const acknowledged: (Acknowledged & { salt: string })[] = [];
  const copies: Written['copies'][number][] = [];
  let number = 0;
  let isOver = false;
  const writeOn = async (token: string, ids: readonly ConversationId[]): Promise<void> => {
    while (!isOver) {
      number += 1;
      const body = {
        clientMessageId: `torn-${String(number).padStart(8, '0')}`,
        content: { kind: 'text', text: textOf(seed, number) },
      };
      const to = `/api/conversations/${ids[number % ids.length]}`;
      const answer = await call<{ message: Message }>(url, 'POST', `${to}/messages`, { token, body }).catch(() => null);
      if (answer === null) return;
      acknowledged.push({ message: answer.message, logBytes: statSync(log).size, salt: saltOf(log) });
      if (copies.length < liveCopies && acknowledged.length >= ((copies.length + 1) * messages) / (liveCopies + 1)) {
        const copy = path.join(base, `live-${copies.length}`);
        copies.push({ folder: copy, acknowledged: acknowledged.length });
        copyData(folder, copy);
      }
      if (acknowledged.length >= messages && !isOver) {
        isOver = true;
        await chatter.kill();
      }
    }
  };
  const ids = [...conversations.keys()];
  await Promise.all(
    people.flatMap(({ accessToken }, n) =>
      [n, n].map(() =>
        writeOn(
          accessToken,
          ids.filter((_, at) => at % 3 === n % 3),
        ),
      ),
    ),
  );
  // Of an earlier round of the log everything is in the database: no damage to the log may touch it.
  const last = saltOf(log);
  const floorOf = ({ logBytes, salt }: { logBytes: number; salt: string }) => (salt === last ? logBytes : 0);
  const floors = acknowledged.map((one) => ({ message: one.message, logBytes: floorOf(one) }));
  return { conversations, acknowledged: floors, logBytes: floorOf(begin), copies };
};
