import * as z from 'zod/mini';

/** An address that MongoDB's driver takes; nothing is null. What is in it beyond the scheme is for the driver to judge. */
export const optionalMongoUrlSchema = z.pipe(
  z.string().check(z.regex(/^(mongodb(\+srv)?:\/\/\S+)?$/)),
  z.transform((url) => (url === '' ? null : url)),
);
