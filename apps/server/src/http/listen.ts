import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from '../config/start-error.ts';

const cures: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is taken; stop the other program, or choose another port, for example PORT=${port + 1}.`,
  EACCES: (_host, port) => `Port ${port} may not be used by this user; choose one above 1023, for example PORT=3000.`,
  EADDRNOTAVAIL: (host) => `${host} is not an address of this machine; set HOST to one that is, for example 127.0.0.1.`,
  ENOTFOUND: (host) => `${host} is not an address of this machine; set HOST to one that is, for example 127.0.0.1.`,
};

/**
 * Node's own 511 is passed within a turn of the event loop when thousands return at once; whoever finds the queue full
 * begins again after seconds. The system takes less where its own limit is lower (`net.core.somaxconn`).
 */
const mostUnaccepted = 16_384;

/** @returns the port that was taken. @throws StartError that names the cure */
export const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const cure = cures[error.code ?? ''];
      reject(cure === undefined ? error : new StartError(cure(host, port), { cause: error }));
    });
    server.listen({ port, host, backlog: mostUnaccepted }, () => {
      server.removeAllListeners('error');
      resolve((server.address() as AddressInfo).port);
    });
  });
