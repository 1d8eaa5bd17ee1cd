import { expect, test } from './fixtures.ts';
import { picture } from './picture.ts';
import { t } from './text.ts';

const avatar = () => picture('mara.png', { width: 640, height: 480 }, '#c05a2b');

test('two people sign up, find each other and talk, live in both directions', async ({ meet }) => {
  const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
  await mara.signUp(await avatar());
  await tomas.signUp();
  const marasThread = await mara.talkTo('Tomas');
  await marasThread.say('See you at nine?');

  await expect(tomas.row('Mara')).toHaveAccessibleName(new RegExp(t('row.unread', { count: 1 })));
  await expect(marasThread.tick('See you at nine?', 'delivered')).toBeVisible();
  const tomasThread = await tomas.open('Mara');
  await tomasThread.hears('See you at nine?');
  await expect(marasThread.tick('See you at nine?', 'read')).toBeVisible();

  await tomasThread.field.pressSequentially('At nine, by the harbour');
  await expect(mara.page.getByText(t('typing.plain')).filter({ visible: true }).first()).toBeVisible();
  await tomasThread.send();
  await marasThread.hears('At nine, by the harbour');
  await expect(mara.page.getByText(t('typing.plain')).filter({ visible: true })).toHaveCount(0);
  await expect(tomasThread.tick('At nine, by the harbour', 'read')).toBeVisible();
});

test('photos with a caption arrive, open large, and close again', async ({ meetTwo }) => {
  const { tomas, thread } = await meetTwo();
  await thread.addPhotos([
    await picture('harbour.png', { width: 1200, height: 800 }, '#1f6fb2'),
    await picture('lighthouse.png', { width: 600, height: 900 }, '#d9c27a'),
  ]);
  await thread.say('The harbour this morning');

  const seen = await tomas.open('Mara');
  await seen.hears('The harbour this morning');
  const label = t('photo.by', { name: 'Mara' });
  const second = seen.log.getByRole('button', { name: t('photo.place', { label, at: 2, count: 2 }) });
  await second.click();
  const lightbox = tomas.page.getByRole('dialog', { name: label });
  const large = lightbox.getByRole('img', { name: 'The harbour this morning' });
  await expect(large).toHaveJSProperty('naturalWidth', 600);
  await lightbox.getByRole('button', { name: t('photo.previous') }).click();
  await expect(large).toHaveJSProperty('naturalWidth', 1200);
  await tomas.page.keyboard.press('Escape');
  await expect(lightbox).toBeHidden();
  await expect(second).toBeVisible();
});

test('a reload keeps the place, and Back leads to where one came from', async ({ meetTwo }) => {
  const { mara, thread } = await meetTwo();
  await thread.say('Before the reload');
  await mara.page.reload();
  await thread.hears('Before the reload');
  await thread.say('After the reload');

  await mara.page.goBack();
  await expect(mara.page.getByRole('main').getByRole('heading', { name: 'Tomas' })).toBeVisible();
  await expect(mara.page).toHaveURL(/\/people\/[0-9a-z]{20}$/);
  await mara.page.goForward();
  await thread.hears('After the reload');
  await mara.go('nav.chats');
  await expect(mara.row('Tomas')).toBeVisible();
});
