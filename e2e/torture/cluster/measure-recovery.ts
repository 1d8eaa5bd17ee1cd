import { setTimeout as wait } from 'node:timers/promises';
import type { ConversationId } from '@chatter/protocol/ids';
import { readList } from '../verdict.ts';
import { type Device, devicesOf, type World } from '../world.ts';

/** How a cluster came back to itself. */
export interface Recovery {
  /** From the moment when the harmed part was back. */
  readonly ms: number;
  /** In the same way: until each node told what is stored, and until all that was written was acknowledged. */
  readonly nodesMs: number;
  readonly acksMs: number;
  /** What was still missing when patience ended. */
  readonly missing: string[];
}

const patienceMs = 60_000;

/** Some people who are in all conversations between them. */
const witnessesOf = (world: World) => {
  const seen = new Set<ConversationId>();
  return world.people.filter(({ conversations }) => {
    const isNews = conversations.some((id) => !seen.has(id));
    for (const id of conversations) seen.add(id);
    return isNews;
  });
};

/** Up to where each conversation is stored, by the nodes' own answers, each asked for a share. */
const readStored = async (urls: readonly string[], world: World): Promise<Map<ConversationId, number>> => {
  const stored = new Map<ConversationId, number>();
  await Promise.all(
    witnessesOf(world).map(async (person, at) => {
      for (const { id, lastSeq } of await readList(urls[at % urls.length] ?? '', person)) {
        stored.set(id, Math.max(lastSeq, stored.get(id) ?? 0));
      }
    }),
  );
  return stored;
};

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** @returns which conversations a device does not know up to there */
const behind = (device: Device, stored: ReadonlyMap<ConversationId, number>): ConversationId[] =>
  device.owner.conversations.filter(
    (id) => (device.chatter.conversations.get(id).get()?.lastSeq ?? 0) < (stored.get(id) ?? 0),
  );

/**
 * Waits, while everybody goes on writing, until each node answers, all that was written before is acknowledged, and
 * each device knows all that was stored.
 * @param urls of the nodes
 * @throws the reason of the signal once it is aborted
 */
export const measureRecovery = async (
  urls: readonly string[],
  world: World,
  signal: AbortSignal,
): Promise<Recovery> => {
  const from = performance.now();
  const until = from + patienceMs;
  const devices = devicesOf(world);
  const written = devices.map((device) => ({ device, sendings: [...device.waiting] }));
  let stored: ReadonlyMap<ConversationId, number> | null = null;
  let [nodesMs, acksMs] = [patienceMs, patienceMs];
  for (;;) {
    signal.throwIfAborted();
    const ready = await Promise.all(urls.map(isReady));
    if (ready.every(Boolean)) stored ??= await readStored(urls, world).catch(() => null);
    const waiting = written.filter(({ device, sendings }) => sendings.some((sending) => device.waiting.has(sending)));
    const late = stored === null ? [] : devices.filter((device) => behind(device, stored ?? new Map()).length > 0);
    const ms = performance.now() - from;
    if (stored !== null) nodesMs = Math.min(nodesMs, ms);
    if (waiting.length === 0) acksMs = Math.min(acksMs, ms);
    if (stored !== null && waiting.length + late.length === 0) return { ms, nodesMs, acksMs, missing: [] };
    if (performance.now() > until) {
      const missing = [
        ...ready.flatMap((isThere, at) => (isThere ? [] : [`Node ${at} was not ready.`])),
        ...(stored === null ? ['The nodes did not tell their lists.'] : []),
        ...(waiting.length > 0 ? [`${waiting.length} devices waited for an acknowledgement.`] : []),
        ...(late.length > 0 ? [`${late.length} devices did not know what was stored.`] : []),
      ];
      return { ms, nodesMs, acksMs, missing };
    }
    await wait(50);
  }
};
