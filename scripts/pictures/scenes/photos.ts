import type { Page } from 'playwright-core';
import { t } from '../../../e2e/text.ts';
import type { Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { untilTrue } from '../until-true.ts';
import { composerOf, openThread } from './walk.ts';

/** Photos that are in the album already, as files to choose. */
const files = async (page: Page, count: number) => {
  const sources: string[] = await page
    .locator('[role=log] img[src*="/api/pictures/"]')
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
  await page.getByRole('button', { name: t('tray.remove', { at: 3 }) }).waitFor();
};

const albums = (part: number): Scene => ({
  name: `albums-${part}`,
  checks: [22],
  who: 'nora',
  async show(page, stage) {
    await openThread(page, stage, 'photos');
    await page.locator('[role=log]').evaluate((view: { scrollTop: number; clientHeight: number }, at: number) => {
      view.scrollTop = (at - 1) * (view.clientHeight - 40);
    }, part);
  },
});

/** Photos in messages, before they are sent, and by themselves. */
export const photoScenes: readonly Scene[] = [
  albums(1),
  albums(2),
  albums(3),
  { name: 'tray', checks: [23], who: 'nora', show: fillTray },
  {
    name: 'drop',
    checks: [23],
    who: 'nora',
    sizes: ['desktop'],
    async show(page, stage) {
      await openThread(page, stage, 'photos');
      await page.evaluate(`(() => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], 'shed.png', { type: 'image/png' }));
        document.querySelector('[role=log]').dispatchEvent(
          new DragEvent('dragenter', { dataTransfer: data, bubbles: true, cancelable: true }),
        );
      })()`);
      await page.getByText(t('drop.here', { name: 'Zoë van den Berg' })).waitFor();
    },
  },
  {
    name: 'lightbox',
    checks: [24],
    who: 'nora',
    async show(page, stage) {
      await openThread(page, stage, 'photos');
      await page.locator('[role=log] li[data-message] button img').last().click();
      await page.locator('dialog[open] img').first().waitFor();
      await untilTrue(
        page,
        '[...document.querySelectorAll("dialog[open] img")].every((image) => image.naturalWidth > 0)',
      );
    },
  },
];
