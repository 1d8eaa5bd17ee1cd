import type { Conversation, Member } from '@chatter/protocol/conversation';
import type { CommandInput, CommandOutput } from '@chatter/protocol/events';
import type { ConversationId, MessageId, PictureId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { User } from '@chatter/protocol/user';

/** A made-up id of the right shape: the name, filled up. */
export const id = <Id extends string>(name: string): Id =>
  name
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .padEnd(20, '0') as Id;

interface Room {
  readonly id: ConversationId;
  readonly kind: 'direct' | 'group';
  title: string | null;
  readonly picture: PictureId | null;
  rev: number;
  metaRev: number;
  activityAt: number;
  /** When it last changed, counted over all rooms. */
  change: number;
  readonly messages: Message[];
  readonly members: Map<UserId, Member & { rev: number }>;
}

/** The rules of the protocol over plain maps: what every client must end up agreeing with. */
export class FakeModel {
  now = 1_790_000_000_000;
  readonly users = new Map<UserId, User>();
  readonly rooms = new Map<ConversationId, Room>();
  /** Counts every change of a room. */
  changes = 0;
  readonly #gone: { userId: UserId; id: ConversationId; change: number }[] = [];

  addUser(name: string): User {
    const user: User = {
      id: id<UserId>(name),
      displayName: name,
      status: null,
      avatar: null,
      createdAt: this.now,
      online: true,
      lastSeenAt: null,
    };
    this.users.set(user.id, user);
    return user;
  }

  addRoom(name: string, members: readonly UserId[], kind: Room['kind'] = 'group'): Room {
    const room: Room = {
      id: id<ConversationId>(name),
      kind,
      title: kind === 'group' ? name : null,
      picture: null,
      rev: 1,
      metaRev: 1,
      activityAt: this.now,
      change: ++this.changes,
      messages: [],
      members: new Map(),
    };
    this.rooms.set(room.id, room);
    for (const userId of members) this.join(room.id, userId);
    return room;
  }

  join(roomId: ConversationId, userId: UserId): void {
    const room = this.room(roomId);
    const at = room.messages.length;
    this.#touch(room);
    const seqs = { deliveredSeq: at, readSeq: at };
    room.members.set(userId, { userId, role: 'member', joinedAt: this.now, leftAt: null, rev: room.rev, ...seqs });
  }

  leave(roomId: ConversationId, userId: UserId): void {
    const room = this.room(roomId);
    room.members.delete(userId);
    this.#touch(room);
    this.#gone.push({ userId, id: roomId, change: room.change });
  }

  rename(roomId: ConversationId, title: string): void {
    const room = this.room(roomId);
    this.#touch(room);
    room.metaRev = room.rev;
    room.title = title;
  }

  room(roomId: ConversationId): Room {
    const room = this.rooms.get(roomId);
    if (room === undefined) throw new Error(`There is no room ${roomId}.`);
    return room;
  }

  send(authorId: UserId, { conversationId, clientMessageId, content }: CommandInput<'message:send'>) {
    const room = this.room(conversationId as ConversationId);
    const repeat = room.messages.find((one) => one.authorId === authorId && one.clientMessageId === clientMessageId);
    if (repeat !== undefined) return { message: repeat, created: false };
    this.now += 1_000;
    this.#touch(room);
    room.activityAt = this.now;
    const seq = room.messages.length + 1;
    const text = content.kind === 'text' ? content.text : '';
    const message: Message = {
      id: id<MessageId>(`${room.id.replace(/0+$/, '')}m${seq}x`),
      conversationId: room.id,
      seq,
      rev: room.rev,
      authorId,
      clientMessageId: clientMessageId as Message['clientMessageId'],
      content: { kind: 'text', v: 1, text },
      createdAt: this.now,
    };
    room.messages.push(message);
    Object.assign(this.member(room, authorId), { deliveredSeq: seq, readSeq: seq });
    return { message, created: true };
  }

  mark(userId: UserId, input: CommandInput<'receipt:mark'>): CommandOutput<'receipt:mark'> & { moved: boolean } {
    const room = this.room(input.conversationId as ConversationId);
    const member = this.member(room, userId);
    const readSeq = Math.max(member.readSeq, input.readSeq ?? 0);
    const deliveredSeq = Math.max(member.deliveredSeq, input.deliveredSeq ?? 0, readSeq);
    const moved = readSeq > member.readSeq || deliveredSeq > member.deliveredSeq;
    if (moved) {
      this.#touch(room);
      Object.assign(member, { readSeq, deliveredSeq, rev: room.rev });
    }
    return { rev: room.rev, positions: { deliveredSeq, readSeq }, moved };
  }

  everyone(room: Room): { deliveredSeq: number; readSeq: number } {
    const members = [...room.members.values()];
    return {
      deliveredSeq: Math.min(...members.map((member) => member.deliveredSeq)),
      readSeq: Math.min(...members.map((member) => member.readSeq)),
    };
  }

  facts({ id: roomId, kind, title, picture, members, rev, messages, activityAt }: Room) {
    const base = { id: roomId, kind, title, picture, createdAt: 0, memberCount: members.size };
    return { ...base, rev, lastSeq: messages.length, activityAt };
  }

  view(room: Room, userId: UserId): Conversation {
    const { rev: _, ...me } = this.member(room, userId);
    const others = [...room.members.keys()].filter((one) => one !== userId);
    return {
      ...this.facts(room),
      peerId: room.kind === 'direct' ? (others[0] ?? null) : null,
      me,
      unread: room.messages.filter((one) => one.seq > me.readSeq && one.authorId !== userId).length,
      everyone: this.everyone(room),
      lastMessage: room.messages.at(-1) ?? null,
    };
  }

  /** Newest first. */
  views(userId: UserId): Conversation[] {
    return [...this.rooms.values()]
      .filter((room) => room.members.has(userId))
      .map((room) => this.view(room, userId))
      .sort((a, b) => b.activityAt - a.activityAt || (a.id < b.id ? 1 : -1));
  }

  /** What changed for somebody after a change, the longest ago first. */
  changedSince(userId: UserId, since: number): { id: ConversationId; change: number; isGone: boolean }[] {
    const rooms = [...this.rooms.values()].filter((room) => room.members.has(userId));
    const gone = this.#gone.filter((one) => one.userId === userId && !this.room(one.id).members.has(userId));
    return [
      ...rooms.map(({ id: roomId, change }) => ({ id: roomId, change, isGone: false })),
      ...gone.map((one) => ({ id: one.id, change: one.change, isGone: true })),
    ]
      .filter((one) => one.change > since)
      .sort((a, b) => a.change - b.change);
  }

  #touch(room: Room): void {
    room.rev += 1;
    this.changes += 1;
    room.change = this.changes;
  }

  member(room: Room, userId: UserId): Member & { rev: number } {
    const member = room.members.get(userId);
    if (member === undefined) throw new Error(`${userId} is not in ${room.id}.`);
    return member;
  }
}
