import type { Accounts } from './accounts.ts';

/**
 * Compares a password with a hash and counts the try; one that could not be made, because too many wait for hashing,
 * does not count.
 * @param who.account what tries are counted for
 * @param hash null stands for an account that is not there (case 9)
 * @returns whether it is right. @throws RATE_LIMITED
 */
export const tryPassword = async (
  { guard, passwords }: Accounts,
  { account, address }: { account: string; address: string },
  hash: string | null,
  password: string,
): Promise<boolean> => {
  await guard.begin(account, address);
  const isRight = await passwords.verify(hash, password).catch(async (error: unknown) => {
    await guard.abandoned(account, address);
    throw error;
  });
  if (isRight) await guard.succeeded(account, address);
  return isRight;
};
