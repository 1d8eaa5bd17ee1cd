import { ChatterError } from '@chatter/protocol/chatter-error';
import * as routes from '@chatter/protocol/routes/conversations';
import { sync as syncRoute } from '@chatter/protocol/routes/sync';
import type { Context } from '../domain/context.ts';
import { addMembers } from '../domain/conversations/add-members.ts';
import { createGroup } from '../domain/conversations/create-group.ts';
import { getConversation } from '../domain/conversations/get-conversation.ts';
import { listChanges } from '../domain/conversations/list-changes.ts';
import { listConversations } from '../domain/conversations/list-conversations.ts';
import { listMembers } from '../domain/conversations/list-members.ts';
import { markReceipt } from '../domain/conversations/mark-receipt.ts';
import { openDirect } from '../domain/conversations/open-direct.ts';
import { removeMember } from '../domain/conversations/remove-member.ts';
import { renameGroup } from '../domain/conversations/rename-group.ts';
import { setGroupPicture } from '../domain/conversations/set-group-picture.ts';
import { sync } from '../domain/conversations/sync.ts';
import type { mount } from './mount.ts';

type MountRoute = ReturnType<typeof mount>;

export const mountConversations = (route: MountRoute, context: Context): void => {
  route(routes.listConversations, ({ caller, query }) => listConversations(context, caller, query));
  route(routes.openDirect, ({ caller, body }) => openDirect(context, caller, body.userId));
  route(routes.getConversation, ({ caller, params }) => getConversation(context, caller, params.conversationId));
  route(routes.markReceipt, ({ caller, params, body }) => markReceipt(context, caller, { ...params, ...body }));
  route(routes.listChanges, ({ caller, params, query }) => listChanges(context, caller, params.conversationId, query));
  route(syncRoute, ({ caller, body }) => sync(context, caller, body));
  mountGroups(route, context);
};

const mountGroups = (route: MountRoute, context: Context): void => {
  route(routes.createGroup, ({ caller, body }) => createGroup(context, caller, body));
  route(routes.renameGroup, ({ caller, params, body }) =>
    renameGroup(context, caller, params.conversationId, body.title),
  );
  route(routes.setGroupPicture, ({ caller, params, body, file }) => {
    if (file === undefined) throw new ChatterError('VALIDATION_FAILED');
    return setGroupPicture(context, caller, params.conversationId, { bytes: file, crop: body.crop });
  });
  route(routes.listMembers, ({ caller, params, query }) => listMembers(context, caller, params.conversationId, query));
  route(routes.addMembers, ({ caller, params, body }) =>
    addMembers(context, caller, params.conversationId, body.userIds),
  );
  route(routes.removeMember, async ({ caller, params }) => {
    await removeMember(context, caller, params.conversationId, params.userId);
    return undefined;
  });
};
