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
  /** What the picked lines bring one way is taken and goes nowhere, until `drop`. */
  mute(chance: () => boolean): number;
  /** The picked lines are closed one way, and stay open the other. */
  halfClose(chance: () => boolean): number;
  /** Resets what was muted or closed one way and still stands. */
  drop(): void;
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
  const spoiled = new Set<Line>();
  // A side that has ended may still be listening: the other way stays open until it ends as well.
  const listener = createServer({ allowHalfOpen: true }, (client) => {
    const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const line = { client, server };
    lines.add(line);
    const end = () => {
      lines.delete(line);
      held.delete(line);
      spoiled.delete(line);
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
  const reset = (picked: Iterable<Line>) => {
    for (const { client, server } of picked) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  };
  /** Stops one way of the picked lines; what still comes that way is read and forgotten. */
  const spoil = (chance: () => boolean, then: (to: Socket) => void): number => {
    const picked = pick(chance);
    for (const line of picked) {
      const [from, to] = chance() ? [line.client, line.server] : [line.server, line.client];
      spoiled.add(line);
      from.unpipe(to).resume();
      then(to);
    }
    return picked.length;
  };
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    cut(chance) {
      const picked = pick(chance);
      reset(picked);
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
    mute: (chance) => spoil(chance, () => undefined),
    halfClose: (chance) => spoil(chance, (to) => to.end()),
    drop: () => reset([...spoiled]),
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
