import { ChatterError } from '@chatter/protocol/chatter-error';
import * as routes from '@chatter/protocol/routes/accounts';
import type { Accounts } from '../domain/accounts/accounts.ts';
import { refreshSession } from '../domain/accounts/refresh-session.ts';
import { signIn } from '../domain/accounts/sign-in.ts';
import { signOut } from '../domain/accounts/sign-out.ts';
import { signUp } from '../domain/accounts/sign-up.ts';
import type { mount } from './mount.ts';
import type { SessionCookie } from './session-cookie.ts';
import { visitOf } from './visit-of.ts';

type MountRoute = ReturnType<typeof mount>;

/** Coming and going: sign-up, sign-in, refresh, sign-out. */
export const mountAccounts = (route: MountRoute, accounts: Accounts, cookie: SessionCookie): void => {
  route(routes.signup, async ({ body: { crop, ...wish }, file, request, response }) => {
    const avatar = file && { bytes: file, crop };
    const entry = await signUp(accounts, visitOf(request), { ...wish, avatar });
    cookie.set(request, response, entry);
    return entry.answer;
  });
  route(routes.signin, async ({ body, request, response }) => {
    const entry = await signIn(accounts, visitOf(request), body);
    cookie.set(request, response, entry);
    return entry.answer;
  });
  route(routes.refresh, async ({ request, response }) => {
    const entry = await refreshSession(accounts, visitOf(request), cookie.read(request)).catch((error: unknown) => {
      // A cookie that opens nothing any more is taken back, so that the page stops trying it.
      if (error instanceof ChatterError && error.status === 401) cookie.clear(request, response);
      throw error;
    });
    cookie.set(request, response, entry);
    return entry.answer;
  });
  route(routes.signout, async ({ body, caller, request, response }) => {
    const { _id: asked } = request.query;
    await signOut(accounts, caller, body?._id ?? (asked === undefined ? undefined : String(asked)));
    cookie.clear(request, response);
    return undefined;
  });
};
