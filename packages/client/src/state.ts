import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { PendingMessage } from './api.ts';
import type { Wire } from './connection/wire.ts';
import { ConversationCache } from './conversations/conversation-cache.ts';
import { moveMine } from './conversations/merge-conversation.ts';
import { Typing } from './conversations/typing.ts';
import { noCopy } from './copy/local-copy.ts';
import { createEmitter } from './emitter.ts';
import { CatchUp } from './inbox/catch-up.ts';
import { Fetcher } from './inbox/fetcher.ts';
import { GapFiller } from './inbox/gap-filler.ts';
import { Inbox } from './inbox/inbox.ts';
import { ReceiptTeller } from './inbox/receipt-teller.ts';
import { createLive } from './live-value.ts';
import { Outbox } from './outbox/outbox.ts';
import type { OutboxStorage } from './outbox/outbox-storage.ts';
import { PeopleCache } from './people/people-cache.ts';
import { PresenceWatch } from './people/presence-watch.ts';
import type { Session } from './session/session.ts';
import type { TimelineWindow } from './timeline/timeline-window.ts';

export interface StateParts {
  readonly session: Session;
  readonly wire: Wire;
  readonly storage: OutboxStorage;
  readonly random: () => number;
  readonly connected: () => boolean;
}

/** Everything that a signed-in client knows, and the pieces that keep it true. */
export type State = ReturnType<typeof createState>;

const createSenders = (
  parts: StateParts,
  inbox: () => Inbox,
  timelines: Map<ConversationId, TimelineWindow>,
  refetch: (id: ConversationId) => void,
) => {
  const { wire, connected } = parts;
  const failed = createLive<ReadonlyMap<ConversationId, PendingMessage>>(new Map());
  const outbox: Outbox = new Outbox({
    ...parts,
    emit: (send) => wire.command('message:send', send),
    onStored: (message) => inbox().take(message.conversationId, [message]),
    onChange(id) {
      timelines.get(id)?.draw();
      const next = outbox.failed();
      // Most changes are of messages that wait: who listens to failures hears nothing of those.
      if (next.get(id) !== failed.get().get(id)) failed.set(next);
    },
  });
  const receipts = new ReceiptTeller({
    connected,
    emit: (input) => wire.command('receipt:mark', input),
    onMarked(id, { positions, rev }, isGuess) {
      inbox().change(id, (known) => moveMine(known, positions, () => null));
      inbox().rev(id).note(rev);
      if (isGuess) refetch(id);
    },
  });
  const typing = new Typing((conversationId, typing) => {
    // Nobody needs to know that a hint got lost.
    if (connected()) wire.command('typing:set', { conversationId, typing }).catch(() => undefined);
  });
  return { outbox, failed, receipts, typing };
};

const createReaders = (parts: StateParts, senders: ReturnType<typeof createSenders>, meId: () => UserId | null) => {
  const emitter = createEmitter();
  const cache = new ConversationCache();
  const people = new PeopleCache();
  const copy = { ...noCopy };
  const onMessages = (messages: readonly Message[]) => copy.onMessages(messages);
  return { emitter, cache, people, copy, onMessages, ...senders, ...parts, meId };
};

export const createState = (parts: StateParts) => {
  const timelines = new Map<ConversationId, TimelineWindow>();
  const meId = () => parts.session.signedIn?.user.id ?? null;
  const refetch = (id: ConversationId): void => {
    // What fails here is brought by the next catch-up.
    fetcher.conversation(id).catch(() => undefined);
  };
  const senders = createSenders(parts, () => inbox, timelines, refetch);
  const base = { ...createReaders(parts, senders, meId), timelines };
  const { cache, people, outbox, typing, receipts, copy } = base;
  const inbox: Inbox = new Inbox({ ...base, onGap: (id) => gaps.onGap(id), onUnknown: refetch });
  const fetcher: Fetcher = new Fetcher({ ...base, inbox });
  const gaps = new GapFiller({ ...base, inbox, fetcher });
  const catchUp = new CatchUp({ ...base, inbox, fetcher, gaps });
  const presence = new PresenceWatch({
    connected: parts.connected,
    emit: (userIds) => parts.wire.command('presence:watch', { userIds }),
    onPresence: (one) => people.presence(one),
  });
  return {
    ...base,
    inbox,
    fetcher,
    gaps,
    catchUp,
    presence,
    refetch,
    /** A new connection: what waited is told now. */
    resume() {
      inbox.settle(false);
      outbox.resume();
      receipts.resume();
      presence.resume();
    },
    /** Ends what runs by itself; what is known stays. */
    stop() {
      gaps.stop();
      presence.stop();
      typing.reset();
    },
    /** Forgets everything about whoever was signed in. */
    reset() {
      this.stop();
      Object.assign(copy, noCopy);
      outbox.reset();
      receipts.reset();
      inbox.reset();
      catchUp.reset();
      cache.reset();
      people.reset();
      for (const timeline of timelines.values()) timeline.clear();
    },
  };
};
