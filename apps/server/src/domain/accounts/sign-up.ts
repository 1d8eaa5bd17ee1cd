import { ChatterError } from '@chatter/protocol/chatter-error';
import type { UserId } from '@chatter/protocol/ids';
import type { CropBox } from '@chatter/protocol/picture';
import { emailKey } from '@chatter/store/email-key';
import { nameKey } from '@chatter/store/name-key';
import type { UserRow } from '@chatter/store/users';
import { newId } from '../new-id.ts';
import { keepPicture } from '../pictures/keep-picture.ts';
import { processPicture } from '../pictures/process-picture.ts';
import type { Accounts, Visit } from './accounts.ts';
import { checkPassword } from './check-password.ts';
import { type Entry, startSession } from './start-session.ts';

export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly remember?: boolean | undefined;
  readonly device?: string | undefined;
  readonly avatar?: { bytes: Buffer; crop: CropBox | undefined } | undefined;
}

const addAvatar = async (
  accounts: Accounts,
  user: UserRow,
  picture: Awaited<ReturnType<typeof processPicture>>,
): Promise<UserRow> => {
  const { id } = await keepPicture(accounts, { ownerId: user.id, kind: 'avatar', conversationId: null, picture });
  return (await accounts.store.users.update(user.id, { avatar: id })) ?? user;
};

/** Creates an account and signs it in. @throws EMAIL_TAKEN, PASSWORD_TOO_COMMON, NOT_AN_IMAGE, IMAGE_TOO_LARGE */
export const signUp = async (accounts: Accounts, visit: Visit, wish: SignUp): Promise<Entry> => {
  checkPassword(wish.password, wish);
  const key = emailKey(wish.email);
  // Asked first to spare the hashing; the store decides when two ask at once.
  if ((await accounts.store.users.byEmailKey(key)) !== null) throw new ChatterError('EMAIL_TAKEN');
  // Decoded before the account is made: a picture that cannot be read leaves nothing behind.
  const picture = wish.avatar && (await processPicture(wish.avatar.bytes, { square: true, crop: wish.avatar.crop }));
  const passwordHash = await accounts.passwords.hash(wish.password);
  const now = accounts.clock.now();
  const user: UserRow = {
    id: newId<UserId>(now),
    email: wish.email,
    emailKey: key,
    displayName: wish.displayName,
    nameKey: nameKey(wish.displayName),
    status: null,
    avatar: null,
    passwordHash,
    createdAt: now,
    lastSeenAt: null,
  };
  await accounts.store.users.create(user);
  return startSession(accounts, picture ? await addAvatar(accounts, user, picture) : user, visit, wish);
};
