import type { Content } from '@chatter/protocol/content';
import type { MessageRow } from '@chatter/store/messages';
import type { StoredMessage } from './schemas/message.ts';

// What is stored went through the schema of its day; it is handed on as it came.
export const toMessage = ({ _id, counted: _, content, ...row }: StoredMessage): MessageRow => ({
  id: _id,
  ...row,
  content: JSON.parse(content) as Content,
});

/** @param counted how many messages up to this one count as unread for others */
export const toStoredMessage = ({ id, content, ...row }: MessageRow, counted: number): StoredMessage => ({
  _id: id,
  ...row,
  content: JSON.stringify(content),
  counted,
});
