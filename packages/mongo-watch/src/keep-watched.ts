import type { MongoClient } from 'mongodb';

/** How often the driver looks at each server, and how long it waits for a server that says nothing. */
export const watchTimes = { heartbeatFrequencyMS: 2_000, connectTimeoutMS: 4_000 } as const;

const tickMs = 500;
const ticksIn = (ms: number): number => Math.ceil(ms / tickMs);

/** After so many ticks a look has lasted longer than the driver itself would wait. */
const longestLook = ticksIn(watchTimes.connectTimeoutMS + 1_000);
/** One that asks to be told of changes is answered after the time between two looks at the latest. */
const longestAwaited = longestLook + ticksIn(watchTimes.heartbeatFrequencyMS);
/** When the driver sees no server at all there is nothing to lose. */
const longestBlind = ticksIn(2_000);

interface Look {
  readonly awaited: boolean;
  ticks: number;
}

const isOver = ({ awaited, ticks }: Look, isBlind: boolean): boolean =>
  ticks > (isBlind ? longestBlind : awaited ? longestAwaited : longestLook);

/**
 * Opens a client anew when its driver has stopped looking at the servers, until it is closed; all that is asked would fail
 * until the next start. The one way there that was met is mended (`end-lost-writes.ts`); this is for the next.
 * @returns how to stop, before the client is closed for good
 */
export const keepWatched = (client: MongoClient): (() => void) => {
  const looks = new Map<string, Look>();
  let isBlind = false;
  let isOpening = false;
  let isClosed = false;
  const openAnew = async (): Promise<void> => {
    await client.close();
    // Each try gives up after the time of a server selection, and is through as soon as a server is there.
    while (!isClosed && !(await client.connect().then(Boolean, () => false)));
    if (isClosed) await client.close();
  };
  // Counted in ticks, not in time: a process that stood still has not heard anything either.
  const ticking = setInterval(() => {
    for (const look of looks.values()) look.ticks += 1;
    if (isOpening || ![...looks.values()].some((look) => isOver(look, isBlind))) return;
    isOpening = true;
    void openAnew().finally(() => {
      isOpening = false;
    });
  }, tickMs).unref();
  client.on(
    'serverHeartbeatStarted',
    ({ connectionId, awaited }) => void looks.set(connectionId, { awaited, ticks: 0 }),
  );
  const ended = ({ connectionId }: { readonly connectionId: string }): void => void looks.delete(connectionId);
  client.on('serverHeartbeatSucceeded', ended);
  client.on('serverHeartbeatFailed', ended);
  client.on('serverClosed', ({ address }) => void looks.delete(address));
  client.on('topologyDescriptionChanged', ({ newDescription }) => {
    isBlind = !newDescription.hasKnownServers;
  });
  return () => {
    isClosed = true;
    clearInterval(ticking);
  };
};
