import type { ConversationId } from '@chatter/protocol/ids';
import type { Context } from '../context.ts';

const waiting = new Map<ConversationId, Promise<void>>();

/**
 * Tells what was committed in one conversation, one thing after the other: whoever is new to it hears of the
 * conversation before its next message, although their view of it has to be read first. Runs at once while nothing
 * else is being told. Shutting people out does not go through here, because that must never wait (D9).
 * @returns resolves when it was told, or could not be: what is committed stays so, and is caught up (D5)
 */
export const announce = async (
  { publish }: Pick<Context, 'publish'>,
  id: ConversationId,
  tell: () => Promise<void> | void,
): Promise<void> => {
  const before = waiting.get(id);
  const told = before === undefined ? tell() : before.then(tell);
  if (told === undefined) return;
  const done = told.catch(publish.notTold).finally(() => {
    if (waiting.get(id) === done) waiting.delete(id);
  });
  waiting.set(id, done);
  await done;
};
