import type { UserId } from '@chatter/protocol/ids';
import type { Presence } from '@chatter/protocol/user';
import type { Context } from '../context.ts';

/** Who of these people is connected now, or when they last were; ids that belong to nobody are passed over. */
export const watchPresence = async (context: Context, userIds: readonly UserId[]): Promise<Presence[]> => {
  if (userIds.length === 0) return [];
  const rows = await context.store.users.byIds(userIds);
  return rows.map((row) => ({
    userId: row.id,
    online: context.presence.isOnline(row.id),
    lastSeenAt: row.lastSeenAt,
  }));
};
