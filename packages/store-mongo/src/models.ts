import type { Connection } from 'mongoose';
import { conversationSchema } from './schemas/conversation.ts';
import { memberSchema } from './schemas/member.ts';
import { messageSchema } from './schemas/message.ts';
import { metaSchema } from './schemas/meta.ts';
import { pictureSchema } from './schemas/picture.ts';
import { receiptSchema } from './schemas/receipt.ts';
import { sendSchema } from './schemas/send.ts';
import { sessionSchema } from './schemas/session.ts';
import { userSchema } from './schemas/user.ts';

/** The collections of one database. */
export const createModels = (connection: Connection) => ({
  users: connection.model('users', userSchema, 'users'),
  sessions: connection.model('sessions', sessionSchema, 'sessions'),
  conversations: connection.model('conversations', conversationSchema, 'conversations'),
  members: connection.model('members', memberSchema, 'members'),
  messages: connection.model('messages', messageSchema, 'messages'),
  receipts: connection.model('receipts', receiptSchema, 'receipts'),
  pictures: connection.model('pictures', pictureSchema, 'pictures'),
  sends: connection.model('sends', sendSchema, 'sends'),
  meta: connection.model('meta', metaSchema, 'meta'),
});

export type Models = ReturnType<typeof createModels>;
