import { setTimeout as wait } from 'node:timers/promises';
import type { ConversationId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { seededRandom } from '../../packages/client/test/seeded-random.ts';
import { call } from '../server/api.ts';
import { textOf } from './texts.ts';
import { type Device, devicesOf, type Person, type World } from './world.ts';

/** One message sent several times at once. */
export interface Doubled {
  readonly author: Person;
  readonly conversationId: ConversationId;
  readonly id: string;
  readonly text: string;
  /** Every answer that was not a refusal. */
  readonly answers: readonly Message[];
}

/** What talkers do until they are stopped. */
export interface Talk {
  /** What was sent under one id from several devices of its author at once, beside the SDK. */
  readonly doubled: Doubled[];
  /** Resolves when nobody begins anything new. What is under way goes on. */
  stop(): Promise<void>;
}

const say = (device: Device, conversationId: ConversationId, text: string): void => {
  const sending = device.chatter.messages.send(conversationId, text);
  // Whether it was refused is looked at in the end.
  const settled = () => void device.waiting.delete(sending);
  device.waiting.add(sending);
  sending.then(settled, settled);
  const sent = device.sent.get(conversationId) ?? [];
  device.sent.set(conversationId, sent);
  sent.push({ text, sending });
};

const readUpTo = (device: Device, conversationId: ConversationId): void => {
  const lastSeq = device.chatter.conversations.get(conversationId).get()?.lastSeq ?? 0;
  device.chatter.conversations.markRead(conversationId, lastSeq);
};

/** How busily everybody writes. */
export interface Pace {
  /** The longest pause of a device between two messages. */
  readonly pauseMs: number;
  /** Nobody writes on for minutes without an answer; on a slow machine what waits would only grow. */
  readonly mostWaiting: number;
}

const busy: Pace = { pauseMs: 250, mostWaiting: 30 };

const pick = <T>(random: () => number, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

/**
 * Everybody writes at once, reads now and then, and sometimes sends one message several times, as a bad client would.
 * Each device has chances of its own, so that a seed repeats what it wants to write, whenever the others get on.
 * @param urls where the same message is sent at once beside the SDK, to one after the other
 */
export const startTalk = (
  world: World,
  urls: readonly string[],
  seed: number,
  { pauseMs, mostWaiting }: Pace = busy,
): Talk => {
  const doubled: Doubled[] = [];
  let talking = true;
  let number = 0;

  const writeOn = async (device: Device, place: number): Promise<void> => {
    const random = seededRandom(seed + 1_000_003 * (place + 1));
    while (talking) {
      await wait(20 + random() * (pauseMs - 20));
      if (!talking) return;
      if (device.waiting.size >= mostWaiting) continue;
      const conversationId = pick(random, device.owner.conversations);
      number += 1;
      say(device, conversationId, textOf(seed, number));
      if (random() < 0.2) readUpTo(device, pick(random, device.owner.conversations));
    }
  };

  const doubleOn = async (): Promise<void> => {
    const random = seededRandom(seed + 1_000_003 * 999);
    while (talking) {
      await wait(pauseMs * (0.4 + random() * 0.8));
      const author = pick(random, world.people);
      const conversationId = pick(random, author.conversations);
      number += 1;
      const id = `doubled-${String(number).padStart(8, '0')}`;
      const text = textOf(seed, number);
      const body = { clientMessageId: id, content: { kind: 'text', text } };
      const path = `/api/conversations/${conversationId}/messages`;
      const post = (token: string, at: number) =>
        call<{ message: Message }>(urls[at % urls.length] ?? '', 'POST', path, { token, body });
      // One of them may come through while the others meet a server that is being killed.
      const outcomes = await Promise.allSettled([author.accessToken, ...author.otherTokens].map(post));
      const answers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.message] : []));
      if (answers.length > 0) doubled.push({ author, conversationId, id, text, answers });
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
