import type { ClientMessageId, ConversationId, MessageId, UserId } from '@chatter/protocol/ids';
import { openSqliteStore } from '../../src/sqlite-store.ts';

const [folder = '', thread = '', conversationId = '', round = '', ...authors] = process.argv.slice(2);
const store = await openSqliteStore({ folder, writerThread: thread === '' ? undefined : new URL(thread) });

/** Sends without end; a line on stdout is an acknowledgement: the seq and the id of a message that is stored. */
const send = async (authorId: string, lane: number): Promise<never> => {
  for (let n = 0; ; n += 1) {
    const clientMessageId = `${round}-${lane}-${n}-message`;
    const { message } = await store.messages.append({
      id: clientMessageId as MessageId,
      conversationId: conversationId as ConversationId,
      authorId: authorId as UserId,
      clientMessageId: clientMessageId as ClientMessageId,
      content: { kind: 'text', v: 1, text: 'x'.repeat((n * 37) % 3_000) },
      photoIds: [],
      at: n,
    });
    process.stdout.write(`${message.seq} ${clientMessageId}\n`);
  }
};

await Promise.all(Array.from({ length: 12 }, (_, lane) => send(authors[lane % authors.length] ?? '', lane)));
