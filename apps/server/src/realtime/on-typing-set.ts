import type { Context } from '../domain/context.ts';
import { setTyping } from '../domain/conversations/set-typing.ts';
import type { CommandHandler } from './bind-commands.ts';

export const onTypingSet =
  (context: Context): CommandHandler<'typing:set'> =>
  async (socket, input) => {
    await setTyping(context, socket.data.caller, input, socket.id);
    return {};
  };
