import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

type Cut = 'before' | 'after';

/**
 * Stands between a store and its server and cuts connections on purpose: before a command arrives, or after it was carried
 * out and before its answer is back. It works with any server, and disturbs nobody else who uses the same one.
 */
export const startCuttingProxy = async (url: string) => {
  const [, host = '127.0.0.1', port = '27017'] = /^mongodb:\/\/(?:[^@/]*@)?([^:/,?]+)(?::(\d+))?/.exec(url) ?? [];
  let wanted: { commands: readonly string[]; cut: Cut; left: number } | null = null;
  let cuts = 0;
  const sockets = new Set<Socket>();

  const wants = (command: string, cut: Cut): boolean => {
    if (wanted === null || wanted.cut !== cut || wanted.left === 0 || !wanted.commands.includes(command)) return false;
    wanted.left -= 1;
    cuts += 1;
    return true;
  };

  const server = createServer((client) => {
    const upstream = connect(Number(port), host);
    const cutNow = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', cutNow);
      socket.on('close', () => {
        sockets.delete(socket);
        cutNow();
      });
    }
    const toCut = new Set<number>();
    onMessages(client, (message) => {
      const command = commandOf(message);
      if (wants(command, 'before')) return cutNow();
      if (wants(command, 'after')) toCut.add(message.readInt32LE(4));
      upstream.write(message);
    });
    onMessages(upstream, (message) => {
      if (toCut.has(message.readInt32LE(8))) return cutNow();
      client.write(message);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    // Asked for the members of its set, the server would name itself, and the driver go round the proxy.
    url: `mongodb://127.0.0.1:${address.port}/?directConnection=true`,
    /** From now on so many of these commands are cut. */
    cut: (cut: Cut, commands: readonly string[], times: number): void => {
      wanted = { commands, cut, left: times };
    },
    /** How many were cut so far. */
    count: (): number => cuts,
    stop: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};

/** Whole messages of MongoDB's wire protocol, of which the first four bytes tell the length. */
const onMessages = (socket: Socket, take: (message: Buffer) => void): void => {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
};

const opMsg = 2013;

/** The first key of the document that an OP_MSG begins with; it stands behind header, flags, kind, length and type. */
const commandOf = (message: Buffer): string => {
  if (message.readInt32LE(12) !== opMsg) return '';
  const start = 16 + 4 + 1 + 4 + 1;
  return message.toString('latin1', start, message.indexOf(0, start));
};
