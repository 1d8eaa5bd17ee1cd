import * as routes from '@chatter/protocol/routes/messages';
import type { Context } from '../domain/context.ts';
import { listMessages } from '../domain/messages/list-messages.ts';
import { listReceipts } from '../domain/messages/list-receipts.ts';
import { sendMessage } from '../domain/messages/send-message.ts';
import type { mount } from './mount.ts';

export const mountMessages = (route: ReturnType<typeof mount>, context: Context): void => {
  route(routes.postMessage, async ({ caller, params, body }) => ({
    message: await sendMessage(context, caller, { conversationId: params.conversationId, ...body }),
  }));
  route(routes.listMessages, ({ caller, params, query }) =>
    listMessages(context, caller, params.conversationId, query),
  );
  route(routes.listReceipts, ({ caller, params, query }) => listReceipts(context, caller, params, query));
};
