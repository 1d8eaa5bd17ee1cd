import * as z from 'zod/mini';

/** A point in time: epoch milliseconds, from the server's clock. For people's eyes; order comes from `seq`. */
export const timeSchema = z.int().check(z.nonnegative());

/** A position in a conversation: 0 is before the first message, the first message is 1 (D3). */
export const seqSchema = z.int().check(z.nonnegative());

/** The change counter of a conversation (D4). */
export const revSchema = z.int().check(z.nonnegative());

/** An opaque place in a listing, from `next` of the page before. */
export const cursorSchema = z.string().check(z.minLength(1), z.maxLength(400));

/** An opaque place in the stream of everything that changes, from the `position` of an earlier answer (D6). */
export const positionSchema = z.string().check(z.minLength(1), z.maxLength(100));

/** A query number: HTTP carries it as text. */
const queryInt = z.coerce.number().check(z.int(), z.nonnegative());

/** A position in a query string. */
export const querySeqSchema = queryInt;

/** @param max the largest page that may be asked for */
export const pageLimit = (max: number) => z.optional(queryInt.check(z.minimum(1), z.maximum(max)));

// NUL and lone surrogates cannot be stored faithfully in every database; everything else is the person's own text.
const broken = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Text that a person wrote, between `min` and `max` UTF-16 code units, kept as it came. */
export const writtenText = (min: number, max: number) =>
  z.string().check(
    z.minLength(min),
    z.maxLength(max),
    z.refine((text) => !broken.test(text), { error: 'holds NUL or half a character' }),
  );

// They would turn the direction of whatever a name stands in (`exe.gpj`); the marks that scripts need are others.
const turning = /[\u202A-\u202E\u2066-\u2069]/g;
const visible = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{M}\p{Cc}\p{Cf}]/u;

const toLine = (text: string): string => text.replace(turning, '').trim().replace(/\s+/gu, ' ');

/** A one-line name: trimmed, without line breaks, control characters or turns of direction; something is to be seen. */
export const lineText = (max: number) =>
  z.pipe(
    z.pipe(z.string().check(z.maxLength(max * 4)), z.transform(toLine)),
    writtenText(1, max).check(
      z.refine((text) => !/\p{Cc}/u.test(text), { error: 'holds control characters' }),
      z.refine((text) => visible.test(text), { error: 'holds nothing that can be seen' }),
    ),
  );
