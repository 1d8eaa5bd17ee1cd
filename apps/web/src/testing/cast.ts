import type { Content } from '@chatter/protocol/content';
import type { Conversation, Member } from '@chatter/protocol/conversation';
import type { ConversationId, MessageId, PictureId, SessionId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { Photo } from '@chatter/protocol/picture';
import type { Session } from '@chatter/protocol/session';
import type { Me, User } from '@chatter/protocol/user';

const idOf = (name: string): string => name.toLowerCase().padEnd(20, '0').slice(0, 20);

export const userId = (name: string) => idOf(name) as UserId;
export const conversationId = (name: string) => idOf(name) as ConversationId;
export const messageId = (name: string) => idOf(name) as MessageId;
export const pictureId = (name: string) => idOf(name) as PictureId;

/** Noon of a day in March, in the machine's own time zone. */
export const at = (day: number, hour = 12, minute = 0): number => new Date(2025, 2, day, hour, minute).getTime();

export const aUser = (displayName: string, change: Partial<User> = {}): User => ({
  id: userId(displayName),
  displayName,
  status: null,
  avatar: null,
  createdAt: at(1),
  online: false,
  lastSeenAt: null,
  ...change,
});

export const mara = aUser('Mara');
export const tomas = aUser('Tomas', { online: true });
export const aiko = aUser('Aiko');
export const me: Me = { ...mara, email: 'mara@example.org' };

export const nameOf = (id: UserId): string =>
  [mara, tomas, aiko, aUser('Jonas'), aUser('Lena'), aUser('Samir')].find((user) => user.id === id)?.displayName ?? '?';

const aMember = (user: User, change: Partial<Member> = {}): Member => ({
  userId: user.id,
  role: 'member',
  joinedAt: at(1),
  leftAt: null,
  deliveredSeq: 0,
  readSeq: 0,
  ...change,
});

export const aMessage = (author: User, seq: number, text: string, change: Partial<Message> = {}): Message => ({
  id: messageId(`m${seq}`),
  conversationId: conversationId('tomas'),
  seq,
  rev: seq,
  authorId: author.id,
  clientMessageId: null,
  content: { kind: 'text', v: 1, text },
  createdAt: at(10, 12, seq),
  ...change,
});

export const withContent = (author: User, seq: number, content: Content): Message =>
  aMessage(author, seq, '', { content });

export const aConversation = (change: Partial<Conversation> = {}): Conversation => ({
  id: conversationId('tomas'),
  kind: 'direct',
  title: null,
  picture: null,
  createdAt: at(1),
  memberCount: 2,
  rev: 0,
  lastSeq: 0,
  activityAt: at(10),
  peerId: tomas.id,
  me: aMember(mara),
  unread: 0,
  everyone: { deliveredSeq: 0, readSeq: 0 },
  lastMessage: null,
  ...change,
});

export const aGroup = (title: string, change: Partial<Conversation> = {}): Conversation =>
  aConversation({ id: conversationId(title), kind: 'group', title, peerId: null, memberCount: 3, ...change });

export const aPhoto = (name: string, change: Partial<Photo> = {}): Photo => ({
  id: pictureId(name),
  width: 1_200,
  height: 800,
  color: '#808080',
  ...change,
});

export const aSession = (device: string, change: Partial<Session> = {}): Session => ({
  id: idOf(device) as SessionId,
  current: false,
  device,
  createdAt: at(1),
  lastUsedAt: at(9),
  expiresAt: at(30),
  ...change,
});
