import type { ConversationId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { startTestServer } from '../../../apps/server/test/start-test-server.ts';
import { createCookieJar } from '../src/http/cookie-jar.ts';
import { createChatter, signIn } from '../src/index.ts';
import { emailOf, join, meOf, password, type RealClient, realClient, realServer } from './real-client.ts';
import { textsOf } from './texts-of.ts';
import { until } from './until.ts';

const online = (client: RealClient) => until(client.connection, (state) => state.kind === 'online');

const shows = (client: RealClient, id: ConversationId, texts: readonly string[]) =>
  until(client.messages.timeline(id).state, ({ items }) => textsOf(items).join('|') === texts.join('|'));

/** Mara and Tomas, connected, with their direct conversation open on both sides. */
const pairUp = async () => {
  const server = await realServer();
  const mara = await join(server, 'Mara');
  const tomas = await join(server, 'Tomas');
  const { id } = await mara.conversations.openDirect(meOf(tomas).id);
  await mara.messages.send(id, 'hello');
  await until(tomas.conversations.get(id), (conversation) => conversation?.lastSeq === 1);
  for (const client of [mara, tomas]) await client.messages.timeline(id).open();
  return { server, mara, tomas, id };
};

describe('two people', () => {
  test('D5 write to each other live, and see what was received and read', async () => {
    const { mara, tomas, id } = await pairUp();
    expect(tomas.conversations.list.get()[0]).toMatchObject({ id, unread: 1, peerId: meOf(mara).id });
    await tomas.messages.send(id, 'hi');
    await Promise.all([mara, tomas].map((client) => shows(client, id, ['hello', 'hi'])));
    expect(tomas.conversations.get(id).get()?.unread).toBe(0);
    await mara.messages.send(id, 'and you?');
    await until(mara.conversations.get(id), (now) => now?.everyone.deliveredSeq === 3);
    expect(mara.conversations.get(id).get()?.everyone.readSeq).toBe(2);
    tomas.conversations.markRead(id, 3);
    await until(mara.conversations.get(id), (now) => now?.everyone.readSeq === 3);
  });

  test('see each other typing, and each other online', async () => {
    const { mara, tomas, id } = await pairUp();
    const watched = mara.people.user(meOf(tomas).id);
    mara.people.watch([meOf(tomas).id]);
    await until(watched, (user) => user?.online === true);
    tomas.conversations.setTyping(id, true);
    await until(mara.conversations.typing(id), (ids) => ids[0] === meOf(tomas).id);
    tomas.conversations.setTyping(id, false);
    await until(mara.conversations.typing(id), (ids) => ids.length === 0);
    await tomas.accounts.update({ displayName: 'Tomás', status: 'by the sea' });
    await until(watched, (user) => user?.displayName === 'Tomás' && user.status === 'by the sea');
  });

  test('D2 a lost ack leads to the same row, once', async () => {
    const { mara, tomas, id } = await pairUp();
    const heard: string[] = [];
    tomas.on('message', (message) => heard.push(message.id));
    mara.loseNextAck();
    const sent = await mara.messages.send(id, 'once');
    await mara.messages.send(id, 'twice');
    await shows(mara, id, ['hello', 'once', 'twice']);
    await shows(tomas, id, ['hello', 'once', 'twice']);
    expect(sent.seq).toBe(2);
    expect(heard).toHaveLength(2);
  });

  test('S12 D6 come back without a request: what was missed comes with the handshake', async () => {
    const { mara, tomas, id } = await pairUp();
    tomas.messages.timeline(id).state.subscribe(() => undefined);
    tomas.cut();
    for (const text of ['one', 'two']) await mara.messages.send(id, text);
    const requests = vi.spyOn(globalThis, 'fetch');
    tomas.mend();
    await online(tomas);
    await shows(tomas, id, ['hello', 'one', 'two']);
    expect(requests).not.toHaveBeenCalled();
    requests.mockRestore();
  });

  test('D6 are equal to the server after a cut, and a bot hears each message once', async () => {
    const { mara, tomas, id } = await pairUp();
    const heard: Message[] = [];
    tomas.on('message', (message) => heard.push(message));
    tomas.cut();
    const waiting = tomas.messages.send(id, 'written in the tunnel');
    for (const text of ['one', 'two', 'three']) await mara.messages.send(id, text);
    const group = await mara.conversations.createGroup({ title: 'Trip', userIds: [meOf(tomas).id] });
    await mara.messages.send(group.id, 'in the new group');
    expect(tomas.connection.get().kind).toBe('connecting');
    tomas.mend();
    await online(tomas);
    await waiting;
    await shows(tomas, id, ['hello', 'one', 'two', 'three', 'written in the tunnel']);
    await mara.messages.send(id, 'four');
    await shows(tomas, id, ['hello', 'one', 'two', 'three', 'written in the tunnel', 'four']);
    const inPair = heard.filter((message) => message.conversationId === id);
    expect(inPair.map((message) => message.seq)).toEqual([2, 3, 4, 6]);
    expect(heard.filter((message) => message.conversationId === group.id)).toHaveLength(1);
  });

  test('D1 keep what was sent through a restart of the server, and send the rest when it is back', async () => {
    const { server, mara, tomas, id } = await pairUp();
    await server.stop();
    await until(mara.connection, (state) => state.kind === 'connecting');
    const waiting = mara.messages.send(id, 'while you were away');
    const again = await startTestServer({ config: { dataDir: server.dataDir, port: server.port } });
    try {
      await waiting;
      await shows(tomas, id, ['hello', 'while you were away']);
    } finally {
      await again.stop();
    }
  });

  test('send photos with a caption', async () => {
    const { mara, tomas, id } = await pairUp();
    const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: '#3a7' } });
    const file = new Blob([new Uint8Array(await picture.png().toBuffer())]);
    const photo = await mara.messages.uploadPhoto(file);
    expect(photo).toMatchObject({ width: 60, height: 40 });
    const draft = { kind: 'photos' as const, photoIds: [photo.id], caption: 'the meadow' };
    const sent = await mara.messages.send(id, draft);
    const { lastMessage } = (await until(tomas.conversations.get(id), (now) => now?.lastSeq === 2)) ?? {};
    expect(lastMessage).toEqual(sent);
    expect(sent.content).toMatchObject({ kind: 'photos', caption: 'the meadow', photos: [{ id: photo.id }] });
    expect(mara.pictureUrl(photo.id, 'small')).toMatch(new RegExp(`^http.*/api/pictures/${photo.id}/small$`));
    await expect(mara.messages.uploadPhoto(new Blob(['no picture']))).rejects.toMatchObject({ code: 'NOT_AN_IMAGE' });
    await expect(mara.messages.send(id, draft)).rejects.toMatchObject({ code: 'PHOTO_UNAVAILABLE' });
  });
});

describe('a group', () => {
  test('lives: people come, go and are taken out, and everybody in it sees so', async () => {
    const server = await realServer();
    const [mara, tomas, aiko] = await Promise.all(['Mara', 'Tomas', 'Aiko'].map((name) => join(server, name)));
    if (mara === undefined || tomas === undefined || aiko === undefined) throw new Error('nobody');
    const { id } = await mara.conversations.createGroup({ title: 'Trip', userIds: [meOf(tomas).id] });
    await until(tomas.conversations.get(id), (group) => group?.title === 'Trip');
    await mara.messages.send(id, 'before Aiko');
    const heard: string[] = [];
    aiko.on('message', (message) => heard.push(textsOf([{ kind: 'message', key: '', message }]).join()));
    await tomas.conversations.addMembers(id, [meOf(aiko).id]);
    await until(aiko.conversations.list, (list) => list[0]?.memberCount === 3);
    await mara.messages.send(id, 'welcome');
    await until(aiko.conversations.get(id), (group) => group?.unread === 1);
    expect(heard).toEqual(['welcome']);
    await aiko.conversations.rename(id, 'Sea trip');
    await until(mara.conversations.get(id), (group) => group?.title === 'Sea trip');
    expect((await mara.conversations.members(id)).members).toHaveLength(3);
    await mara.conversations.removeMember(id, meOf(aiko).id);
    await until(aiko.conversations.list, (list) => list.length === 0);
    expect(aiko.conversations.get(id).get()).toBeNull();
    await tomas.conversations.leave(id);
    await until(mara.conversations.get(id), (group) => group?.memberCount === 1);
    await expect(tomas.messages.send(id, 'still there?')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('D6 one who was taken out while away finds it gone', async () => {
    const server = await realServer();
    const mara = await join(server, 'Mara');
    const tomas = await join(server, 'Tomas');
    const { id } = await mara.conversations.createGroup({ title: 'Trip', userIds: [meOf(tomas).id] });
    await until(tomas.conversations.get(id), (group) => group?.lastSeq === 1);
    tomas.cut();
    await mara.conversations.removeMember(id, meOf(tomas).id);
    tomas.mend();
    await online(tomas);
    expect(tomas.conversations.get(id).get()).toBeNull();
    expect(tomas.conversations.list.get()).toEqual([]);
  });

  test('has a picture, also from its beginning', async () => {
    const server = await realServer();
    const mara = await join(server, 'Mara');
    const bytes = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#a37' } })
      .png()
      .toBuffer();
    const file = new Blob([new Uint8Array(bytes)]);
    const group = await mara.conversations.createGroup({ title: 'Trip', userIds: [], picture: { file } });
    expect(group.picture).not.toBeNull();
    const crop = { x: 10, y: 10, size: 40 };
    const changed = await mara.conversations.setPicture(group.id, { file, crop });
    expect(changed.picture).not.toBe(group.picture);
    const bare = { title: 'Bare', userIds: [], picture: { file: new Blob(['no picture']) } };
    await expect(mara.conversations.createGroup(bare)).resolves.toMatchObject({ title: 'Bare', picture: null });
  });
});

describe('an account', () => {
  test('signs in with one call, as a bot does', async () => {
    const server = await realServer();
    await join(server, 'Mara');
    const bot = await signIn({ url: server.url, email: emailOf('Mara'), password, device: 'Bot' });
    expect(bot.connection.get().kind).toBe('online');
    expect((await bot.accounts.sessions()).find((session) => session.current)?.device).toBe('Bot');
    bot.close();
    await expect(signIn({ url: server.url, email: emailOf('Mara'), password: 'wrong' })).rejects.toMatchObject({
      code: 'SIGNIN_FAILED',
    });
  });

  test('needs an address outside a page, and says so', () => {
    expect(() => createChatter()).toThrow('needs the url');
  });

  test('D9 a device that is signed out from afar stops at once', async () => {
    const server = await realServer();
    const mara = await join(server, 'Mara');
    const second = realClient(server.url);
    await second.accounts.signIn({ email: emailOf('Mara'), password });
    await second.ready();
    const other = (await mara.accounts.sessions()).find((session) => !session.current);
    if (other === undefined) throw new Error('no second device');
    await mara.accounts.endSession(other.id);
    await until(second.connection, (state) => state.kind === 'signed-out');
    expect(second.connection.get()).toEqual({ kind: 'signed-out', reason: 'revoked' });
    await expect(second.people.search({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(mara.connection.get().kind).toBe('online');
  });

  test('A6 works on when its access token has expired', async () => {
    const server = await realServer();
    const mara = await join(server, 'Mara');
    server.clock.advance(20 * 60_000);
    await expect(mara.accounts.update({ status: 'still here' })).resolves.toMatchObject({ status: 'still here' });
    expect(mara.connection.get().kind).not.toBe('signed-out');
    await online(mara);
  });

  test('A7 two tabs that refresh at the same time both stay signed in', async () => {
    const server = await realServer();
    const jar = createCookieJar();
    const tabs = [realClient(server.url, jar), realClient(server.url, jar)];
    await tabs[0]?.accounts.signUp({ email: emailOf('Mara'), password, displayName: 'Mara' });
    for (let round = 0; round < 3; round += 1) {
      server.clock.advance(20 * 60_000);
      await Promise.all(tabs.map((tab) => tab.accounts.restore().then(() => tab.accounts.update({ status: 'here' }))));
    }
    await Promise.all(tabs.map(online));
  });

  test('signs out, and its cookie is worth nothing any more', async () => {
    const server = await realServer();
    const jar = createCookieJar();
    const mara = realClient(server.url, jar);
    await mara.accounts.signUp({ email: emailOf('Mara'), password, displayName: 'Mara' });
    await mara.ready();
    await mara.accounts.signOut();
    expect(mara.connection.get()).toEqual({ kind: 'signed-out', reason: null });
    expect(jar.header()).toBeUndefined();
    await expect(realClient(server.url, jar).accounts.restore()).resolves.toBeNull();
  });

  test('finds people, and changes its password', async () => {
    const server = await realServer();
    const mara = await join(server, 'Mara');
    const zoe = await join(server, 'Zoë');
    expect((await mara.people.search({ search: 'zoe' })).people.map((user) => user.displayName)).toEqual(['Zoë']);
    await expect(mara.people.get(meOf(zoe).id)).resolves.toMatchObject({ displayName: 'Zoë' });
    const change = { currentPassword: 'wrong', newPassword: 'another quiet river' };
    await expect(mara.accounts.changePassword(change)).rejects.toMatchObject({ code: 'PASSWORD_WRONG' });
    await mara.accounts.changePassword({ ...change, currentPassword: password });
    expect(mara.connection.get().kind).toBe('online');
  });
});
