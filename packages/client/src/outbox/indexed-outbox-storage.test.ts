import type { ClientMessageId, ConversationId, UserId } from '@chatter/protocol/ids';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLocks } from '../../test/fake-locks.ts';
import { id } from '../../test/fake-model.ts';
import type { IdbFactory } from '../disk/indexed-db.ts';
import { createIndexedOutboxStorage } from './indexed-outbox-storage.ts';
import type { OutboxRecords, StoredPhotos, StoredSend } from './outbox-storage.ts';
import { createSafeOutboxStorage } from './safe-outbox-storage.ts';
import { createTabs } from './tabs.ts';

const [mara, tomas] = [id<UserId>('mara'), id<UserId>('tomas')];

const send = (text: string, createdAt: number, over: Partial<StoredSend> = {}): StoredSend => ({
  clientMessageId: text as ClientMessageId,
  userId: mara,
  conversationId: id<ConversationId>('trip'),
  content: { kind: 'text', text },
  createdAt,
  failed: null,
  ...over,
});

const photos = (name: string, ...bytes: string[]): StoredPhotos => ({
  clientMessageId: name as ClientMessageId,
  userId: mara,
  conversationId: id<ConversationId>('trip'),
  files: bytes.map((one) => new Blob([one], { type: 'image/jpeg' })),
  caption: 'Look',
  createdAt: 5,
});

const bytesOf = async (storage: OutboxRecords, userId = mara) => {
  const kept = await storage.loadPhotos(userId);
  return Promise.all(kept.map(({ files }) => Promise.all(files.map((file) => file.text()))));
};

/** A browser: its database, and tabs that can be opened and ended. */
const openBrowser = () => {
  const factory = new IDBFactory() as unknown as IdbFactory;
  const locks = new FakeLocks();
  const openTab = () => {
    const tab = locks.tab();
    const storage = createIndexedOutboxStorage(factory, createTabs(tab.locks, tab.channel));
    const left = vi.fn();
    storage.onLeft(left);
    return { storage, end: tab.end, left };
  };
  return { factory, openTab };
};

const textsOf = async (storage: OutboxRecords, userId = mara) =>
  (await storage.load(userId)).map(({ clientMessageId }) => clientMessageId);

describe('the outbox on disk', () => {
  test('D10 holds what was written over the end of its page, in the order written, as it was', async () => {
    const { openTab } = openBrowser();
    const first = openTab();
    const failed = send('two', 2, { failed: 'NOT_FOUND' });
    for (const one of [send('three', 3), send('one', 1), failed, send('four', 4)]) await first.storage.put(one);
    await first.storage.remove('four' as ClientMessageId);
    first.end();
    const { storage } = openTab();
    expect(await storage.load(mara)).toEqual([send('one', 1), failed, send('three', 3)]);
  });

  test('D9 shows nobody what another person wrote in the same browser, and forgets one of them alone', async () => {
    const { storage } = openBrowser().openTab();
    await storage.put(send('hers', 1));
    await storage.put(send('his', 2, { userId: tomas }));
    expect(await textsOf(storage)).toEqual(['hers']);
    await storage.clear(mara);
    expect([await textsOf(storage), await textsOf(storage, tomas)]).toEqual([[], ['his']]);
  });

  test('D2 leaves to another tab that lives what was written there, and takes it over when that one ends', async () => {
    const { openTab } = openBrowser();
    const [one, two] = [openTab(), openTab()];
    await one.storage.put(send('from one', 1));
    expect(await textsOf(two.storage)).toEqual([]);
    expect(two.left).not.toHaveBeenCalled();
    one.end();
    await vi.waitFor(() => expect(two.left).toHaveBeenCalled());
    expect(await textsOf(two.storage)).toEqual(['from one']);
  });

  test.each([
    ['opened before', 0],
    ['opened later', 1],
  ])('D2 hears of the end of a tab that was %s and had written nothing until then', async (_name, at) => {
    const { openTab } = openBrowser();
    const tabs = [openTab(), openTab()];
    const [ending, staying] = at === 0 ? tabs : tabs.reverse();
    await ending?.storage.put(send('late', 1));
    ending?.end();
    await vi.waitFor(() => expect(staying?.left).toHaveBeenCalled());
    expect(await staying?.storage.load(mara)).toEqual([send('late', 1)]);
  });

  test('D2 gives what was left to one of those who find it, never to two', async () => {
    const { openTab } = openBrowser();
    const gone = openTab();
    for (const n of [1, 2, 3]) await gone.storage.put(send(`${n}`, n));
    gone.end();
    const found = await Promise.all([openTab(), openTab(), openTab()].map(({ storage }) => textsOf(storage)));
    expect(found.flat().sort()).toEqual(['1', '2', '3']);
  });
});

describe('photos that wait for their uploads', () => {
  test('D10 outlive their page with their bytes, and are no message of their own', async () => {
    const { openTab } = openBrowser();
    const first = openTab();
    await first.storage.putPhotos(photos('trip', 'beach', 'boat'));
    await first.storage.put(send('after them', 6));
    first.end();
    const { storage } = openTab();
    expect(await textsOf(storage)).toEqual(['after them']);
    expect(await bytesOf(storage)).toEqual([['beach', 'boat']]);
    const [kept] = await storage.loadPhotos(mara);
    expect(kept).toMatchObject({ clientMessageId: 'trip', caption: 'Look', createdAt: 5 });
    expect(kept?.files[0]?.type).toBe('image/jpeg');
  });

  test('D2 give way to the message that is sent under their id, so that there is never both', async () => {
    const { storage } = openBrowser().openTab();
    await storage.putPhotos(photos('trip', 'beach'));
    await storage.put(send('trip', 5));
    expect(await bytesOf(storage)).toEqual([]);
    expect(await textsOf(storage)).toEqual(['trip']);
    await storage.remove('trip' as ClientMessageId);
    expect(await textsOf(storage)).toEqual([]);
  });

  test('D9 are seen by nobody else, and go with the sign-out of whose they are', async () => {
    const { storage } = openBrowser().openTab();
    await storage.putPhotos(photos('trip', 'beach'));
    expect(await bytesOf(storage, tomas)).toEqual([]);
    await storage.clear(mara);
    expect(await bytesOf(storage)).toEqual([]);
  });

  test('D10 that find no room are refused, and texts go on to the disk', async () => {
    const { storage: disk } = openBrowser().openTab();
    const full = { ...disk, putPhotos: () => Promise.reject(new Error('QuotaExceededError')) };
    const storage = createSafeOutboxStorage({ exists: async () => true, open: async () => full });
    await expect(storage.putPhotos(photos('trip', 'beach'))).rejects.toThrow('QuotaExceededError');
    await storage.put(send('one', 1));
    expect(storage.place.get()).toBe('disk');
  });

  test('D10 are refused where there is no disk at all', async () => {
    const open = () => Promise.reject(new Error('forbidden'));
    const storage = createSafeOutboxStorage({ exists: async () => true, open });
    await storage.put(send('one', 1));
    await expect(storage.putPhotos(photos('trip', 'beach'))).rejects.toThrow('no disk');
    expect(await storage.loadPhotos(mara)).toEqual([]);
  });
});

describe('a browser that keeps nothing', () => {
  const broken = {
    open: () => {
      throw new Error('forbidden');
    },
  } as unknown as IdbFactory;

  test('D10 is told, and the outbox goes on in memory', async () => {
    const open = async () => createIndexedOutboxStorage(broken, createTabs(undefined, undefined));
    const storage = createSafeOutboxStorage({ exists: async () => false, open });
    expect(storage.place.get()).toBe('memory');
    await storage.put(send('one', 1));
    expect(storage.place.get()).toBe('failed');
    expect(await textsOf(storage)).toEqual(['one']);
    await storage.remove('one' as ClientMessageId);
    expect(await textsOf(storage)).toEqual([]);
  });

  test('D10 one that is full later is told then', async () => {
    const { storage: disk } = openBrowser().openTab();
    const full = { ...disk, put: vi.fn(disk.put) };
    const storage = createSafeOutboxStorage({ exists: async () => true, open: async () => full });
    await storage.put(send('one', 1));
    expect(storage.place.get()).toBe('disk');
    full.put.mockRejectedValue(new Error('QuotaExceededError'));
    await storage.put(send('two', 2));
    expect(storage.place.get()).toBe('failed');
    expect(await textsOf(storage)).toEqual(['two']);
  });
});

describe('a browser that holds no outbox yet', () => {
  const setUp = () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { openTab } = openBrowser();
    const { storage: disk } = openTab();
    const open = vi.fn(async () => disk);
    return { open, openTab, storage: createSafeOutboxStorage({ exists: async () => false, open }) };
  };

  test('D10 opens one a moment after the start, before a message needs it without a network', async () => {
    const { storage, open } = setUp();
    expect(await textsOf(storage)).toEqual([]);
    expect(open).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(3_000);
    await vi.waitFor(() => expect(storage.place.get()).toBe('disk'));
  });

  test('D10 opens one at once for the first message', async () => {
    const { storage, open } = setUp();
    await textsOf(storage);
    await storage.put(send('one', 1));
    expect(storage.place.get()).toBe('disk');
    expect(await textsOf(storage)).toEqual(['one']);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(open).toHaveBeenCalledOnce();
  });

  test('opens none after it was closed', async () => {
    const { storage, open } = setUp();
    await textsOf(storage);
    storage.close();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(open).not.toHaveBeenCalled();
  });
});
