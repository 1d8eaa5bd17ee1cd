import type { Context } from '../domain/context.ts';
import type { SendLimit } from '../domain/messages/send-limit.ts';
import { sendMessage } from '../domain/messages/send-message.ts';
import type { CommandHandler } from './bind-commands.ts';

export const onMessageSend =
  (context: Context, limit: SendLimit): CommandHandler<'message:send'> =>
  async (socket, input) => {
    limit.check(socket.data.caller.userId);
    return { message: await sendMessage(context, socket.data.caller, input, socket.id) };
  };
