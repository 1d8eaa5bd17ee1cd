import type { NodeId } from './bus.ts';

interface Peer {
  number: number;
  /** Heartbeats of our own since it was heard. */
  silentFor: number;
}

/** Keeps in mind which nodes there are, and up to where each has been heard. */
export interface Peers {
  /** @returns `gap` also when it is heard for the first time in the middle of its talk; `repeat`: it was heard already */
  heard(node: NodeId, number: number): 'next' | 'gap' | 'repeat';
  /** Counts one heartbeat of our own. @returns those that have been silent for too long and are now forgotten */
  beat(): NodeId[];
  forget(node: NodeId): void;
  /** Nobody could be heard for a while: their silence does not count. */
  excuse(): void;
  ids(): NodeId[];
}

/**
 * Silence is counted in heartbeats of our own, not in time: a node that could not run for some seconds has not heard
 * the others either, and must not take them for dead.
 * @param mostSilent heartbeats
 */
export const createPeers = (mostSilent: number): Peers => {
  const peers = new Map<NodeId, Peer>();
  return {
    heard(node, number) {
      const peer = peers.get(node) ?? { number: 0, silentFor: 0 };
      if (number <= peer.number) return 'repeat';
      peers.set(node, peer);
      const isNext = number === peer.number + 1;
      peer.number = number;
      peer.silentFor = 0;
      return isNext ? 'next' : 'gap';
    },
    beat() {
      const gone: NodeId[] = [];
      for (const [node, peer] of peers) {
        peer.silentFor += 1;
        if (peer.silentFor > mostSilent) gone.push(node);
      }
      for (const node of gone) peers.delete(node);
      return gone;
    },
    forget(node) {
      peers.delete(node);
    },
    excuse() {
      for (const peer of peers.values()) peer.silentFor = 0;
    },
    ids: () => [...peers.keys()],
  };
};
