import type { Request, RequestHandler, Response } from 'express';
import { expect, test } from 'vitest';
import { inOneStep } from './in-one-step.ts';

/** Runs a step to its end. @returns what it passes on to Express */
const outcomeOf = (...handlers: RequestHandler[]): Promise<unknown> =>
  new Promise((resolve) => inOneStep(...handlers)({} as Request, {} as Response, resolve));

test('handlers run in order, each when the one before has gone on, and the step goes on after the last', async () => {
  const ran: number[] = [];
  const outcome = await outcomeOf(
    (_request, _response, next) => {
      ran.push(1);
      next();
    },
    async (_request, _response, next) => {
      await null;
      ran.push(2);
      next();
    },
    (_request, _response, next) => {
      ran.push(3);
      next();
    },
  );
  expect(outcome).toBeUndefined();
  expect(ran).toEqual([1, 2, 3]);
});

const problem = new Error('refused');
const refusals: Record<string, RequestHandler> = {
  throws: () => {
    throw problem;
  },
  rejects: async () => {
    await null;
    throw problem;
  },
  'passes it on': (_request, _response, next) => next(problem),
};

for (const [how, refuse] of Object.entries(refusals)) {
  test(`a handler that ${how} ends the step, and the next ones do not run`, async () => {
    const ran: string[] = [];
    expect(await outcomeOf(refuse, () => void ran.push('next'))).toBe(problem);
    expect(ran).toEqual([]);
  });
}
