import { type Chatter, createChatter } from '@chatter/client';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { type Account, call, signUpMany } from '../server/api.ts';

/** One signed-in device of somebody, and everything that it was told and has sent. */
export interface Device {
  readonly chatter: Chatter;
  readonly owner: Person;
  /** Seqs of others' messages in the order in which the SDK handed them out, by conversation. */
  readonly heard: Map<ConversationId, number[]>;
  /** What was written, in this order, and how it was acknowledged, by conversation. */
  readonly sent: Map<ConversationId, { readonly text: string; readonly sending: Promise<Message> }[]>;
  /** Seqs of messages that were not handed out as they were written, by conversation. */
  readonly garbled: string[];
  /** Written and not acknowledged yet. */
  readonly waiting: Set<Promise<Message>>;
}

export interface Person extends Omit<Account, 'accessToken'> {
  readonly id: UserId;
  /** For what is asked beside the SDK. */
  accessToken: string;
  /** Of further sessions, beside the SDK as well. */
  otherTokens: string[];
  readonly devices: Device[];
  readonly conversations: ConversationId[];
}

export interface World {
  readonly people: readonly Person[];
  readonly conversations: readonly { readonly id: ConversationId; readonly members: readonly Person[] }[];
}

const devicesEach = 2;

const otherSessions = 2;

const openDevice = async (url: string, owner: Person, isWhole: (text: string) => boolean): Promise<Device> => {
  const chatter = createChatter({ url });
  const device: Device = { chatter, owner, heard: new Map(), sent: new Map(), garbled: [], waiting: new Set() };
  await chatter.accounts.signIn({ email: owner.email, password: owner.password, remember: true });
  chatter.on('message', ({ conversationId, seq, content }) => {
    if (content.kind === 'text' && !isWhole(content.text)) device.garbled.push(`${seq} of ${conversationId}`);
    const heard = device.heard.get(conversationId) ?? [];
    device.heard.set(conversationId, heard);
    heard.push(seq);
  });
  await chatter.ready();
  // One timeline stays open all the time; the others are looked at in the end.
  const [first] = owner.conversations;
  if (first !== undefined) await chatter.messages.timeline(first).open();
  return device;
};

type Started = { conversation: { id: ConversationId } };

/**
 * People with two devices each: everybody in one group, each third in another, neighbours in pairs.
 * @param direct address of the server itself
 * @param proxied address by which the devices come
 * @param isWhole whether a text is as it was written
 */
export const createWorld = async (
  direct: string,
  proxied: string,
  count: number,
  isWhole: (text: string) => boolean,
): Promise<World> => {
  const names = Array.from({ length: count }, (_, n) => `Tortured ${n}`);
  const people: Person[] = (await signUpMany(direct, names)).map((account) => ({
    ...account,
    id: account.id as UserId,
    otherTokens: [],
    devices: [],
    conversations: [],
  }));
  const conversations: { id: ConversationId; members: Person[] }[] = [];
  const note = (id: ConversationId, members: Person[]) => {
    conversations.push({ id, members });
    for (const person of members) person.conversations.push(id);
  };
  const startGroup = async (title: string, members: Person[]) => {
    const [owner, ...others] = members;
    const body = { title, userIds: others.map(({ id }) => id) };
    const token = owner?.accessToken ?? '';
    note((await call<Started>(direct, 'POST', '/api/conversations/groups', { token, body })).conversation.id, members);
  };
  await startGroup('Everybody', people);
  for (const third of [0, 1, 2])
    await startGroup(
      `Third ${third}`,
      people.filter((_, n) => n % 3 === third),
    );
  for (const [n, one] of people.entries()) {
    const other = people[n + 1];
    if (other === undefined || n % 2 === 1) continue;
    const body = { userId: other.id };
    const { conversation } = await call<Started>(direct, 'POST', '/api/conversations/direct', {
      ...{ token: one.accessToken, body },
    });
    const first = { clientMessageId: `first-${n}-000000`, content: { kind: 'text', text: 'first' } };
    const path = `/api/conversations/${conversation.id}/messages`;
    await call(direct, 'POST', path, { token: one.accessToken, body: first });
    note(conversation.id, [one, other]);
  }
  for (const person of people) {
    for (let n = 0; n < devicesEach; n += 1) person.devices.push(await openDevice(proxied, person, isWhole));
    person.otherTokens = await signInOthers(direct, person);
  }
  return { people, conversations };
};

const signIn = async (url: string, { email, password }: Person): Promise<string> => {
  const body = { email, password };
  return (await call<{ accessToken: string }>(url, 'POST', '/api/signin', { body })).accessToken;
};

const signInOthers = async (url: string, person: Person): Promise<string[]> => {
  const tokens: string[] = [];
  while (tokens.length < otherSessions) tokens.push(await signIn(url, person));
  return tokens;
};

/** A long torture outlasts the access tokens of its beginning. */
export const signInAgain = async (url: string, { people }: World): Promise<void> => {
  for (const person of people) {
    person.accessToken = await signIn(url, person);
    person.otherTokens = await signInOthers(url, person);
  }
};

export const devicesOf = (world: World): Device[] => world.people.flatMap((person) => person.devices);
