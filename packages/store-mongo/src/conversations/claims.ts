import type { ConversationId, PictureId } from '@chatter/protocol/ids';
import { sendKey } from '../keys.ts';
import type { Models } from '../models.ts';
import { claimGroupPicture, claimPhotos, releaseGroupPicture, releasePhotos } from './claim-pictures.ts';
import { claimSends, releaseSends } from './claim-sends.ts';
import type { Operation } from './operation.ts';

export interface Claimed {
  readonly taken: ReadonlySet<string>;
  readonly withoutPhotos: ReadonlySet<string>;
  readonly pictures: ReadonlySet<PictureId>;
}

/**
 * What one commit holds of the things that conversations share: client ids, photos, pictures of groups. They are claimed
 * before it is decided, because one compare-and-set decides one conversation.
 */
export class Claims {
  readonly #models: Models;
  readonly #id: ConversationId;
  readonly #token: string;
  readonly #newPictures = new Set<PictureId>();

  constructor(models: Models, id: ConversationId, token: string) {
    this.#models = models;
    this.#id = id;
    this.#token = token;
  }

  async take(operations: readonly Operation<unknown>[]): Promise<Claimed> {
    const sends = operations.flatMap(({ needs }) => needs.send ?? []);
    const withoutPhotos = new Set<string>();
    const pictures = new Set<PictureId>();
    const photos = sends.filter(({ photoIds }) => photoIds.length > 0);
    const [taken] = await Promise.all([
      claimSends(this.#models, this.#id, sends, this.#token),
      ...photos.map(async (draft) => {
        if (await claimPhotos(this.#models, draft, this.#token)) return;
        withoutPhotos.add(sendKey(draft.authorId, draft.clientMessageId));
      }),
      ...operations.map(async ({ needs: { picture } }) => {
        if (picture === undefined) return;
        const { isOurs, wasOurs } = await claimGroupPicture(this.#models, this.#id, picture, this.#token);
        if (isOurs) pictures.add(picture.id);
        if (isOurs && !wasOurs) this.#newPictures.add(picture.id);
      }),
    ]);
    return { taken, withoutPhotos, pictures };
  }

  /** Lets go of what was claimed for operations that came to nothing. */
  async release(operations: readonly Operation<unknown>[]): Promise<void> {
    const sends = operations.flatMap(({ needs }) => needs.send ?? []);
    await Promise.all([
      releaseSends(
        this.#models,
        sends.map(({ authorId, clientMessageId }) => sendKey(authorId, clientMessageId)),
        this.#token,
      ),
      releasePhotos(
        this.#models,
        sends.flatMap(({ photoIds }) => photoIds),
        this.#token,
      ),
      ...operations.flatMap(({ needs: { picture } }) =>
        picture === undefined
          ? []
          : [
              releaseGroupPicture(this.#models, picture.id, {
                wasOurs: !this.#newPictures.has(picture.id),
                token: this.#token,
              }),
            ],
      ),
    ]);
  }
}
