import type { Context } from '../domain/context.ts';
import { sendMessage } from '../domain/messages/send-message.ts';
import type { CommandHandler } from './bind-commands.ts';
import type { SendLimit } from './send-limit.ts';

export const onMessageSend =
  (context: Context, limit: SendLimit): CommandHandler<'message:send'> =>
  async (socket, input) => {
    limit.check(socket.data.caller.userId);
    return { message: await sendMessage(context, socket.data.caller, input) };
  };
