import type { Route, RouteAnswer, RouteBody, RouteParams, RouteQuery } from '@chatter/protocol/route';
import type { Request, RequestHandler, Response } from 'express';
import type { Caller } from '../domain/caller.ts';
import { inOneStep } from './in-one-step.ts';
import { parseInput } from './parse-input.ts';

/** What a handler gets: everything parsed, and who asks. `file` is the uploaded file, where the route takes one. */
export interface HandlerInput<R extends Route> {
  readonly params: RouteParams<R>;
  readonly query: RouteQuery<R>;
  readonly body: RouteBody<R>;
  readonly caller: R['auth'] extends 'bearer' | 'bearer-or-cookie' ? Caller : undefined;
  readonly file: Buffer | undefined;
  readonly request: Request;
  readonly response: Response;
}

/** What runs before parsing: authentication by the route's `auth`, body and upload readers by its `body` and `upload`. */
export type RouteGuards = (route: Route) => RequestHandler[];

/** The caller that the guards found; kept beside the request, so that no header or body can pretend to be one. */
export const callers = new WeakMap<Request, Caller>();

/**
 * Mounts one route of the protocol, as one step: guards, parse, call, answer. A handler that returns `undefined` has either
 * nothing to say (204) or has answered by itself (pictures).
 */
export const mount = (guards: RouteGuards, add: (route: Route, step: RequestHandler) => void) => {
  return <R extends Route>(
    route: R,
    handler: (input: HandlerInput<R>) => Promise<RouteAnswer<R> | undefined> | RouteAnswer<R> | undefined,
  ): void => {
    const handle = async (request: Request, response: Response) => {
      const answer = await handler({
        params: parseInput(route.params, request.params, 'params'),
        query: parseInput(route.query, request.query, 'query'),
        body: parseInput(route.body, request.body, 'body'),
        caller: callers.get(request),
        file: request.file?.buffer,
        request,
        response,
      } as HandlerInput<R>);
      if (response.headersSent) return;
      if (answer === undefined) response.status(route.status).end();
      else response.status(route.status).json(answer);
    };
    add(route, inOneStep(...guards(route), handle));
  };
};
