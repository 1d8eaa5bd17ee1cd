import { ChatterError } from '@chatter/protocol/chatter-error';
import { storeUnavailable } from '@chatter/store/store-unavailable';
import { expect, test } from 'vitest';
import type { Outcome } from './commit-batch.ts';
import { isEngineFailure } from './engine-error.ts';
import { packOutcomes, unpackOutcomes } from './writer-messages.ts';

const travel = (error: unknown): unknown => {
  const [outcome] = unpackOutcomes(packOutcomes([{ ok: false, error }]));
  return outcome?.ok === false ? outcome.error : outcome;
};

test('what a write answers is the same on the other side, also when it is nothing', () => {
  const outcomes: Outcome[] = [
    { ok: true, output: { rows: [1, 'two\u0000\ud800', null] } },
    { ok: true, output: undefined },
    { ok: true, output: null },
  ];
  expect(unpackOutcomes(packOutcomes(outcomes))).toEqual(outcomes);
});

test('a refusal is one on the other side, with its details', () => {
  const refusal = new ChatterError('RATE_LIMITED', { retryAfterMs: 1_500, reason: 'too-many' });
  const arrived = travel(refusal);
  expect(arrived).toBeInstanceOf(ChatterError);
  expect(arrived).toMatchObject({ code: 'RATE_LIMITED', details: refusal.details, status: refusal.status });
});

test('a failure of the engine is one on the other side, and the log learns what it was', () => {
  const cause = Object.assign(new Error('disk I/O error'), { errcode: 10 });
  const arrived = travel(storeUnavailable(cause));
  expect(arrived).toBeInstanceOf(ChatterError);
  expect(arrived).toMatchObject({
    code: 'STORE_UNAVAILABLE',
    retryable: true,
    cause: { message: 'disk I/O error', stack: cause.stack, errcode: 10 },
  });
  expect(isEngineFailure(arrived instanceof Error && arrived.cause)).toBe(true);
});

test('a mistake stays one, whatever was thrown', () => {
  for (const mistake of [new TypeError('x is no function'), 'x is no function']) {
    const arrived = travel(mistake);
    expect(arrived).toBeInstanceOf(Error);
    expect(arrived).not.toBeInstanceOf(ChatterError);
    expect(arrived).toMatchObject({ message: 'x is no function' });
  }
});
