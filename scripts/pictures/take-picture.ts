import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { demoPassword, emailOf } from '../seed/people.ts';
import { type Scene, type Size, sizes, type Theme } from './scene.ts';
import type { Stage } from './stage.ts';
import { untilTrue } from './until-true.ts';

export interface Shot {
  readonly scene: Scene;
  readonly size: Size;
  readonly theme: Theme;
}

/** What one of the pictures is called: `22-photos.phone.dark`. */
export const nameOf = ({ scene, size, theme }: Shot): string =>
  `${String(scene.checks[0] ?? 0).padStart(2, '0')}-${scene.name}.${size}.${theme}`;

const save = async (png: Buffer, file: string, alsoPng: boolean): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true });
  await sharp(png).webp({ quality: 86, effort: 6 }).toFile(`${file}.webp`);
  if (alsoPng) await sharp(png).png({ palette: true }).toFile(`${file}.png`);
};

// Those out of view wait until one scrolls there.
const allImagesShown = `[...document.images].every((image) => {
  const { bottom, top } = image.getBoundingClientRect();
  return image.complete || bottom < 0 || top > innerHeight;
})`;

const noSkeleton = `![...document.querySelectorAll('.skeleton')].some((each) => each.checkVisibility())`;

const settle = async (page: Page, { unfinished }: Scene): Promise<void> => {
  await page.evaluate('document.fonts.ready');
  if (unfinished) return;
  // Drawings and icons that come with what was opened.
  await page.waitForLoadState('networkidle');
  await untilTrue(page, noSkeleton);
  await untilTrue(page, allImagesShown);
};

const leave = async ({ request }: BrowserContext): Promise<void> => {
  const answer = await request.post('/api/refresh');
  if (!answer.ok()) return;
  const { accessToken } = await answer.json();
  await request.delete('/api/signout', { headers: { authorization: `Bearer ${accessToken}` } });
};

/** Opens a page of its own, lets the scene play, and keeps what is to be seen. @throws what the scene throws */
export const takePicture = async (
  browser: Browser,
  stage: Stage,
  shot: Shot,
  to: { folder: string; png: boolean },
): Promise<void> => {
  const { scene, size, theme } = shot;
  const context = await browser.newContext({
    baseURL: stage.url,
    viewport: sizes[size],
    colorScheme: theme,
    hasTouch: size !== 'desktop',
    isMobile: size !== 'desktop',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    ...scene.context,
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(12_000);
    await page.clock.setFixedTime(stage.now);
    if (scene.who !== null) {
      const data = { email: emailOf({ key: scene.who }), password: demoPassword, remember: true };
      await context.request.post('/api/signin', { data });
    }
    await scene.show(page, stage, size);
    await settle(page, scene);
    await save(await page.screenshot({ animations: 'disabled' }), path.join(to.folder, nameOf(shot)), to.png);
  } finally {
    // What waits in the page must not go out when the network is back.
    await Promise.all(context.pages().map((page) => page.close()));
    await context.setOffline(false);
    // A device less in the list that another picture shows.
    if (scene.who !== null) await leave(context);
    await context.close();
  }
};
