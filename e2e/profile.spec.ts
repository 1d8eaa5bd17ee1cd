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
