import { randomBytes } from 'node:crypto';
import type { Logger } from '../log.ts';
import type { Bus } from './bus.ts';
import { createEcho } from './echo.ts';
import { type Frame, readFrame, writeFrame, writeLine } from './frame.ts';
import { createHearers } from './hearers.ts';
import type { Line, OpenLine } from './line.ts';
import { createPeers } from './peers.ts';

/** In milliseconds. */
export interface BusTimes {
  /** How often a node says that it is there, also when it has nothing to tell. */
  readonly heartbeatMs: number;
  /** A node that is silent for so long counts as dead. */
  readonly leaseMs: number;
}

export const busTimes: BusTimes = { heartbeatMs: 500, leaseMs: 5_000 };

/** Numbers what is said and gathers what is said in one turn. */
const createMouth = (id: string, line: Line) => {
  let lines: string[] = [];
  let said = 0;
  const flush = (): void => {
    const hasLeft = line.say(writeFrame(id, said + 1, lines));
    // Facts that cannot leave take their number all the same: with the next frame that does, everybody sees the hole.
    if (hasLeft || lines.length > 0) said += 1;
    lines = [];
  };
  const flushTurn = (): void => {
    if (lines.length > 0) flush();
  };
  return {
    flush,
    leaveOut(): void {
      said += 1;
    },
    say(text: string): void {
      if (lines.length === 0) setImmediate(flushTurn);
      lines.push(text);
    },
  };
};

/** The bus over a line that may lose anything at any time. */
export const createBus = (openLine: OpenLine, log: Logger, { heartbeatMs, leaseMs }: BusTimes = busTimes): Bus => {
  const id = randomBytes(8).toString('hex');
  const hearers = createHearers(log);
  const peers = createPeers(Math.ceil(leaseMs / heartbeatMs));
  const echo = createEcho(log);
  let isLeaving = false;

  const hearMyself = (): void => {
    const { isBack, wasBroken } = echo.heard();
    if (isBack) peers.excuse();
    if (wasBroken) hearers.missed(null);
  };
  const hearOther = (frame: Frame): void => {
    const { node, number, lines } = frame;
    const place = peers.heard(node, number);
    if (place === 'repeat') return;
    if (place === 'gap') hearers.missed(node);
    hearers.handOut(frame);
    if (lines.at(-1)?.name !== 'bye') return;
    peers.forget(node);
    hearers.left(node);
  };
  const hear = (text: string): void => {
    const frame = isLeaving ? null : readFrame(text);
    if (frame === null) return;
    if (frame.node === id) hearMyself();
    else hearOther(frame);
  };
  const loseSilent = (): void => {
    for (const node of peers.beat()) {
      log.warn({ node }, 'a node has gone silent');
      hearers.lost(node);
      hearers.missed(null);
    }
  };

  const line: Line = openLine({ heard: hear, broke: echo.broke, failed: echo.failed });
  const mouth = createMouth(id, line);
  const beating = setInterval(() => {
    if (echo.beat()) line.renew();
    if (echo.isHearing()) loseSilent();
    mouth.flush();
  }, heartbeatMs).unref();

  return {
    id,
    tell: (name, key, body) => mouth.say(writeLine(name, key, body)),
    leaveOut: mouth.leaveOut,
    on: hearers.on,
    listen: hearers.listen,
    isHearing: echo.isHearing,
    others: peers.ids,
    async leave() {
      clearInterval(beating);
      isLeaving = true;
      mouth.say(writeLine('bye', id, null));
      mouth.flush();
      await line.close();
    },
  };
};
