import * as routes from '@chatter/protocol/routes/people';
import type { Context } from '../domain/context.ts';
import { getPerson } from '../domain/people/get-person.ts';
import { listPeople } from '../domain/people/list-people.ts';
import type { mount } from './mount.ts';

export const mountPeople = (route: ReturnType<typeof mount>, context: Context): void => {
  route(routes.listPeople, ({ caller, query }) => listPeople(context, caller, query));
  route(routes.getPerson, async ({ params }) => ({ person: await getPerson(context, params.userId) }));
};
