import type { ConnectionState } from './api.ts';
import type { Live } from './live.ts';
import { registryError } from './to-client-error.ts';

/** Resolves when the connection is live and caught up. @throws UNAUTHENTICATED when signed out, PROTOCOL_UNSUPPORTED */
export const untilReady = (connection: Live<ConnectionState>): Promise<void> =>
  new Promise((resolve, reject) => {
    let end: () => void = () => undefined;
    const look = (): boolean => {
      const { kind } = connection.get();
      if (kind === 'online') resolve();
      else if (kind === 'signed-out') reject(registryError('UNAUTHENTICATED'));
      else if (kind === 'too-old') reject(registryError('PROTOCOL_UNSUPPORTED'));
      else return false;
      end();
      return true;
    };
    if (!look()) end = connection.subscribe(look);
  });
