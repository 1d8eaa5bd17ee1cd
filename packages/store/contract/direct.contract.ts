import type { ConversationId } from '@chatter/protocol/ids';
import { describe, expect, test } from 'vitest';
import {
  addPeople,
  append,
  expectRefusal,
  line,
  newId,
  openDirect,
  type StoreFactory,
  tick,
  useStore,
} from './fixtures.ts';

/** Rules C1–C3 of SPEC.md. */
export const directContract = (makeStore: StoreFactory) =>
  describe('direct conversations', () => {
    const store = useStore(makeStore);

    test('C1 a direct conversation has two members and nothing else yet', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const start = { id: newId<ConversationId>(), by: mara, with: tomas, at: tick() };
      const { conversation, created } = await store().conversations.openDirect(start);
      expect(created).toBe(true);
      expect(conversation).toMatchObject({
        ...{ id: start.id, kind: 'direct', title: null, picture: null, createdBy: mara, createdAt: start.at },
        ...{ memberCount: 2, lastSeq: 0, activityAt: start.at },
      });
      expect(await store().conversations.byId(conversation.id)).toEqual(conversation);
      for (const userId of [mara, tomas]) {
        expect(await store().conversations.member(conversation.id, userId)).toMatchObject({
          ...{ role: 'member', joinedAt: start.at, leftAt: null, deliveredSeq: 0, readSeq: 0 },
        });
      }
    });

    test('C2 two people have one conversation, whoever starts it', async () => {
      const [mara, tomas, aiko] = await addPeople(store(), 'Mara', 'Tomas', 'Aiko');
      const first = await openDirect(store(), mara, tomas);
      const again = await store().conversations.openDirect({ id: newId(), by: tomas, with: mara, at: tick() });
      expect(again).toEqual({ conversation: first, created: false });
      expect((await openDirect(store(), mara, aiko)).id).not.toBe(first.id);
    });

    test('C2 both sides start it ten times at the same instant: there is one', async () => {
      const [lena, ngozi] = await addPeople(store(), 'Lena', 'Ngozi');
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          store().conversations.openDirect({
            id: newId(),
            by: at % 2 === 0 ? lena : ngozi,
            with: at % 2 === 0 ? ngozi : lena,
            at: tick(),
          }),
        ),
      );
      expect(new Set(answers.map((answer) => answer.conversation.id)).size).toBe(1);
      expect(answers.filter((answer) => answer.created)).toHaveLength(1);
      expect(await store().conversations.idsOf(lena)).toEqual([answers[0]?.conversation.id]);
    });

    test('C3 the rules of groups do not apply to it, and nobody is in one with themselves', async () => {
      const [mara, tomas, aiko] = await addPeople(store(), 'Mara', 'Tomas', 'Aiko');
      const { id } = await openDirect(store(), mara, tomas);
      const { conversations } = store();
      await expectRefusal(conversations.rename({ id, title: 'Us', line: line(mara) }), 'NOT_FOUND');
      await expectRefusal(conversations.addMembers({ id, userIds: [aiko], limit: 9, line: line(mara) }), 'NOT_FOUND');
      await expectRefusal(conversations.removeMember({ id, userId: mara, line: line(mara) }), 'NOT_FOUND');
      await expectRefusal(conversations.setPicture({ id, picture: newId(), line: line(mara) }), 'NOT_FOUND');
      await expectRefusal(conversations.openDirect({ id: newId(), by: mara, with: mara, at: tick() }), 'NOT_ALLOWED');
      expect((await conversations.byId(id))?.lastSeq).toBe(0);
    });

    test('C3 it knows for each of the two who the other is', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const { id } = await openDirect(store(), mara, tomas);
      await append(store(), id, mara);
      expect((await store().conversations.view(id, mara))?.peerId).toBe(tomas);
      expect((await store().conversations.view(id, tomas))?.peerId).toBe(mara);
    });
  });
