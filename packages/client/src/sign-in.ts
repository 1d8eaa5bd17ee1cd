import type { Chatter } from './api.ts';
import { createChatter } from './create-chatter.ts';

/**
 * Signs in with a password and resolves when connected and caught up: all that a bot needs to begin.
 * @param input `url` is the origin of the server; `device` is how it is called in the account's list of devices
 * @throws ClientError SIGNIN_FAILED, RATE_LIMITED, NETWORK, TIMEOUT, PROTOCOL_UNSUPPORTED
 */
export const signIn = async (input: {
  url: string;
  email: string;
  password: string;
  device?: string;
}): Promise<Chatter> => {
  const { url, email, password, device } = input;
  const chatter = createChatter(device === undefined ? { url } : { url, device });
  await chatter.accounts.signIn({ email, password, remember: true });
  await chatter.ready();
  return chatter;
};
