import type { Connection } from 'mongoose';

/** How often the driver looks at each server, and how long it waits for a server that says nothing. */
export const watchTimes = { heartbeatFrequencyMS: 2_000, connectTimeoutMS: 4_000 } as const;

const tickMs = 1_000;
const mostSilent = Math.ceil((watchTimes.heartbeatFrequencyMS + watchTimes.connectTimeoutMS) / tickMs) + 2;

/**
 * Opens a connection anew when its driver has stopped looking at the servers, until it is closed. Driver 7 stops for
 * good when it asks on a socket that has just ended: the write is refused, and it waits for room that never comes. Met
 * when a server is killed that tells no `topologyVersion`; all that is asked would fail until the next start.
 */
export const keepWatched = (connection: Connection): void => {
  const client = connection.getClient();
  let silent = 0;
  let isOpening = false;
  let isClosed = false;
  const heard = (): void => {
    silent = 0;
  };
  const openAnew = async (): Promise<void> => {
    await client.close();
    // Each try gives up after the time of a server selection, and is through as soon as a server is there.
    while (!isClosed && !(await client.connect().then(Boolean, () => false)));
    if (isClosed) await client.close();
  };
  // Counted in ticks, not in time: a process that stood still has not heard anything either.
  const ticking = setInterval(() => {
    silent += 1;
    if (silent <= mostSilent || isOpening) return;
    isOpening = true;
    void openAnew().finally(() => {
      heard();
      isOpening = false;
    });
  }, tickMs).unref();
  for (const event of ['serverHeartbeatSucceeded', 'serverHeartbeatFailed'] as const) client.on(event, heard);
  connection.once('close', () => {
    isClosed = true;
    clearInterval(ticking);
  });
};
