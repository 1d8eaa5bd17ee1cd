import type { Chatter } from '@chatter/client';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { Actor } from './cast.ts';
import { neighbours } from './people.ts';
import type { PictureBook } from './pictures/picture-book.ts';
import { type Step, talksOf } from './plan.ts';
import type { SeedClock } from './seed-clock.ts';
import type { Talk } from './talk/talk.ts';

export interface Stage {
  readonly actors: ReadonlyMap<string, Actor>;
  readonly ids: ReadonlyMap<string, UserId>;
  readonly clock: SeedClock;
  readonly book: PictureBook;
  /** Told after each message. */
  readonly progress: (done: number) => void;
}

const actor = ({ actors }: Stage, key: string): Actor => {
  const found = actors.get(key);
  if (found === undefined) throw new Error(`Nobody is called ${key}.`);
  return found;
};

const idOf = ({ ids }: Stage, key: string): UserId => {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`Nobody is called ${key}.`);
  return id;
};

const begin = async (stage: Stage, talk: Talk): Promise<ConversationId> => {
  const [first = '', ...others] = talk.members;
  const { conversations } = actor(stage, first).chatter;
  const userIds = others.map((key) => idOf(stage, key));
  if (talk.title === null) return (await conversations.openDirect(userIds[0] ?? idOf(stage, first))).id;
  const all = talk.withNeighbours ? [...userIds, ...neighbours.map(({ key }) => idOf(stage, key))] : userIds;
  const file = stage.book.groups.get(talk);
  const picture = file === undefined ? {} : { picture: { file } };
  return (await conversations.createGroup({ title: talk.title, userIds: all, ...picture })).id;
};

const say = async (stage: Stage, chatter: Chatter, id: ConversationId, step: Step): Promise<void> => {
  const files = stage.book.photos.get(step);
  if (files === undefined) {
    await chatter.messages.send(id, step.text);
    return;
  }
  const photoIds = [];
  for (const file of files) photoIds.push((await chatter.messages.uploadPhoto(file)).id);
  await chatter.messages.send(id, { kind: 'photos', photoIds, caption: step.text });
};

/** Says everything, each at its time. @returns the conversation of each talk */
export const perform = async (stage: Stage, steps: readonly Step[]): Promise<Map<Talk, ConversationId>> => {
  const ids = new Map<Talk, ConversationId>();
  let done = 0;
  for (const step of steps) {
    stage.clock.set(step.at);
    const id = ids.get(step.talk) ?? (await begin(stage, step.talk));
    ids.set(step.talk, id);
    await say(stage, actor(stage, step.who).chatter, id, step);
    done += 1;
    stage.progress(done);
  }
  return ids;
};

/** Everybody of the cast reads everything, but for what Mara is to find unread. @returns who has read up to where */
export const readAll = (
  stage: Stage,
  steps: readonly Step[],
  ids: ReadonlyMap<Talk, ConversationId>,
): { id: ConversationId; userId: UserId; seq: number }[] =>
  talksOf(steps).flatMap((talk) =>
    talk.members.flatMap((key) => {
      const { chatter, id: userId } = actor(stage, key);
      const id = ids.get(talk);
      const conversation = id === undefined ? undefined : chatter.conversations.get(id).get();
      if (id === undefined || !conversation) return [];
      const seq = conversation.lastSeq - (key === 'mara' ? (talk.unread ?? 0) : 0);
      chatter.conversations.markRead(id, seq);
      return [{ id, userId, seq }];
    }),
  );
