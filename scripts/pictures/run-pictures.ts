import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { parseConfig } from '../../apps/server/src/config.ts';
import { startServer } from '../../apps/server/src/main.ts';
import { liftedLimits } from '../seed/lifted-limits.ts';
import { runSeed } from '../seed/run-seed.ts';
import { SeedClock } from '../seed/seed-clock.ts';
import { chromium as chromiumProgram } from '../suite/programs.mjs';
import { readOptions } from './options.ts';
import { type Scene, type Size, sizes, type Theme } from './scene.ts';
import { scenes } from './scenes.ts';
import { buildShowcase } from './showcase.ts';
import { drawShowcasePhotos } from './showcase-photos.ts';
import { createActors, type Stage } from './stage.ts';
import { nameOf, type Shot, takePicture } from './take-picture.ts';

/** The moment of all pictures: a Thursday in spring, past two in the afternoon. */
const moment = '2026-03-12T14:32:00Z';

const shotsOf = (scene: Scene): Shot[] => {
  const all = Object.keys(sizes).filter((size): size is Size => size === 'phone' || size === 'desktop');
  const themes: readonly Theme[] = scene.themes ?? ['light', 'dark'];
  return (scene.sizes ?? all).flatMap((size) => themes.map((theme) => ({ scene, size, theme })));
};

const isWanted = ({ name, checks }: Scene, only: string | undefined): boolean =>
  only === undefined || only.split(',').some((each) => name.includes(each) || checks.includes(Number(each)));

/** Takes what is asked for. A scene that fails is told of, and the others are taken all the same. @returns how many failed */
const takeAll = async (stage: Stage, options: ReturnType<typeof readOptions>): Promise<number> => {
  const executablePath = chromiumProgram.find();
  if (executablePath === null) throw new Error('There is no Chromium here: set CHROMIUM_PATH.');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  const browser = await chromium.launch({ executablePath, args });
  const to = { folder: path.resolve(options.out), png: options.png };
  let failed = 0;
  try {
    for (const shot of scenes.filter((scene) => isWanted(scene, options.only)).flatMap(shotsOf)) {
      await takePicture(browser, stage, shot, to).then(
        () => process.stdout.write(`${nameOf(shot)}\n`),
        (error: unknown) => {
          failed += 1;
          process.stderr.write(`✗ ${nameOf(shot)}: ${error instanceof Error ? error.message : error}\n`);
        },
      );
    }
  } finally {
    await browser.close();
  }
  return failed;
};

/** Seeds a folder of its own, starts the server at a moment that stands still, and takes the pictures. */
export const runPictures = async (args: readonly string[], env: Readonly<Record<string, string | undefined>>) => {
  const options = readOptions(args);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'chatter-pictures-'));
  const photos = await drawShowcasePhotos();
  const clock = new SeedClock(Date.parse(moment));
  const now = clock.now();
  try {
    await runSeed(['--data', folder, '--now', moment, '--short'], env);
    const config = parseConfig({ ...liftedLimits, DATA_DIR: folder, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error' });
    const server = await startServer(config, { clock, webDir: path.resolve('apps/web/dist') });
    const url = `http://localhost:${server.port}`;
    const actors = createActors(url);
    try {
      const { users, ids } = await buildShowcase({ url, now, clock, photos });
      const failed = await takeAll({ url, now, ids, users, actor: actors.actor }, options);
      if (failed > 0) process.exitCode = 1;
    } finally {
      await actors.leave();
      await server.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
