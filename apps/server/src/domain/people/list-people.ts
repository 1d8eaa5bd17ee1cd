import type { UserId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { RouteAnswer, RouteQuery } from '@chatter/protocol/route';
import type { listPeople as route } from '@chatter/protocol/routes/people';
import { nameKey } from '@chatter/store/name-key';
import type { UserRow } from '@chatter/store/users';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { toUser } from '../to-user.ts';
import { type DirectoryWalk, decodeWalk, encodeWalk } from './directory-walk.ts';

// The cursor carries them through the whole walk, so they must be few; further ones stand in their place by name.
const listedFirst = 50;
// On a server with many more online it is some of them: sorting all at each key of a search would cost too much.
const lookedAt = 1_000;

type Query = RouteQuery<typeof route>;

/** A page of the directory, the caller left out: who is online, by name, then everybody else by name. */
export const listPeople = async (
  context: Context,
  caller: Caller,
  query: Query,
): Promise<RouteAnswer<typeof route>> => {
  const { rows, next } =
    query.after === undefined
      ? await firstPage(context, caller, query)
      : await pageFrom(context, caller, query, decodeWalk(query.after));
  return { people: rows.map((row) => toUser(row, context.presence)), next: next === null ? null : encodeWalk(next) };
};

interface WalkPage {
  readonly rows: UserRow[];
  readonly next: DirectoryWalk | null;
}

const firstPage = async (context: Context, caller: Caller, query: Query): Promise<WalkPage> => {
  const limit = query.limit ?? limits.pageSize;
  const online = await context.store.users.directory({
    search: nameKey(query.search ?? ''),
    except: [caller.userId],
    among: context.presence.online(lookedAt),
    after: null,
    limit: Math.min(limit, listedFirst),
  });
  const listed = online.rows.map((row) => row.id);
  const room = limit - listed.length;
  const rest = await pageFrom(context, caller, { ...query, limit: Math.max(room, 1) }, { listed, after: null });
  if (room > 0) return { rows: [...online.rows, ...rest.rows], next: rest.next };
  return { rows: online.rows, next: rest.rows.length === 0 ? null : { listed, after: null } };
};

const pageFrom = async (context: Context, caller: Caller, query: Query, walk: DirectoryWalk): Promise<WalkPage> => {
  const except: UserId[] = [caller.userId, ...walk.listed];
  const page = await context.store.users.directory({
    search: nameKey(query.search ?? ''),
    except,
    after: walk.after,
    limit: query.limit ?? limits.pageSize,
  });
  return { rows: page.rows, next: page.next === null ? null : { listed: walk.listed, after: page.next } };
};
