import type { ConversationId, MessageId } from '@chatter/protocol/ids';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerMs } from '../in-time.ts';
import type { Models } from '../models.ts';
import type { Intent } from '../schemas/conversation.ts';
import type { StoredMessage } from '../schemas/message.ts';
import { completeIntent } from './complete-intent.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('G2 those who wait for the rows of another node are served also when a question for them is never answered', async () => {
  const id = 'm1' as MessageId;
  const exec = vi.fn<() => Promise<{ _id: MessageId }[]>>(async () => [{ _id: id }]);
  exec.mockReturnValueOnce(new Promise(() => undefined));
  const models = { messages: { find: () => ({ lean: () => ({ exec }) }) } };
  const message = { _id: id } as StoredMessage;
  const nothing = { messages: [], members: [], receipts: [], photos: [], pictures: [] };
  const intent: Intent = { ...nothing, token: 'other.1', messages: [message], gone: false };
  const completed = completeIntent(models as unknown as Models, 'c1' as ConversationId, intent);
  await vi.advanceTimersByTimeAsync(answerMs + 1_000);
  await completed;
  expect(exec).toHaveBeenCalledTimes(2);
});
