import * as accounts from './routes/accounts.ts';
import * as conversations from './routes/conversations.ts';
import * as messages from './routes/messages.ts';
import * as people from './routes/people.ts';
import * as pictures from './routes/pictures.ts';
import * as sync from './routes/sync.ts';
import * as system from './routes/system.ts';

/** Every HTTP route by name. */
export const routes = {
  ...accounts,
  ...people,
  ...conversations,
  ...messages,
  ...pictures,
  ...sync,
  ...system,
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
