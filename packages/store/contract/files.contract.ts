import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ByteRange, FileStore } from '../src/files.ts';

/** Makes an empty file store. `close` also removes what it left behind. */
export type FilesFactory = () => Promise<{ files: FileStore; close(): Promise<void> }>;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes that are nowhere the same for long, so that a part in the wrong place shows. */
const pattern = (length: number, seed = 1): Buffer =>
  Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8) * 7 + seed) & 0xff));

const read = async (files: FileStore, key: string, range?: ByteRange): Promise<Buffer | null> => {
  const found = await files.open(key, range);
  if (found === null) return null;
  const content = await buffer(found.stream);
  expect(content.byteLength).toBe(found.bytes);
  return content;
};

const text = async (files: FileStore, key: string, range?: ByteRange): Promise<string | undefined> =>
  (await read(files, key, range))?.toString();

const badKeys = ['', '/', '..', '../x', 'a/../b', 'a//b', '/etc/passwd', 'a\0b', 'A.webp', 'a/.', '.a', 'a.', 'a\\b'];
const moreBadKeys = ['a..b', 'ä', 'a b', '$where', 'a?x=1', 'a%2f..', 'a'.repeat(201)];

/**
 * Rules F1–F9 of SPEC.md, as tests over the stores that `makeFiles` makes.
 * @example filesContract('a disk', makeTempFiles);
 */
export const filesContract = (name: string, makeFiles: FilesFactory) =>
  describe(`the contract of files on ${name}`, () => {
    let made: Awaited<ReturnType<FilesFactory>> | undefined;
    const files = (): FileStore => {
      if (made === undefined) throw new Error('The store is made when the tests begin.');
      return made.files;
    };
    beforeAll(async () => {
      made = await makeFiles();
    });
    afterAll(() => made?.close());

    test('F1 a file comes back as it was put, an empty one and one of megabytes too', async () => {
      const large = pattern(3_000_001);
      await Promise.all([
        files().put('f1/small.webp', bytes('picture')),
        files().put('f1/none.webp', bytes('')),
        files().put('f1/large.webp', large),
      ]);
      expect(await text(files(), 'f1/small.webp')).toBe('picture');
      expect(await text(files(), 'f1/none.webp')).toBe('');
      expect((await read(files(), 'f1/large.webp'))?.equals(large)).toBe(true);
    });

    test('F2 a second put replaces the file', async () => {
      await files().put('f2/a.webp', bytes('old and long'));
      await files().put('f2/a.webp', bytes('new'));
      expect(await text(files(), 'f2/a.webp')).toBe('new');
      expect(await files().size('f2/a.webp')).toBe(3);
    });

    test('F2 of many puts at once one is there whole, and the put after them wins', async () => {
      const versions = Array.from({ length: 8 }, (_, at) => `${at}`.repeat(300_000));
      await Promise.all(versions.map((version) => files().put('f2/b.webp', bytes(version))));
      expect(versions).toContain(await text(files(), 'f2/b.webp'));
      await files().put('f2/b.webp', bytes('last'));
      expect(await text(files(), 'f2/b.webp')).toBe('last');
    });

    test('F3 a file that is not there is null', async () => {
      await files().put('f3/one.webp', bytes('1'));
      for (const key of ['f3/none.webp', 'f3', 'f3/one.webp/deeper', 'f3/one']) {
        expect(await files().open(key)).toBeNull();
        expect(await files().open(key, { start: 0, end: 0 })).toBeNull();
        expect(await files().size(key)).toBeNull();
      }
    });

    test('F4 what was removed is gone, nothing beside it is, and removing it again is no error', async () => {
      await Promise.all([files().put('f4/a.webp', bytes('a')), files().put('f4/b.webp', bytes('b'))]);
      await Promise.all([files().remove('f4/a.webp'), files().remove('f4/a.webp'), files().remove('f4/never.webp')]);
      expect(await files().open('f4/a.webp')).toBeNull();
      expect(await files().size('f4/a.webp')).toBeNull();
      expect(await text(files(), 'f4/b.webp')).toBe('b');
      await files().put('f4/a.webp', bytes('again'));
      expect(await text(files(), 'f4/a.webp')).toBe('again');
    });

    test('F5 a range gives its bytes, wherever it lies; an end past the last byte means the last', async () => {
      const large = pattern(1_000_000);
      await files().put('f5/a.webp', large);
      const ranges: ByteRange[] = [
        { start: 0, end: 0 },
        { start: 0, end: 999_999 },
        { start: 261_000, end: 523_000 },
        { start: 999_999, end: 999_999 },
        { start: 999_990, end: 5_000_000 },
        { start: 0, end: Number.MAX_SAFE_INTEGER },
      ];
      for (const range of ranges) {
        const part = await read(files(), 'f5/a.webp', range);
        expect(part?.equals(large.subarray(range.start, range.end + 1))).toBe(true);
      }
      expect(await files().size('f5/a.webp')).toBe(1_000_000);
    });

    test.each([
      { start: 5, end: 9 },
      { start: 6, end: 6 },
      { start: 3, end: 2 },
      { start: -1, end: 2 },
      { start: 0.5, end: 2 },
      { start: 0, end: Number.NaN },
    ])('F5 the range %j of five bytes is refused', async (range) => {
      await files().put('f5/five.webp', bytes('12345'));
      await files().put('f5/empty.webp', bytes(''));
      await expect(files().open('f5/five.webp', range)).rejects.toThrow(RangeError);
      await expect(files().open('f5/empty.webp', { start: 0, end: 0 })).rejects.toThrow(RangeError);
    });

    test('F6 whoever reads while others put sees one version whole, from the first byte to the last', async () => {
      const versions = [1, 2, 3, 4].map((seed) => pattern(700_000, seed));
      await files().put('f6/a.webp', versions[0] ?? bytes(''));
      const writers = versions.map((version) => files().put('f6/a.webp', version));
      const readers = Array.from({ length: 12 }, () => read(files(), 'f6/a.webp'));
      for (const content of await Promise.all(readers)) {
        expect(versions.some((version) => content?.equals(version))).toBe(true);
      }
      await Promise.all(writers);
    });

    test('F7 a removal while others read leaves them a whole file or a failure', async () => {
      const whole = pattern(2_000_000);
      await files().put('f7/a.webp', whole);
      const readers = Array.from({ length: 6 }, () => read(files(), 'f7/a.webp').catch(() => 'failed' as const));
      await files().remove('f7/a.webp');
      for (const content of await Promise.all(readers)) {
        expect(content === null || content === 'failed' || content.equals(whole)).toBe(true);
      }
    });

    test.each([...badKeys, ...moreBadKeys])('F8 case 36 the key %j is refused by every method', async (key) => {
      const uses = [files().put(key, bytes('x')), files().open(key), files().size(key), files().remove(key)];
      for (const use of await Promise.allSettled(uses)) {
        expect(use).toMatchObject({ status: 'rejected', reason: expect.any(RangeError) });
      }
      expect(() => files().pathOf(key)).toThrow(RangeError);
    });

    test('F9 the sweep takes nothing that was stored', async () => {
      await files().put('f9/a.webp', bytes('stays'));
      await files().put('f9/a.webp', bytes('stays for good'));
      await files().sweep(Date.now() + 3_600_000);
      expect(await text(files(), 'f9/a.webp')).toBe('stays for good');
    });
  });
