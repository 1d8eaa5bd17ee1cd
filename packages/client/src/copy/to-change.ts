import type { ConversationId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { Me } from '@chatter/protocol/user';
import type { State } from '../state.ts';
import type { CopyChange, CopyHead, KeptConversation } from './copy-storage.ts';

/** The newest conversations; the rest of the list comes from the server when somebody scrolls to it. */
const CONVERSATIONS = 200;
/** Conversations from further down that somebody has gone to all the same. */
const OTHERS = 50;
/** The newest messages of each; a page of history is half of it. */
const MESSAGES = 100;

interface Before {
  /** Null before the first write. */
  readonly written: ReadonlyMap<ConversationId, KeptConversation> | null;
  /** What an earlier run had written. */
  readonly earlier: readonly ConversationId[];
  readonly fresh: ReadonlyMap<ConversationId, readonly Message[]>;
}

type Kept = ReadonlyMap<ConversationId, KeptConversation>;

const idsToKeep = ({ cache }: State): ConversationId[] => {
  const list = cache.list.get().map(({ id }) => id);
  const inList = new Set(list);
  // The last ones that became known are the last ones that were opened.
  return [...list.slice(0, CONVERSATIONS), ...cache.ids.filter((id) => !inList.has(id)).slice(-OTHERS)];
};

const toKept = (state: State): Kept => {
  const { cache, inbox, receipts } = state;
  const kept = new Map<ConversationId, KeptConversation>();
  for (const id of idsToKeep(state)) {
    const known = cache.known(id);
    if (known === undefined) continue;
    kept.set(id, { id, known, top: inbox.top(id), rev: inbox.rev(id).known, untold: receipts.untold(id) });
  }
  return kept;
};

const toHead = ({ cache, catchUp }: State, me: Me): CopyHead | null => {
  const { place } = catchUp;
  if (place === null) return null;
  const last = cache.list.get()[CONVERSATIONS - 1];
  const isCut = cache.list.get().length > CONVERSATIONS && last !== undefined;
  if (!isCut) return { me, place, cutoff: cache.cutoff };
  return { me, place: { ...place, next: null }, cutoff: { activityAt: last.activityAt, id: last.id } };
};

const isSame = (a: KeptConversation | undefined, b: KeptConversation): boolean =>
  a !== undefined && a.known === b.known && a.top === b.top && a.rev === b.rev && a.untold === b.untold;

/** The last message of each is there in any case: a conversation that was never opened is not empty then. */
const toMessages = (changed: readonly KeptConversation[], fresh: Before['fresh']): CopyChange['messages'] =>
  changed.map(({ id, top, known: { conversation } }) => {
    const from = (top ?? conversation.lastSeq) - MESSAGES + 1;
    const last = conversation.lastMessage === null ? [] : [conversation.lastMessage];
    return { id, from, list: [...last, ...(fresh.get(id) ?? [])].filter(({ seq }) => seq >= from) };
  });

/** What is to be written, and what is on disk after it. Null while the state is not of one piece. */
export const toChange = (
  state: State,
  me: Me,
  { written, earlier, fresh }: Before,
): { change: Omit<CopyChange, 'people'>; written: Kept } | null => {
  const head = toHead(state, me);
  if (head === null || !state.inbox.settled) return null;
  const kept = toKept(state);
  const put = [...kept.values()].filter((one) => !isSame(written?.get(one.id), one));
  const changed = [...kept.values()].filter((one) => fresh.has(one.id) || put.includes(one));
  const change = {
    head,
    whole: written === null,
    put,
    drop: [...(written?.keys() ?? earlier)].filter((id) => !kept.has(id)),
    messages: toMessages(changed, fresh),
  };
  return { change, written: kept };
};
