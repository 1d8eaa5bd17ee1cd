import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { helpText } from './config/help.ts';
import { nodeProblem } from './config/node-version.ts';
import { variables } from './config/variables.ts';
import { parseConfig } from './config.ts';

describe('settings', () => {
  test('have defaults that keep a fresh start on this machine', () => {
    expect(parseConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      dataDir: resolve('data'),
      secretsFile: null,
      mongodbUrl: null,
      publicOrigin: null,
      allowedOrigins: [],
      apiOrigin: null,
      trustProxy: false,
    });
  });

  test('an empty setting is the same as none', () => {
    expect(parseConfig({ PORT: '', TRUST_PROXY: ' ' })).toEqual(parseConfig({}));
  });

  test('a secret that is written wrongly is not repeated', () => {
    expect(() => parseConfig({ S3_SECRET_KEY: 'two words', MONGODB_URL: 'mongo://me:hunter2@db' })).toThrow(
      /^(?!.*(two words|hunter2))/s,
    );
  });

  test('pictures lie on the disk, with a database for many nodes in it, or where one says', () => {
    const url = 'mongodb://db/chatter';
    const s3 = { S3_URL: 'https://s3.example', S3_BUCKET: 'pictures', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' };
    expect(parseConfig({}).files).toEqual({ kind: 'disk' });
    expect(parseConfig({ MONGODB_URL: url }).files).toEqual({ kind: 'gridfs', url });
    expect(parseConfig({ MONGODB_URL: url, FILES: 'disk' }).files).toEqual({ kind: 'disk' });
    expect(parseConfig({ MONGODB_URL: url, FILES: 's3', ...s3 }).files).toMatchObject({
      kind: 's3',
      bucket: 'pictures',
    });
  });

  test.each([
    [{ PORT: '70000' }, 'PORT is "70000"; set it to a whole number from 0 to 65535, for example 3000.'],
    [{ PORT: 'abc' }, 'PORT is "abc"'],
    [{ PUBLIC_ORIGIN: 'chat.example.org' }, 'https://chat.example.org'],
    [{ PUBLIC_ORIGIN: 'https://chat.example.org/path' }, 'without a path'],
    [{ ALLOWED_ORIGINS: 'https://a.example,javascript:x' }, 'ALLOWED_ORIGINS'],
    [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY is "yes"; set it to off, loopback'],
    [{ TRUST_PROXY: '10.0.0.0/99' }, 'TRUST_PROXY'],
    [{ LOG_LEVEL: 'loud' }, 'set it to one of silent, fatal'],
    [{ HOST: 'a b' }, 'HOST'],
    [{ SIGNUPS_PER_HOUR: '-1' }, 'SIGNUPS_PER_HOUR'],
    [{ FILES: 'floppy' }, 'set it to one of auto, disk, gridfs, s3'],
    [{ FILES: 'gridfs' }, 'FILES is "gridfs" and MONGODB_URL is not set'],
    [{ FILES: 's3', S3_URL: 'https://s3.example' }, 'S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY not set'],
    [{ S3_URL: 's3.example' }, 'S3_URL is "s3.example"; set it to an address such as https://'],
    [{ ACCEL_REDIRECT: '_files' }, 'a path that begins and ends with a slash, for example /_files/'],
    [{ ACCEL_REDIRECT: '/_files/', MONGODB_URL: 'mongodb://db/' }, 'pictures lie in gridfs; set FILES=disk'],
    [{ MONGODB_URL: 'postgres://db' }, 'MONGODB_URL is wrong; begin it with mongodb://'],
  ])('%j is refused with the name of the variable and the cure', (env, sentence) => {
    expect(() => parseConfig(env)).toThrow(sentence);
  });

  test.each(['mongodb://db/chatter', 'mongodb+srv://mara:se%3Acret@cluster.example.org/?w=majority'])(
    'MONGODB_URL=%s is left as it is',
    (url) => expect(parseConfig({ MONGODB_URL: url }).mongodbUrl).toBe(url),
  );

  test('a wrong MONGODB_URL is not repeated: it may hold a password', () => {
    const wrong = () => parseConfig({ MONGODB_URL: 'mongo://mara:tell-nobody@db' });
    expect(wrong).toThrow(/^MONGODB_URL is wrong; begin it with mongodb:\/\/ or mongodb\+srv:\/\//);
    expect(wrong).not.toThrow('tell-nobody');
  });

  test('every mistake is told at once', () => {
    expect(() => parseConfig({ PORT: 'x', LOG_FORMAT: 'x' })).toThrow(/^PORT is .*\.\nLOG_FORMAT is .*\.$/);
  });

  test.each([
    ['off', false],
    ['loopback', ['loopback']],
    ['2', 2],
    ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
  ])('TRUST_PROXY=%s is understood', (text, value) => {
    expect(parseConfig({ TRUST_PROXY: text }).trustProxy).toEqual(value);
  });

  test('origins are kept in their plain form', () => {
    const config = parseConfig({ PUBLIC_ORIGIN: 'https://Chat.Example.org/', ALLOWED_ORIGINS: ' http://a.example ,' });
    expect(config).toMatchObject({ publicOrigin: 'https://chat.example.org', allowedOrigins: ['http://a.example'] });
  });
});

describe('what tells about settings', () => {
  test('.env.example names exactly the variables, with their defaults', () => {
    const example = parseEnv(readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8'));
    const defaults = Object.entries(variables).map(([name, { fallback }]) => [name, fallback]);
    expect(example).toEqual(Object.fromEntries(defaults));
  });

  test('--help names each with its purpose', () => {
    for (const [name, { help }] of Object.entries(variables)) expect(helpText()).toContain(`  ${name}\n      ${help}`);
  });

  test.each([
    ['20.19.0', true],
    ['24.1.0', true],
    ['20.18.3', false],
    ['18.20.4', false],
  ])('Node %s is new enough: %s', (node, enough) => {
    const problem = nodeProblem(node);
    if (enough) expect(problem).toBeNull();
    else expect(problem).toContain(`Node.js 20.19 or newer and this is ${node}; install`);
  });
});

describe('REDIS_URL', () => {
  test('is none by default', () => {
    expect(parseConfig({}).redisUrl).toBeNull();
  });

  test.each(['redis://127.0.0.1:6379', 'rediss://chat:s3cret@redis.example.org'])('may be %s', (url) => {
    expect(parseConfig({ REDIS_URL: url }).redisUrl).toBe(url);
  });

  test.each(['http://:s3cret@127.0.0.1', '127.0.0.1:6379', 'redis://', 'redis://h?password=s3cret'])(
    'is refused as %s, and what is in it is not shown',
    (url) => {
      expect(() => parseConfig({ REDIS_URL: url })).toThrow(/^REDIS_URL is wrong; set it to redis:/);
    },
  );
});
