import { PROTOCOL_VERSION } from '@chatter/protocol/version';
import { WebSocket } from 'ws';

/** A bare WebSocket that speaks Engine.IO by hand, for what a well-behaved client never sends. */
export interface RawSocket {
  readonly ws: WebSocket;
  /** Frames heard so far, as text. */
  readonly frames: readonly string[];
  /** Resolves with the first frame that fits, heard already or still to come. */
  frame(fits: (frame: string) => boolean): Promise<string>;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
}

/** Opens a connection; with an account it also signs in. */
export const openRaw = async (
  server: { readonly url: string },
  account?: { readonly accessToken: string },
): Promise<RawSocket> => {
  const ws = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const frames: string[] = [];
  const waiters = new Set<() => void>();
  const closed = new Promise<number>((resolve) => ws.once('close', resolve));
  ws.on('error', () => undefined);
  ws.on('message', (data) => {
    frames.push(String(data));
    for (const look of waiters) look();
  });
  const frame = (fits: (frame: string) => boolean): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = frames.find(fits);
        if (found === undefined) return;
        waiters.delete(look);
        resolve(found);
      };
      waiters.add(look);
      void closed.then((code) => reject(new Error(`closed with ${code} while waiting`)));
      look();
    });
  await frame((text) => text.startsWith('0'));
  if (account !== undefined) {
    ws.send(`40${JSON.stringify({ token: account.accessToken, protocol: PROTOCOL_VERSION })}`);
    await frame((text) => text.startsWith('40'));
  }
  return { ws, frames, frame, closed };
};
