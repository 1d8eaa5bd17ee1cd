import { expect, test } from './fixtures.ts';
import { aHistory, arriveAs, firstLine, say, watchLine } from './history.ts';

for (const [missed, how] of [
  [5, 'few'],
  [230, 'many'],
] as const) {
  test(`D6 who reads further up while ${how} messages are missed over a restart stays at their line, and finds all of them`, {
    tag: '@wide',
  }, async ({ chatter, meet }) => {
    const { reader, writer, id } = await aHistory(chatter.url, 150);
    const mara = await meet('Mara');
    await arriveAs(mara, reader);
    const thread = await mara.open('Tomas');
    await mara.page.getByRole('button', { name: /^Jump to/ }).click();
    await expect(thread.log.getByText(/^Line 150 /)).toBeVisible();
    await watchLine(thread.log, -20_000);
    await watchLine(thread.log, -700);
    const left = await firstLine(thread.log);

    // The page hears nothing of what is said until the server comes back a second time.
    await mara.page.route('**/socket.io/**', (route) => route.abort());
    await chatter.stop();
    await chatter.startAgain();
    for (let n = 1; n <= missed; n += 1) await say(chatter.url, writer, id, `Missed ${n}.`);
    await chatter.stop();
    await mara.page.unrouteAll();
    await chatter.startAgain();

    await expect(mara.row('Tomas')).toContainText(`Missed ${missed}.`);
    await expect.poll(() => firstLine(thread.log)).toEqual(left);
    await mara.page.getByRole('button', { name: /^Jump to/ }).click();
    await expect(thread.log.getByText(`Missed ${missed}.`)).toBeVisible();
    for (let n = missed; n > Math.max(0, missed - 40); n -= 1)
      await expect(thread.message(`Missed ${n}.`)).toHaveCount(1);
  });
}
