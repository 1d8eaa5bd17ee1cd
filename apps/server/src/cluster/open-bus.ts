import { createHash } from 'node:crypto';
import type { Logger } from '../log.ts';
import type { Bus } from './bus.ts';
import { type BusTimes, createBus } from './create-bus.ts';
import { loadRedisLine } from './redis-line.ts';

/** Goes up when nodes of before would misread what is told. */
const format = 1;

/**
 * The channel of an installation: its nodes share their keys, and several installations may share a Redis.
 * @param secret never leaves this function in a readable form
 */
export const channelOf = (secret: string): string =>
  `chatter:${format}:${createHash('sha256').update(`bus ${secret}`).digest('hex').slice(0, 24)}`;

/** The bus over Redis. It is there at once and connects by itself, also to a Redis that is started later. */
export const openBus = async (url: string, secret: string, log: Logger, times: BusTimes): Promise<Bus> =>
  createBus(await loadRedisLine(url, channelOf(secret)), log, times);
