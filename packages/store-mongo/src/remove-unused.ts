import { randomBytes } from 'node:crypto';
import type { PictureId } from '@chatter/protocol/ids';
import { trusted } from 'mongoose';
import { allOf, anyOf } from './filters.ts';
import type { Models } from './models.ts';
import { persevere } from './persevere.ts';
import type { StoredPicture } from './schemas/picture.ts';

// How many avatars are held against the people at once.
const atOnce = 500;

/**
 * Removes pictures that nothing shows. First they are marked, so that no message and no group can claim them, then looked
 * at once more, then removed: a picture is either claimed or marked, never both.
 */
export const removeUnusedPictures = async (models: Models, before: number, limit: number): Promise<PictureId[]> => {
  const token = randomBytes(9).toString('base64url');
  const found = await unusedPictures(models, before, limit);
  if (found.length === 0) return [];
  const free = { messageId: null, ...unclaimed(before) };
  await persevere(() =>
    models.pictures.updateMany({ _id: trusted({ $in: found }), ...free }, { $set: { removing: token } }),
  );
  const marked = await models.pictures.find({ removing: token }).lean();
  const shown = await shownAmong(models, marked);
  if (shown.size > 0) {
    await persevere(() =>
      models.pictures.updateMany({ _id: trusted({ $in: [...shown] }) }, { $set: { removing: null } }),
    );
  }
  await persevere(() => models.pictures.deleteMany({ removing: token }));
  return marked.map((picture) => picture._id).filter((id) => !shown.has(id));
};

/** Not held by a change that is under way; one that died long ago holds nothing. */
const unclaimed = (before: number) => anyOf({ claim: null }, { 'claim.at': trusted({ $lt: before }) });

const unusedPictures = async (models: Models, before: number, limit: number): Promise<PictureId[]> => {
  const { pictures } = models;
  // What a clean-up marked that did not come to its end.
  const left = await pictures
    .find({ removing: trusted({ $gt: '' }), createdAt: trusted({ $lt: before }) })
    .limit(limit)
    .lean();
  const found = left.map((picture) => picture._id);
  for (const kind of ['photo', 'avatar', 'group'] as const) {
    let after: Pick<StoredPicture, 'createdAt' | '_id'> | undefined;
    while (found.length < limit) {
      const batch = await oldPictures(models, { kind, before, after });
      const shown = await shownAmong(models, batch);
      found.push(...batch.filter(({ _id }) => !shown.has(_id) && !found.includes(_id)).map(({ _id }) => _id));
      after = batch.at(-1);
      if (batch.length < atOnce) break;
    }
  }
  return found.slice(0, limit);
};

const oldPictures = (
  { pictures }: Models,
  {
    kind,
    before,
    after,
  }: { kind: StoredPicture['kind']; before: number; after: Pick<StoredPicture, 'createdAt' | '_id'> | undefined },
) => {
  const place =
    after === undefined
      ? {}
      : anyOf(
          { createdAt: trusted({ $gt: after.createdAt }) },
          { createdAt: after.createdAt, _id: trusted({ $gt: after._id }) },
        );
  return pictures
    .find({
      ...{ kind, messageId: null, createdAt: trusted({ $lt: before }) },
      ...allOf(unclaimed(before), place),
    })
    .sort({ createdAt: 1, _id: 1 })
    .limit(atOnce)
    .lean();
};

/** Which avatars somebody wears, and which pictures a group shows; a photo without a message is shown nowhere. */
const shownAmong = async (
  { users, conversations }: Models,
  pictures: readonly Pick<StoredPicture, '_id' | 'kind'>[],
): Promise<Set<PictureId>> => {
  const idsOf = (kind: StoredPicture['kind']) => ({
    ...trusted({ $in: pictures.filter((picture) => picture.kind === kind).map((picture) => picture._id) }),
  });
  const [worn, hung] = await Promise.all([
    users.find({ avatar: trusted(idsOf('avatar')) }, { avatar: 1 }).lean(),
    conversations.find({ picture: trusted(idsOf('group')) }, { picture: 1 }).lean(),
  ]);
  return new Set([...worn.map((user) => user.avatar), ...hung.map((one) => one.picture)].flatMap((id) => id ?? []));
};
