import { changesContract } from '@chatter/store/contract/changes.contract';
import { directContract } from '@chatter/store/contract/direct.contract';
import { groupsContract } from '@chatter/store/contract/groups.contract';
import { marksContract } from '@chatter/store/contract/marks.contract';
import { membersContract } from '@chatter/store/contract/members.contract';
import { messagesContract } from '@chatter/store/contract/messages.contract';
import { picturesContract } from '@chatter/store/contract/pictures.contract';
import { sessionsContract } from '@chatter/store/contract/sessions.contract';
import { syncContract } from '@chatter/store/contract/sync.contract';
import { usersContract } from '@chatter/store/contract/users.contract';
import { describe } from 'vitest';
import { threeNodes } from '../test/round-robin.ts';
import { mongoUrl } from '../test/temp-mongo.ts';

// Everything that races, and everything that one node must see of another. `syncContract` makes a second store, and that
// one's database is another.
describe.skipIf(mongoUrl === undefined)(
  'the store contract on three nodes over one MongoDB',
  { timeout: 120_000 },
  () => {
    usersContract(threeNodes);
    sessionsContract(threeNodes);
    directContract(threeNodes);
    groupsContract(threeNodes);
    membersContract(threeNodes);
    marksContract(threeNodes);
    changesContract(threeNodes);
    syncContract(threeNodes);
    messagesContract(threeNodes);
    picturesContract(threeNodes);
  },
);
