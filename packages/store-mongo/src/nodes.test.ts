import type { ConversationId, UserId } from '@chatter/protocol/ids';
import {
  addPeople,
  addPicture,
  append,
  createGroup,
  draft,
  line,
  newClientId,
  openDirect,
  tick,
  upTo,
} from '@chatter/store/contract/fixtures';
import { Replica } from '@chatter/store/contract/replica';
import type { Store } from '@chatter/store/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mongoUrl, tempDatabase } from '../test/temp-mongo.ts';

const codes = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'stored' : (outcome.reason as { code: string }).code));

describe.skipIf(mongoUrl === undefined)('three nodes on one MongoDB', { timeout: 120_000 }, () => {
  const database = tempDatabase();
  let nodes: [Store, Store, Store];
  beforeAll(async () => {
    const first = await database.open();
    nodes = [first, await database.open(), await database.open()];
  }, 60_000);
  afterAll(() => database.remove(), 60_000);
  const node = (at: number): Store => nodes[at % 3] as Store;

  test('D2 one client id sent into two conversations at once, by two nodes, is stored in one and refused in the other', async () => {
    const [mara, tomas, aiko] = await addPeople(node(0), 'Mara', 'Tomas', 'Aiko');
    const [one, two] = [await openDirect(node(0), mara, tomas), await openDirect(node(1), mara, aiko)];
    for (const _ of upTo(10)) {
      const clientMessageId = newClientId();
      const before = await Promise.all([one, two].map(({ id }) => node(2).conversations.byId(id)));
      const outcomes = await Promise.allSettled(
        upTo(6).map((n) => node(n).messages.append(draft((n % 2 ? one : two).id, mara, { clientMessageId }))),
      );
      expect(new Set(codes(outcomes))).toEqual(new Set(['stored', 'CLIENT_ID_REUSED']));
      const after = await Promise.all([one, two].map(({ id }) => node(2).conversations.byId(id)));
      const grown = after.map((row, at) => (row?.lastSeq ?? 0) - (before[at]?.lastSeq ?? 0));
      expect(grown.sort()).toEqual([0, 1]);
    }
  });

  test('G2 a client id whose send was refused may still go into another conversation', async () => {
    const [mara, tomas] = await addPeople(node(0), 'Mara', 'Tomas');
    const theirs = await createGroup(node(0), tomas);
    const ours = await openDirect(node(0), mara, tomas);
    const sent = draft(theirs.id, mara);
    expect(codes(await Promise.allSettled([node(1).messages.append(sent)]))).toEqual(['NOT_FOUND']);
    expect((await node(2).messages.append({ ...sent, conversationId: ours.id })).created).toBe(true);
  });

  test('P3 one photo sent into two conversations at once, by two nodes, belongs to one message', async () => {
    const [mara, tomas, aiko] = await addPeople(node(0), 'Mara', 'Tomas', 'Aiko');
    const [one, two] = [await openDirect(node(0), mara, tomas), await openDirect(node(1), mara, aiko)];
    for (const _ of upTo(5)) {
      const [photo, other] = [await addPicture(node(0), mara), await addPicture(node(1), mara)];
      const outcomes = await Promise.allSettled([
        append(node(0), one.id, mara, { photoIds: [photo.id, other.id] }),
        append(node(1), two.id, mara, { photoIds: [other.id, photo.id] }),
      ]);
      const sent = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []));
      expect(sent.length).toBeLessThanOrEqual(1);
      const rows = await node(2).pictures.byIds([photo.id, other.id]);
      expect(rows.map((row) => row.messageId)).toEqual([sent[0] ?? null, sent[0] ?? null]);
    }
  });

  test('D3 D4 D6 whoever polls or follows on any node misses nothing while all nodes write', async () => {
    const people = await addPeople(node(0), 'Mara', 'Tomas', 'Aiko', 'Jonas');
    const [mara] = people;
    const { id } = await createGroup(node(0), ...people);
    const sizes = { writers: 9, each: 6 };
    let writing = true;
    const work = Promise.all(
      upTo(sizes.writers).map(async (writer) => {
        const author = people[writer % 4] as UserId;
        for (const n of upTo(sizes.each)) {
          await append(node(writer), id, author);
          if (n % 3 === 0) {
            const { lastSeq = 0 } = (await node(writer + 1).conversations.byId(id)) ?? {};
            const upToHere = { deliveredSeq: lastSeq, readSeq: lastSeq - 1, at: tick() };
            await node(writer + 1).conversations.mark({ id, userId: author, ...upToHere });
          }
        }
        if (writer % 3 === 0) await node(writer).conversations.rename({ id, title: `T${writer}`, line: line(mara) });
      }),
    ).finally(() => {
      writing = false;
    });
    const polled = Promise.all(nodes.map((store) => pollUntil(store, id, () => writing)));
    const followed = Promise.all(nodes.map((store) => followUntil(store, id, () => writing)));
    const synced = Promise.all(nodes.map((store) => syncUntil(store, mara, id, () => writing)));
    await work;
    const conversation = await node(1).conversations.byId(id);
    const count = sizes.writers * sizes.each + sizes.writers / 3 + 1;
    expect(conversation?.lastSeq).toBe(count);
    for (const seen of await polled) expect(seen).toEqual(upTo(count));
    const { messages } = await node(2).messages.page({ conversationId: id, at: { kind: 'newest' }, limit: 1_000 });
    const present = (await node(0).conversations.members({ id, after: null, limit: 9 })).rows;
    for (const replica of await followed) {
      expect([replica.rev, replica.timeline, replica.present]).toEqual([conversation?.rev, messages, present]);
    }
    for (const rev of await synced) expect(rev).toBe(conversation?.rev);
  });
});

/** Reads on from the last seq seen, and fails when what comes is not the next. */
const pollUntil = async (store: Store, id: ConversationId, isOn: () => boolean): Promise<number[]> => {
  const seen: number[] = [];
  for (let goesOn = true; goesOn; ) {
    goesOn = isOn();
    const at = { kind: 'after', seq: seen.length } as const;
    const page = await store.messages.page({ conversationId: id, at, limit: 1_000 });
    seen.push(...page.messages.map((message) => message.seq));
    expect(seen).toEqual(upTo(seen.length));
  }
  return seen;
};

/** A client that knows nothing but the pages of changes. */
const followUntil = async (store: Store, id: ConversationId, isOn: () => boolean): Promise<Replica> => {
  const replica = new Replica(store, id);
  for (let goesOn = true; goesOn; ) {
    goesOn = isOn();
    await replica.catchUp(5);
    // Up to its rev it has every message: those of later revs may be there already.
    expect(replica.timeline.map((row) => row.seq)).toEqual(upTo(replica.timeline.length));
  }
  return replica;
};

/** A client that asks what changed since a position, and so comes to the last rev. */
const syncUntil = async (store: Store, userId: UserId, id: ConversationId, isOn: () => boolean): Promise<number> => {
  let rev = 0;
  let position = (await store.conversations.sync({ userId, since: null, limit: 9 })).position;
  rev = (await store.conversations.byId(id))?.rev ?? 0;
  for (let goesOn = true; goesOn; ) {
    goesOn = isOn();
    const page = await store.conversations.sync({ userId, since: position, limit: 9 });
    expect(page.known).toBe(true);
    position = page.position;
    for (const view of page.views) if (view.conversation.id === id) rev = Math.max(rev, view.conversation.rev);
  }
  return rev;
};
