import type { UserId } from '@chatter/protocol/ids';
import { describe, expect, test } from 'vitest';
import { createSendLimit } from './send-limit.ts';

const mara = 'mara0000000000000000' as UserId;
const tomas = 'tomas000000000000000' as UserId;

describe('the limit of messages per account', () => {
  test('limits each account by itself and refills over the minute', () => {
    let now = 0;
    const limit = createSendLimit(60, { now: () => now });
    for (let i = 0; i < 60; i += 1) limit.check(mara);
    expect(() => limit.check(mara)).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }));
    expect(() => limit.check(tomas)).not.toThrow();
    limit.sweep();
    expect(() => limit.check(mara)).toThrow();
    now = 1_000;
    expect(() => limit.check(mara)).not.toThrow();
  });

  test('is lifted by 0', () => {
    const limit = createSendLimit(0, { now: () => 0 });
    for (let i = 0; i < 10_000; i += 1) limit.check(mara);
  });
});
