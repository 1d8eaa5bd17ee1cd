import type { MessageId } from '@chatter/protocol/ids';
import { describe, expect, test } from 'vitest';
import {
  addPeople,
  append,
  appendMany,
  createGroup,
  draft,
  expectRefusal,
  line,
  newClientId,
  newId,
  type StoreFactory,
  text,
  upTo,
  useStore,
} from './fixtures.ts';

/** Rules M1–M5 of SPEC.md. */
export const messagesContract = (makeStore: StoreFactory) =>
  describe('messages', () => {
    const store = useStore(makeStore);
    const group = async () => {
      const [mara, tomas, aiko] = await addPeople(store(), 'Mara', 'Tomas', 'Aiko');
      const made = await createGroup(store(), mara, tomas, aiko);
      return { ...made, mara, tomas, aiko };
    };
    const newest = (conversationId: Awaited<ReturnType<typeof group>>['id'], limit = 1_000) =>
      store().messages.page({ conversationId, at: { kind: 'newest' }, limit });

    test('M1 a message takes the next seq and the next rev and moves its author’s positions', async () => {
      const { id, mara, rev } = await group();
      const sent = draft(id, mara, { content: text('Grüße 👋 \u202e"quoted"\n') });
      const { message, created } = await store().messages.append(sent);
      expect(created).toBe(true);
      const { photoIds: _, at, ...rest } = sent;
      expect(message).toEqual({ ...rest, seq: 2, rev: rev + 1, createdAt: at });
      expect(await store().conversations.byId(id)).toMatchObject({ lastSeq: 2, rev: rev + 1, activityAt: at });
      expect(await store().conversations.member(id, mara)).toMatchObject({ deliveredSeq: 2, readSeq: 2, rev: rev + 1 });
      expect((await newest(id)).messages.at(-1)).toEqual(message);
    });

    test('M1 what a message says comes back as it was stored, also a kind that nobody knows yet', async () => {
      const { id, mara } = await group();
      const contents = [text('x'.repeat(10_000)), text('{"$ne":null}'), { kind: 'poll', v: 3, options: [{ a: null }] }];
      for (const content of contents) {
        expect((await append(store(), id, mara, { content: content as ReturnType<typeof text> })).content).toEqual(
          content,
        );
      }
      expect((await newest(id, 3)).messages.map((message) => message.content)).toEqual(contents);
    });

    test('M1 only somebody present sends', async () => {
      const { id, mara } = await group();
      await expectRefusal(store().messages.append(draft(id, newId())), 'NOT_FOUND');
      await expectRefusal(store().messages.append(draft(newId(), mara)), 'NOT_FOUND');
      expect((await newest(id)).messages).toHaveLength(1);
    });

    test('M2 D2 a repeat is answered with the stored message and changes nothing', async () => {
      const { id, mara } = await group();
      const sent = draft(id, mara);
      const { message } = await store().messages.append(sent);
      const before = await store().conversations.view(id, mara);
      const again = await store().messages.append({
        ...sent,
        id: newId<MessageId>(),
        content: text('changed'),
        at: 9e12,
      });
      expect(again).toEqual({ message, created: false });
      expect(await store().conversations.view(id, mara)).toEqual(before);
    });

    test('M2 D2 case 55 the same message ten times at once is one row with one answer', async () => {
      const { id, mara } = await group();
      const clientMessageId = newClientId();
      const answers = await Promise.all(
        upTo(10).map(() => store().messages.append(draft(id, mara, { clientMessageId }))),
      );
      expect(answers.filter((answer) => answer.created)).toHaveLength(1);
      for (const answer of answers) expect(answer.message).toEqual(answers[0]?.message);
      expect(await store().conversations.byId(id)).toMatchObject({ lastSeq: 2 });
    });

    test('M2 D2 the id is the author’s own: another author may use the same', async () => {
      const { id, mara, tomas } = await group();
      const clientMessageId = newClientId();
      const first = await store().messages.append(draft(id, mara, { clientMessageId }));
      const second = await store().messages.append(draft(id, tomas, { clientMessageId }));
      expect([first.created, second.created, second.message.seq]).toEqual([true, true, 3]);
    });

    test('M2 an id that was used in another conversation is refused', async () => {
      const { id, mara } = await group();
      const other = await createGroup(store(), mara);
      const clientMessageId = newClientId();
      await append(store(), id, mara, { clientMessageId });
      await expectRefusal(store().messages.append(draft(other.id, mara, { clientMessageId })), 'CLIENT_ID_REUSED');
      expect((await store().conversations.byId(other.id))?.lastSeq).toBe(1);
    });

    test('M2 a repeat by somebody who was removed in between is still answered: the message is stored', async () => {
      const { id, mara, tomas } = await group();
      const sent = draft(id, tomas);
      const { message } = await store().messages.append(sent);
      await store().conversations.removeMember({ id, userId: tomas, line: line(mara) });
      expect(await store().messages.append(sent)).toEqual({ message, created: false });
    });

    test('M3 D3 case 58 a hundred sent at once by several authors are dense, and in one order for all readers', async () => {
      const { id, mara, tomas, aiko } = await group();
      const authors = [mara, tomas, aiko];
      const sent = await Promise.all(
        upTo(100).map((n) => append(store(), id, authors[n % 3] ?? mara, { content: text(`${n}`) })),
      );
      const { messages } = await newest(id);
      expect(messages.map((message) => message.seq)).toEqual(upTo(101));
      expect(messages.slice(1)).toEqual(sent.sort((a, b) => a.seq - b.seq));
      const revs = messages.map((message) => message.rev);
      expect(revs).toEqual([...new Set(revs)].sort((a, b) => a - b));
    });

    test('M3 D3 a reader who has seen n never finds a new message at or below n', async () => {
      const { id, mara, tomas, aiko } = await group();
      const authors = [mara, tomas, aiko];
      let sending = true;
      const writing = Promise.all(
        upTo(20).map(async (writer) => {
          for (let n = 0; n < 5; n += 1) await append(store(), id, authors[writer % 3] ?? mara);
        }),
      ).finally(() => {
        sending = false;
      });
      const seen: number[] = [];
      while (sending || seen.length < 101) {
        const after = seen.at(-1) ?? 0;
        const page = await store().messages.page({ conversationId: id, at: { kind: 'after', seq: after }, limit: 10 });
        seen.push(...page.messages.map((message) => message.seq));
        expect(seen).toEqual(upTo(seen.length));
        await new Promise((resume) => setImmediate(resume));
      }
      await writing;
      expect(seen).toEqual(upTo(101));
    });

    test('M3 sequences of two conversations know nothing of each other', async () => {
      const [first, second] = [await group(), await group()];
      await Promise.all([appendMany(store(), first.id, first.mara, 7), appendMany(store(), second.id, second.mara, 4)]);
      expect((await newest(first.id)).messages.map((message) => message.seq)).toEqual(upTo(8));
      expect((await newest(second.id)).messages.map((message) => message.seq)).toEqual(upTo(5));
    });
  });
