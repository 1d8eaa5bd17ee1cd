import type { ConversationId, PictureId } from '@chatter/protocol/ids';
import { describe, expect, test } from 'vitest';
import {
  addPeople,
  addPicture,
  append,
  createGroup,
  expectRefusal,
  line,
  newId,
  type StoreFactory,
  useStore,
} from './fixtures.ts';

/** Rules C4–C7 of SPEC.md. */
export const groupsContract = (makeStore: StoreFactory) =>
  describe('groups', () => {
    const store = useStore(makeStore);

    test('C4 a group begins with its owner, its members and its first line', async () => {
      const [mara, tomas, aiko] = await addPeople(store(), 'Mara', 'Tomas', 'Aiko');
      const id = newId<ConversationId>();
      const first = line(mara);
      const memberIds = [tomas, aiko, mara, tomas];
      const made = await store().conversations.createGroup({
        id,
        title: 'Hikers',
        ownerId: mara,
        memberIds,
        line: first,
      });
      expect(made.conversation).toMatchObject({
        ...{ id, kind: 'group', title: 'Hikers', picture: null, createdBy: mara, createdAt: first.at },
        ...{ memberCount: 3, lastSeq: 1, activityAt: first.at },
      });
      expect(made.line).toMatchObject({
        ...{ id: first.id, seq: 1, authorId: mara, clientMessageId: null, createdAt: first.at },
        content: { kind: 'system', v: 1, event: 'group-created', userIds: [], title: 'Hikers' },
      });
      expect(made.members.map((row) => [row.userId, row.role])).toEqual([
        [mara, 'owner'],
        [tomas, 'member'],
        [aiko, 'member'],
      ]);
      for (const row of made.members) expect(row).toMatchObject({ deliveredSeq: 1, readSeq: 1, leftAt: null });
      expect(await store().conversations.byId(id)).toEqual(made.conversation);
      expect((await store().messages.page({ conversationId: id, at: { kind: 'newest' }, limit: 9 })).messages).toEqual([
        made.line,
      ]);
    });

    test('C4 somebody may start a group alone', async () => {
      const [mara] = await addPeople(store(), 'Mara');
      expect((await createGroup(store(), mara)).memberCount).toBe(1);
    });

    test('C5 a new title is stored with its line; the same title changes nothing', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const before = await createGroup(store(), mara, tomas);
      const renaming = line(tomas);
      const { conversation, ...rest } = await store().conversations.rename({
        id: before.id,
        title: 'Climbers',
        line: renaming,
      });
      expect(conversation).toMatchObject({ title: 'Climbers', lastSeq: 2, activityAt: renaming.at });
      expect(rest.members).toEqual([]);
      expect(rest.line).toMatchObject({
        ...{ seq: 2, authorId: tomas },
        content: { event: 'title-changed', userIds: [], title: 'Climbers' },
      });
      const same = await store().conversations.rename({ id: before.id, title: 'Climbers', line: line(mara) });
      expect(same).toEqual({ conversation, line: null, members: [] });
    });

    test('C5 the same renaming from ten devices at once is one line', async () => {
      const [mara] = await addPeople(store(), 'Mara');
      const { id } = await createGroup(store(), mara);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => store().conversations.rename({ id, title: 'Once', line: line(mara) })),
      );
      expect(answers.filter((answer) => answer.line !== null)).toHaveLength(1);
      expect((await store().conversations.byId(id))?.lastSeq).toBe(2);
    });

    test('C5 only somebody present changes the title', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const { id } = await createGroup(store(), mara);
      await expectRefusal(store().conversations.rename({ id, title: 'Mine', line: line(tomas) }), 'NOT_FOUND');
      await expectRefusal(store().conversations.rename({ id: newId(), title: 'Mine', line: line(mara) }), 'NOT_FOUND');
      expect(await store().conversations.byId(id)).toMatchObject({ title: 'Hikers', lastSeq: 1 });
    });

    test('C6 a new picture is stored with its line and belongs to the group; the same picture changes nothing', async () => {
      const [mara] = await addPeople(store(), 'Mara');
      const { id } = await createGroup(store(), mara);
      const { id: picture } = await addPicture(store(), mara, { kind: 'group', conversationId: null });
      const changed = await store().conversations.setPicture({ id, picture, line: line(mara) });
      expect(changed.conversation.picture).toBe(picture);
      expect(changed.line).toMatchObject({ content: { event: 'picture-changed', userIds: [] } });
      expect((await store().pictures.byId(picture))?.conversationId).toBe(id);
      const same = await store().conversations.setPicture({ id, picture, line: line(mara) });
      expect(same).toEqual({ conversation: changed.conversation, line: null, members: [] });
    });

    test('C6 a picture that is missing, of another kind or of another group is refused', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const group = await createGroup(store(), mara);
      const other = await createGroup(store(), mara);
      const photo = await addPicture(store(), mara);
      const foreign = await addPicture(store(), mara, { kind: 'group', conversationId: other.id });
      const own = await addPicture(store(), tomas, { kind: 'group', conversationId: group.id });
      for (const picture of [newId<PictureId>(), photo.id, foreign.id]) {
        await expectRefusal(store().conversations.setPicture({ id: group.id, picture, line: line(mara) }), 'NOT_FOUND');
      }
      const stranger = { id: group.id, picture: own.id, line: line(tomas) };
      await expectRefusal(store().conversations.setPicture(stranger), 'NOT_FOUND');
      expect(await store().conversations.byId(group.id)).toEqual(group);
    });

    test('C7 activity is the time of the newest message and does not go back with a clock', async () => {
      const [mara] = await addPeople(store(), 'Mara');
      const group = await createGroup(store(), mara);
      await append(store(), group.id, mara, { at: group.activityAt + 50 });
      await append(store(), group.id, mara, { at: group.activityAt - 600_000 });
      expect(await store().conversations.byId(group.id)).toMatchObject({
        activityAt: group.activityAt + 50,
        lastSeq: 3,
      });
    });
  });
