import type { Logger } from '../log.ts';
import type { Bus, BusListener, NodeId } from './bus.ts';
import type { Frame } from './frame.ts';

type HearAny = (key: string, read: () => unknown, from: NodeId) => void;

/** Who on this node hears what the bus brings. */
export interface Hearers extends Pick<Bus, 'on' | 'listen'>, Required<BusListener> {
  /** Hands out the facts of a frame; one that cannot be read counts as missed. */
  handOut(frame: Frame): void;
}

export const createHearers = (log: Logger): Hearers => {
  const hearers = new Map<string, HearAny>();
  const listeners: BusListener[] = [];
  const missed = (from: NodeId | null): void => {
    for (const listener of listeners) listener.missed?.(from);
  };
  return {
    on: (name, hear) => void hearers.set(name, hear as HearAny),
    listen: (listener) => void listeners.push(listener),
    missed,
    lost(node) {
      for (const listener of listeners) listener.lost?.(node);
    },
    left(node) {
      for (const listener of listeners) listener.left?.(node);
    },
    handOut({ node, lines }) {
      for (const { name, key, body } of lines) {
        try {
          hearers.get(name)?.(key, () => JSON.parse(body), node);
        } catch (err) {
          log.error({ err, fact: name }, 'what another node told could not be read');
          missed(node);
        }
      }
    },
  };
};
