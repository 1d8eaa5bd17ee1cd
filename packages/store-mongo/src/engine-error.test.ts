import mongoose from 'mongoose';
import { expect, test } from 'vitest';
import { isEngineFailure } from './engine-error.ts';

const { MongoNetworkError, MongoServerError } = mongoose.mongo;

test('a way that failed is told from a refusal and from a mistake, also in the words of a socket', () => {
  const ended = Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' });
  const away = new MongoServerError({ message: 'not primary', code: 10_107 });
  for (const error of [ended, away, new MongoNetworkError('closed')]) expect(isEngineFailure(error)).toBe(true);
  const taken = new MongoServerError({ message: 'E11000', code: 11_000 });
  const wrong = new MongoServerError({ message: 'bad value', code: 2 });
  const file = Object.assign(new Error('no such file'), { code: 'ENOENT' });
  for (const error of [taken, wrong, file, new TypeError('ours')]) expect(isEngineFailure(error)).toBe(false);
});
