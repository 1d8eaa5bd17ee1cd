// @ts-check
import { handshakeOf, signUpMany, startGroup } from '../accounts.mjs';
import { rssBytes, startFreshChatter, startRelay } from '../processes.mjs';
import { openRawSocket } from '../raw-socket.mjs';

/** @import { Row, Size } from '../report.mjs' */

/**
 * Memory that each of many quiet connections takes.
 * @param {{ url: string, pid: number }} running @param {object[]} handshakes @param {number} count
 */
const memoryEach = async ({ url, pid }, handshakes, count) => {
  const before = rssBytes(pid);
  const sockets = [];
  for (let n = 0; n < count; n += 50) {
    const some = Array.from({ length: Math.min(50, count - n) }, (_, at) =>
      openRawSocket(url, handshakes[(n + at) % handshakes.length] ?? {}),
    );
    sockets.push(...(await Promise.all(some)));
  }
  const each = (rssBytes(pid) - before) / count;
  for (const socket of sockets) socket.close();
  return each;
};

/** @param {Size} size @returns {Promise<Row[]>} */
export const measureIdle = async ({ connections, members }) => {
  const [chatter, relay] = [await startFreshChatter(), await startRelay()];
  try {
    const [owner, ...others] = await signUpMany(chatter.url, members);
    if (owner) await startGroup(chatter.url, owner, others);
    const handshakes = [...(owner ? [owner] : []), ...others].map(handshakeOf);
    const bare = await memoryEach(relay, [{ room: 'idle' }], connections);
    const signedIn = await memoryEach(chatter, handshakes, connections);
    return [
      {
        what: `memory per idle signed-in connection, ${connections} of them`,
        ...{
          chatter: signedIn / 1_024,
          beside: bare / 1_024,
          ratio: signedIn / bare,
          goal: 1.25,
          unit: 'KiB',
          doubts: [],
        },
      },
    ];
  } finally {
    await relay.stop();
    await chatter.stop();
  }
};
