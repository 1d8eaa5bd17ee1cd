import { ChatterError } from '@chatter/protocol/chatter-error';
import type { Store } from '@chatter/store/store';
import { addMembers } from './conversations/add-members.ts';
import { renameGroup, setGroupPicture } from './conversations/change-facts.ts';
import { changes } from './conversations/changes.ts';
import { toConversation } from './conversations/conversation-row.ts';
import { createGroup } from './conversations/create-group.ts';
import { list } from './conversations/list.ts';
import { mark } from './conversations/mark.ts';
import { idsOf, member, memberIds, members } from './conversations/members.ts';
import { openDirect } from './conversations/open-direct.ts';
import { readSettled } from './conversations/read-settled.ts';
import { receiptsOf } from './conversations/receipts.ts';
import { removeMember } from './conversations/remove-member.ts';
import { sync } from './conversations/sync.ts';
import { view, views } from './conversations/view.ts';
import type { Parts } from './parts.ts';

export const conversationStore = (parts: Parts): Store['conversations'] => {
  const { gate, lines } = parts;
  return {
    openDirect: async (start) => {
      if (start.by === start.with) throw new ChatterError('NOT_ALLOWED');
      return gate.write(() => openDirect(parts, start, lines.newToken()));
    },
    createGroup: (start) => gate.write(() => createGroup(parts, start, lines.newToken())),
    byId: (id) =>
      gate.read(async () => {
        const found = await readSettled(parts, id);
        return found && toConversation(found);
      }),
    member: (id, userId) => gate.read(() => member(parts, id, userId)),
    members: (query) => gate.read(() => members(parts, query)),
    memberIds: (id) => gate.read(() => memberIds(parts, id)),
    idsOf: (userId) => gate.read(() => idsOf(parts, userId)),
    list: (query) => gate.read(() => list(parts, query)),
    view: (id, userId) => gate.read(() => view(parts, id, userId)),
    views: (id, userIds) => gate.read(() => views(parts, id, userIds)),
    addMembers: (change) => gate.write(() => lines.run(addMembers(change))),
    removeMember: (change) => gate.write(() => lines.run(removeMember(change))),
    rename: (change) => gate.write(() => lines.run(renameGroup(change))),
    setPicture: (change) => gate.write(() => lines.run(setGroupPicture(change))),
    mark: (change) => gate.write(() => lines.run(mark(change))),
    receiptsOf: (query) => gate.read(() => receiptsOf(parts, query)),
    everyone: (id) => gate.read(async () => (await readSettled(parts, id))?.lowest ?? { deliveredSeq: 0, readSeq: 0 }),
    changes: (query) => gate.read(() => changes(parts, query)),
    sync: (query) => gate.read(() => sync(parts, query)),
  };
};
