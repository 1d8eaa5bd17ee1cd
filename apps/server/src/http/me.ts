import { ChatterError } from '@chatter/protocol/chatter-error';
import * as routes from '@chatter/protocol/routes/accounts';
import type { Accounts } from '../domain/accounts/accounts.ts';
import { changePassword } from '../domain/accounts/change-password.ts';
import { endOtherSessions } from '../domain/accounts/end-other-sessions.ts';
import { endSession } from '../domain/accounts/end-session.ts';
import { getMe } from '../domain/accounts/get-me.ts';
import { listSessions } from '../domain/accounts/list-sessions.ts';
import { setAvatar } from '../domain/accounts/set-avatar.ts';
import { updateMe } from '../domain/accounts/update-me.ts';
import type { mount } from './mount.ts';
import { visitOf } from './visit-of.ts';

type MountRoute = ReturnType<typeof mount>;

/** One's own profile, password and devices. */
export const mountMe = (route: MountRoute, accounts: Accounts): void => {
  route(routes.getMe, async ({ caller }) => ({ user: await getMe(accounts, caller) }));
  route(routes.updateMe, async ({ caller, body }) => ({ user: await updateMe(accounts, caller, body) }));
  route(routes.setAvatar, async ({ caller, body, file }) => {
    if (file === undefined) throw new ChatterError('VALIDATION_FAILED');
    return { user: await setAvatar(accounts, caller, { bytes: file, crop: body.crop }) };
  });
  route(routes.removeAvatar, async ({ caller }) => ({ user: await updateMe(accounts, caller, { avatar: null }) }));
  route(routes.changePassword, async ({ caller, body, request }) => {
    await changePassword(accounts, caller, visitOf(request), body);
    return undefined;
  });
  route(routes.listSessions, async ({ caller }) => ({ sessions: await listSessions(accounts, caller) }));
  route(routes.endSession, async ({ caller, params }) => {
    await endSession(accounts, caller, params.sessionId);
    return undefined;
  });
  route(routes.endOtherSessions, async ({ caller }) => {
    await endOtherSessions(accounts, caller);
    return undefined;
  });
};
