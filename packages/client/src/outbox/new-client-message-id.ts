import type { ClientMessageId } from '@chatter/protocol/ids';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/**
 * 22 characters: eight of time, so that a store finds the newest ones side by side, then 84 random bits. Not
 * `randomUUID`: a page over plain HTTP in a local network has none.
 */
export const newClientMessageId = (): ClientMessageId => {
  let id = Date.now().toString(36).padStart(8, '0').slice(-8);
  for (const byte of crypto.getRandomValues(new Uint8Array(14))) id += alphabet[byte & 63];
  return id as ClientMessageId;
};
