import { ChatterError } from '@chatter/protocol/chatter-error';
import type { Content } from '@chatter/protocol/content';
import type { ErrorCode } from '@chatter/protocol/errors';
import type { ClientMessageId, ConversationId, MessageId, PictureId, SessionId, UserId } from '@chatter/protocol/ids';
import { cursorSchema } from '@chatter/protocol/scalars';
import { afterAll, beforeAll, expect } from 'vitest';
import type { ConversationRow, LineDraft } from '../src/conversations.ts';
import { emailKey } from '../src/email-key.ts';
import type { MessageRow } from '../src/messages.ts';
import { nameKey } from '../src/name-key.ts';
import type { PictureRow } from '../src/pictures.ts';
import type { SessionRow } from '../src/sessions.ts';
import type { Page, Store } from '../src/store.ts';
import type { UserRow } from '../src/users.ts';

/** Makes an empty store. `close` also removes what it left behind. */
export type StoreFactory = () => Promise<{ store: Store; close(): Promise<void> }>;

/** One store for the tests of a `describe`; each test makes its own people in it. */
export const useStore = (makeStore: StoreFactory): (() => Store) => {
  let made: Awaited<ReturnType<StoreFactory>> | undefined;
  beforeAll(async () => {
    made = await makeStore();
  });
  afterAll(async () => {
    await made?.close();
  });
  return () => {
    if (made === undefined) throw new Error('The store is made when the tests begin.');
    return made.store;
  };
};

let ids = 0;
let now = 1_700_000_000_000;

/** A fresh id of the kind that is asked for. */
export const newId = <Id extends UserId | SessionId | ConversationId | MessageId | PictureId>(): Id =>
  (++ids).toString(36).padStart(20, '0') as Id;

export const newClientId = (): ClientMessageId => `client-${++ids}` as ClientMessageId;

/** The fixtures' clock: later at each look. */
export const tick = (): number => ++now;

export const userRow = (displayName: string, over: Partial<UserRow> = {}): UserRow => {
  const id = newId<UserId>();
  const email = `${id}@example.org`;
  return {
    id,
    email,
    emailKey: emailKey(email),
    displayName,
    nameKey: nameKey(displayName),
    status: null,
    avatar: null,
    passwordHash: 'hash',
    createdAt: tick(),
    lastSeenAt: null,
    ...over,
  };
};

export const addUser = async (store: Store, displayName: string, over: Partial<UserRow> = {}): Promise<UserRow> => {
  const user = userRow(displayName, over);
  await store.users.create(user);
  return user;
};

/** Stores people and returns their ids, in the order of the names. */
export const addPeople = async <const Names extends readonly string[]>(
  store: Store,
  ...names: Names
): Promise<{ -readonly [At in keyof Names]: UserId }> => {
  const users = await Promise.all(names.map((name) => addUser(store, name)));
  return users.map((user) => user.id) as { -readonly [At in keyof Names]: UserId };
};

export const addCrowd = async (store: Store, size: number): Promise<UserId[]> =>
  addPeople(store, ...Array.from({ length: size }, (_, at) => `Guest ${at}`));

export const sessionRow = (userId: UserId, over: Partial<SessionRow> = {}): SessionRow => ({
  id: newId(),
  userId,
  device: 'Firefox on Linux',
  remember: false,
  generation: 1,
  refreshHash: 'hash-1',
  previousHash: null,
  rotatedAt: 1_000,
  confirmedGeneration: 0,
  createdAt: 1_000,
  lastUsedAt: 1_000,
  expiresAt: 90_000,
  ...over,
});

export const addSession = async (store: Store, userId: UserId, over: Partial<SessionRow> = {}): Promise<SessionRow> => {
  const session = sessionRow(userId, over);
  await store.sessions.create(session);
  return session;
};

export const pictureRow = (ownerId: UserId, over: Partial<PictureRow> = {}): PictureRow => ({
  id: newId(),
  kind: 'photo',
  ownerId,
  conversationId: null,
  messageId: null,
  width: 640,
  height: 480,
  color: '#335577',
  createdAt: tick(),
  ...over,
});

export const addPicture = async (
  store: Store,
  ownerId: UserId,
  over: Partial<PictureRow> = {},
): Promise<PictureRow> => {
  const picture = pictureRow(ownerId, over);
  await store.pictures.create(picture);
  return picture;
};

export const line = (actorId: UserId, over: Partial<LineDraft> = {}): LineDraft => ({
  id: newId(),
  actorId,
  at: tick(),
  ...over,
});

export const openDirect = async (store: Store, by: UserId, other: UserId): Promise<ConversationRow> =>
  (await store.conversations.openDirect({ id: newId(), by, with: other, at: tick() })).conversation;

export const createGroup = async (store: Store, ownerId: UserId, ...memberIds: UserId[]): Promise<ConversationRow> =>
  (await store.conversations.createGroup({ id: newId(), title: 'Hikers', ownerId, memberIds, line: line(ownerId) }))
    .conversation;

export const text = (words: string): Content => ({ kind: 'text', v: 1, text: words });

/** What `append` takes. */
export type MessageDraft = Parameters<Store['messages']['append']>[0];

export const draft = (
  conversationId: ConversationId,
  authorId: UserId,
  over: Partial<MessageDraft> = {},
): MessageDraft => ({
  id: newId(),
  conversationId,
  authorId,
  clientMessageId: newClientId(),
  content: text('Hello'),
  photoIds: [],
  at: tick(),
  ...over,
});

export const append = async (
  store: Store,
  conversationId: ConversationId,
  authorId: UserId,
  over: Partial<MessageDraft> = {},
): Promise<MessageRow> => (await store.messages.append(draft(conversationId, authorId, over))).message;

/** Appends `count` messages, one after the other. */
export const appendMany = async (
  store: Store,
  conversationId: ConversationId,
  authorId: UserId,
  count: number,
): Promise<MessageRow[]> => Promise.all(Array.from({ length: count }, () => append(store, conversationId, authorId)));

/** All rows of a listing, page after page. A listing that never ends is told as an error, not as a hanging test. */
export const allPages = async <Row>(
  ask: (cursor: string | null) => Promise<Page<Row>>,
  limit: number,
): Promise<Row[]> => {
  const rows: Row[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 500; pages += 1) {
    const page: Page<Row> = await ask(cursor);
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    if (page.next !== null) expect(cursorSchema.safeParse(page.next).success).toBe(true);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    cursor = page.next;
  }
  throw new Error('the listing does not end');
};

/** Expects a refusal with this code of the registry. */
export const expectRefusal = async (work: Promise<unknown>, code: ErrorCode): Promise<void> => {
  const outcome = await work.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof ChatterError ? error.code : error),
  );
  expect(outcome).toBe(code);
};

/** 1, 2, … `last`. */
export const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);
