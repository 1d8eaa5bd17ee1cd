import { rm } from 'node:fs/promises';
import { getPerson } from '@chatter/protocol/routes/people';
import { describe, expect, test, vi } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { goLive, refusedLive } from '../../test/go-live.ts';
import { signUp, startTestServer } from '../../test/start-test-server.ts';
import { catchUp, newClientId, startGroup, text } from '../../test/talk.ts';

describe('case 63 a server that goes away', () => {
  test('acknowledges what it took, takes nothing more, and tells its clients when to come back', async () => {
    const server = await startTestServer();
    const [mara, tomas] = [await signUp(server, 'mara'), await signUp(server, 'tomas')];
    const { id: conversationId } = await startGroup(server, mara, [tomas]);
    const lives = await Promise.all(Array.from({ length: 10 }, (_, i) => goLive(server, i % 2 === 0 ? mara : tomas)));
    const send = (live: (typeof lives)[number] | undefined, words: string) =>
      live?.call('message:send', { conversationId, clientMessageId: newClientId(), content: text(words) });

    const { messages } = server.context.store;
    const append = messages.append.bind(messages);
    let commit: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const began = new Promise<void>((resolve) => {
      vi.spyOn(messages, 'append').mockImplementationOnce(async (message) => {
        resolve();
        await gate;
        return append(message);
      });
    });
    const taken = send(lives[0], 'Taken before the end');
    await began;
    const stopped = server.stop();
    const waits = await Promise.all(lives.map((live) => live.next('server:draining')));
    await expect(send(lives[1], 'Too late')).rejects.toMatchObject({ code: 'SHUTTING_DOWN', retryable: true });
    expect(await refusedLive(server, tomas)).toMatchObject({ code: 'SHUTTING_DOWN' });
    commit();
    const acked = await taken;
    await Promise.all(lives.map((live) => live.closed()));
    await stopped;

    const after = waits.map(({ details }) => details.retryAfterMs ?? -1);
    for (const ms of after) expect(ms).toBeGreaterThanOrEqual(500);
    for (const ms of after) expect(ms).toBeLessThanOrEqual(3_500);
    expect(new Set(after).size).toBeGreaterThan(1);

    const again = await startTestServer({ config: { dataDir: server.dataDir } });
    const found = await catchUp(again, tomas, conversationId, 0);
    expect(found.messages.at(-1)).toEqual(acked?.message);
    const { person } = await callRoute(again, mara, getPerson, { params: { userId: tomas.user.id } });
    expect(person).toMatchObject({ online: false, lastSeenAt: server.clock.now() });
    await again.close();
    await rm(server.dataDir, { recursive: true, force: true });
  });
});
