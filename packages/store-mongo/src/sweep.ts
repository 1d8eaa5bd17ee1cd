import { trusted } from 'mongoose';
import type { Settling } from './conversations/settling.ts';
import type { Models } from './models.ts';
import type { Profiles } from './profiles.ts';

// What a living node has under way is done in milliseconds; what two looks find unchanged was left by a dead one.
const everyMs = 10_000;
const atOnce = 100;

/**
 * Ends what dead nodes left half done, when nobody's reading does it first: at once what was there before this node, and
 * from then on what stands still between two looks.
 * @returns how to stop
 */
export const startSweep = async (models: Models, settling: Settling, profiles: Profiles): Promise<() => void> => {
  let seen = new Set<string>();
  const sweep = async (isDead: (token: string) => boolean): Promise<void> => {
    const pending = await models.conversations
      .find({ 'pending.token': trusted({ $gt: '' }) })
      .limit(atOnce)
      .lean();
    const flagged = await models.users
      .find({ changing: trusted({ $gt: '' }) }, { changing: 1 })
      .limit(atOnce)
      .lean();
    for (const one of pending) if (isDead(one.pending?.token ?? '')) await settling.finish(one);
    for (const one of flagged) if (isDead(one.changing ?? '')) await profiles.number(one._id, one.changing ?? '');
    seen = new Set([...pending.map((one) => one.pending?.token ?? ''), ...flagged.map((one) => one.changing ?? '')]);
  };
  await sweep(() => true);
  // A look that fails is one that comes later: the engine is away, and everybody notices.
  const timer = setInterval(() => void sweep((token) => seen.has(token)).catch(() => undefined), everyMs);
  timer.unref();
  return () => clearInterval(timer);
};
