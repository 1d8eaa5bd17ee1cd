import { setTimeout as wait } from 'node:timers/promises';
import type { Line, LineListener, OpenLine } from './line.ts';

/** What may wait for a Redis that is slow or paused; beyond it is dropped, and the others notice the hole. */
const mostWaiting = 4 * 1024 * 1024;
const connectMs = 2_000;
const longestRetryMs = 1_000;
const lastWordMs = 500;

// Loaded only where there is a Redis: a single process has no use for it.
const loadRedis = () => import('@redis/client');
type Redis = Awaited<ReturnType<typeof loadRedis>>;

const createConnection = ({ createClient }: Redis, url: string, channel: string, listener: LineListener) => {
  const client = createClient({
    url,
    // One connection talks and listens, which Redis allows from this version of its protocol on.
    RESP: 3,
    // What cannot leave now is of no use later: the store knows it.
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: connectMs,
      reconnectStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 8), longestRetryMs) * (0.5 + Math.random() / 2),
    },
  });
  client.on('error', (error: Error) => listener.failed(error));
  client.on('reconnecting', () => listener.broke());
  // It tries until it is there or destroyed; only then does it reject.
  const subscribe = async () => {
    await client.connect();
    await client.subscribe(channel, (text) => listener.heard(text));
  };
  subscribe().catch((error: Error) => listener.failed(error));
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    say(text: string): boolean {
      if (!client.isReady || waiting + text.length > mostWaiting) return false;
      waiting += text.length;
      const done = (): void => {
        waiting -= text.length;
      };
      last = client.publish(channel, text).then(done, done);
      return true;
    },
    end: () => client.destroy(),
    /** Lets the last word out, if Redis takes it. */
    async close() {
      await Promise.race([last, wait(lastWordMs, undefined, { ref: false })]);
      client.destroy();
    },
  };
};

/**
 * A channel of Redis's publish/subscribe.
 * @param url is a secret: it may hold a password
 */
export const loadRedisLine = async (url: string, channel: string): Promise<OpenLine> => {
  const redis = await loadRedis();
  return (listener): Line => {
    let connection = createConnection(redis, url, channel, listener);
    return {
      say: (text) => connection.say(text),
      renew() {
        connection.end();
        listener.broke();
        connection = createConnection(redis, url, channel, listener);
      },
      close: () => connection.close(),
    };
  };
};
