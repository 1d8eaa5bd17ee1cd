import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Transform } from 'node:stream';

/** Stands between clients and server, so that their lines can be cut and held without either of them having a say. */
export interface LineProxy {
  readonly url: string;
  readonly port: number;
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
  /** Until `rejoin` nothing gets through, on new lines neither: `refused` resets them all, `silent` says nothing. */
  isolate(how: Isolation): void;
  rejoin(): void;
  close(): Promise<void>;
}

export type Isolation = 'refused' | 'silent';

export interface ProxyOptions {
  /** Where the server is; this machine when not told. */
  readonly host?: string;
  /** Through what goes all that the server says on one line. */
  readonly rewrite?: () => Transform;
}

interface Line {
  readonly client: Socket;
  readonly server: Socket;
  /** Where that goes which the server says. */
  readonly told: Socket | Transform;
}

const flow = ({ client, server, told }: Line): void => {
  client.pipe(server);
  server.pipe(told);
};

/** @param port of the server, which may be away for a while */
export const startProxy = async (
  port: number,
  { host = '127.0.0.1', rewrite }: ProxyOptions = {},
): Promise<LineProxy> => {
  let isolation: Isolation | null = null;
  const lines = new Set<Line>();
  const held = new Set<Line>();
  const spoiled = new Set<Line>();
  // A side that has ended may still be listening: the other way stays open until it ends as well.
  const listener = createServer({ allowHalfOpen: true }, (client) => {
    if (isolation === 'refused') return void client.resetAndDestroy();
    const server = connect({ port, host, allowHalfOpen: true });
    const rewriting = rewrite?.();
    rewriting?.pipe(client);
    const line = { client, server, told: rewriting ?? client };
    lines.add(line);
    const end = () => {
      lines.delete(line);
      held.delete(line);
      spoiled.delete(line);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', end).on('close', end);
    if (isolation === 'silent') held.add(line);
    else flow(line);
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
      const isAsking = chance();
      const [from, to] = isAsking ? [line.client, line.server] : [line.server, line.told];
      spoiled.add(line);
      from.unpipe(to).resume();
      then(isAsking ? line.server : line.client);
    }
    return picked.length;
  };
  const hold = (picked: readonly Line[]): void => {
    for (const line of picked) {
      held.add(line);
      line.client.pause().unpipe();
      line.server.pause().unpipe();
    }
  };
  const release = (): void => {
    for (const line of held) flow(line);
    held.clear();
  };
  const own = (listener.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${own}`,
    port: own,
    cut(chance) {
      const picked = pick(chance);
      reset(picked);
      return picked.length;
    },
    hold(chance) {
      const picked = pick(chance);
      hold(picked);
      return picked.length;
    },
    release,
    mute: (chance) => spoil(chance, () => undefined),
    halfClose: (chance) => spoil(chance, (to) => to.end()),
    drop: () => reset([...spoiled]),
    isolate(how) {
      isolation = how;
      if (how === 'refused') reset([...lines]);
      else hold([...lines]);
    },
    rejoin() {
      isolation = null;
      release();
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
