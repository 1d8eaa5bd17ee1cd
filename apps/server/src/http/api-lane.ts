import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Route } from '@chatter/protocol/route';
import type { ErrorRequestHandler, Express, NextFunction, Request, RequestHandler, Response } from 'express';

interface Node {
  readonly literals: Map<string, Node>;
  param: { readonly name: string; readonly node: Node } | null;
  /** By method. */
  readonly steps: Map<string, RequestHandler>;
}

const newNode = (): Node => ({ literals: new Map(), param: null, steps: new Map() });

/** What an id is made of: nothing that would have to be decoded. */
const plain = /^[\w-]+$/;

const ownChild = (node: Node, segment: string): Node => {
  if (segment.startsWith(':')) {
    node.param ??= { name: segment.slice(1), node: newNode() };
    return node.param.node;
  }
  const child = node.literals.get(segment) ?? newNode();
  node.literals.set(segment, child);
  return child;
};

/** The routes of the API by the segments of their paths: found at once, where Express tries one after another. */
export const createRouteTree = () => {
  const top = newNode();
  return {
    add({ method, path }: Pick<Route, 'method' | 'path'>, step: RequestHandler): void {
      path.split('/').reduce(ownChild, top).steps.set(method.toUpperCase(), step);
    },
    /** @returns null for whatever is not spelt exactly as a route is: that is for Express to judge */
    find(method: string, url: string): { step: RequestHandler; params: Record<string, string> } | null {
      const params: Record<string, string> = {};
      let node = top;
      for (const segment of (url.split('?', 1)[0] ?? '').split('/')) {
        const literal = node.literals.get(segment);
        if (literal !== undefined) {
          node = literal;
          continue;
        }
        if (node.param === null || !plain.test(segment)) return null;
        params[node.param.name] = segment;
        node = node.param.node;
      }
      const step = node.steps.get(method);
      return step === undefined ? null : { step, params };
    },
  };
};

export type RouteTree = ReturnType<typeof createRouteTree>;

/** What Express does with a request before its router sees it. */
const dress = (app: Express, request: IncomingMessage, response: ServerResponse): [Request, Response] => {
  Object.setPrototypeOf(request, app.request);
  Object.setPrototypeOf(response, app.response);
  const dressed = [request, response] as [Request, Response];
  const [req, res] = dressed;
  req.res = res;
  Object.assign(res, { req, locals: Object.create(null) });
  req.originalUrl = req.url;
  req.baseUrl = '';
  return dressed;
};

/**
 * Takes requests of the API past Express's router, through the same steps: the router's way to a route took longer than
 * what is done there (docs/decisions/0029). Everything else, and whatever is spelt unusually, goes to Express.
 */
export const createApiLane = (app: Express, tree: RouteTree, answerProblem: ErrorRequestHandler): RequestListener => {
  return (request, response) => {
    const found = tree.find(request.method ?? '', request.url ?? '');
    if (found === null) {
      app(request, response);
      return;
    }
    const [req, res] = dress(app, request, response);
    req.params = found.params;
    // After an answer has begun nothing can be said any more.
    const giveUp: NextFunction = () => req.socket.destroy();
    found.step(req, res, (problem) => answerProblem(problem, req, res, giveUp));
  };
};
