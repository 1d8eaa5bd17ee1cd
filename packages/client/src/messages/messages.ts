import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { listReceipts } from '@chatter/protocol/routes/messages';
import { uploadPhoto } from '@chatter/protocol/routes/pictures';
import type { Messages } from '../api.ts';
import type { Typing } from '../conversations/typing.ts';
import type { CopyHooks } from '../copy/local-copy.ts';
import type { Fetcher } from '../inbox/fetcher.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { newClientMessageId } from '../outbox/new-client-message-id.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { PeopleCache } from '../people/people-cache.ts';
import type { Session } from '../session/session.ts';
import { TimelineWindow } from '../timeline/timeline-window.ts';

interface Parts {
  readonly session: Session;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly failed: Messages['failed'];
  readonly fetcher: Fetcher;
  readonly typing: Typing;
  readonly people: PeopleCache;
  readonly copy: CopyHooks;
  readonly timelines: Map<ConversationId, TimelineWindow>;
  readonly meId: () => UserId | null;
}

const makeTimeline = ({ inbox, outbox, fetcher, copy, meId }: Parts, id: ConversationId): TimelineWindow => {
  const timeline = new TimelineWindow({
    fetchPage: (query) => fetcher.page(id, query),
    keptPage: () => copy.keptPage(id),
    top: () => inbox.top(id),
    onPage(messages) {
      copy.onMessages(messages);
      inbox.takeHistory(id, messages);
    },
    pending: () => outbox.pending(id),
    ownHeld: () => inbox.held(id).filter((message) => message.authorId === meId()),
    meId,
  });
  timeline.draw();
  return timeline;
};

/** Messages: shown and sent. A conversation has one timeline, however often it is asked for. */
export const createMessages = (parts: Parts): Messages => ({
  timeline(id) {
    const timeline = parts.timelines.get(id) ?? makeTimeline(parts, id);
    parts.timelines.set(id, timeline);
    return timeline;
  },
  send(id, content, clientMessageId) {
    parts.typing.sent(id);
    const draft = typeof content === 'string' ? { kind: 'text' as const, text: content } : content;
    return parts.outbox.send(id, draft, clientMessageId);
  },
  newId: newClientMessageId,
  keepPhotos: (photos) => parts.outbox.keepPhotos(photos),
  dropPhotos: (id) => parts.outbox.dropPhotos(id),
  leftPhotos: parts.outbox.leftPhotos,
  failed: parts.failed,
  retry: (id) => parts.outbox.retry(id),
  discard: (id) => parts.outbox.discard(id),
  uploadPhoto: async (file, { onProgress, signal } = {}) =>
    (await parts.session.call(uploadPhoto, { body: {}, file, onProgress, signal })).photo,
  async receipts(conversationId, messageId, after) {
    const query = after === undefined ? {} : { after };
    const page = await parts.session.call(listReceipts, { params: { conversationId, messageId }, query });
    parts.people.put(page.users);
    return page;
  },
});
