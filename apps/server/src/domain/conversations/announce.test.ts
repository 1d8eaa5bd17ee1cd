import type { ConversationId } from '@chatter/protocol/ids';
import { describe, expect, test } from 'vitest';
import type { Publisher } from '../publisher.ts';
import { announce } from './announce.ts';

const trip = 'trip0000000000000000' as ConversationId;
const club = 'club0000000000000000' as ConversationId;

const setup = () => {
  const told: string[] = [];
  const failures: unknown[] = [];
  const publish = { notTold: (error: unknown) => void failures.push(error) } as Partial<Publisher> as Publisher;
  let finish: () => void = () => undefined;
  const slow = () =>
    new Promise<void>((resolve) => {
      finish = () => {
        told.push('slow');
        resolve();
      };
    });
  const say = (id: ConversationId, words: string) => announce({ publish }, id, () => void told.push(words));
  return { told, failures, context: { publish }, slow, say, finish: () => finish() };
};

describe('telling what was committed', () => {
  test('D5 happens at once while nothing else is being told', () => {
    const { told, say } = setup();
    void say(trip, 'first');
    expect(told).toEqual(['first']);
  });

  test('D3 waits for what was committed before it in the same conversation, not in another', async () => {
    const { told, context, slow, say, finish } = setup();
    const all = [announce(context, trip, slow), say(trip, 'second'), say(trip, 'third')];
    void say(club, 'elsewhere');
    expect(told).toEqual(['elsewhere']);
    finish();
    await Promise.all(all);
    expect(told).toEqual(['elsewhere', 'slow', 'second', 'third']);
    void say(trip, 'later');
    expect(told.at(-1)).toBe('later');
  });

  test('D5 a failure is noted, fails nobody and stops nothing', async () => {
    const { told, failures, context, say } = setup();
    const failing = announce(context, trip, () => Promise.reject(new Error('store')));
    await Promise.all([failing, say(trip, 'second')]);
    expect(told).toEqual(['second']);
    expect(failures).toEqual([new Error('store')]);
  });
});
