import type { Context } from '../domain/context.ts';
import { watchPresence } from '../domain/people/watch-presence.ts';
import type { CommandHandler } from './bind-commands.ts';
import { rooms } from './rooms.ts';

export const onPresenceWatch =
  (context: Context): CommandHandler<'presence:watch'> =>
  async (socket, { userIds }) => {
    const wanted = new Set<string>(userIds.map(rooms.presence));
    for (const room of socket.rooms) if (rooms.isPresence(room) && !wanted.has(room)) socket.leave(room);
    // Listening begins before reading, so that no change falls in between.
    socket.join([...wanted]);
    return { people: await watchPresence(context, [...new Set(userIds)]) };
  };
