import { allContracts } from '@chatter/store/contract/all.contract';
import { describe } from 'vitest';
import { mongoUrl, tempStores } from '../test/temp-mongo.ts';

// Every step is a trip to a server, and a random history has thousands of them.
describe.skipIf(mongoUrl === undefined)('with a MongoDB', { timeout: 120_000 }, () => {
  allContracts('MongoDB', tempStores);
});
