import type { UserId } from '@chatter/protocol/ids';
import type { Bus, NodeId } from '../cluster/bus.ts';

const peoplePerFact = 1_000;

/** Tells whoever asks the whole list of who is connected here; many who ask in one turn are told once. */
export const tellWhoIsHere = (bus: Bus, people: () => readonly UserId[]): void => {
  let isAsked = false;
  const answer = (): void => {
    isAsked = false;
    const all = people();
    for (let from = 0; from === 0 || from < all.length; from += peoplePerFact) {
      const userIds = all.slice(from, from + peoplePerFact);
      bus.tell('there', bus.id, { userIds, isFirst: from === 0, isLast: from + peoplePerFact >= all.length });
    }
  };
  bus.on('who', (node) => {
    if (node !== bus.id || isAsked) return;
    isAsked = true;
    setImmediate(answer);
  });
};

/** Asks for the list of a node when something of it was missed, and hears it, whoever has asked. */
export const hearWhoIsThere = (bus: Bus, hear: (node: NodeId, people: ReadonlySet<UserId>) => void): void => {
  const lists = new Map<NodeId, Set<UserId>>();
  bus.on('there', (node, read) => {
    const { userIds, isFirst, isLast } = read();
    if (isFirst) lists.set(node, new Set());
    const list = lists.get(node);
    for (const userId of userIds) list?.add(userId);
    if (!isLast || list === undefined) return;
    lists.delete(node);
    hear(node, list);
  });
  bus.listen({
    missed(from) {
      for (const node of from === null ? bus.others() : [from]) {
        lists.delete(node);
        bus.tell('who', node, null);
      }
    },
    lost: (node) => void lists.delete(node),
    left: (node) => void lists.delete(node),
  });
};
