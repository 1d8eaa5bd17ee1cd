import type { ClientMessageId } from '@chatter/protocol/ids';
import { expect, test } from 'vitest';
import { FakeModel } from '../../test/fake-model.ts';
import { addMessage } from './merge-conversation.ts';

test('a message that was begun earlier than the one before it moves a conversation nowhere, as on the server', () => {
  const model = new FakeModel();
  const [mara, tomas] = [model.addUser('Mara').id, model.addUser('Tomas').id];
  const room = model.addRoom('Trip', [mara, tomas]);
  const conversation = model.view(room, mara);
  const { activityAt } = conversation;
  const known = { conversation, factsRev: conversation.rev, memberRev: conversation.rev };
  const add = (createdAt: number) => {
    const clientMessageId = `${createdAt}` as ClientMessageId;
    const content = { kind: 'text', v: 1, text: 'late' } as const;
    const { message } = model.send(tomas, { conversationId: room.id, clientMessageId, content });
    return addMessage(known, { ...message, createdAt }, mara).conversation;
  };
  expect(add(activityAt - 5)).toMatchObject({ activityAt, lastMessage: { createdAt: activityAt - 5 } });
  expect(add(activityAt + 5)).toMatchObject({ activityAt: activityAt + 5 });
});

test('what is written in a group of one has been read by everyone, as on the server', () => {
  const model = new FakeModel();
  const mara = model.addUser('Mara').id;
  const room = model.addRoom('Notes', [mara]);
  const before = model.view(room, mara);
  const content = { kind: 'text', v: 1, text: 'note' } as const;
  const clientMessageId = 'note' as ClientMessageId;
  const { message } = model.send(mara, { conversationId: room.id, clientMessageId, content });
  const known = { conversation: before, factsRev: before.rev, memberRev: before.rev };
  expect(addMessage(known, message, mara).conversation.everyone).toMatchObject({
    deliveredSeq: message.seq,
    readSeq: message.seq,
  });
});
