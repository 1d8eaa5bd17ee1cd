import { describe } from 'vitest';
import { changesContract } from './changes.contract.ts';
import { directContract } from './direct.contract.ts';
import { directoryContract } from './directory.contract.ts';
import type { StoreFactory } from './fixtures.ts';
import { groupsContract } from './groups.contract.ts';
import { historyContract } from './history.contract.ts';
import { lifeContract } from './life.contract.ts';
import { listContract } from './list.contract.ts';
import { marksContract } from './marks.contract.ts';
import { membersContract } from './members.contract.ts';
import { messagesContract } from './messages.contract.ts';
import { picturesContract } from './pictures.contract.ts';
import { randomContract } from './random.contract.ts';
import { receiptsContract } from './receipts.contract.ts';
import { sessionsContract } from './sessions.contract.ts';
import { syncContract } from './sync.contract.ts';
import { usersContract } from './users.contract.ts';

/**
 * Everything that a store must do, as tests over the stores that `makeStore` makes.
 * @example allContracts('SQLite', makeTempStore);
 */
export const allContracts = (name: string, makeStore: StoreFactory) =>
  describe(`the store contract on ${name}`, () => {
    usersContract(makeStore);
    directoryContract(makeStore);
    sessionsContract(makeStore);
    directContract(makeStore);
    groupsContract(makeStore);
    membersContract(makeStore);
    marksContract(makeStore);
    receiptsContract(makeStore);
    listContract(makeStore);
    changesContract(makeStore);
    syncContract(makeStore);
    messagesContract(makeStore);
    historyContract(makeStore);
    picturesContract(makeStore);
    randomContract(makeStore);
    lifeContract(makeStore);
  });
