import { describe, expect, test } from 'vitest';
import { createAdmission } from './admission.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('a storm of handshakes', () => {
  test('is let in a few in each turn of the event loop, in the order in which they came', async () => {
    const admission = createAdmission();
    const entered: number[] = [];
    for (let n = 0; n < 30; n += 1) void admission.enter().then(() => entered.push(n));
    const counts: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      await nextTurn();
      counts.push(entered.length);
    }
    expect(Math.max(...counts.map((count, at) => count - (counts[at - 1] ?? 0)))).toBeLessThanOrEqual(16);
    expect(counts[0]).toBeLessThan(30);
    expect(entered).toEqual(Array.from({ length: 30 }, (_, n) => n));
  });

  test('does not hold up whoever comes alone', async () => {
    const admission = createAdmission();
    for (let n = 0; n < 3; n += 1) {
      await admission.enter();
      await nextTurn();
      await nextTurn();
    }
  });

  test('does not send ten thousand away: the line is the shortest way in', async () => {
    const admission = createAdmission();
    await Promise.all(Array.from({ length: 10_000 }, () => admission.enter()));
  });

  test('sends away those who would wait too long, each to another time', async () => {
    let turn = 0;
    let at = 0;
    const admission = createAdmission({ random: () => (turn++ % 10) / 10, now: () => at });
    const many = (count: number) => Promise.allSettled(Array.from({ length: count }, () => admission.enter()));
    const inLine = many(2_000);
    at += 15_001;
    const refused = (await many(100)).flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused.length).toBe(100);
    expect((await inLine).every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(refused[0]).toMatchObject({ code: 'RATE_LIMITED', retryable: true, details: { reason: 'busy' } });
    const times = new Set(refused.map(({ details }) => details.retryAfterMs));
    expect(times.size).toBe(10);
    expect(Math.min(...times)).toBe(1_000);
  });
});
