import type {
  Chatter,
  ConnectionState,
  OutboxPlace,
  PendingMessage,
  TimelineState,
  WaitingPhotos,
} from '@chatter/client';
import type { Conversation } from '@chatter/protocol/conversation';
import type { ClientMessageId, ConversationId, UserId } from '@chatter/protocol/ids';
import type { Me, User } from '@chatter/protocol/user';
import { aLive, type SetLive } from './a-live.ts';
import { aiko, me, tomas } from './cast.ts';

/** One call of the SDK, as a test reads it. */
export type Call = readonly [name: string, ...input: unknown[]];

let lastId = 0;
const newId = (): ClientMessageId => {
  lastId += 1;
  return `waiting-${lastId}` as ClientMessageId;
};

/** A Chatter without a server: its live values are set by the test, its calls are written down. */
export const fakeChatter = () => {
  const calls: Call[] = [];
  const answers = new Map<string, (...input: never[]) => unknown>();
  const users = new Map<UserId, SetLive<User | undefined>>();
  const typing = new Map<ConversationId, SetLive<readonly UserId[]>>();
  const lives = {
    connection: aLive<ConnectionState>({ kind: 'online' }),
    outboxPlace: aLive<OutboxPlace>('disk'),
    me: aLive<Me | null>(me),
    list: aLive<readonly Conversation[]>([]),
    complete: aLive(true),
    loaded: aLive(true),
    failed: aLive<ReadonlyMap<ConversationId, PendingMessage>>(new Map()),
    leftPhotos: aLive<readonly WaitingPhotos[]>([]),
    timeline: aLive<TimelineState>({ items: [], hasBefore: false, hasAfter: false }),
  };

  const get = <K, V>(map: Map<K, SetLive<V>>, key: K, first: V): SetLive<V> => {
    const live = map.get(key) ?? aLive(first);
    map.set(key, live);
    return live;
  };
  const user = (id: UserId) => get(users, id, undefined);
  for (const person of [me, tomas, aiko]) user(person.id).set(person);

  const call =
    (name: string) =>
    async (...input: unknown[]): Promise<never> => {
      calls.push([name, ...input]);
      return answers.get(name)?.(...(input as never[])) as never;
    };
  const note =
    (name: string) =>
    (...input: unknown[]): void => {
      calls.push([name, ...input]);
    };

  const chatter: Chatter = {
    connection: lives.connection,
    outboxPlace: lives.outboxPlace,
    accounts: {
      me: lives.me,
      signUp: call('signUp'),
      signIn: call('signIn'),
      restore: call('restore'),
      signOut: call('signOut'),
      update: call('update'),
      setAvatar: call('setAvatar'),
      removeAvatar: call('removeAvatar'),
      changePassword: call('changePassword'),
      sessions: call('sessions'),
      endSession: call('endSession'),
      endOtherSessions: call('endOtherSessions'),
    },
    people: { user, search: call('search'), get: call('getPerson'), watch: () => () => undefined },
    conversations: {
      list: lives.list,
      complete: lives.complete,
      loaded: lives.loaded,
      loadMore: call('loadMore'),
      get: (id) => aLive(lives.list.get().find((each) => each.id === id) ?? null),
      openDirect: call('openDirect'),
      createGroup: call('createGroup'),
      rename: call('rename'),
      setPicture: call('setPicture'),
      members: call('members'),
      addMembers: call('addMembers'),
      removeMember: call('removeMember'),
      leave: call('leave'),
      markRead: note('markRead'),
      setTyping: note('setTyping'),
      typing: (id) => get(typing, id, []),
    },
    messages: {
      timeline: () => ({
        state: lives.timeline,
        prefetch: note('prefetch'),
        open: call('open'),
        loadBefore: call('loadBefore'),
        loadAfter: call('loadAfter'),
        loadAround: call('loadAround'),
        loadNewest: call('loadNewest'),
      }),
      failed: lives.failed,
      send: call('send'),
      newId,
      keepPhotos: call('keepPhotos'),
      dropPhotos: note('dropPhotos'),
      leftPhotos: lives.leftPhotos,
      retry: note('retry'),
      discard: note('discard'),
      uploadPhoto: call('uploadPhoto'),
      receipts: call('receipts'),
    },
    ready: call('ready'),
    on: () => () => undefined,
    pictureUrl: (id, size) => `/api/pictures/${id}/${size}`,
    close: note('close'),
  };
  return {
    chatter,
    lives,
    calls,
    user,
    typing: (id: ConversationId) => get(typing, id, []),
    /** What a call is answered with; one that throws refuses it. */
    answer: (name: string, answer: (...input: never[]) => unknown) => void answers.set(name, answer),
    /** The inputs of the calls of one name. */
    callsOf: (name: string) => calls.filter(([called]) => called === name).map(([, ...input]) => input),
  };
};
