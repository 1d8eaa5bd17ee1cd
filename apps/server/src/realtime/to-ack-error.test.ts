import { ChatterError } from '@chatter/protocol/chatter-error';
import { ackErrorSchema } from '@chatter/protocol/problem';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { toAckError } from './to-ack-error.ts';

const logged: string[] = [];
const log = pino({}, { write: (line: string) => logged.push(line) });

describe('the error of an ack', () => {
  test('carries a refusal as it is, and logs nothing', () => {
    const error = toAckError(new ChatterError('RATE_LIMITED', { retryAfterMs: 20 }), log, {});
    expect(ackErrorSchema.parse(error)).toMatchObject({
      code: 'RATE_LIMITED',
      retryable: true,
      details: { retryAfterMs: 20 },
    });
    expect(logged).toEqual([]);
  });

  test('hides what went wrong inside, and logs it once', () => {
    const error = toAckError(new Error('column password_hash'), log, { event: 'message:send' });
    expect(JSON.stringify(error)).not.toContain('password_hash');
    expect(error.code).toBe('INTERNAL');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('message:send');
  });
});
