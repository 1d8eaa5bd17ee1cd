import type { Route } from '@chatter/protocol/route';
import { signin, signup } from '@chatter/protocol/routes/accounts';
import { postMessage } from '@chatter/protocol/routes/messages';
import type { RequestHandler } from 'express';
import type { Authenticator } from '../access/authenticator.ts';
import type { Config } from '../config.ts';
import type { SendLimit } from '../domain/messages/send-limit.ts';
import type { SharedCounts } from '../domain/shared-counts.ts';
import { authenticateRequest } from './authenticate-request.ts';
import { limitByAccount, limitByAddress, limitMessages } from './limit-requests.ts';
import type { RouteGuards } from './mount.ts';
import { readJson, refuseBody } from './read-json.ts';
import { readUpload } from './read-upload.ts';
import type { SessionCookie } from './session-cookie.ts';

const readBody = (route: Route): RequestHandler[] => {
  if (route.method === 'get') return [];
  if (route.upload) return [readUpload(route.upload)];
  return route.body ? [readJson] : [readJson, refuseBody];
};

interface GuardParts {
  readonly config: Config;
  readonly authenticator: Authenticator;
  readonly sendLimit: SendLimit;
  readonly counts: SharedCounts;
}

/** What stands before each route. Who asks and how often is settled before a byte of the body is read. */
export const createRouteGuards = (parts: GuardParts, cookie: SessionCookie): RouteGuards => {
  const { config, authenticator, sendLimit, counts } = parts;
  const limitSignups = limitByAddress({ name: 'signups', tries: config.signupsPerHour, seconds: 3_600 }, counts);
  const limitSignins = limitByAddress({ name: 'signins', tries: config.signinsPerQuarter, seconds: 15 * 60 }, counts);
  const limitUploads = limitByAccount({ name: 'uploads', tries: config.uploadsPerHour, seconds: 3_600 }, counts);

  const ownLimits = (route: Route): RequestHandler[] => {
    if (route.path === signup.path) return [limitSignups];
    if (route.path === signin.path) return [limitSignins];
    if (route.path === postMessage.path && route.method === postMessage.method) return [limitMessages(sendLimit)];
    return route.upload ? [limitUploads] : [];
  };

  return (route) => {
    const { auth } = route;
    const authenticate = auth === 'none' || auth === 'cookie' ? [] : [authenticateRequest(auth, authenticator, cookie)];
    return [...authenticate, ...ownLimits(route), ...readBody(route)];
  };
};
