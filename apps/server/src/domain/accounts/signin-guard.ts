import { createRateLimit } from '../rate-limit.ts';
import { countAlone, type SharedCounts } from '../shared-counts.ts';

/** Slows guessing of one account's password without shutting its owner out for good (case 8). */
export interface SigninGuard {
  /** Counts a try before it is made, so that parallel ones count too. @throws RATE_LIMITED */
  begin(account: string, address: string): Promise<void>;
  /** The try was right: it does not count, and the address is one that the owner uses. */
  succeeded(account: string, address: string): Promise<void>;
  /** The try was not made after all. */
  abandoned(account: string, address: string): Promise<void>;
  /** The owner is at this address. */
  trust(account: string, address: string): void;
}

const quarter = 15 * 60;
const trustedMax = 20_000;

/**
 * Failures count per account and address, and per account over all addresses. An address from which the owner has
 * signed in has its own allowance only: guessing from elsewhere cannot use it up.
 * @param failures per account and address in a quarter of an hour; 0 lifts both limits
 */
export const createSigninGuard = (failures: number, counts: SharedCounts = countAlone): SigninGuard => {
  const here = createRateLimit({ name: 'guesses-here', tries: failures, seconds: quarter }, counts);
  const everywhere = createRateLimit({ name: 'guesses', tries: failures * 5, seconds: quarter }, counts);
  const trusted = new Set<string>();
  const pair = (account: string, address: string): string => `${address} ${account}`;

  const remember = (key: string): void => {
    trusted.delete(key);
    trusted.add(key);
    const [oldest] = trusted;
    if (trusted.size > trustedMax && oldest !== undefined) trusted.delete(oldest);
  };
  const tally = counts.join({ name: 'trusted', atOnce: 1 }, ({ key }) => remember(key));
  const trust = (account: string, address: string): void => {
    remember(pair(account, address));
    tally.add(pair(account, address), 1);
  };

  return {
    begin: async (account, address) => {
      await here.take(pair(account, address));
      if (!trusted.has(pair(account, address))) await everywhere.take(account);
    },
    succeeded: async (account, address) => {
      await here.forget(pair(account, address));
      if (!trusted.has(pair(account, address))) await everywhere.giveBack(account);
      trust(account, address);
    },
    abandoned: async (account, address) => {
      await here.giveBack(pair(account, address));
      if (!trusted.has(pair(account, address))) await everywhere.giveBack(account);
    },
    trust,
  };
};
