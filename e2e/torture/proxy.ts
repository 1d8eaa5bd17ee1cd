import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between clients and server, so that their lines can be cut and held without either of them having a say. */
export interface LineProxy {
  readonly url: string;
  /** Resets the lines that the chance picks. @returns how many */
  cut(chance: () => boolean): number;
  /** Nothing gets through any more on the lines that the chance picks, until `release`. */
  hold(chance: () => boolean): number;
  release(): void;
  close(): Promise<void>;
}

interface Line {
  readonly client: Socket;
  readonly server: Socket;
}

/** @param port of the server, which may be away for a while */
export const startProxy = async (port: number): Promise<LineProxy> => {
  const lines = new Set<Line>();
  const held = new Set<Line>();
  const listener = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    const line = { client, server };
    lines.add(line);
    const end = () => {
      lines.delete(line);
      held.delete(line);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', end).on('close', end);
    client.pipe(server);
    server.pipe(client);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const pick = (chance: () => boolean) => [...lines].filter(chance);
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    cut(chance) {
      const picked = pick(chance);
      for (const { client, server } of picked) {
        client.resetAndDestroy();
        server.resetAndDestroy();
      }
      return picked.length;
    },
    hold(chance) {
      const picked = pick(chance);
      for (const line of picked) {
        held.add(line);
        line.client.pause().unpipe();
        line.server.pause().unpipe();
      }
      return picked.length;
    },
    release() {
      for (const line of held) {
        line.client.pipe(line.server);
        line.server.pipe(line.client);
      }
      held.clear();
    },
    async close() {
      for (const { client, server } of lines) {
        client.destroy();
        server.destroy();
      }
      listener.close();
      await once(listener, 'close');
    },
  };
};
