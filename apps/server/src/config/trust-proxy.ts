import { isIP } from 'node:net';
import * as z from 'zod/mini';

/** Whose `X-Forwarded-For` is believed: nobody's, a number of hops, or these addresses (as Express takes it). */
export type TrustProxy = false | number | string[];

const names = ['loopback', 'linklocal', 'uniquelocal'];

const isAddress = (text: string): boolean => {
  if (names.includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
};

const list = z.pipe(
  z.pipe(
    z.string().check(z.minLength(1)),
    z.transform((text) => text.split(',').map((part) => part.trim())),
  ),
  z.array(z.string().check(z.refine(isAddress))),
);

/** `off`, a number of hops, or addresses, networks and `loopback` with commas between them. */
export const trustProxySchema: z.ZodMiniType<TrustProxy, string> = z.union([
  z.pipe(
    z.literal('off'),
    z.transform((): TrustProxy => false),
  ),
  z.pipe(z.string().check(z.regex(/^[1-9]$/)), z.transform(Number)),
  list,
]);
