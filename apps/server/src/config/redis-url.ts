import * as z from 'zod/mini';

const isRedisUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  return /^rediss?:$/.test(protocol) && hostname !== '' && search === '' && hash === '';
};

/** `redis://…`, or `rediss://…` over TLS; nothing is null. */
export const redisUrlSchema = z.union([
  z.pipe(
    z.literal(''),
    z.transform(() => null),
  ),
  z.string().check(z.refine(isRedisUrl)),
]);
