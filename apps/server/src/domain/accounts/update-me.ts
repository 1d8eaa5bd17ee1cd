import { ChatterError } from '@chatter/protocol/chatter-error';
import type { PictureId } from '@chatter/protocol/ids';
import type { Me } from '@chatter/protocol/user';
import { nameKey } from '@chatter/store/name-key';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { toMe, toUser } from '../to-user.ts';

/** What is left out stays. */
export interface MeChange {
  readonly displayName?: string | undefined;
  readonly status?: string | null | undefined;
  readonly avatar?: PictureId | null;
}

/** Changes one's profile and tells those who see it. */
export const updateMe = async (context: Context, caller: Caller, change: MeChange): Promise<Me> => {
  const { displayName, status, avatar } = change;
  const row = await context.store.users.update(caller.userId, {
    ...(displayName === undefined ? {} : { displayName, nameKey: nameKey(displayName) }),
    ...(status === undefined ? {} : { status }),
    ...(avatar === undefined ? {} : { avatar }),
  });
  if (row === null) throw new ChatterError('SESSION_ENDED');
  context.publish.userChanged(toUser(row, context.presence));
  return toMe(row, context.presence);
};
