import type { UserId } from '@chatter/protocol/ids';
import { onTestFinished } from 'vitest';
import type { Chatter } from '../src/api.ts';
import type { CopyDoor } from '../src/copy/local-copy.ts';
import { presentChatter } from '../src/create-chatter.ts';
import { createMemoryOutboxStorage } from '../src/outbox/memory-outbox-storage.ts';
import type { OutboxStorage } from '../src/outbox/outbox-storage.ts';
import type { FakeServer } from './fake-server.ts';

interface Options {
  readonly random?: () => number;
  readonly storage?: OutboxStorage;
  readonly copy?: CopyDoor;
}

/** A client of the fake server, closed when the test ends. Signed in and ready, unless `signedIn` is false. */
export const openClient = async (
  server: FakeServer,
  userId: UserId,
  options: Options & { signedIn?: boolean } = {},
): Promise<Chatter> => {
  const chatter = presentChatter({
    origin: 'http://fake',
    device: undefined,
    fetch: server.fetchFor(userId),
    jar: null,
    openWire: (_, listener) => server.wireFor(userId, listener),
    storage: options.storage ?? createMemoryOutboxStorage(),
    copy: options.copy ?? null,
    random: options.random ?? (() => 0.5),
  });
  onTestFinished(() => chatter.close());
  if (options.signedIn === false) return chatter;
  await chatter.accounts.signIn({ email: 'someone@chatter.example', password: 'correct horse' });
  await chatter.ready();
  return chatter;
};
