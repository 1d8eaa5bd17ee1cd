import type { IncomingMessage } from 'node:http';
import express from 'express';
import type { Config } from '../config.ts';
import { networkOf } from '../domain/network-of.ts';

type Trust = (address: string, hop: number) => boolean;

/**
 * Tells whose connection it is by the same rule as the HTTP routes: the nearest address that is not a trusted proxy.
 * Express compiles the setting; its `request.ip` does not exist for sockets.
 */
export const createPeerAddress = (trustProxy: Config['trustProxy']): ((request: IncomingMessage) => string) => {
  const app = express();
  app.set('trust proxy', trustProxy);
  const isTrusted = app.get('trust proxy fn') as Trust;
  return (request) => {
    const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
    const claimed = forwarded.map((address) => address.trim()).filter((address) => address !== '');
    const path = [request.socket.remoteAddress ?? '', ...claimed.reverse()];
    return networkOf(path.find((address, hop) => !isTrusted(address, hop)) ?? path.at(-1) ?? '');
  };
};
