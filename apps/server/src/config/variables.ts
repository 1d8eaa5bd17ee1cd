import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { optionalMongoUrlSchema } from './mongo-url.ts';
import { optionalOriginSchema, originListSchema } from './origin.ts';
import { s3Variables } from './storage-variables.ts';
import { trustProxySchema } from './trust-proxy.ts';
import { choiceVariable, defineVariable, limitVariable, numberVariable, optionalPathSchema } from './variable.ts';

/** Every setting. `--help` and the test of `.env.example` read this table. */
export const variables = {
  HOST: defineVariable({
    schema: z.string().check(z.regex(/^[0-9A-Za-z.:_-]+$/)),
    fallback: '127.0.0.1',
    help: 'Address to listen on; 0.0.0.0 opens it to the network',
    cure: 'set it to an address of this machine, for example 127.0.0.1',
  }),
  PORT: numberVariable({ fallback: 3000, max: 65_535, help: 'Port to listen on; 0 takes any free one' }),
  DATA_DIR: defineVariable({
    schema: z.pipe(
      z.string(),
      z.transform((folder) => resolve(folder)),
    ),
    fallback: './data',
    help: 'Folder of the database, the pictures and the secrets; back it up',
    cure: 'set it to a folder, for example ./data',
  }),
  SECRETS_FILE: defineVariable({
    schema: optionalPathSchema,
    fallback: '',
    help: 'File of the keys of tokens, for nodes that share them; else secrets.json in DATA_DIR, made at the first start',
    cure: 'set it to a file, for example /etc/chatter/secrets.json',
  }),
  MONGODB_URL: defineVariable({
    schema: optionalMongoUrlSchema,
    fallback: '',
    help: 'MongoDB that keeps everything in place of the embedded database: mongodb://… or mongodb+srv://…',
    cure: 'begin it with mongodb:// or mongodb+srv://, for example mongodb://127.0.0.1:27017/chatter?replicaSet=rs0',
    isSecret: true,
  }),
  FILES: choiceVariable(
    ['auto', 'disk', 'gridfs', 's3'],
    'auto',
    'Where pictures lie (auto is gridfs with MONGODB_URL)',
  ),
  ...s3Variables,
  ACCEL_REDIRECT: defineVariable({
    schema: z.string().check(z.regex(/^(\/[0-9A-Za-z_-]+)*\/$|^$/)),
    fallback: '',
    help: 'Path at which nginx hands over the folder of pictures by itself (X-Accel-Redirect)',
    cure: 'set it to a path that begins and ends with a slash, for example /_files/',
  }),
  PUBLIC_ORIGIN: defineVariable({
    schema: optionalOriginSchema,
    fallback: '',
    help: 'Address that people type, when a proxy stands in front: https://chat.example.org',
    cure: 'set it to scheme and host without a path, for example https://chat.example.org',
  }),
  ALLOWED_ORIGINS: defineVariable({
    schema: originListSchema,
    fallback: '',
    help: 'Further web addresses whose pages may use this server, with commas between them',
    cure: 'set it to origins with commas between them, for example https://a.example.org,https://b.example.org',
  }),
  API_ORIGIN: defineVariable({
    schema: optionalOriginSchema,
    fallback: '',
    help: 'Address at which the page finds this server, when that is not the address of the page',
    cure: 'set it to scheme and host without a path, for example https://api.example.org',
  }),
  TRUST_PROXY: defineVariable({
    schema: trustProxySchema,
    fallback: 'off',
    help: 'Whose X-Forwarded-For to believe: off, loopback, a number of hops (1-9), or addresses with commas',
    cure: 'set it to off, loopback, a number from 1 to 9, or addresses with commas, for example 10.0.0.0/8',
  }),
  LOG_LEVEL: choiceVariable(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'info', 'How much to log'),
  LOG_FORMAT: choiceVariable(['auto', 'json', 'pretty'], 'auto', 'How to log (auto is pretty in a terminal)'),
  SIGNUPS_PER_HOUR: limitVariable(30, 'New accounts per address'),
  SIGNINS_PER_QUARTER: limitVariable(200, 'Tries to sign in per address and quarter of an hour'),
  SIGNIN_FAILURES_PER_QUARTER: limitVariable(
    10,
    'Wrong passwords per account and address in a quarter of an hour (five times that from all addresses)',
  ),
  REQUESTS_PER_MINUTE: limitVariable(3_000, 'HTTP requests per address'),
  UPLOADS_PER_HOUR: limitVariable(300, 'Pictures uploaded per account'),
  MESSAGES_PER_MINUTE: limitVariable(300, 'Messages sent per account'),
  EVENTS_PER_SECOND: limitVariable(50, 'Commands per live connection, with bursts of four seconds'),
  SOCKETS_PER_ACCOUNT: limitVariable(50, 'Live connections per account'),
  SOCKETS_PER_ADDRESS: limitVariable(2_000, 'Live connections per address'),
} as const;

export type VariableName = keyof typeof variables;
