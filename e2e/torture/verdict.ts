import type { Conversation } from '@chatter/protocol/conversation';
import type { ConversationId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { call, readHistory } from '../server/api.ts';
import type { Doubled, Talk } from './talk.ts';
import { type Device, devicesOf, type Person, type World } from './world.ts';

/** What went wrong, each as a sentence. */
export interface Verdict {
  readonly lost: string[];
  readonly doubled: string[];
  readonly reordered: string[];
  /** Acknowledged messages that were looked for. */
  readonly messages: number;
}

export type Record = Map<ConversationId, Message[]>;

/** Everything that the server has, read by nobody's SDK. */
export const readRecord = async (url: string, world: World): Promise<Record> => {
  const record: Record = new Map();
  for (const { id, members } of world.conversations) {
    record.set(id, await readHistory(url, members[0]?.accessToken ?? '', id));
  }
  return record;
};

/** The list of somebody, as the server tells it now. */
export const readList = async (url: string, person: Person): Promise<Conversation[]> => {
  const path = '/api/conversations?limit=100';
  return (await call<{ conversations: Conversation[] }>(url, 'GET', path, { token: person.accessToken })).conversations;
};

const nameOf = (device: Device): string =>
  `${device.owner.displayName}'s device ${device.owner.devices.indexOf(device)}`;
const isAscending = (seqs: readonly number[]): boolean =>
  seqs.every((seq, at) => at === 0 || seq > (seqs[at - 1] ?? 0));

/** The record in itself: dense, and each message once. */
const judgeRecord = (record: Record, verdict: Verdict): void => {
  for (const [id, messages] of record) {
    if (messages.some(({ seq }, at) => seq !== at + 1)) verdict.lost.push(`The seqs of ${id} have a hole.`);
    const keys = messages.map(({ authorId, clientMessageId }) => `${authorId} ${clientMessageId}`);
    const sent = keys.filter((_, at) => messages[at]?.clientMessageId !== null);
    if (new Set(sent).size < sent.length) verdict.doubled.push(`${id} holds a message twice.`);
  }
};

/** In every byte that is told of it. */
const isSame = (one: Message | undefined, other: Message): boolean => JSON.stringify(one) === JSON.stringify(other);

const says = ({ content }: Message, text: string | undefined): boolean =>
  content.kind === 'text' && content.text === text;

/** What several devices sent at once under one id is there once, and all of them were told the same of it. */
const judgeDoubled = ({ author, conversationId, id, text, answers }: Doubled, record: Record, verdict: Verdict) => {
  const [there] = (record.get(conversationId) ?? []).filter(
    ({ authorId, clientMessageId }) => authorId === author.id && clientMessageId === id,
  );
  if (there === undefined || !says(there, text)) verdict.lost.push(`${id} was answered and is not there as it was.`);
  else if (!answers.every((answer) => isSame(there, answer))) verdict.doubled.push(`${id} was answered differently.`);
};

/** What was acknowledged to a device is in the record as it was acknowledged, in the order in which it was written. */
const judgeSent = async (device: Device, record: Record, verdict: Verdict): Promise<number> => {
  let count = 0;
  for (const [id, sent] of device.sent) {
    const byId = new Map((record.get(id) ?? []).map((message) => [message.id, message]));
    const acknowledged: Message[] = [];
    const outcomes = await Promise.allSettled(sent.map(({ sending }) => sending));
    for (const [at, outcome] of outcomes.entries()) {
      if (outcome.status === 'rejected') {
        verdict.lost.push(`${nameOf(device)} was refused: ${outcome.reason}`);
        continue;
      }
      const message = outcome.value;
      acknowledged.push(message);
      const isKept = isSame(byId.get(message.id), message) && says(message, sent[at]?.text);
      if (!isKept) verdict.lost.push(`${nameOf(device)} lost ${message.id} of ${id}, or it reads otherwise.`);
    }
    count += acknowledged.length;
    if (!isAscending(acknowledged.map(({ seq }) => seq))) {
      verdict.reordered.push(`What ${nameOf(device)} wrote in ${id} stands in another order.`);
    }
  }
  return count;
};

/** Each conversation holds one message when the devices are opened. */
const beforeTheTalk = 1;

/** A device was handed out every message of others, each once and in order. */
const judgeHeard = (device: Device, record: Record, verdict: Verdict): void => {
  for (const id of device.owner.conversations) {
    const heard = device.heard.get(id) ?? [];
    const known = new Set(heard);
    const expected = (record.get(id) ?? [])
      .filter(
        ({ seq, authorId, content }) =>
          seq > beforeTheTalk && authorId !== device.owner.id && content.kind !== 'system',
      )
      .map(({ seq }) => seq);
    const missing = expected.filter((seq) => !known.has(seq));
    if (missing.length > 0) verdict.lost.push(`${nameOf(device)} never heard ${missing} of ${id}.`);
    if (known.size < heard.length) verdict.doubled.push(`${nameOf(device)} heard something of ${id} twice.`);
    if (!isAscending([...known])) verdict.reordered.push(`${nameOf(device)} heard ${id} out of order.`);
  }
};

/** What a device shows of each conversation's messages, where it is not the end of the record in every byte. */
export const timelineDifferences = async (device: Device, record: Record): Promise<string[]> => {
  const differences: string[] = [];
  for (const id of device.owner.conversations) {
    const timeline = device.chatter.messages.timeline(id);
    await timeline.open();
    const { items } = timeline.state.get();
    const shown = items.map((item) => (item.kind === 'message' ? item.message : item.pending));
    const stored = (record.get(id) ?? []).slice(-shown.length);
    const isEqual = shown.length > 0 && JSON.stringify(shown) === JSON.stringify(stored);
    if (!isEqual) differences.push(`The messages that ${nameOf(device)} shows of ${id} are not those of the server.`);
  }
  return differences;
};

/** Of what a device shows of its conversations, what differs from the server's own answer; null when nothing does. */
export const differenceOf = (device: Device, server: readonly Conversation[]): string | null => {
  const look = ({ id, lastSeq, rev, unread, me, everyone, lastMessage }: Conversation) =>
    JSON.stringify([id, lastSeq, rev, unread, me.deliveredSeq, me.readSeq, everyone, lastMessage?.id]);
  const shown = device.chatter.conversations.list.get().map(look);
  const told = server.map(look);
  const at = told.findIndex((text, place) => text !== shown[place]);
  if (at === -1 && shown.length === told.length) return null;
  return `${nameOf(device)} shows ${shown[at] ?? 'nothing'} where the server says ${told[at] ?? 'nothing'}.`;
};

export const judge = async (world: World, talk: Talk, record: Record): Promise<Verdict> => {
  const verdict: Verdict = { lost: [], doubled: [], reordered: [], messages: 0 };
  judgeRecord(record, verdict);
  let messages = talk.doubled.length;
  for (const doubled of talk.doubled) judgeDoubled(doubled, record, verdict);
  for (const device of devicesOf(world)) {
    messages += await judgeSent(device, record, verdict);
    judgeHeard(device, record, verdict);
    for (const one of device.garbled)
      verdict.lost.push(`${nameOf(device)} heard ${one} otherwise than it was written.`);
  }
  return { ...verdict, messages };
};
