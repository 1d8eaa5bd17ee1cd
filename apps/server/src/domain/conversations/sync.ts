import { ChatterError } from '@chatter/protocol/chatter-error';
import type { Changes } from '@chatter/protocol/conversation';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { RouteAnswer, RouteBody } from '@chatter/protocol/route';
import type { sync as route } from '@chatter/protocol/routes/sync';
import type { ConversationView } from '@chatter/store/conversations';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { toUsers } from '../people/to-users.ts';
import { toUser } from '../to-user.ts';
import { type ChangesPage, readChanges, toChangesPage } from './list-changes.ts';
import { peopleOfView } from './people-of-view.ts';
import { toConversation } from './to-conversation.ts';

/** Messages of all held conversations in one answer; the rest is asked for by itself. */
const mostMessages = 300;

type Held = ReadonlyMap<ConversationId, number>;

/** Everything of the caller's that changed since a position (D6). */
export const sync = async (
  context: Context,
  caller: Caller,
  body: RouteBody<typeof route>,
): Promise<RouteAnswer<typeof route>> => {
  const page = await context.store.conversations.sync({
    userId: caller.userId,
    since: body.since,
    limit: body.limit ?? limits.pageSize,
  });
  const held = new Map((body.held ?? []).map(({ conversationId, rev }) => [conversationId, rev]));
  const { changes, rest, people } = await readHeld(context, caller, page.views, held);
  const changed = page.people ?? [];
  const known = new Set(changed.map((user) => user.id));
  const others = [...people, ...rest.flatMap(peopleOfView)].filter((id) => !known.has(id));
  return {
    position: page.position,
    complete: page.complete,
    known: page.known,
    conversations: rest.map(toConversation),
    changes,
    gone: page.gone,
    users: [...changed.map((row) => toUser(row, context.presence)), ...(await toUsers(context, others))],
    usersComplete: page.people !== null,
  };
};

const readHeld = async (context: Context, caller: Caller, views: readonly ConversationView[], held: Held) => {
  const changes: Changes[] = [];
  const rest: ConversationView[] = [];
  const people: UserId[] = [];
  let room = mostMessages;
  for (const view of views) {
    const { id } = view.conversation;
    const since = held.get(id);
    if (since === undefined || since >= view.conversation.rev || room <= 0) {
      rest.push(view);
      continue;
    }
    const limit = Math.min(room, limits.pageSizeMax);
    const page = await readSince(context, caller, view, { since, limit }).catch(nullIfGone);
    // Out since the page was read: the next page, or the fact that is on its way, says so.
    if (page === null) continue;
    room -= page.changes.messages.length;
    changes.push(page.changes);
    people.push(...page.people);
  }
  return { changes, rest, people };
};

/**
 * The view that the page brought will do where nothing has happened since: whoever is removed moves the `rev` as well.
 * In a storm of returning clients that is nearly always so, and halves what each of them costs.
 */
const readSince = async (
  context: Context,
  caller: Caller,
  view: ConversationView,
  { since, limit }: { since: number; limit: number },
): Promise<ChangesPage> => {
  const { id, rev } = view.conversation;
  const changes = await context.store.conversations.changes({ id, since, limit, rev });
  if (changes.complete && changes.rev === rev) return toChangesPage(changes, view);
  return readChanges(context, caller, { id, since, limit });
};

const nullIfGone = (error: unknown): null => {
  if (error instanceof ChatterError && error.code === 'NOT_FOUND') return null;
  throw error;
};
