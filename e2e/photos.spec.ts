import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { Finger, middleOf } from './finger.ts';
import { expect, test } from './fixtures.ts';
import { picture } from './picture.ts';
import { t } from './text.ts';

type Picture = Awaited<ReturnType<typeof picture>>;

/** Told apart by their width, in whatever size they are looked at. */
const wide = (width: number) => picture(`${width}.png`, { width, height: 300 }, '#1f6fb2');

const trayOf = (page: Page) => page.getByRole('list', { name: t('tray.label') });
const tileAt = (page: Page, at: number, count: number) =>
  trayOf(page).getByRole('button', { name: t('tray.photo', { at, count }), exact: true });

/** What the page has and this process has not. */
interface PageGlobals {
  readonly DataTransfer: new () => { readonly items: { add(file: File): void } };
  readonly ClipboardEvent: new (type: string, init: object) => Event;
  readonly DragEvent: new (type: string, init: object) => Event;
}

/** Hands files to the page as the system would: by the clipboard, or held over something. */
const hand = (target: Locator, kind: 'paste' | 'dragenter' | 'drop', { name, mimeType, buffer }: Picture) =>
  target.evaluate(
    (element, file) => {
      const bytes = Uint8Array.from(atob(file.base64), (char) => char.charCodeAt(0));
      const { DataTransfer, ClipboardEvent, DragEvent } = globalThis as unknown as PageGlobals;
      const data = new DataTransfer();
      data.items.add(new File([bytes], file.name, { type: file.mimeType }));
      const init = { bubbles: true, cancelable: true };
      const event =
        file.kind === 'paste'
          ? new ClipboardEvent('paste', { ...init, clipboardData: data })
          : new DragEvent(file.kind, { ...init, dataTransfer: data });
      element.dispatchEvent(event);
    },
    { kind, name, mimeType, base64: buffer.toString('base64') },
  );

/** Puts the first photo of the tray in the place of the third. */
const dragFirstToThird = async (page: Page, count: number, touch: boolean) => {
  await tileAt(page, 1, count).scrollIntoViewIfNeeded();
  const [from, to] = [await middleOf(tileAt(page, 1, count)), await middleOf(tileAt(page, 3, count))];
  const dragged = trayOf(page).locator('[data-dragged]');
  if (touch) {
    const finger = await Finger.on(page);
    await finger.down(from);
    await expect(dragged).toHaveCount(1);
    await finger.slide(from, to);
    await finger.up();
  } else {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.up();
  }
  await expect(dragged).toHaveCount(0);
};

/** @param part of the width and height of the screen */
const swipe = async (page: Page, touch: boolean, part: { x: number; y: number }) => {
  const { width, height } = page.viewportSize() ?? { width: 360, height: 740 };
  const by = { x: width * part.x, y: height * part.y };
  const from = { x: width / 2 - by.x / 2, y: height / 2 - by.y / 2 };
  const to = { x: from.x + by.x, y: from.y + by.y };
  if (touch) return (await Finger.on(page)).swipe(from, to);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
};

test('photos are chosen, pasted, dropped and put in order, and are looked at in full', async ({
  meetTwo,
  hasTouch,
}) => {
  const { mara, tomas, thread } = await meetTwo();
  await thread.addPhotos([await wide(510), await wide(520), await wide(530)]);
  await hand(thread.field, 'paste', await wide(540));
  const pane = mara.page.getByRole('main');
  await hand(pane, 'dragenter', await wide(550));
  await expect(mara.page.getByText(t('drop.here', { name: 'Tomas' }))).toBeVisible();
  await hand(pane, 'drop', await wide(550));
  // A button that goes away with its upload would take the finger that began on it along.
  await expect(trayOf(mara.page).locator('[aria-busy=false]')).toHaveCount(5);

  await dragFirstToThird(mara.page, 5, hasTouch);
  await tileAt(mara.page, 5, 5).press('Shift+Home');
  await expect(tileAt(mara.page, 1, 5)).toBeFocused();
  await tileAt(mara.page, 2, 5).press('Delete');
  await expect(trayOf(mara.page).getByRole('listitem')).toHaveCount(4);

  // Elsewhere and back: nothing is lost.
  await mara.talkTo('Tomas');
  await expect(trayOf(mara.page).getByRole('listitem')).toHaveCount(4);
  await thread.say('In this order');

  const seen = await tomas.open('Mara');
  await seen.hears('In this order');
  const label = t('photo.by', { name: 'Mara' });
  const tile = (at: number) => seen.log.getByRole('button', { name: t('photo.place', { label, at, count: 4 }) });
  const { page } = tomas;
  const lightbox = page.getByRole('dialog', { name: label });
  const large = lightbox.getByRole('img', { name: 'In this order' });
  const shows = async (width: number) => expect(large).toHaveJSProperty('naturalWidth', width);

  await tile(1).click();
  for (const width of [550, 530, 510, 540]) {
    await shows(width);
    await page.keyboard.press('ArrowRight');
  }
  await expect(lightbox.getByText(t('photo.counter', { at: 4, count: 4 }))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(lightbox).toBeHidden();
  await expect(tile(4)).toBeFocused();

  await tile(2).click();
  await shows(530);
  await swipe(page, hasTouch, { x: -0.4, y: 0 });
  await shows(510);
  await swipe(page, hasTouch, { x: 0.4, y: 0 });
  await shows(530);
  // Still on its way from the swipe, it would not be under the finger any more.
  const middle = (page.viewportSize()?.width ?? 0) / 2;
  await expect.poll(async () => Math.abs((await middleOf(large)).x - middle)).toBeLessThan(2);
  const before = (await large.boundingBox())?.width ?? 0;
  const { x, y } = await middleOf(large);
  await page.mouse.dblclick(x, y);
  await expect.poll(async () => ((await large.boundingBox())?.width ?? 0) / before).toBeCloseTo(2.5, 1);
  await page.goBack();
  await expect(lightbox).toBeHidden();
  await expect(seen.log).toBeVisible();

  await tile(3).click();
  await shows(510);
  await swipe(page, hasTouch, { x: 0, y: 0.3 });
  await expect(lightbox).toBeHidden();
  await expect(tile(3)).toBeFocused();
});

/** As a phone's camera writes it: 12 megapixels, with a texture that does not compress away. */
const fromCamera = async (): Promise<Picture> => {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const grain = await sharp({ create: { width: 504, height: 378, channels: 3, background: '#777', noise } })
    .png()
    .toBuffer();
  const buffer = await sharp(grain).resize(4032, 3024, { kernel: 'nearest' }).jpeg({ quality: 100 }).toBuffer();
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer };
};

const upload = '**/api/photos';
const reason = t('tray.failed', { reason: t('error.network') });

/** Lets the next upload fail on its way. */
const cutNextUpload = (page: Page) => page.route(upload, (route) => route.abort(), { times: 1 });

test('a photo of 12 megapixels travels smaller, and what does not upload has words and a way on', async ({
  meetTwo,
}) => {
  const { mara, thread } = await meetTwo();
  const { page } = mara;
  const inTray = trayOf(page).getByRole('listitem');

  const camera = await fromCamera();
  await cutNextUpload(page);
  await thread.addPhotos(camera);
  // A busy machine takes its time to scale it.
  await expect(page.getByText(reason)).toBeVisible({ timeout: 30_000 });
  const travelled = page.waitForResponse('**/api/photos');
  await mara.button(t('tray.retryPhoto', { at: 1 })).click();
  const answer = await travelled;
  expect((await answer.json()).photo).toMatchObject({ width: 2560, height: 1920 });
  const bytes = Number(await answer.request().headerValue('content-length'));
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(camera.buffer.length * 0.7);
  await expect(page.getByText(reason)).toBeHidden();

  await thread.addPhotos([
    { name: 'IMG_0002.HEIC', mimeType: 'image/heic', buffer: Buffer.from('not for every browser') },
    { name: 'broken.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') },
  ]);
  await expect(page.getByText(t('tray.failed', { reason: t('error.heic') }))).toBeVisible();
  await expect(page.getByText(t('tray.failed', { reason: t('error.notAnImage') }))).toBeVisible();
  await thread.send();
  await expect(page.getByText(t('tray.cannotSend', { count: 2 }))).toBeVisible();
  await mara.button(t('tray.remove', { at: 3 })).click();
  await mara.button(t('tray.remove', { at: 2 })).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(inTray).toHaveCount(1);
});

test('photos that are sent before they are uploaded fail and go on in the timeline', async ({ meetTwo }) => {
  const { mara, tomas, thread } = await meetTwo();
  const { page } = mara;
  const inTray = trayOf(page).getByRole('listitem');
  await thread.addPhotos(await wide(510));
  await expect(trayOf(page).locator('[aria-busy=false]')).toHaveCount(1);

  // One that hangs is given up, and takes nothing with it.
  await page.route(upload, () => undefined, { times: 1 });
  await thread.addPhotos(await wide(500));
  await mara.button(t('tray.cancel', { at: 2 })).click();
  await expect(inTray).toHaveCount(1);

  // Sent before it was uploaded: it stands in the timeline, with the same words and ways on.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(
    upload,
    async (route) => {
      await held;
      await route.abort();
    },
    { times: 1 },
  );
  await thread.addPhotos(await wide(520));
  await thread.write('Two of them');
  await thread.send();
  await expect(inTray).toHaveCount(0);
  await expect(thread.log.getByRole('progressbar')).toHaveCount(1);
  letGo();
  await expect(thread.log.getByText(reason)).toBeVisible();
  await thread.log.getByRole('button', { name: t('failed.retry'), exact: true }).click();
  await expect(thread.tick('Two of them', 'delivered')).toBeVisible();
  await expect(thread.log.getByRole('alert')).toHaveCount(0);
  const seen = await tomas.open('Mara');
  await seen.hears('Two of them');
  await expect(seen.log.locator('[data-photo]')).toHaveCount(2);
});
