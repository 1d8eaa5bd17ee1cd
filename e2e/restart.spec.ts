import { expect, test } from './fixtures.ts';

test('a restart in the middle of a conversation: what was written meanwhile arrives once', async ({
  chatter,
  meetTwo,
}) => {
  const { tomas, thread: maras } = await meetTwo();
  await maras.say('Before the restart');
  const tomass = await tomas.open('Mara');
  await tomass.hears('Before the restart');

  await chatter.stop();
  await maras.say('While it was away');
  await expect(maras.tick('While it was away', 'waiting')).toBeVisible();
  await chatter.startAgain();

  await tomass.hears('While it was away');
  await expect(maras.tick('While it was away', 'read')).toBeVisible();
  await tomass.say('After the restart');
  await maras.hears('After the restart');
  for (const thread of [maras, tomass]) {
    await expect(thread.message('While it was away')).toHaveCount(1);
    const said = thread.log.getByRole('listitem').filter({ hasText: 'restart' }).or(thread.message('away'));
    await expect(said).toContainText(['Before the restart', 'While it was away', 'After the restart']);
  }
});
