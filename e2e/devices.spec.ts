import { expect, test } from './fixtures.ts';
import { t } from './text.ts';

test('a wrong password says so and lets one try again', async ({ meet }) => {
  const mara = await meet('Mara');
  await mara.arrive();
  const again = await meet('Mara');
  await again.page.goto('/signin');
  await again.fillSignIn('not my password');
  await again.button(t('signin.submit')).click();
  await expect(again.page.getByText(t('error.signinFailed'))).toBeVisible();
  await again.fillSignIn();
  await again.button(t('signin.submit')).click();
  await again.isSignedIn();
});

test('a second device hears what the first one says, until it is signed out from there', async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await mara.arrive();
  await tomas.arrive();
  const tablet = await meet('Mara');
  await tablet.signIn();
  const thread = await mara.talkTo('Tomas');
  await thread.say('Written on the first device');
  const onTablet = await tablet.open('Tomas');
  await onTablet.hears('Written on the first device');
  await onTablet.say('And this on the second');
  await thread.hears('And this on the second');

  await mara.openSettings('devices');
  const devices = mara.page.getByRole('list', { name: t('devices.list') });
  await expect(devices.getByRole('listitem')).toHaveCount(2);
  await devices.getByRole('button').click();
  const question = mara.page.getByRole('dialog', { name: t('devices.endTitle') });
  await question.getByRole('button', { name: t('devices.end') }).click();

  await expect(tablet.page).toHaveURL(/\/signin/);
  await expect(tablet.page.getByText(t('ended.revoked'))).toBeVisible();
  await expect(devices.getByRole('listitem')).toHaveCount(1);
});

test('signing out leads to the sign-in page, and Back does not lead in again', async ({ meet }) => {
  const mara = await meet('Mara');
  await mara.arrive();
  await mara.go('nav.settings');
  await mara.button(t('signout.action')).click();
  const question = mara.page.getByRole('dialog', { name: t('signout.title') });
  await question.getByRole('button', { name: t('signout.action') }).click();
  await expect(mara.page).toHaveURL(/\/(signin|welcome)/);
  await mara.page.goBack();
  await expect(mara.page).toHaveURL(/\/(signin|welcome)/);
});

test('a page that was asked for before signing in is where one lands after it', async ({ meet }) => {
  const mara = await meet('Mara');
  await mara.arrive();
  const again = await meet('Mara');
  await again.page.goto('/settings/devices');
  await expect(again.page).toHaveURL(/\/signin/);
  await again.fillSignIn();
  await again.button(t('signin.submit')).click();
  await expect(again.page.getByRole('heading', { name: t('settings.devices') })).toBeVisible();
});

test('a new password signs the other devices out, and is the one that works', async ({ meet }) => {
  const mara = await meet('Mara');
  await mara.arrive();
  const tablet = await meet('Mara');
  await tablet.signIn();
  await mara.openSettings('password');
  await mara.page.getByLabel(t('password.current'), { exact: true }).fill(mara.password);
  await mara.page.getByLabel(t('password.new'), { exact: true }).fill('another walk along the cliffs');
  await mara.button(t('password.change')).click();
  await expect(mara.page.getByText(t('password.changed')).first()).toBeVisible();
  await expect(tablet.page.getByText(t('ended.passwordChanged'))).toBeVisible();
  await tablet.fillSignIn('another walk along the cliffs');
  await tablet.button(t('signin.submit')).click();
  await tablet.isSignedIn();
});
