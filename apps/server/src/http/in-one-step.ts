import type { RequestHandler } from 'express';

/** Runs handlers one after another as one layer of Express, which takes longer to go to its next layer than most of them run. */
export const inOneStep =
  (...handlers: readonly RequestHandler[]): RequestHandler =>
  (request, response, next) => {
    const run = (at: number): void => {
      const handler = handlers[at];
      if (handler === undefined) {
        next();
        return;
      }
      const goOn = (problem?: unknown): void => {
        if (problem === undefined) run(at + 1);
        else next(problem);
      };
      try {
        const running = handler(request, response, goOn);
        if (running instanceof Promise) running.catch(next);
      } catch (error) {
        next(error);
      }
    };
    run(0);
  };
