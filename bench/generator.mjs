// @ts-check
// The load, in a process and on a core of its own: reads a plan from stdin, prints what it measured as one line of JSON.
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../scripts/measure/numbers.mjs';
import { startMeter } from './processes.mjs';
import { openRawSocket } from './raw-socket.mjs';

/** @import { RawSocket } from './raw-socket.mjs' */

/**
 * @typedef {object} Plan
 * @property {string} url
 * @property {number} pid of the server
 * @property {number[]} [otherPids] of further nodes of it
 * @property {{ conversationId: string, sender: object, readers: object[], senderUrl?: string, readersUrl?: string }[]} lanes
 * handshakes by conversation, and the nodes at which they connect where that is not `url`
 * @property {number} window unanswered sends of each lane; 0: by the clock
 * @property {number} perSecond sends of all lanes together, where it goes by the clock
 * @property {number} seconds
 * @property {object[]} [stoppers] handshakes of members who hear everything and stop reading when it is measured
 */

/**
 * @typedef {object} Measured
 * @property {number} delivered per second
 * @property {number} cpuUs processor time of the server per delivery
 * @property {number} generatorBusy part of its core
 * @property {number} p50 milliseconds from the intended time of sending to the recipient
 * @property {number} p99
 * @property {number} p999
 * @property {number} missing sent and never delivered
 * @property {number} stoppedAt when the stoppers stopped reading, in epoch milliseconds
 */

const warmUpSeconds = 1;
const length = 120;

/** @type {Plan} */
const plan = JSON.parse(await text(process.stdin));

let delivered = 0;
let arrived = 0;
let sent = 0;
let running = true;
/** @type {number[]} */
const latencies = [];

/** @param {string} frame */
const onEvent = (frame) => {
  if (!frame.startsWith('42["message:created"')) return;
  delivered += 1;
  arrived += 1;
  const start = frame.indexOf('~');
  if (start !== -1) latencies.push(performance.now() - Number(frame.slice(start + 1, frame.indexOf('~', start + 1))));
};

/** @param {Plan['lanes'][number]} lane */
const openLane = async ({ conversationId, sender, readers, senderUrl = plan.url, readersUrl = plan.url }) => {
  let unanswered = 0;
  for (const reader of readers) await openRawSocket(readersUrl, reader, { onEvent });
  const socket = await openRawSocket(senderUrl, sender, {
    onAck: (frame) => {
      if (!frame.includes('"ok":true')) throw new Error(`A send was refused: ${frame.slice(0, 300)}`);
      unanswered -= 1;
      if (plan.window > 0) fill();
    },
  });
  /** @param {number} at the intended time */
  const send = (at) => {
    sent += 1;
    unanswered += 1;
    const words = `~${at.toFixed(2)}~`.padEnd(length, 'x');
    const clientMessageId = `b${process.pid}-${String(sent).padStart(10, '0')}`;
    socket.emit(
      'message:send',
      JSON.stringify({ conversationId, clientMessageId, content: { kind: 'text', text: words } }),
    );
  };
  const fill = () => {
    while (running && unanswered < plan.window) send(performance.now());
  };
  return { send, fill };
};

/** @type {RawSocket[]} */
const stoppers = [];
for (const auth of plan.stoppers ?? []) stoppers.push(await openRawSocket(plan.url, auth));
/** @type {Awaited<ReturnType<typeof openLane>>[]} */
const lanes = [];
for (const lane of plan.lanes) lanes.push(await openLane(lane));
const readers = plan.lanes.reduce((sum, lane) => sum + lane.readers.length, 0) / plan.lanes.length;

/** Sends when it is time, however the server is getting on. */
const sendByTheClock = () => {
  let next = performance.now();
  let turn = 0;
  const tick = () => {
    for (; next <= performance.now(); next += 1_000 / plan.perSecond) {
      lanes[turn % lanes.length]?.send(next);
      turn += 1;
    }
    // A millisecond is finer than what is measured, and leaves the core to what arrives.
    if (running) setTimeout(tick, 1);
  };
  tick();
};

if (plan.window > 0) for (const { fill } of lanes) fill();
else sendByTheClock();
await wait(warmUpSeconds * 1_000);
delivered = 0;
latencies.length = 0;
const stoppedAt = Date.now();
for (const stopper of stoppers) stopper.stopReading();
const meter = startMeter(plan.pid, ...(plan.otherPids ?? []));
await wait(plan.seconds * 1_000);
const { elapsedMs, serverMs, ownMs } = meter();
const measured = delivered;
const [p50 = Number.NaN, p99 = Number.NaN, p999 = Number.NaN] = [0.5, 0.99, 0.999].map((part) =>
  quantile(latencies, part),
);
running = false;
// What is still on its way arrives, or is missing.
const expected = () => sent * readers;
for (let tries = 0; tries < 100 && arrived < expected(); tries += 1) await wait(50);

/** @type {Measured} */
const result = {
  delivered: (measured * 1_000) / elapsedMs,
  cpuUs: (serverMs * 1_000) / measured,
  generatorBusy: ownMs / elapsedMs,
  ...{ p50, p99, p999 },
  missing: expected() - arrived,
  stoppedAt,
};
process.stdout.write(JSON.stringify(result), () => process.exit(0));
