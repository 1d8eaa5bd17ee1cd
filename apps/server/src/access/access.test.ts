import type { ConversationId, MessageId } from '@chatter/protocol/ids';
import type { Problem } from '@chatter/protocol/problem';
import type { Route } from '@chatter/protocol/route';
import { type RouteName, routes } from '@chatter/protocol/routes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRoute, refuseRoute } from '../../test/call-route.ts';
import { goLive, refusedLive } from '../../test/go-live.ts';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { newClientId, openDirect, say, startGroup, text } from '../../test/talk.ts';

let server: TestServer;
let mara: Person;
let tomas: Person;
let stranger: Person;
let removed: Person;
let group: ConversationId;
let direct: ConversationId;
let messageId: MessageId;
const nowhere = '0'.repeat(20) as ConversationId;

beforeAll(async () => {
  server = await startTestServer();
  [mara, tomas, stranger, removed] = await Promise.all([
    signUp(server, 'mara'),
    signUp(server, 'tomas'),
    signUp(server, 'ngozi'),
    signUp(server, 'samir'),
  ]);
  group = (await startGroup(server, mara, [tomas, removed])).id;
  direct = (await openDirect(server, mara, tomas)).id;
  messageId = (await say(server, mara, group, 'Welcome')).id;
  await say(server, mara, direct, 'Hello');
  await callRoute(server, mara, routes.removeMember, { params: { conversationId: group, userId: removed.user.id } });
});
afterAll(() => server.close());

const form = () => {
  const body = new FormData();
  body.set('picture', new Blob([new Uint8Array([1, 2, 3])]), 'a.png');
  return body;
};

/** What each route of a conversation takes, beside the conversation itself. */
const inputs = (): Partial<Record<RouteName, { params?: object; query?: object; body?: unknown }>> => ({
  getConversation: {},
  renameGroup: { body: { title: 'Mine now' } },
  setGroupPicture: { body: form() },
  listMembers: {},
  addMembers: { body: { userIds: [stranger.user.id] } },
  removeMember: { params: { userId: tomas.user.id } },
  markReceipt: { body: { readSeq: 1 } },
  listChanges: { query: { since: 0 } },
  postMessage: { body: { clientMessageId: newClientId(), content: text('Let me in') } },
  listMessages: {},
  listReceipts: { params: { messageId } },
});

const commandsOf = (conversationId: ConversationId): [string, object][] => [
  ['message:send', { conversationId, clientMessageId: newClientId(), content: text('Let me in') }],
  ['receipt:mark', { conversationId, readSeq: 1 }],
  ['typing:set', { conversationId, typing: true }],
];

const ofConversations = Object.entries(routes).filter(([, route]) => route.path.includes(':conversationId'));

const refuseAll = async (person: Person, conversationId: ConversationId): Promise<[string, Problem][]> => {
  const refused: [string, Problem][] = [];
  for (const [name, route] of ofConversations) {
    const input = inputs()[name as RouteName];
    if (input === undefined) throw new Error(`the table above knows nothing of ${name}`);
    const params = { ...input.params, conversationId };
    refused.push([name, await refuseRoute<Route>(server, person, route, { ...input, params })]);
  }
  return refused;
};

const codesOf = (refused: [string, Problem][]) => refused.map(([name, { code }]) => [name, code]);
const all = (code: string) => ofConversations.map(([name]) => [name, code]);

describe('D9 a conversation is for its members', () => {
  test('case 17 a stranger finds nothing on any route, and it looks like a conversation that does not exist', async () => {
    const withoutId = ({ requestId: _, ...problem }: Problem) => problem;
    for (const conversationId of [group, direct]) {
      const refused = await refuseAll(stranger, conversationId);
      expect(codesOf(refused)).toEqual(all('NOT_FOUND'));
      const missing = await refuseAll(stranger, nowhere);
      expect(refused.map(([, problem]) => withoutId(problem))).toEqual(
        missing.map(([, problem]) => withoutId(problem)),
      );
    }
  });

  test('case 17 a stranger finds nothing with any command, and it looks like a conversation that does not exist', async () => {
    const live = await goLive(server, stranger);
    for (const conversationId of [group, direct, nowhere]) {
      for (const [name, input] of commandsOf(conversationId)) {
        expect([name, await live.refusal(name, input)]).toEqual([name, 'NOT_FOUND']);
      }
    }
    live.close();
  });

  test('a removed member finds nothing any more, over HTTP or the socket', async () => {
    expect(codesOf(await refuseAll(removed, group))).toEqual(all('NOT_FOUND'));
    const live = await goLive(server, removed);
    for (const [name, input] of commandsOf(group))
      expect([name, await live.refusal(name, input)]).toEqual([name, 'NOT_FOUND']);
    live.close();
  });

  test('members of a direct conversation cannot open it to a third', async () => {
    const params = { conversationId: direct };
    const body = { userIds: [stranger.user.id] };
    expect((await refuseRoute(server, mara, routes.addMembers, { params, body })).code).toBe('NOT_ALLOWED');
    expect((await callRoute(server, tomas, routes.listMembers, { params })).members).toHaveLength(2);
  });

  test('nothing of what was refused has happened', async () => {
    const { conversation } = await callRoute(server, mara, routes.getConversation, {
      params: { conversationId: group },
    });
    expect(conversation).toMatchObject({ title: 'Walking club', memberCount: 2, picture: null });
    expect(conversation.lastMessage?.content).toMatchObject({ kind: 'system', event: 'member-removed' });
  });
});

describe('D9 a signed-out device', () => {
  test('case 6 loses every route and its socket, and cannot open another one', async () => {
    const lena = await signUp(server, 'lena');
    const { id } = await startGroup(server, lena, []);
    const live = await goLive(server, lena);
    await callRoute(server, lena, routes.signout);
    expect(await live.next('session:ended')).toEqual({ reason: 'signed-out' });
    await live.closed();
    expect(codesOf(await refuseAll(lena, id))).toEqual(all('SESSION_ENDED'));
    expect(await refusedLive(server, lena)).toMatchObject({ code: 'SESSION_ENDED' });
  });
});
