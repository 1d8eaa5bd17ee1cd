import { expect, test } from './fixtures.ts';
import { picture } from './picture.ts';
import { t } from './text.ts';

test('a changed profile is seen by the other without a reload', async ({ meetTwo }) => {
  const { mara, tomas, thread } = await meetTwo();
  await thread.say('Hello!');
  await tomas.find('Mara');

  await mara.openSettings('profile');
  await mara.page.getByLabel(t('name.label'), { exact: true }).fill('Mara Lindqvist');
  await mara.page.getByLabel(t('status.label')).fill('🌊 By the sea');
  await mara.page
    .getByLabel(t('picture.file'))
    .setInputFiles(await picture('me.png', { width: 300, height: 300 }, '#8a4fbf'));
  await mara.button(t('action.save')).click();
  await expect(mara.page.getByText(t('state.saved')).first()).toBeVisible();

  const page = tomas.page.getByRole('main');
  await expect(page.getByRole('heading', { name: 'Mara Lindqvist' })).toBeVisible();
  await expect(page.getByText('🌊 By the sea')).toBeVisible();
  await tomas.go('nav.chats');
  await expect(tomas.row('Mara Lindqvist')).toBeVisible();
});

test('who is there is shown as online, and no longer when they have gone', async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await mara.arrive();
  await tomas.arrive();
  await mara.find('Tomas');
  const page = mara.page.getByRole('main');
  await expect(page.getByText(t('seen.online'), { exact: true })).toBeVisible();
  await tomas.page.goto('about:blank');
  await expect(page.getByText(t('seen.online'), { exact: true })).toBeHidden({ timeout: 20_000 });
});

test('nobody leaves an unsaved profile without being asked, by link, key, Back or reload', async ({ meet }, {
  project,
}) => {
  const mara = await meet('Mara');
  const { page } = mara;
  await mara.arrive();
  await mara.openSettings('profile');
  const here = page.url();
  const name = page.getByLabel(t('name.label'), { exact: true });
  const dialog = page.getByRole('dialog', { name: t('unsaved.title') });
  const leaves = [
    () =>
      project.name === 'phone'
        ? page
            .getByRole('link', { name: t('action.back') })
            .filter({ visible: true })
            .click()
        : page
            .getByRole('link', { name: t('nav.people') })
            .filter({ visible: true })
            .click(),
    () => page.evaluate('history.back()'),
  ];
  await name.fill('Mara Lindqvist');
  for (const leave of leaves) {
    await leave();
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(page.url()).toBe(here);
    await expect(name).toHaveValue('Mara Lindqvist');
  }
  expect(await page.evaluate("!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))")).toBe(true);

  // Saved there is nothing to ask for.
  await mara.button(t('action.save')).click();
  await expect(page.getByText(t('state.saved')).first()).toBeVisible();
  await mara.go('nav.people');
  await expect(page.getByRole('heading', { name: t('people.title'), exact: true })).toBeVisible();

  // By the keyboard alone, and this time for good.
  await mara.openSettings('profile');
  await name.fill('Somebody else');
  await page.evaluate('history.back()');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: t('unsaved.discard') }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page).not.toHaveURL(here);
  await mara.openSettings('profile');
  await expect(name).toHaveValue('Mara Lindqvist');
});

test('nobody leaves a half typed password without being asked', async ({ meet }) => {
  const mara = await meet('Mara');
  const { page } = mara;
  await mara.arrive();
  await mara.openSettings('password');
  const here = page.url();
  const dialog = page.getByRole('dialog', { name: t('unsaved.title') });
  const old = page.getByLabel(t('password.current'), { exact: true });
  const wanted = page.getByLabel(t('password.new'), { exact: true });
  for (const field of [old, wanted]) {
    await field.pressSequentially('half a');
    await page.evaluate('history.back()');
    await expect(dialog).toContainText(t('unsaved.text'));
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(page.url()).toBe(here);
    await expect(field).toHaveValue('half a');
    await field.fill('');
  }

  // Changed, there is nothing to ask for.
  await old.fill(mara.password);
  await wanted.fill('a longer walk by the sea');
  await mara.button(t('password.change')).click();
  await expect(page.getByText(t('password.changed')).first()).toBeVisible();
  await mara.go('nav.people');
  await expect(page.getByRole('heading', { name: t('people.title'), exact: true })).toBeVisible();
});
