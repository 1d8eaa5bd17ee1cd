import { appendMessage } from './append-messages.ts';
import { addMembers } from './conversations/add-members.ts';
import { renameGroup, setGroupPicture } from './conversations/change-facts.ts';
import { changes } from './conversations/changes.ts';
import { conversationById } from './conversations/conversation-row.ts';
import { createGroup } from './conversations/create-group.ts';
import { list } from './conversations/list.ts';
import { mark } from './conversations/mark.ts';
import { presentMember } from './conversations/member-row.ts';
import { everyone, idsOf, memberIds, members } from './conversations/members.ts';
import { openDirect } from './conversations/open-direct.ts';
import { receiptsOf } from './conversations/receipts.ts';
import { removeMember } from './conversations/remove-member.ts';
import { sync } from './conversations/sync.ts';
import { view, views } from './conversations/view.ts';
import type { Database } from './database.ts';
import { directory } from './directory.ts';
import { messagePage } from './message-page.ts';
import { messageById } from './messages.ts';
import { createPicture, pictureById, picturesByIds, removeUnusedPictures } from './pictures.ts';
import {
  confirmSession,
  createSession,
  endOtherSessions,
  endSession,
  removeExpiredSessions,
  rotateSession,
  sessionById,
  sessionsOfUser,
} from './sessions.ts';
import { createUser, setPassword, touchUser, updateUser, userByEmailKey, userById, usersByIds } from './users.ts';

/**
 * Everything that writes, by name: plain functions whose inputs and outputs can be cloned, so that a call can also
 * travel to another thread. Each is atomic because the writer runs it in a savepoint.
 */
export const writes = {
  'users.create': createUser,
  'users.update': updateUser,
  'users.setPassword': setPassword,
  'users.touch': touchUser,
  'sessions.create': createSession,
  'sessions.rotate': rotateSession,
  'sessions.confirm': confirmSession,
  'sessions.end': endSession,
  'sessions.endOthers': endOtherSessions,
  'sessions.removeExpired': removeExpiredSessions,
  'conversations.openDirect': openDirect,
  'conversations.createGroup': createGroup,
  'conversations.addMembers': addMembers,
  'conversations.removeMember': removeMember,
  'conversations.rename': renameGroup,
  'conversations.setPicture': setGroupPicture,
  'conversations.mark': mark,
  'messages.append': appendMessage,
  'pictures.create': createPicture,
  'pictures.removeUnused': removeUnusedPictures,
} as const;

/** Everything that only reads. */
export const reads = {
  'users.byId': userById,
  'users.byIds': usersByIds,
  'users.byEmailKey': userByEmailKey,
  'users.directory': directory,
  'sessions.byId': sessionById,
  'sessions.ofUser': sessionsOfUser,
  'conversations.byId': conversationById,
  'conversations.member': presentMember,
  'conversations.members': members,
  'conversations.memberIds': memberIds,
  'conversations.idsOf': idsOf,
  'conversations.list': list,
  'conversations.view': view,
  'conversations.views': views,
  'conversations.everyone': everyone,
  'conversations.receiptsOf': receiptsOf,
  'conversations.changes': changes,
  'conversations.sync': sync,
  'messages.byId': messageById,
  'messages.page': messagePage,
  'pictures.byId': pictureById,
  'pictures.byIds': picturesByIds,
} as const;

const operations = { ...writes, ...reads };
type Operations = typeof operations;

export type WriteName = keyof typeof writes;
export type ReadName = keyof typeof reads;
export type Input<Name extends WriteName | ReadName> = Parameters<Operations[Name]>[1];
export type Output<Name extends WriteName | ReadName> = ReturnType<Operations[Name]>;

/** Runs an operation in whatever transaction is open. */
export const runOperation = <Name extends WriteName | ReadName>(
  db: Database,
  name: Name,
  input: Input<Name>,
): Output<Name> => {
  const operation = operations[name] as (db: Database, input: Input<Name>) => Output<Name>;
  return operation(db, input);
};
