import { ChatterError } from '@chatter/protocol/chatter-error';
import { commonPasswords } from './common-passwords.ts';

/** Why a password is refused (`details.reason`). */
type Reason = 'common' | 'repeated' | 'sequence' | 'like-email' | 'like-name' | 'like-product';

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
];
const tracks = rows.flatMap((row) => [row, [...row].reverse().join('')]);

const looksLike: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const unmask = (text: string): string => text.replace(/[0134577@$!]/g, (char) => looksLike[char] ?? char);

const strip = (text: string): string => text.replace(/^[^\p{L}]{1,4}/u, '').replace(/[^\p{L}]{1,4}$/u, '');

/** The word inside `P4ssword2024!`: guessers try such forms of a word together with it. */
const forms = (text: string): string[] => [text, unmask(text), strip(text), unmask(strip(text)), strip(unmask(text))];

/** True when the text falls into runs of at least three neighbours, as in `qwerty123` or `abc987xyz`. */
const isMadeOfRuns = (text: string): boolean => {
  for (let start = 0; start < text.length; ) {
    let end = start + 1;
    while (end < text.length && tracks.some((track) => track.includes(text.slice(start, end + 1)))) end += 1;
    if (end - start < 3) return false;
    start = end;
  }
  return true;
};

const holds = (text: string, part: string): boolean => part.length >= 4 && strip(text) === part;

const reasonAgainst = (password: string, owner: { email: string; displayName: string }): Reason | null => {
  const text = password.normalize('NFKC').toLowerCase();
  const email = owner.email.toLowerCase();
  const name = owner.displayName.toLowerCase().replace(/\s+/gu, '');
  const [mailbox = '', domain = ''] = email.split('@');
  if (/^(.{1,4})\1+$/su.test(text)) return 'repeated';
  if (isMadeOfRuns(text)) return 'sequence';
  if (forms(text).some((form) => commonPasswords.has(form))) return 'common';
  if (text === email || [mailbox, domain].some((part) => text === part || holds(text, part))) return 'like-email';
  if (text.replace(/\s+/gu, '') === name || holds(text, name)) return 'like-name';
  if (forms(text).some((form) => form === 'chatter' || form === 'chatterchatter')) return 'like-product';
  return null;
};

/** Refuses what a guesser would try first. @throws PASSWORD_TOO_COMMON with `details.reason` */
export const checkPassword = (password: string, owner: { email: string; displayName: string }): void => {
  const reason = reasonAgainst(password, owner);
  if (reason !== null) throw new ChatterError('PASSWORD_TOO_COMMON', { reason });
};
