import type { LineDraft } from '@chatter/store/conversations';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';

/** The beginning of a system line: who did it, and when. */
export const newLine = (context: Context, caller: Caller): LineDraft => {
  const at = context.clock.now();
  return { id: newId(at), actorId: caller.userId, at };
};
