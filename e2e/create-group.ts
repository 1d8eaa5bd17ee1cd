import { expect } from '@playwright/test';
import type { Person } from './person.ts';
import { picture } from './picture.ts';
import { t } from './text.ts';
import type { Thread } from './thread.ts';

/** Somebody starts a group with a picture, and is in it afterwards. */
export const createGroup = async (owner: Person, title: string, names: string[]): Promise<Thread> => {
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

/** An owner removes somebody from a group, by the details of its open conversation. */
export const removeFromGroup = async (owner: Person, title: string, name: string): Promise<void> => {
  const { page } = owner;
  await owner.button(t('group.open', { name: title })).click();
  const named = { name: t('group.details') };
  const details = page.getByRole('dialog', named).or(page.getByRole('complementary', named));
  await details.getByRole('button', { name: t('group.memberMenu', { name }) }).click();
  await page
    .getByRole('menuitem', { name: t('group.remove') })
    .filter({ visible: true })
    .click();
  const question = page.getByRole('dialog', { name: t('group.removeTitle', { name }) });
  await question.getByRole('button', { name: t('group.remove') }).click();
  await expect(question).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
};
