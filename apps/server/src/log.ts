import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { Config } from './config.ts';

export type { Logger } from 'pino';

const secretKeys = [
  'password',
  'currentPassword',
  'newPassword',
  'passwordHash',
  'accessToken',
  'token',
  'refreshToken',
];

// The request serializer names what may be logged; this net is for whatever somebody logs by mistake.
const redact = [
  ...secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
  ...['authorization', 'cookie', '["set-cookie"]'].flatMap((key) => {
    const path = key.startsWith('[') ? key : `.${key}`;
    return [`headers${path}`, `*.headers${path}`];
  }),
];

const prettyDestination = async (): Promise<DestinationStream> => {
  const { default: pretty } = await import('pino-pretty');
  return pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' });
};

/**
 * Logs go to standard error, so that standard output holds the one line that a person waits for.
 * @param destination where else to write, for tests
 */
export const createLog = async (
  config: Pick<Config, 'logLevel' | 'logFormat'>,
  destination?: DestinationStream,
): Promise<Logger> => {
  const pretty = config.logFormat === 'pretty' || (config.logFormat === 'auto' && process.stderr.isTTY);
  const stream = destination ?? (pretty ? await prettyDestination() : pino.destination({ dest: 2, sync: true }));
  return pino(
    {
      level: config.logLevel,
      redact: { paths: redact, censor: '[redacted]' },
      timestamp: stdTimeFunctions.isoTime,
      base: null,
    },
    stream,
  );
};
