import type { Chatter } from '@chatter/client';
import { createChatter } from '@chatter/client';
import type { UserId } from '@chatter/protocol/ids';
import { demoPassword, emailOf, neighbours, type Person, people } from './people.ts';
import type { PictureBook } from './pictures/picture-book.ts';
import type { SeedClock } from './seed-clock.ts';

const day = 24 * 60 * 60_000;

/** A person of the demo and their client. */
export interface Actor {
  readonly person: Person;
  readonly id: UserId;
  readonly chatter: Chatter;
}

const signUp = async (url: string, person: Person, file: Blob | undefined): Promise<UserId> => {
  const chatter = createChatter({ url });
  const who = { email: emailOf(person), password: demoPassword, displayName: person.name };
  const me = await chatter.accounts.signUp(file === undefined ? who : { ...who, avatar: { file } });
  if (person.status !== null) await chatter.accounts.update({ status: person.status });
  chatter.close();
  return me.id;
};

/** Creates all accounts, each at its own time. @returns ids by key */
export const signUpAll = async (
  url: string,
  clock: SeedClock,
  now: number,
  book: PictureBook,
): Promise<Map<string, UserId>> => {
  const ids = new Map<string, UserId>();
  const inOrder = [...people, ...neighbours].sort((a, b) => b.joinedDaysAgo - a.joinedDaysAgo);
  for (const person of inOrder) {
    clock.set(now - person.joinedDaysAgo * day);
    ids.set(person.key, await signUp(url, person, book.avatars.get(person)));
  }
  return ids;
};

/**
 * Signs the cast in. Their tokens must be of the demo's last moment: what was given out then is good at every moment
 * before it, so that nobody has to sign in again while the clock runs through the months.
 */
export const signInAll = async (url: string, ids: ReadonlyMap<string, UserId>): Promise<Map<string, Actor>> => {
  const actors = new Map<string, Actor>();
  for (const person of people) {
    const chatter = createChatter({ url, device: 'Demo' });
    await chatter.accounts.signIn({ email: emailOf(person), password: demoPassword });
    await chatter.ready();
    const id = ids.get(person.key);
    if (id !== undefined) actors.set(person.key, { person, id, chatter });
  }
  return actors;
};

/** Signs everybody out at the moment when they were last seen. */
export const signOutAll = async (actors: Iterable<Actor>, clock: SeedClock, now: number): Promise<void> => {
  const lastSeenFirst = [...actors].sort((a, b) => b.person.seenMinutesAgo - a.person.seenMinutesAgo);
  for (const { person, chatter } of lastSeenFirst) {
    clock.set(now - person.seenMinutesAgo * 60_000);
    await chatter.accounts.signOut();
    chatter.close();
  }
};
