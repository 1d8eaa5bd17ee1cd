import { createGroup, removeFromGroup } from './create-group.ts';
import { expect, test } from './fixtures.ts';
import { t } from './text.ts';

test('three talk in a group, one is removed and hears nothing more', async ({ meet }) => {
  const [mara, tomas, aiko] = [await meet('Mara'), await meet('Tomas'), await meet('Aiko')];
  for (const person of [mara, tomas, aiko]) await person.arrive();
  const maras = await createGroup(mara, 'Harbour crew', ['Tomas', 'Aiko']);
  await expect(maras.log.getByText(t('system.youCreated', { title: 'Harbour crew' }))).toBeVisible();

  const tomass = await tomas.open('Harbour crew');
  const aikos = await aiko.open('Harbour crew');
  await expect(tomass.log.getByText(t('system.created', { name: 'Mara', title: 'Harbour crew' }))).toBeVisible();
  await tomass.say('Who brings the rope?');
  await maras.hears('Who brings the rope?');
  await aikos.hears('Who brings the rope?');
  await expect(tomass.tick('Who brings the rope?', 'read')).toBeVisible();

  await removeFromGroup(mara, 'Harbour crew', 'Aiko');
  await expect(aikos.field).toBeHidden();

  await maras.say('Without Aiko now');
  await tomass.hears('Without Aiko now');
  await expect(tomass.log.getByText(t('system.removed', { name: 'Mara', people: 'Aiko' }))).toBeVisible();
  await aiko.page.goto('/chats');
  await aiko.isSignedIn();
  await expect(aiko.row('Harbour crew')).toHaveCount(0);
  await expect(aiko.page.getByText('Without Aiko now')).toHaveCount(0);
});

test('who leaves a group is told to the others, and the group is gone from the list', async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await mara.arrive();
  await tomas.arrive();
  const maras = await createGroup(mara, 'Choir', ['Tomas']);
  await tomas.open('Choir');
  await tomas.button(t('chat.menu')).click();
  await tomas.page.getByRole('menuitem', { name: t('group.leave') }).click();
  const question = tomas.page.getByRole('dialog', { name: t('group.leaveTitle', { title: 'Choir' }) });
  await question.getByRole('button', { name: t('group.leave') }).click();
  await tomas.isSignedIn();
  await expect(tomas.row('Choir')).toHaveCount(0);
  await expect(maras.log.getByText(t('system.left', { name: 'Tomas' }))).toBeVisible();
});
