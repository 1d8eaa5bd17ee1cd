import { decodeCursor, encodeCursor } from '@chatter/store/cursor';
import { searchWords } from '@chatter/store/search-keys';
import type { Page } from '@chatter/store/store';
import { toPage } from '@chatter/store/to-page';
import type { UserRow, UserStore } from '@chatter/store/users';
import { trusted } from 'mongoose';
import { allOf, anyOf } from './filters.ts';
import type { Models } from './models.ts';
import { toUser } from './user-row.ts';

type Query = Parameters<UserStore['directory']>[0];

// Above every letter, so that [word, word + last) holds all that begins with the word. MongoDB compares texts by their
// UTF-8 bytes, which is the order of code points.
const last = '\u{10FFFF}';

/** Which way is shorter, from a word or along the names, is for the database's planner to say. */
export const directory = async ({ users }: Models, query: Query): Promise<Page<UserRow>> => {
  const { search, except, among, after, limit } = query;
  const words = searchWords(search).map((word) => ({
    searchKeys: trusted({ $elemMatch: { $gte: word, $lt: `${word}${last}` } }),
  }));
  const ids = { ...(among === undefined ? {} : { $in: [...among] }), $nin: [...except] };
  const found = await users
    .find({ _id: trusted(ids), ...allOf(afterPlace(after), ...words) })
    .sort({ nameKey: 1, _id: 1 })
    .limit(limit + 1)
    .lean();
  return toPage(found.map(toUser), limit, (row) => encodeCursor(row.nameKey, row.id));
};

const afterPlace = (cursor: string | null) => {
  if (cursor === null) return {};
  const { key, id } = decodeCursor('text', cursor);
  return {
    nameKey: trusted({ $gte: key }),
    ...anyOf({ nameKey: trusted({ $gt: key }) }, { nameKey: key, _id: trusted({ $gt: id }) }),
  };
};
