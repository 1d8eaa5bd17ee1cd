import { describe, expect, test } from 'vitest';
import { createInFlight } from './in-flight.ts';

describe('commands in flight', () => {
  test('are waited for, also those that fail', async () => {
    const inFlight = createInFlight();
    await inFlight.idle();
    const done: string[] = [];
    let answer: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const good = inFlight.track(gate.then(() => done.push('answered')));
    const bad = inFlight.track(gate.then(() => Promise.reject(new Error('broken'))));
    const idle = inFlight.idle().then(() => done.push('idle'));
    expect(done).toEqual([]);
    answer();
    await Promise.allSettled([good, bad, idle]);
    expect(done).toEqual(['answered', 'idle']);
  });
});
