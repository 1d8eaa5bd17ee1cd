import { getPerson, listPeople } from '@chatter/protocol/routes/people';
import type { People } from '../api.ts';
import type { Fetcher } from '../inbox/fetcher.ts';
import type { Session } from '../session/session.ts';
import type { PeopleCache } from './people-cache.ts';
import type { PresenceWatch } from './presence-watch.ts';

interface Parts {
  readonly session: Session;
  readonly cache: PeopleCache;
  readonly fetcher: Fetcher;
  readonly presence: PresenceWatch;
}

/** People: found, known, and watched for being online. */
export const createPeople = ({ session, cache, fetcher, presence }: Parts): People => ({
  user(id) {
    const live = cache.live(id);
    // What fails here is asked for again after the next catch-up.
    if (live.get() === undefined && session.signedIn !== null) fetcher.person(id).catch(() => undefined);
    return live;
  },
  async search(query) {
    const page = await session.call(listPeople, { query });
    cache.put(page.people);
    return page;
  },
  async get(userId) {
    const { person } = await session.call(getPerson, { params: { userId } });
    cache.put([person]);
    return person;
  },
  watch: (ids) => presence.watch(ids),
});
