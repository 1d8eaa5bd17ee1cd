import type { UserId } from '@chatter/protocol/ids';
import type { Bus, NodeId } from '../cluster/bus.ts';
import { createPresenceElsewhere } from './presence-elsewhere.ts';
import { createPresenceRegistry, type PresenceParts, type PresenceRegistry } from './presence-registry.ts';
import { hearWhoIsThere, tellWhoIsHere } from './who-is-there.ts';

const firstOf = function* (limit: number, ...lists: Iterable<UserId>[]): Generator<UserId> {
  const seen = new Set<UserId>();
  for (const list of lists) {
    for (const userId of list) {
      if (seen.size >= limit) return;
      if (seen.has(userId)) continue;
      seen.add(userId);
      yield userId;
    }
  }
};

/**
 * Presence over all nodes: each counts its own sockets and keeps a mirror of who is connected to the others, so that
 * nobody has to be asked. A person is online while any node has them; `lastSeenAt` is written by the node that was the
 * last to have them.
 */
export const createClusterPresence = (bus: Bus, parts: PresenceParts): PresenceRegistry => {
  const elsewhere = createPresenceElsewhere();
  /** Nodes that have said good-bye: their people are on their way to another one. */
  const leaving = new Map<NodeId, number>();
  /** Who went while another node had them: nothing was written. */
  const unseen = new Set<UserId>();
  let isClosing = false;

  const isHandedOver = (): boolean => isClosing && bus.isHearing() && bus.others().length > 0;
  const local = createPresenceRegistry({
    ...parts,
    async touch(userId, at) {
      if (isHandedOver()) return;
      if (elsewhere.has(userId)) unseen.add(userId);
      else await parts.touch(userId, at);
    },
    tell(fact) {
      if (isHandedOver()) return;
      const { userId, online, lastSeenAt } = fact;
      const seen = !unseen.delete(userId);
      if (online) bus.tell('came', userId, null);
      else bus.tell('went', userId, { at: lastSeenAt ?? parts.clock.now(), seen });
      if (!elsewhere.has(userId)) parts.tell(fact);
    },
  });
  const isOnline = (userId: UserId): boolean => local.isOnline(userId) || elsewhere.has(userId);
  // Of those who see the same at the same time, one writes.
  const isFirst = (): boolean => bus.others().every((other) => bus.id < other);

  const came = (node: NodeId, userId: UserId): void => {
    const isNews = !isOnline(userId);
    elsewhere.add(node, userId);
    if (isNews) parts.tell({ userId, online: true, lastSeenAt: parts.clock.now() });
  };
  const went = (node: NodeId, userId: UserId, at: number, seen: boolean): void => {
    elsewhere.remove(node, userId);
    if (isOnline(userId)) return;
    if (!seen && isFirst()) parts.touch(userId, at).catch(parts.failed);
    parts.tell({ userId, online: false, lastSeenAt: at });
  };
  const drop = (node: NodeId, at: number): void => {
    leaving.delete(node);
    for (const userId of [...elsewhere.of(node)]) went(node, userId, at, false);
  };

  bus.on('came', (userId, _read, node) => came(node, userId));
  bus.on('went', (userId, read, node) => {
    const { at, seen } = read();
    if (elsewhere.of(node).has(userId)) went(node, userId, at, seen);
  });
  tellWhoIsHere(bus, () => local.online(Number.POSITIVE_INFINITY));
  hearWhoIsThere(bus, (node, userIds) => {
    for (const userId of [...elsewhere.of(node)]) {
      if (!userIds.has(userId)) went(node, userId, parts.clock.now(), true);
    }
    for (const userId of userIds) came(node, userId);
  });
  bus.listen({
    lost: (node) => drop(node, parts.clock.now()),
    left: (node) => void leaving.set(node, parts.clock.now()),
  });

  return {
    ...local,
    isOnline,
    online: (limit) => [...firstOf(limit, local.online(limit), elsewhere.people())],
    sweep() {
      local.sweep();
      const now = parts.clock.now();
      for (const [node, at] of leaving) if (now - at >= parts.graceMs) drop(node, at);
    },
    close() {
      isClosing = true;
      return local.close();
    },
  };
};
