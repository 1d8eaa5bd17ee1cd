import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A door in front of several nodes, as a proxy is: each new connection goes to the next of those that are led to. */
export interface TestBalancer {
  readonly url: string;
  /** New connections go to these from now on; those that are there stay. */
  lead(...nodes: readonly { readonly port: number }[]): void;
  close(): Promise<void>;
}

const pipe = (one: Socket, other: Socket): void => {
  one.pipe(other);
  one.on('error', () => other.destroy());
  one.on('close', () => other.destroy());
};

export const startBalancer = async (): Promise<TestBalancer> => {
  let ports: number[] = [];
  let turn = 0;
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(ports[turn++ % ports.length] ?? 0, '127.0.0.1');
    for (const socket of [from, to]) sockets.add(socket.on('close', () => sockets.delete(socket)));
    pipe(from, to);
    pipe(to, from);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    lead: (...nodes) => {
      ports = nodes.map(({ port }) => port);
    },
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
};
