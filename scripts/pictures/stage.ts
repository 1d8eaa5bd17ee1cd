import { type Chatter, createChatter } from '@chatter/client';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { demoPassword, emailOf } from '../seed/people.ts';

/** What scenes can lean on: the running server, and people who act in it. */
export interface Stage {
  readonly url: string;
  readonly now: number;
  /** The conversations of the showcase by name. */
  readonly ids: ReadonlyMap<string, ConversationId>;
  readonly users: ReadonlyMap<string, UserId>;
  /** Somebody's client, signed in once and online from then on. */
  readonly actor: (key: string) => Promise<Chatter>;
}

/** @throws Error for a name that the showcase does not have */
export const conversationOf = ({ ids }: Stage, name: string): ConversationId => {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The showcase has no conversation called ${name}.`);
  return id;
};

/** Clients by the key of their person. */
export const createActors = (url: string) => {
  const actors = new Map<string, Promise<Chatter>>();
  const enter = async (key: string): Promise<Chatter> => {
    const chatter = createChatter({ url, device: 'Demo' });
    await chatter.accounts.signIn({ email: emailOf({ key }), password: demoPassword });
    await chatter.ready();
    return chatter;
  };
  return {
    actor: (key: string): Promise<Chatter> => {
      const known = actors.get(key) ?? enter(key);
      actors.set(key, known);
      return known;
    },
    async leave(): Promise<void> {
      for (const chatter of await Promise.all(actors.values())) chatter.close();
    },
  };
};
