import type { StoreFactory } from '@chatter/store/contract/fixtures';
import type { Store } from '@chatter/store/store';
import { tempDatabase } from './temp-mongo.ts';

/** One store whose calls go to several in turn: whatever is done on one node is read on the next. */
export const roundRobin = (nodes: readonly Store[]): Store => {
  let calls = 0;
  const next = (): Store => {
    calls += 1;
    return nodes[calls % nodes.length] as Store;
  };
  const part = <Part extends 'users' | 'sessions' | 'conversations' | 'messages' | 'pictures'>(
    name: Part,
  ): Store[Part] =>
    new Proxy({} as Store[Part], {
      get: (_, method) => {
        const owner = next()[name];
        const work: unknown = Reflect.get(owner, method);
        return typeof work === 'function' ? work.bind(owner) : work;
      },
    });
  return {
    users: part('users'),
    sessions: part('sessions'),
    conversations: part('conversations'),
    messages: part('messages'),
    pictures: part('pictures'),
    check: () => next().check(),
    counters: () => next().counters(),
    close: async () => {
      for (const node of nodes) await node.close();
    },
  };
};

/** Three nodes on one database, as one store. */
export const threeNodes: StoreFactory = async () => {
  const { open, remove } = tempDatabase();
  const first = await open();
  return { store: roundRobin([first, await open(), await open()]), close: remove };
};
