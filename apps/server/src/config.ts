import type * as z from 'zod/mini';
import { type FilesPlace, parseFilesPlace } from './config/files-place.ts';
import { StartError } from './config/start-error.ts';
import type { TrustProxy } from './config/trust-proxy.ts';
import type { Variable } from './config/variable.ts';
import { type VariableName, variables } from './config/variables.ts';

/** How this server runs. Limits of 0 are lifted. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  /** Absolute path; null for the one in the data folder. */
  readonly secretsFile: string | null;
  /** It may hold a password; null for the embedded database. */
  readonly mongodbUrl: string | null;
  readonly files: FilesPlace;
  /** Begins and ends with a slash; null when the server streams pictures itself. */
  readonly accelRedirect: string | null;
  readonly publicOrigin: string | null;
  readonly allowedOrigins: readonly string[];
  /** Where the page finds the API; null: at its own address. */
  readonly apiOrigin: string | null;
  readonly trustProxy: TrustProxy;
  readonly logLevel: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
  readonly logFormat: 'auto' | 'json' | 'pretty';
  readonly signupsPerHour: number;
  readonly signinsPerQuarter: number;
  readonly signinFailuresPerQuarter: number;
  readonly requestsPerMinute: number;
  readonly uploadsPerHour: number;
  readonly messagesPerMinute: number;
  readonly eventsPerSecond: number;
  readonly socketsPerAccount: number;
  readonly socketsPerAddress: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

type Values = { [Name in VariableName]: z.output<(typeof variables)[Name]['schema']> };

const readVariables = (env: Environment): Values => {
  const mistakes: string[] = [];
  const entries = Object.entries(variables).map(([name, variable]) => {
    const { schema, fallback, cure, isSecret }: Variable<unknown> = variable;
    // An empty setting is the same as none: that is how people switch one off in a .env file.
    const written = env[name]?.trim() || fallback;
    const result = schema.safeParse(written);
    const shown = isSecret ? 'wrong' : JSON.stringify(written.slice(0, 80));
    if (!result.success) mistakes.push(`${name} is ${shown}; ${cure}.`);
    return [name, result.data];
  });
  if (mistakes.length > 0) throw new StartError(mistakes.join('\n'));
  return Object.fromEntries(entries) as Values;
};

/** @throws StartError that names each wrong variable and its cure */
export const parseConfig = (env: Environment): Config => {
  const values = readVariables(env);
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: values.DATA_DIR,
    secretsFile: values.SECRETS_FILE,
    mongodbUrl: values.MONGODB_URL,
    files: parseFilesPlace(values),
    accelRedirect: values.ACCEL_REDIRECT || null,
    publicOrigin: values.PUBLIC_ORIGIN,
    allowedOrigins: values.ALLOWED_ORIGINS,
    apiOrigin: values.API_ORIGIN,
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
    logFormat: values.LOG_FORMAT,
    signupsPerHour: values.SIGNUPS_PER_HOUR,
    signinsPerQuarter: values.SIGNINS_PER_QUARTER,
    signinFailuresPerQuarter: values.SIGNIN_FAILURES_PER_QUARTER,
    requestsPerMinute: values.REQUESTS_PER_MINUTE,
    uploadsPerHour: values.UPLOADS_PER_HOUR,
    messagesPerMinute: values.MESSAGES_PER_MINUTE,
    eventsPerSecond: values.EVENTS_PER_SECOND,
    socketsPerAccount: values.SOCKETS_PER_ACCOUNT,
    socketsPerAddress: values.SOCKETS_PER_ADDRESS,
  };
};
