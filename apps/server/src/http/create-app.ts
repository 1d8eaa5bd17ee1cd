import type { RequestListener } from 'node:http';
import { ChatterError } from '@chatter/protocol/chatter-error';
import express, { type Express, type RequestHandler } from 'express';
import type { Authenticator } from '../access/authenticator.ts';
import type { Config } from '../config.ts';
import type { Accounts } from '../domain/accounts/accounts.ts';
import type { SendLimit } from '../domain/messages/send-limit.ts';
import type { SharedCounts } from '../domain/shared-counts.ts';
import type { Logger } from '../log.ts';
import { mountAccounts } from './accounts.ts';
import { answerProblem } from './answer-problem.ts';
import { mountApiDocs } from './api-docs.ts';
import { createApiLane, createRouteTree, type RouteTree } from './api-lane.ts';
import { checkOrigin } from './check-origin.ts';
import { checkProtocol } from './check-protocol.ts';
import { compressAnswers } from './compress-answers.ts';
import { mountConversations } from './conversations.ts';
import { crossOrigin } from './cross-origin.ts';
import { inOneStep } from './in-one-step.ts';
import { limitByAddress } from './limit-requests.ts';
import { logRequests } from './log-requests.ts';
import { mountMe } from './me.ts';
import { mountMessages } from './messages.ts';
import { mount } from './mount.ts';
import { mountPeople } from './people.ts';
import { mountPictures } from './pictures.ts';
import { createRouteGuards } from './route-guards.ts';
import { securityHeaders } from './security-headers.ts';
import { servePage } from './serve-page.ts';
import { createSessionCookie } from './session-cookie.ts';
import { type Lifecycle, mountSystem } from './system.ts';

/** What the HTTP side is made of. */
export interface AppParts {
  readonly config: Config;
  readonly accounts: Accounts;
  readonly authenticator: Authenticator;
  readonly sendLimit: SendLimit;
  /** How limits are kept over nodes. */
  readonly counts: SharedCounts;
  readonly lifecycle: Lifecycle;
  readonly log: Logger;
  readonly version: string;
  /** Folder of the built page. */
  readonly webDir: string;
}

const createGround = ({ config }: AppParts): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy);
  // No nesting: `a[$ne]=1` stays the odd name of a key that every schema refuses (case 22).
  app.set('query parser', 'simple');
  return app;
};

const refuseWhileDraining =
  (lifecycle: Lifecycle): RequestHandler =>
  (_request, response, next) => {
    if (!lifecycle.draining) return next();
    response.set('Connection', 'close');
    throw new ChatterError('SHUTTING_DOWN', { retryAfterMs: 2_000 });
  };

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

const notFound: RequestHandler = () => {
  throw new ChatterError('NOT_FOUND');
};

/** What stands before everything under /api. */
const checkCalls = ({ config, lifecycle, counts }: AppParts): RequestHandler => {
  const requests = { name: 'requests', tries: config.requestsPerMinute, seconds: 60 };
  return inOneStep(
    // First: a page of another origin may read refusals too.
    crossOrigin(config),
    ...[noStore, refuseWhileDraining(lifecycle), limitByAddress(requests, counts)],
    ...[checkProtocol, checkOrigin(config), compressAnswers()],
  );
};

/** Everything that is served, in Express; beside it the tree of what the API's lane takes past it. */
export const mountAll = (parts: AppParts): { app: Express; tree: RouteTree } => {
  const { config, accounts, lifecycle, version, log } = parts;
  const app = createGround(parts);
  const cookie = createSessionCookie(config);
  const begin = inOneStep(logRequests(log), securityHeaders(config));
  const check = checkCalls(parts);
  const tree = createRouteTree();
  const route = mount(createRouteGuards(parts, cookie), (each, step) => {
    app[each.method](each.path, step);
    if (each.path.startsWith('/api/')) tree.add(each, inOneStep(begin, check, step));
  });
  app.use(begin);
  app.use('/api', check);
  mountMessages(route, accounts);
  mountSystem(route, accounts, lifecycle, version);
  mountAccounts(route, accounts, cookie);
  mountMe(route, accounts);
  mountPeople(route, accounts);
  mountConversations(route, accounts);
  mountPictures(route, accounts, config);
  mountApiDocs(app, version);
  app.use('/api', notFound);
  app.use(...servePage(parts.webDir, config.apiOrigin));
  app.use(notFound);
  app.use(answerProblem(log));
  return { app, tree };
};

/** The HTTP side of the server, from the first header to the last error. */
export const createApp = (parts: AppParts): RequestListener => {
  const { app, tree } = mountAll(parts);
  return createApiLane(app, tree, answerProblem(parts.log));
};
