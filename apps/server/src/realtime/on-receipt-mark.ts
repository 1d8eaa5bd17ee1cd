import type { Context } from '../domain/context.ts';
import { markReceipt } from '../domain/conversations/mark-receipt.ts';
import type { CommandHandler } from './bind-commands.ts';

export const onReceiptMark =
  (context: Context): CommandHandler<'receipt:mark'> =>
  (socket, input) =>
    markReceipt(context, socket.data.caller, input);
