import type { ClientMessageId } from '@chatter/protocol/ids';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/** 22 characters, 132 random bits. Not `randomUUID`: a page over plain HTTP in a local network has none. */
export const newClientMessageId = (): ClientMessageId => {
  let id = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(22))) id += alphabet[byte & 63];
  return id as ClientMessageId;
};
