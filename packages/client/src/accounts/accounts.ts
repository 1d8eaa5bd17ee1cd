import type { RouteBodyInput } from '@chatter/protocol/route';
import * as routes from '@chatter/protocol/routes/accounts';
import type { SignedIn } from '@chatter/protocol/session';
import type { Me } from '@chatter/protocol/user';
import type { Accounts, PictureUpload, SignIn, SignUp } from '../api.ts';
import type { Http } from '../http/http.ts';
import type { LiveValue } from '../live-value.ts';
import type { Session } from '../session/session.ts';
import { isClientError } from '../to-client-error.ts';

interface Parts {
  readonly http: Http;
  readonly session: Session;
  readonly me: LiveValue<Me | null>;
  readonly device: string | undefined;
  /** One is signing out here: what the socket hears of it is no news. */
  readonly onLeaving: () => void;
  /** Who was signed in when the program ended, where a local copy tells it. */
  readonly takeUp: () => Promise<Me | null>;
}

const cropField = (picture: PictureUpload): { crop?: string } =>
  picture.crop === undefined ? {} : { crop: JSON.stringify(picture.crop) };

const isSignedOutAlready = (error: unknown): boolean =>
  isClientError(error) && (error.code === 'SESSION_ENDED' || error.code === 'UNAUTHENTICATED');

const signUpBody = (input: SignUp, device: string | undefined): RouteBodyInput<typeof routes.signup> => {
  const { avatar, remember, ...rest } = input;
  // As text, which JSON and form both may carry.
  const kept = remember === undefined ? {} : { remember: remember ? ('true' as const) : ('false' as const) };
  return { ...rest, ...kept, ...(device === undefined ? {} : { device }), ...(avatar ? cropField(avatar) : {}) };
};

const entering = ({ http, session, me, device, takeUp }: Parts): Pick<Accounts, 'signUp' | 'signIn' | 'restore'> => {
  const begin = (signedIn: SignedIn): Me => {
    me.set(signedIn.user);
    session.begin(signedIn);
    return signedIn.user;
  };
  return {
    signUp: async (input) =>
      begin(await http.send(routes.signup, { body: signUpBody(input, device), file: input.avatar?.file }, null)),
    signIn: async (input: SignIn) => {
      const body = device === undefined ? input : { ...input, device };
      return begin(await http.send(routes.signin, { body }, null));
    },
    async restore() {
      if (session.signedIn !== null) return me.get();
      let answered = false;
      const refreshing = session.refresh().finally(() => {
        answered = true;
      });
      refreshing.catch(() => undefined);
      const kept = await takeUp();
      if (kept === null || answered) {
        try {
          return begin(await refreshing);
        } catch (error) {
          if (isSignedOutAlready(error)) {
            session.end(null);
            return null;
          }
          if (kept === null || !isClientError(error) || !error.retryable) throw error;
        }
      }
      session.resume(kept);
      return kept;
    },
  };
};

/** The account of whoever is signed in. */
export const createAccounts = (parts: Parts): Accounts => {
  const { session, me } = parts;
  const keep = ({ user }: { user: Me }): Me => {
    me.set(user);
    return user;
  };
  return {
    me,
    ...entering(parts),
    async signOut() {
      parts.onLeaving();
      await session.call(routes.signout, {}).catch((error: unknown) => {
        if (!isSignedOutAlready(error)) throw error;
      });
      if (session.signedIn !== null) session.end(null);
    },
    update: async (change) => keep(await session.call(routes.updateMe, { body: change })),
    setAvatar: async (picture) =>
      keep(await session.call(routes.setAvatar, { body: cropField(picture), file: picture.file })),
    removeAvatar: async () => keep(await session.call(routes.removeAvatar, {})),
    changePassword: (body) => session.call(routes.changePassword, { body }),
    sessions: async () => (await session.call(routes.listSessions, {})).sessions,
    endSession: (sessionId) => session.call(routes.endSession, { params: { sessionId } }),
    endOtherSessions: () => session.call(routes.endOtherSessions, {}),
  };
};
