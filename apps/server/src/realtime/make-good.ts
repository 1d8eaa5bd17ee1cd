import type { Store } from '@chatter/store/store';
import type { Publisher } from '../domain/publisher.ts';
import type { RoomKeeper } from './room-keeper.ts';
import { rooms } from './rooms.ts';
import type { ChatterServer, ChatterSocket } from './socket-types.ts';

const tickMs = 100;
/** All are done within 4 s, so that clients are equal to the store well within ten. */
const ticksPerRound = 40;
const fewestPerTick = 10;
/** While the bus is away round follows round: 200 sockets a second cost the store little. */
const mostWhileDeaf = 20;
const deafRoundMs = 5_000;

export interface MakeGood {
  /** Something may have been missed: every socket is put right, one after the other. */
  all(): void;
  /** Called about every second: while nothing is heard, the store is asked again and again. */
  sweep(): void;
  stop(): void;
}

/**
 * Makes good what this node has missed: asks the store whether the session of each socket still lives and which
 * conversations it may hear (D9), then asks its client to catch up from the store by itself (D6).
 */
export const createMakeGood = (parts: {
  readonly io: ChatterServer;
  readonly keeper: RoomKeeper;
  readonly publish: Pick<Publisher, 'sessionsEnded'>;
  store(): Pick<Store, 'sessions' | 'conversations'>;
  isHearing(): boolean;
  failed(error: unknown): void;
}): MakeGood => {
  const waiting = new Set<ChatterSocket>();
  let ticking: NodeJS.Timeout | undefined;
  let roundAt = performance.now();

  const putRight = async (socket: ChatterSocket): Promise<void> => {
    const { caller } = socket.data;
    const { sessions, conversations } = parts.store();
    // What is heard while the store answers is newer than the answer.
    const meanwhile = parts.keeper.begin(caller);
    try {
      const [session, ids] = await Promise.all([sessions.byId(caller.sessionId), conversations.idsOf(caller.userId)]);
      if (session === null) return parts.publish.sessionsEnded([caller.sessionId], 'revoked');
      if (!socket.connected) return;
      const inside = new Set(ids);
      for (const [id, isInside] of meanwhile.changes) isInside ? inside.add(id) : inside.delete(id);
      const wanted = new Set<string>([...inside].map(rooms.conversation));
      for (const room of socket.rooms) if (rooms.isConversation(room) && !wanted.has(room)) socket.leave(room);
      socket.join([...wanted]);
      // Last: whatever the client reads from now on is older than the first fact that it can miss.
      socket.emit('sync:wanted', {});
    } finally {
      parts.keeper.finish(meanwhile);
    }
  };

  const tick = async (perTick: number): Promise<void> => {
    const now = [...waiting].slice(0, parts.isHearing() ? perTick : mostWhileDeaf);
    await Promise.all(
      now.map(async (socket) => {
        waiting.delete(socket);
        if (!socket.connected) return;
        await putRight(socket).catch((error: unknown) => {
          parts.failed(error);
          waiting.add(socket);
        });
      }),
    );
    ticking = waiting.size > 0 ? setTimeout(() => void tick(perTick), tickMs).unref() : undefined;
  };

  const all = (): void => {
    roundAt = performance.now();
    for (const socket of parts.io.sockets.sockets.values()) waiting.add(socket);
    const perTick = Math.max(fewestPerTick, Math.ceil(waiting.size / ticksPerRound));
    ticking ??= setTimeout(() => void tick(perTick), tickMs).unref();
  };

  return {
    all,
    sweep() {
      if (!parts.isHearing() && waiting.size === 0 && performance.now() - roundAt >= deafRoundMs) all();
    },
    stop() {
      clearTimeout(ticking);
      waiting.clear();
    },
  };
};
