import { type Chatter, createChatter } from '@chatter/client';
import type { ConversationId, MessageId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { expect, onTestFinished, vi } from 'vitest';
import { type Account, testPassword } from './sign-up.ts';

/** Somebody with the real SDK, who hears everything and remembers it. */
export interface Talker {
  readonly userId: UserId;
  readonly chatter: Chatter;
  /** Every message of others, in the order in which it was handed out. */
  readonly heard: MessageId[];
}

export const talkAs = async (server: { readonly url: string }, { email, user }: Account): Promise<Talker> => {
  const chatter = createChatter({ url: server.url });
  onTestFinished(() => chatter.close());
  const heard: MessageId[] = [];
  chatter.on('message', ({ id }) => heard.push(id));
  await chatter.accounts.signIn({ email, password: testPassword });
  await chatter.ready();
  return { userId: user.id, chatter, heard };
};

/** All of them talk until `stop`, which answers with every message in the order of the record. */
export const keepTalking = (talkers: readonly Talker[], id: ConversationId) => {
  let goesOn = true;
  const sent: Message[] = [];
  const talk = async ({ chatter }: Talker, name: number): Promise<void> => {
    for (let n = 1; goesOn; n += 1) sent.push(await chatter.messages.send(id, `${name} says ${n}`));
  };
  const done = Promise.all(talkers.map(talk));
  return {
    sent,
    async stop(): Promise<Message[]> {
      goesOn = false;
      await done;
      return sent.toSorted((a, b) => a.seq - b.seq);
    },
    /** Resolves when so many more have been sent. */
    more(count: number): Promise<void> {
      const goal = sent.length + count;
      return vi.waitFor(() => expect(sent.length).toBeGreaterThanOrEqual(goal));
    },
  };
};

/** Waits until everybody has heard all that others sent, once, and in the order of the record. */
export const expectHeard = async (talkers: readonly Talker[], sent: readonly Message[]): Promise<void> => {
  for (const { userId, heard } of talkers) {
    const others = sent.filter(({ authorId }) => authorId !== userId);
    await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(others.length));
    expect(heard).toEqual(others.map(({ id }) => id));
  }
};
