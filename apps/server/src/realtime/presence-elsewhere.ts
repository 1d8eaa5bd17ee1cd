import type { UserId } from '@chatter/protocol/ids';

/** Who is connected to which other node. */
export interface PresenceElsewhere {
  has(userId: UserId): boolean;
  people(): Iterable<UserId>;
  of(node: string): ReadonlySet<UserId>;
  add(node: string, userId: UserId): void;
  remove(node: string, userId: UserId): void;
}

const nobody: ReadonlySet<UserId> = new Set();

export const createPresenceElsewhere = (): PresenceElsewhere => {
  const nodesOf = new Map<UserId, Set<string>>();
  const peopleOf = new Map<string, Set<UserId>>();
  const put = <Key, Item>(map: Map<Key, Set<Item>>, key: Key, item: Item): void => {
    const items = map.get(key) ?? new Set();
    map.set(key, items.add(item));
  };
  const take = <Key, Item>(map: Map<Key, Set<Item>>, key: Key, item: Item): void => {
    const items = map.get(key);
    items?.delete(item);
    if (items?.size === 0) map.delete(key);
  };
  return {
    has: (userId) => nodesOf.has(userId),
    people: () => nodesOf.keys(),
    of: (node) => peopleOf.get(node) ?? nobody,
    add(node, userId) {
      put(nodesOf, userId, node);
      put(peopleOf, node, userId);
    },
    remove(node, userId) {
      take(nodesOf, userId, node);
      take(peopleOf, node, userId);
    },
  };
};
