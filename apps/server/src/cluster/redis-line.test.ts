import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { redisProgram, startRedis, type TestRedis } from '../../test/redis-server.ts';
import { channelOf } from './open-bus.ts';
import { loadRedisLine } from './redis-line.ts';

const megabyte = 'x'.repeat(1024 * 1024);

describe.skipIf(redisProgram === null)('the line over Redis', () => {
  let redis: TestRedis;

  beforeAll(async () => {
    redis = await startRedis(redisProgram ?? '');
  });
  afterAll(() => redis?.close());

  const open = async (channel: string) => {
    const heard: string[] = [];
    const openLine = await loadRedisLine(redis.url, channel);
    const line = openLine({ heard: (text) => heard.push(text), broke: () => undefined, failed: () => undefined });
    await vi.waitFor(() => {
      line.say('?');
      expect(heard).toContain('?');
    });
    return { line, heard };
  };

  test('takes no more than 4 MB for a Redis that stands still, and never waits for it', async () => {
    const { line, heard } = await open('paused');
    redis.pause();
    const taken = Array.from({ length: 20 }, () => line.say(megabyte)).filter(Boolean);
    expect(taken).toHaveLength(3);
    redis.resume();
    await vi.waitFor(() => expect(heard.filter((text) => text === megabyte)).toHaveLength(3));
    // What was dropped is gone, and there is room again.
    await vi.waitFor(() => expect(line.say('again')).toBe(true));
    await vi.waitFor(() => expect(heard.at(-1)).toBe('again'));
    expect(heard.filter((text) => text === megabyte)).toHaveLength(3);
    await line.close();
  });

  test('takes nothing while Redis is away', async () => {
    const { line } = await open('away');
    await redis.kill();
    await vi.waitFor(() => expect(line.say('nobody')).toBe(false));
    await redis.start();
    await vi.waitFor(() => expect(line.say('somebody')).toBe(true));
    await line.close();
  });

  test('keeps installations apart, by a name that tells nothing of their keys', async () => {
    const [one, other] = [channelOf('one key'), channelOf('another key')];
    const { line } = await open(one);
    const { heard } = await open(other).then(({ line: second, heard: all }) => {
      void second.close();
      return { heard: all };
    });
    expect(heard.every((text) => text === '?')).toBe(true);
    expect(one).not.toBe(other);
    expect(one).not.toContain('key');
    await line.close();
  });
});
