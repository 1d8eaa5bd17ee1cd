import * as z from 'zod/mini';

const isOrigin = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, href } = new URL(text);
  // Nothing but the origin: no path, user or query.
  return /^https?:$/.test(protocol) && href === `${origin}/`;
};

const originSchema = z.pipe(
  z.string().check(z.refine(isOrigin)),
  z.transform((text) => new URL(text).origin),
);

const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** An origin such as `https://chat.example.org`; nothing is null. */
export const optionalOriginSchema = z.union([
  z.pipe(
    z.literal(''),
    z.transform(() => null),
  ),
  originSchema,
]);

/** Origins with commas between them. */
export const originListSchema = z.pipe(z.pipe(z.string(), z.transform(splitList)), z.array(originSchema));
