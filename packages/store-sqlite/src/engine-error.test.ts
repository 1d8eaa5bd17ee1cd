import { ChatterError } from '@chatter/protocol/chatter-error';
import { storeUnavailable } from '@chatter/store/store-unavailable';
import { describe, expect, test } from 'vitest';
import { tempDatabase } from '../test/temp-database.ts';
import { isEngineFailure } from './engine-error.ts';

const engineError = (errcode: number): Error => Object.assign(new Error('engine'), { errcode });

describe('a failure of the engine', () => {
  test.each([5, 8, 10, 11, 13, 14, 26, 5 | (1 << 8), 10 | (4 << 8), 10 | (15 << 8)])('is code %i', (code) => {
    expect(isEngineFailure(engineError(code))).toBe(true);
  });

  test.each([1, 18, 19, 19 | (8 << 8), 20, 25])('is not code %i: that is a mistake in the operation', (code) => {
    expect(isEngineFailure(engineError(code))).toBe(false);
  });

  test('is not a refusal, nor a bug', () => {
    for (const error of [new ChatterError('NOT_FOUND'), new TypeError('x'), 'text', null]) {
      expect(isEngineFailure(error)).toBe(false);
    }
  });

  test('is told as STORE_UNAVAILABLE with its cause', () => {
    const cause = engineError(13);
    expect(storeUnavailable(cause)).toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true, cause });
  });
});

test('the engine itself speaks these codes', async () => {
  const db = await tempDatabase();
  const errorOf = (sql: string): unknown => {
    try {
      return db.run(sql);
    } catch (error) {
      return error;
    }
  };
  expect(isEngineFailure(errorOf('SELECT * FROM nothing'))).toBe(false);
  expect(isEngineFailure(errorOf("INSERT INTO members VALUES ('a','b','owner',0,0,0,0,0)"))).toBe(false);
  db.exec('PRAGMA query_only = ON');
  expect(isEngineFailure(errorOf('DELETE FROM users'))).toBe(true);
});
