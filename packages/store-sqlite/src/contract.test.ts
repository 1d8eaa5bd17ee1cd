import { allContracts } from '@chatter/store/contract/all.contract';
import { afterAll, beforeAll, describe } from 'vitest';
import { buildWriterThread } from '../test/run-program.ts';
import { tempStores } from '../test/temp-store.ts';

allContracts('SQLite', tempStores());

describe('with a thread for the writer', () => {
  let thread: Awaited<ReturnType<typeof buildWriterThread>>;
  beforeAll(async () => {
    thread = await buildWriterThread();
  });
  afterAll(() => thread.remove());

  allContracts(
    'SQLite',
    tempStores(() => thread.program),
  );
});
