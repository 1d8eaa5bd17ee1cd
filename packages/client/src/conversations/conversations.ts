import type { Conversation } from '@chatter/protocol/conversation';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import * as routes from '@chatter/protocol/routes/conversations';
import type { User } from '@chatter/protocol/user';
import type { Conversations, PictureUpload } from '../api.ts';
import type { CatchUp } from '../inbox/catch-up.ts';
import type { Fetcher } from '../inbox/fetcher.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { ReceiptTeller } from '../inbox/receipt-teller.ts';
import type { PeopleCache } from '../people/people-cache.ts';
import type { Session } from '../session/session.ts';
import type { TimelineWindow } from '../timeline/timeline-window.ts';
import { isClientError } from '../to-client-error.ts';
import type { ConversationCache } from './conversation-cache.ts';
import { moveMine } from './merge-conversation.ts';
import type { Typing } from './typing.ts';

export interface ConversationsParts {
  readonly session: Session;
  readonly cache: ConversationCache;
  readonly people: PeopleCache;
  readonly inbox: Inbox;
  readonly fetcher: Fetcher;
  readonly catchUp: CatchUp;
  readonly receipts: ReceiptTeller;
  readonly typing: Typing;
  readonly timelines: ReadonlyMap<ConversationId, TimelineWindow>;
  readonly meId: () => UserId | null;
}

const createTake =
  ({ people, inbox }: ConversationsParts) =>
  (answer: { conversation: Conversation; users: User[] }): Conversation => {
    people.put(answer.users);
    inbox.takeView(answer.conversation);
    return answer.conversation;
  };

const setPicture = async (parts: ConversationsParts, conversationId: ConversationId, picture: PictureUpload) => {
  const body = picture.crop === undefined ? {} : { crop: JSON.stringify(picture.crop) };
  const input = { params: { conversationId }, body, file: picture.file };
  return createTake(parts)(await parts.session.call(routes.setGroupPicture, input));
};

const groups = (parts: ConversationsParts): Pick<Conversations, 'createGroup' | 'rename' | 'setPicture'> => {
  const take = createTake(parts);
  return {
    async createGroup({ title, userIds, picture }) {
      const group = take(await parts.session.call(routes.createGroup, { body: { title, userIds: [...userIds] } }));
      if (picture === undefined) return group;
      return setPicture(parts, group.id, picture).catch((error: unknown) => {
        // The group exists by now: refusing the call would have it started a second time.
        if (isClientError(error)) return group;
        throw error;
      });
    },
    rename: async (conversationId, title) =>
      take(await parts.session.call(routes.renameGroup, { params: { conversationId }, body: { title } })),
    setPicture: (id, picture) => setPicture(parts, id, picture),
  };
};

const membership = (
  parts: ConversationsParts,
): Pick<Conversations, 'members' | 'addMembers' | 'removeMember' | 'leave'> => {
  const { session, people, inbox } = parts;
  const removeMember = async (conversationId: ConversationId, userId: UserId): Promise<void> => {
    await session.call(routes.removeMember, { params: { conversationId, userId } });
    if (userId === parts.meId()) inbox.remove(conversationId);
  };
  return {
    async members(conversationId, page = {}) {
      const answer = await session.call(routes.listMembers, { params: { conversationId }, query: page });
      people.put(answer.users);
      return { members: answer.members, next: answer.next };
    },
    addMembers: async (conversationId, userIds) =>
      createTake(parts)(
        await session.call(routes.addMembers, { params: { conversationId }, body: { userIds: [...userIds] } }),
      ),
    removeMember,
    async leave(id) {
      const meId = parts.meId();
      if (meId !== null) await removeMember(id, meId);
    },
  };
};

const reading = (parts: ConversationsParts): Pick<Conversations, 'markRead' | 'setTyping' | 'typing'> => ({
  markRead(id, seq) {
    const known = parts.cache.known(id)?.conversation;
    const meId = parts.meId();
    if (known === undefined || meId === null) return;
    const readSeq = Math.min(seq, known.lastSeq);
    if (readSeq <= known.me.readSeq) return;
    const positions = { deliveredSeq: readSeq, readSeq };
    const countAfter = (from: number) => parts.timelines.get(id)?.countAfter(from, meId) ?? null;
    parts.inbox.change(id, (now) => moveMine(now, positions, countAfter));
    parts.receipts.tell(id, positions, readSeq < known.lastSeq && countAfter(readSeq) === null);
  },
  setTyping: (id, typing) => parts.typing.set(id, typing),
  typing: (id) => parts.typing.live(id),
});

/** My conversations. */
export const createConversations = (parts: ConversationsParts): Conversations => {
  const { cache, session, fetcher, catchUp } = parts;
  let more: Promise<void> | null = null;
  return {
    list: cache.list,
    complete: cache.complete,
    loaded: cache.loaded,
    loadMore() {
      more ??= catchUp.more().finally(() => {
        more = null;
      });
      return more;
    },
    get(id) {
      const live = cache.live(id);
      // What fails here is asked for again by the next catch-up.
      if (live.get() === undefined && session.signedIn !== null) fetcher.conversation(id).catch(() => undefined);
      return live;
    },
    openDirect: async (userId) => createTake(parts)(await session.call(routes.openDirect, { body: { userId } })),
    ...groups(parts),
    ...membership(parts),
    ...reading(parts),
  };
};
