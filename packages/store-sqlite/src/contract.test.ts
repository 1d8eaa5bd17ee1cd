import { allContracts } from '@chatter/store/contract/all.contract';
import { makeTempStore } from '../test/temp-store.ts';

allContracts('SQLite', makeTempStore);
