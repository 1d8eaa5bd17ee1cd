import { setTimeout as wait } from 'node:timers/promises';
import type { ConversationId } from '@chatter/protocol/ids';
import { call } from '../server/api.ts';
import { type Device, devicesOf, type Person, type World } from './world.ts';

/** What talkers do until they are stopped. */
export interface Talk {
  /** Ids that were sent several times at once beside the SDK, by author. */
  readonly doubled: { readonly author: Person; readonly conversationId: ConversationId; readonly id: string }[];
  /** Resolves when nobody begins anything new. What is under way goes on. */
  stop(): Promise<void>;
}

const say = (device: Device, conversationId: ConversationId, text: string): void => {
  const sending = device.chatter.messages.send(conversationId, text);
  // Whether it was refused is looked at in the end.
  sending.catch(() => undefined);
  const sent = device.sent.get(conversationId) ?? [];
  device.sent.set(conversationId, sent);
  sent.push(sending);
};

const readUpTo = (device: Device, conversationId: ConversationId): void => {
  const lastSeq = device.chatter.conversations.get(conversationId).get()?.lastSeq ?? 0;
  device.chatter.conversations.markRead(conversationId, lastSeq);
};

/** Everybody writes at once, reads now and then, and sometimes sends one message several times, as a bad client would. */
export const startTalk = (world: World, url: string, random: () => number): Talk => {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const doubled: { author: Person; conversationId: ConversationId; id: string }[] = [];
  let talking = true;
  let number = 0;

  const writeOn = async (device: Device): Promise<void> => {
    while (talking) {
      await wait(20 + random() * 230);
      if (!talking) return;
      const conversationId = pick(device.owner.conversations);
      number += 1;
      say(device, conversationId, `Message ${number}`);
      if (random() < 0.2) readUpTo(device, pick(device.owner.conversations));
    }
  };

  const doubleOn = async (): Promise<void> => {
    while (talking) {
      await wait(100 + random() * 200);
      const author = pick(world.people);
      const conversationId = pick(author.conversations);
      number += 1;
      const id = `doubled-${String(number).padStart(8, '0')}`;
      const body = { clientMessageId: id, content: { kind: 'text', text: `Doubled ${number}` } };
      const path = `/api/conversations/${conversationId}/messages`;
      const post = () => call(url, 'POST', path, { token: author.accessToken, body });
      // One of them may come through while the others meet a server that is being killed.
      const outcomes = await Promise.allSettled([post(), post(), post()]);
      if (outcomes.some(({ status }) => status === 'fulfilled')) doubled.push({ author, conversationId, id });
    }
  };

  const all = [...devicesOf(world).map(writeOn), doubleOn()];
  return {
    doubled,
    async stop() {
      talking = false;
      await Promise.all(all);
    },
  };
};
