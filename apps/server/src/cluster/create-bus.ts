import { randomBytes } from 'node:crypto';
import type { Logger } from '../log.ts';
import type { Bus, BusFactName, BusListener, HearFact, NodeId } from './bus.ts';
import { type Frame, readFrame, writeFrame, writeLine } from './frame.ts';
import type { OpenLine } from './line.ts';
import { createPeers } from './peers.ts';

/** In milliseconds. */
export interface BusTimes {
  /** How often a node says that it is there, also when it has nothing to tell. */
  readonly heartbeatMs: number;
  /** A node that is silent for so long counts as dead. */
  readonly leaseMs: number;
}

export const busTimes: BusTimes = { heartbeatMs: 500, leaseMs: 5_000 };

/** Heartbeats that have not come back, before this node takes itself for deaf; and before it connects anew. */
const deafAfter = 4;
const renewAfter = 12;

type HearAny = (key: string, read: () => unknown, from: NodeId) => void;

/** The bus over a line that may lose anything at any time. */
export const createBus = (openLine: OpenLine, log: Logger, { heartbeatMs, leaseMs }: BusTimes = busTimes): Bus => {
  const id = randomBytes(8).toString('hex');
  const hearers = new Map<string, HearAny>();
  const listeners: BusListener[] = [];
  const peers = createPeers(Math.ceil(leaseMs / heartbeatMs));
  let lines: string[] = [];
  let told = 0;
  let unheard = 0;
  let state: 'new' | 'hearing' | 'deaf' = 'new';
  let isBroken = true;
  let isLeaving = false;
  let problem: Error | null = null;

  const flush = (): void => {
    const hasLeft = line.say(writeFrame(id, told + 1, lines));
    // Facts that cannot leave take their number all the same: with the next frame that does, everybody sees the hole.
    if (hasLeft || lines.length > 0) told += 1;
    lines = [];
  };
  const flushTurn = (): void => {
    if (lines.length > 0) flush();
  };
  const missed = (from: NodeId | null): void => {
    for (const listener of listeners) listener.missed?.(from);
  };

  const heardMyself = (): void => {
    unheard = 0;
    if (state !== 'hearing') {
      state = 'hearing';
      peers.excuse();
      log.info('the bus is there: nodes hear each other');
    }
    if (!isBroken) return;
    isBroken = false;
    missed(null);
  };

  const hearFrame = ({ node, lines: facts }: Frame): void => {
    for (const { name, key, body } of facts) {
      if (name === 'bye') peers.forget(node);
      try {
        hearers.get(name)?.(key, () => JSON.parse(body), node);
      } catch (err) {
        log.error({ err, fact: name }, 'what another node told could not be read');
        missed(node);
      }
      if (name === 'bye') for (const listener of listeners) listener.left?.(node);
    }
  };

  const hearOther = (frame: Frame): void => {
    const place = peers.heard(frame.node, frame.number);
    if (place === 'repeat') return;
    if (place === 'gap') missed(frame.node);
    hearFrame(frame);
  };

  const hear = (text: string): void => {
    const frame = isLeaving ? null : readFrame(text);
    if (frame === null) return;
    if (frame.node === id) heardMyself();
    else hearOther(frame);
  };

  const loseSilent = (): void => {
    for (const node of peers.beat()) {
      log.warn({ node }, 'a node has gone silent');
      for (const listener of listeners) listener.lost?.(node);
      missed(null);
    }
  };

  const beat = (): void => {
    unheard += 1;
    if (state !== 'deaf' && unheard > deafAfter) {
      state = 'deaf';
      log.warn({ err: problem }, 'the bus is away: other nodes are not heard, the store is asked instead');
    }
    if (unheard % renewAfter === 0) line.renew();
    if (state === 'hearing') loseSilent();
    flush();
  };

  const line = openLine({
    heard: hear,
    broke: () => {
      isBroken = true;
    },
    failed: (error) => {
      problem = error;
    },
  });
  const beating = setInterval(beat, heartbeatMs).unref();

  return {
    id,
    tell(name, key, body) {
      if (lines.length === 0) setImmediate(flushTurn);
      lines.push(writeLine(name, key, body));
    },
    on<Name extends BusFactName>(name: Name, fact: HearFact<Name>) {
      hearers.set(name, fact as HearAny);
    },
    listen: (listener) => void listeners.push(listener),
    isHearing: () => state === 'hearing',
    others: () => peers.ids(),
    async leave() {
      clearInterval(beating);
      isLeaving = true;
      lines.push(writeLine('bye', id, null));
      flush();
      await line.close();
    },
  };
};
