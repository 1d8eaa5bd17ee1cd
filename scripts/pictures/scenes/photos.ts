import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { t } from '../../../e2e/text.ts';
import { allSizes, type Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { untilTrue } from '../until-true.ts';
import { composerOf, openThread } from './walk.ts';

/** Photos that are in the album already, as files to choose. */
const files = async (page: Page, count: number) => {
  const sources: string[] = await page
    .locator('[role=log] [data-photo] img')
    .evaluateAll((images: { src: string }[]) => images.map(({ src }) => src));
  const chosen = [];
  for (const [index, url] of [...new Set(sources)].slice(0, count).entries()) {
    const answer = await page.context().request.get(url);
    const mimeType = answer.headers()['content-type'] ?? 'image/webp';
    chosen.push({ name: `photo-${index + 1}.webp`, mimeType, buffer: await answer.body() });
  }
  return chosen;
};

const fillTray = async (page: Page, stage: Stage): Promise<void> => {
  await openThread(page, stage, 'photos');
  await page.getByLabel(t('composer.files')).setInputFiles(await files(page, 3));
  await composerOf(page).fill('From the walk on Sunday');
  for (const at of [1, 2, 3]) await page.getByRole('button', { name: t('tray.remove', { at }) }).waitFor();
};

const dragOver = (page: Page, name: string, type: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], '${name}', { type: '${type}' }));
    document.querySelector('[role=log]').dispatchEvent(
      new DragEvent('dragenter', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  })()`);

const albums = (part: number): Scene => ({
  name: `albums-${part}`,
  checks: [22],
  who: 'nora',
  sizes: allSizes,
  async show(page, stage) {
    await openThread(page, stage, 'photos');
    await page.locator('[role=log]').evaluate((view: { scrollTop: number; clientHeight: number }, at: number) => {
      view.scrollTop = (at - 1) * (view.clientHeight - 40);
    }, part);
  },
});

/** What a conversation says of a file that is held over it. */
const dropScene = (name: string, file: readonly [name: string, type: string], words: () => string): Scene => ({
  name,
  checks: [23],
  who: 'nora',
  sizes: ['desktop'],
  async show(page, stage) {
    await openThread(page, stage, 'photos');
    await dragOver(page, ...file);
    await page.getByText(words()).waitFor();
  },
});

/** Photos in messages, before they are sent, and by themselves. */
export const photoScenes: readonly Scene[] = [
  albums(1),
  albums(2),
  albums(3),
  { name: 'tray', checks: [23], who: 'nora', show: fillTray },
  dropScene('drop', ['shed.png', 'image/png'], () => t('drop.here', { name: 'Zoë van den Berg' })),
  dropScene('drop-refused', ['plans.pdf', 'application/pdf'], () => t('tray.onlyPhotos')),
  {
    name: 'failed-upload',
    checks: [21],
    who: 'nora',
    async show(page, stage) {
      await openThread(page, stage, 'photos');
      const chosen = await files(page, 3);
      // The third one never arrives, however often it is tried.
      let sent = 0;
      await page.route(/\/api\/photos/, (route) => {
        sent += 1;
        return sent > 2 ? route.abort() : route.continue();
      });
      await page.getByLabel(t('composer.files')).setInputFiles(chosen);
      await composerOf(page).fill('Three from the walk');
      await page.getByRole('button', { name: t('composer.send'), exact: true }).click();
      await page
        .getByRole('button', { name: t('failed.retry'), exact: true })
        .first()
        .waitFor();
    },
  },
  {
    name: 'lightbox',
    checks: [24],
    who: 'nora',
    async show(page, stage) {
      await openThread(page, stage, 'photos');
      // One of an album of five, so that there are neighbours and a count.
      const album = page.locator('[role=log] li[data-message]').filter({ hasText: 'Five, and a caption' });
      const photo = album.locator('button img').nth(1);
      await photo.scrollIntoViewIfNeeded();
      // What is drawn anew by the scroll would move it away under the pointer.
      await wait(800);
      await photo.click();
      await page.locator('dialog[open] img').filter({ visible: true }).first().waitFor();
      await untilTrue(
        page,
        '[...document.querySelectorAll("dialog[open] img")].every((image) => image.naturalWidth > 0)',
      );
    },
  },
];
