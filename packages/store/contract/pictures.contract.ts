import type { Content } from '@chatter/protocol/content';
import type { PictureId } from '@chatter/protocol/ids';
import { describe, expect, test } from 'vitest';
import type { PictureRow } from '../src/pictures.ts';
import {
  addPeople,
  addPicture,
  append,
  createGroup,
  draft,
  expectRefusal,
  line,
  newId,
  type StoreFactory,
  upTo,
  useStore,
} from './fixtures.ts';

const photos = (...rows: PictureRow[]): Content => ({
  kind: 'photos',
  v: 1,
  photos: rows.map(({ id, width, height, color }) => ({ id, width, height, color })),
  caption: '',
});

/** Rules P1–P4 of SPEC.md. The clean-up looks at the whole store, so each of its tests has times of its own. */
export const picturesContract = (makeStore: StoreFactory) =>
  describe('pictures', () => {
    const store = useStore(makeStore);

    test('P1 a picture is found as it was stored', async () => {
      const [mara] = await addPeople(store(), 'Mara');
      const [one, two] = await Promise.all([addPicture(store(), mara), addPicture(store(), mara, { kind: 'avatar' })]);
      expect(await store().pictures.byId(one.id)).toEqual(one);
      expect((await store().pictures.byIds([two.id, newId(), one.id])).map((row) => row.id).sort()).toEqual(
        [one.id, two.id].sort(),
      );
      expect(await store().pictures.byId(newId())).toBeNull();
      expect(await store().pictures.byIds([])).toEqual([]);
    });

    test('P2 a message takes its photos with it', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const { id } = await createGroup(store(), mara, tomas);
      const [one, two] = await Promise.all([addPicture(store(), mara), addPicture(store(), mara)]);
      const content = photos(two, one);
      const message = await append(store(), id, mara, { content, photoIds: [two.id, one.id] });
      expect(message.content).toEqual(content);
      for (const photo of [one, two]) {
        expect(await store().pictures.byId(photo.id)).toEqual({ ...photo, conversationId: id, messageId: message.id });
      }
    });

    test('P3 a photo that is missing, another’s, sent or no photo refuses the message, and no other is taken', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const { id } = await createGroup(store(), mara, tomas);
      const [fine, sent] = await Promise.all([addPicture(store(), mara), addPicture(store(), mara)]);
      const [others, avatar] = await Promise.all([
        addPicture(store(), tomas),
        addPicture(store(), mara, { kind: 'avatar' }),
      ]);
      await append(store(), id, mara, { photoIds: [sent.id] });
      for (const bad of [newId<PictureId>(), others.id, sent.id, avatar.id]) {
        await expectRefusal(
          store().messages.append(draft(id, mara, { photoIds: [fine.id, bad] })),
          'PHOTO_UNAVAILABLE',
        );
      }
      expect(await store().pictures.byId(fine.id)).toEqual(fine);
      expect((await store().conversations.byId(id))?.lastSeq).toBe(2);
    });

    test('P3 a photo that many messages want at once goes to one', async () => {
      const [mara] = await addPeople(store(), 'Mara');
      const { id } = await createGroup(store(), mara);
      const photo = await addPicture(store(), mara);
      const outcomes = await Promise.allSettled(
        upTo(10).map(() => append(store(), id, mara, { photoIds: [photo.id] })),
      );
      const sent = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      expect(sent).toHaveLength(1);
      expect((await store().pictures.byId(photo.id))?.messageId).toBe(sent[0]?.id);
    });

    test('P4 pictures that nothing shows are removed once they are old', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const { id } = await createGroup(store(), mara);
      const kinds = { createdAt: 100 };
      const photo = await addPicture(store(), mara, kinds);
      const young = await addPicture(store(), mara, { createdAt: 200 });
      const sent = await addPicture(store(), mara, kinds);
      await append(store(), id, mara, { photoIds: [sent.id] });
      const [old, worn] = await Promise.all([1, 2].map(() => addPicture(store(), mara, { ...kinds, kind: 'avatar' })));
      await store().users.update(tomas, { avatar: old?.id ?? null });
      await store().users.update(tomas, { avatar: worn?.id ?? null });
      const [past, shown] = await Promise.all([1, 2].map(() => addPicture(store(), mara, { ...kinds, kind: 'group' })));
      for (const picture of [past?.id ?? newId(), shown?.id ?? newId()]) {
        await store().conversations.setPicture({ id, picture, line: line(mara) });
      }
      const removed = await store().pictures.removeUnused(200, 50);
      expect(removed.sort()).toEqual([photo.id, old?.id, past?.id].sort());
      const left = await store().pictures.byIds(
        [photo, young, sent, old, worn, past, shown].map((row) => row?.id ?? newId()),
      );
      expect(left.map((row) => row.id).sort()).toEqual([young.id, sent.id, worn?.id, shown?.id].sort());
      expect(await store().pictures.removeUnused(200, 50)).toEqual([]);
    });

    test('P4 the clean-up stops at its limit', async () => {
      const [mara] = await addPeople(store(), 'Mara');
      await Promise.all(upTo(5).map(() => addPicture(store(), mara, { createdAt: 10 })));
      expect(await store().pictures.removeUnused(11, 3)).toHaveLength(3);
      expect(await store().pictures.removeUnused(11, 3)).toHaveLength(2);
    });

    test('P4 a photo is either sent or cleaned up, not both', async () => {
      const [mara] = await addPeople(store(), 'Mara');
      const { id } = await createGroup(store(), mara);
      const many = await Promise.all(upTo(10).map(() => addPicture(store(), mara, { createdAt: 20 })));
      const [removed, ...outcomes] = await Promise.all([
        store().pictures.removeUnused(21, 5),
        ...many.map((photo) => append(store(), id, mara, { photoIds: [photo.id] }).catch(() => null)),
      ]);
      const left = await store().pictures.byIds(many.map((photo) => photo.id));
      expect(left).toHaveLength(10 - removed.length);
      expect(outcomes.filter((message) => message !== null)).toHaveLength(left.length);
    });
  });
