import { isIPv6 } from 'node:net';

const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i;

const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':'));

/**
 * Whom a limit per address counts: an IPv4 address, or the /64 of an IPv6 address. One household has all of a /64 for
 * itself, and could otherwise come from another address with each request (cases 8, 48).
 */
export const networkOf = (address: string): string => {
  const [, v4] = mapped.exec(address) ?? [];
  if (v4 !== undefined) return v4;
  if (!isIPv6(address)) return address;
  const [start = '', end = ''] = address.replace(/%.*$/, '').split('::');
  const [first, last] = [groupsOf(start), groupsOf(end)];
  // An address without "::" has all eight groups; with it, zeros fill the middle.
  const zeros = Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  const network = [...first, ...zeros, ...last].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
};
