import { expect, test } from './fixtures.ts';
import type { Person } from './person.ts';
import { picture } from './picture.ts';
import { t } from './text.ts';
import type { Thread } from './thread.ts';

const createGroup = async (owner: Person, title: string, names: string[]): Promise<Thread> => {
  await owner.go('nav.chats');
  await owner.button(t('chats.new')).click();
  await owner.page.getByRole('menuitem', { name: t('chats.newGroup') }).click();
  const dialog = owner.page.getByRole('dialog', { name: t('group.new') });
  await dialog.getByLabel(t('group.title'), { exact: true }).fill(title);
  await dialog
    .getByLabel(t('picture.file'))
    .setInputFiles(await picture('boat.png', { width: 500, height: 500 }, '#2f8f6b'));
  for (const name of names) await dialog.getByRole('checkbox', { name }).check();
  await dialog.getByRole('button', { name: t('group.createWith', { count: names.length }) }).click();
  await expect(dialog).toBeHidden();
  return owner.thread(title);
};

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

  await mara.button(t('group.open', { name: 'Harbour crew' })).click();
  const named = { name: t('group.details') };
  const details = mara.page.getByRole('dialog', named).or(mara.page.getByRole('complementary', named));
  await details.getByRole('button', { name: t('group.memberMenu', { name: 'Aiko' }) }).click();
  await mara.page
    .getByRole('menuitem', { name: t('group.remove') })
    .filter({ visible: true })
    .click();
  const question = mara.page.getByRole('dialog', { name: t('group.removeTitle', { name: 'Aiko' }) });
  await question.getByRole('button', { name: t('group.remove') }).click();
  await expect(question).toBeHidden();
  await expect(aikos.field).toBeHidden();

  await mara.page.keyboard.press('Escape');
  await expect(details).toBeHidden();
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
