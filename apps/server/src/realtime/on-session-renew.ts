import { ChatterError } from '@chatter/protocol/chatter-error';
import type { Authenticator } from '../access/authenticator.ts';
import type { Context } from '../domain/context.ts';
import type { CommandHandler } from './bind-commands.ts';

export const onSessionRenew =
  (context: Context, authenticator: Authenticator): CommandHandler<'session:renew'> =>
  async (socket, { accessToken }) => {
    const { caller, expiresAt } = await authenticator.byAccessToken(accessToken);
    // A socket stays with the device that it was opened for, or signing that device out would miss it.
    if (caller.sessionId !== socket.data.caller.sessionId) {
      throw new ChatterError('NOT_ALLOWED', { reason: 'other-session' });
    }
    socket.data.tokenExpiresAt = expiresAt;
    // After a crash nobody has told when this person was last here; this keeps it true to a quarter of an hour.
    await context.store.users.touch(caller.userId, context.clock.now());
    return { expiresAt };
  };
