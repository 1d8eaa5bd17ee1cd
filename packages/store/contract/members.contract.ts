import { describe, expect, test } from 'vitest';
import type { GroupChange, MemberRow } from '../src/conversations.ts';
import {
  addCrowd,
  addPeople,
  allPages,
  append,
  appendMany,
  createGroup,
  draft,
  expectRefusal,
  line,
  newId,
  type StoreFactory,
  tick,
  upTo,
  useStore,
} from './fixtures.ts';

/** Rules C8–C13 of SPEC.md. */
export const membersContract = (makeStore: StoreFactory) =>
  describe('members', () => {
    const store = useStore(makeStore);
    const group = async () => {
      const [mara, tomas, aiko, jonas] = await addPeople(store(), 'Mara', 'Tomas', 'Aiko', 'Jonas');
      const { id } = await createGroup(store(), mara, tomas);
      return { id, mara, tomas, aiko, jonas };
    };
    const add = (id: GroupChange['conversation']['id'], by: MemberRow['userId'], ...userIds: MemberRow['userId'][]) =>
      store().conversations.addMembers({ id, userIds, limit: 5_000, line: line(by) });
    const remove = (id: GroupChange['conversation']['id'], by: MemberRow['userId'], userId: MemberRow['userId']) =>
      store().conversations.removeMember({ id, userId, line: line(by) });

    test('C8 people who are added stand at the end of the conversation, with one line for all of them', async () => {
      const { id, tomas, aiko, jonas } = await group();
      await appendMany(store(), id, tomas, 3);
      const change = await add(id, tomas, aiko, tomas, jonas, aiko);
      expect(change.conversation).toMatchObject({ memberCount: 4, lastSeq: 5 });
      expect(change.line).toMatchObject({
        seq: 5,
        authorId: tomas,
        content: { event: 'members-added', userIds: [aiko, jonas] },
      });
      expect(change.members.map((row) => row.userId)).toEqual([aiko, jonas]);
      for (const row of change.members) expect(row).toMatchObject({ role: 'member', deliveredSeq: 5, readSeq: 5 });
      expect(await store().conversations.view(id, aiko)).toMatchObject({ unread: 0, me: change.members[0] });
    });

    test('C8 adding only people who are in changes nothing', async () => {
      const { id, mara, tomas } = await group();
      const before = await store().conversations.byId(id);
      expect(await add(id, mara, tomas, mara)).toEqual({ conversation: before, line: null, members: [] });
      expect(await store().conversations.byId(id)).toEqual(before);
    });

    test('C8 the same person added by many at once is in once, with one line', async () => {
      const { id, mara, tomas, aiko } = await group();
      const answers = await Promise.all(upTo(10).map((n) => add(id, n % 2 === 0 ? mara : tomas, aiko)));
      expect(answers.filter((answer) => answer.line !== null)).toHaveLength(1);
      expect(await store().conversations.byId(id)).toMatchObject({ memberCount: 3, lastSeq: 2 });
    });

    test('C9 a group takes as many as the limit and not one more, also when many are added at once', async () => {
      const { id, mara, aiko } = await group();
      const crowd = await addCrowd(store(), 10);
      const outcomes = await Promise.allSettled(
        crowd.map((userId) => store().conversations.addMembers({ id, userIds: [userId], limit: 6, line: line(mara) })),
      );
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(4);
      expect(await store().conversations.memberIds(id)).toHaveLength(6);
      const full = store().conversations.addMembers({ id, userIds: [aiko], limit: 6, line: line(mara) });
      await expectRefusal(full, 'GROUP_FULL');
      expect(await store().conversations.byId(id)).toMatchObject({ memberCount: 6, lastSeq: 5 });
    });

    test('C9 only somebody present adds people', async () => {
      const { id, aiko, jonas } = await group();
      await expectRefusal(add(id, aiko, jonas), 'NOT_FOUND');
      await expectRefusal(add(newId(), aiko, jonas), 'NOT_FOUND');
    });

    test('C10 who leaves is gone from everything that asks who is present', async () => {
      const { id, mara, tomas } = await group();
      const leaving = line(tomas);
      const change = await store().conversations.removeMember({ id, userId: tomas, line: leaving });
      expect(change.conversation).toMatchObject({ memberCount: 1, lastSeq: 2 });
      expect(change.line).toMatchObject({ authorId: tomas, content: { event: 'member-left', userIds: [] } });
      expect(change.members).toMatchObject([{ userId: tomas, leftAt: leaving.at }]);
      expect(await store().conversations.member(id, tomas)).toBeNull();
      expect(await store().conversations.view(id, tomas)).toBeNull();
      expect(await store().conversations.views(id, [tomas, mara])).toHaveLength(1);
      expect(await store().conversations.memberIds(id)).toEqual([mara]);
      expect((await store().conversations.members({ id, after: null, limit: 9 })).rows).toHaveLength(1);
      expect(await store().conversations.idsOf(tomas)).toEqual([]);
      expect((await store().conversations.list({ userId: tomas, before: null, limit: 9 })).rows).toEqual([]);
      await expectRefusal(store().messages.append(draft(id, tomas)), 'NOT_FOUND');
      const mark = { id, userId: tomas, deliveredSeq: 1, readSeq: 1, at: tick() };
      await expectRefusal(store().conversations.mark(mark), 'NOT_FOUND');
    });

    test('C10 a member does not remove another, a stranger nobody, an owner whom they like', async () => {
      const { id, mara, tomas, aiko } = await group();
      await add(id, mara, aiko);
      await expectRefusal(remove(id, tomas, aiko), 'NOT_ALLOWED');
      await expectRefusal(remove(id, newId(), aiko), 'NOT_FOUND');
      await expectRefusal(remove(id, mara, newId()), 'NOT_FOUND');
      const change = await remove(id, mara, aiko);
      expect(change.line).toMatchObject({ authorId: mara, content: { event: 'member-removed', userIds: [aiko] } });
      await expectRefusal(remove(id, mara, aiko), 'NOT_FOUND');
    });

    test('C10 of ten removals at once one happens', async () => {
      const { id, mara, tomas } = await group();
      const outcomes = await Promise.allSettled(upTo(10).map((n) => remove(id, n === 5 ? tomas : mara, tomas)));
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
      expect(await store().conversations.byId(id)).toMatchObject({ memberCount: 1, lastSeq: 2 });
    });

    test('C11 one who comes back stands at the end, is no owner, and is told about as present again', async () => {
      const { id, mara, tomas } = await group();
      await append(store(), id, tomas);
      await remove(id, mara, tomas);
      await appendMany(store(), id, mara, 4);
      const { members } = await add(id, mara, tomas);
      expect(members).toMatchObject([{ userId: tomas, role: 'member', leftAt: null, deliveredSeq: 8, readSeq: 8 }]);
      expect(await store().conversations.view(id, tomas)).toMatchObject({ unread: 0, me: members[0] });
      await append(store(), id, mara);
      expect((await store().conversations.view(id, tomas))?.unread).toBe(1);
    });

    test('C11 adding and removing at once leaves the number of members right', async () => {
      const { id, mara, aiko, jonas } = await group();
      await Promise.allSettled(
        upTo(40).map((n) =>
          n % 3 === 0 ? remove(id, mara, aiko) : n % 3 === 1 ? add(id, mara, aiko, jonas) : remove(id, jonas, jonas),
        ),
      );
      const present = await store().conversations.memberIds(id);
      const conversation = await store().conversations.byId(id);
      expect(conversation?.memberCount).toBe(present.length);
      const page = await store().messages.page({ conversationId: id, at: { kind: 'newest' }, limit: 100 });
      expect(page.messages.map((message) => message.seq)).toEqual(upTo(conversation?.lastSeq ?? 0));
    });

    test('C12 when the last owner leaves, whoever has been there longest owns the group', async () => {
      const { id, mara, tomas, aiko, jonas } = await group();
      await add(id, mara, jonas);
      await add(id, mara, aiko);
      await remove(id, tomas, tomas);
      const change = await remove(id, mara, mara);
      expect(change.members.map((row) => [row.userId, row.role, row.leftAt === null])).toEqual([
        [mara, 'owner', false],
        [jonas, 'owner', true],
      ]);
      await remove(id, jonas, aiko);
      expect(await store().conversations.memberIds(id)).toEqual([jonas]);
    });

    test('C12 everybody may leave: an empty group has no owner and no members', async () => {
      const { id, mara, tomas } = await group();
      await remove(id, tomas, tomas);
      const change = await remove(id, mara, mara);
      expect(change.conversation.memberCount).toBe(0);
      expect(change.members).toMatchObject([{ userId: mara }]);
      expect(await store().conversations.everyone(id)).toEqual({ deliveredSeq: 0, readSeq: 0 });
    });

    test('C12 when the owner and the next in line leave at once, the third owns the group', async () => {
      const { id, mara, tomas, aiko } = await group();
      await add(id, mara, aiko);
      await Promise.all([remove(id, mara, mara), remove(id, tomas, tomas)]);
      expect(await store().conversations.members({ id, after: null, limit: 9 })).toMatchObject({
        rows: [{ userId: aiko, role: 'owner' }],
      });
    });

    test('C13 a thousand come with one line and are paged in the order they joined', async () => {
      const { id, mara, tomas } = await group();
      const crowd = await addCrowd(store(), 1_000);
      const at = tick();
      const change = await store().conversations.addMembers({
        id,
        userIds: crowd,
        limit: 5_000,
        line: line(mara, { at }),
      });
      expect(change.conversation).toMatchObject({ memberCount: 1_002, lastSeq: 2 });
      expect(change.members).toHaveLength(1_000);
      const seen = await allPages((after) => store().conversations.members({ id, after, limit: 300 }), 300);
      expect(seen.map((row) => row.userId)).toEqual([...[mara, tomas].sort(), ...crowd.sort()]);
      expect(await store().conversations.memberIds(id)).toHaveLength(1_002);
      const views = await store().conversations.views(id, crowd);
      expect(views).toHaveLength(1_000);
      for (const view of views) expect(view).toMatchObject({ unread: 0, peerId: null, everyone: { readSeq: 1 } });
    });

    test('C13 a cursor that no page gave is refused', async () => {
      const { id } = await group();
      await expectRefusal(store().conversations.members({ id, after: '!', limit: 3 }), 'VALIDATION_FAILED');
    });
  });
