import { limits } from '@chatter/protocol/limits';
import type { RouteAnswer, RouteQuery } from '@chatter/protocol/route';
import type { listPeople as route } from '@chatter/protocol/routes/people';
import { nameKey } from '@chatter/store/name-key';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { toUser } from '../to-user.ts';

/** A page of the directory, the caller left out. */
export const listPeople = async (
  context: Context,
  caller: Caller,
  query: RouteQuery<typeof route>,
): Promise<RouteAnswer<typeof route>> => {
  const page = await context.store.users.directory({
    search: nameKey(query.search ?? ''),
    except: caller.userId,
    after: query.after ?? null,
    limit: query.limit ?? limits.pageSize,
  });
  return { people: page.rows.map((row) => toUser(row, context.presence)), next: page.next };
};
