import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goLive } from '../../test/go-live.ts';
import { signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { openDirect, say } from '../../test/talk.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe('typing:set', () => {
  test('is told to the others, not to the socket that types', async () => {
    const [mara, tomas] = [await signUp(server, 'mara'), await signUp(server, 'tomas')];
    const { id: conversationId } = await openDirect(server, mara, tomas);
    await say(server, mara, conversationId, 'Hello');
    const [hers, his] = await Promise.all([goLive(server, mara), goLive(server, tomas)]);
    await hers.call('typing:set', { conversationId, typing: true });
    await hers.call('typing:set', { conversationId, typing: false });
    expect(await his.next('typing:changed')).toEqual({ conversationId, userId: mara.user.id, typing: true });
    expect(await his.next('typing:changed')).toMatchObject({ typing: false });
    await hers.settle();
    expect(hers.heard).toEqual([]);
    hers.close();
    his.close();
  });

  test('is kept quiet in a direct conversation that the other one has not heard of', async () => {
    const [aiko, jonas] = [await signUp(server, 'aiko'), await signUp(server, 'jonas')];
    const [hers, his] = await Promise.all([goLive(server, aiko), goLive(server, jonas)]);
    const { id: conversationId } = await openDirect(server, aiko, jonas);
    await hers.call('typing:set', { conversationId, typing: true });
    await his.settle();
    expect(his.heard).toEqual([]);
    hers.close();
    his.close();
  });
});
