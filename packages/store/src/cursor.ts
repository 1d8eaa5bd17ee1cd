import { Buffer } from 'node:buffer';
import { ChatterError } from '@chatter/protocol/chatter-error';

interface SortKey {
  readonly text: string;
  readonly number: number;
}

/** A place in a listing as opaque text: the sort key of the last row, then its id, which parts equal keys. */
export const encodeCursor = (key: string | number, id: string): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url');

/**
 * Reads what `encodeCursor` wrote.
 * @param kind what the listing sorts by; a cursor of another listing is refused
 * @throws VALIDATION_FAILED for text that is no cursor: it comes from the network
 */
export const decodeCursor = <Kind extends keyof SortKey>(
  kind: Kind,
  cursor: string,
): { key: SortKey[Kind]; id: string } => {
  const place = parse(cursor);
  if (Array.isArray(place) && place.length === 2 && isKey(kind, place[0]) && typeof place[1] === 'string') {
    return { key: place[0], id: place[1] };
  }
  throw new ChatterError('VALIDATION_FAILED', { issues: [{ path: ['cursor'], code: 'invalid_cursor' }] });
};

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
};

const isKey = <Kind extends keyof SortKey>(kind: Kind, key: unknown): key is SortKey[Kind] =>
  kind === 'text' ? typeof key === 'string' : Number.isSafeInteger(key);
