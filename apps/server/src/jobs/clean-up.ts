import { pictureSizeSchema } from '@chatter/protocol/picture';
import type { Logger } from 'pino';
import type { Context } from '../domain/context.ts';
import { pictureKey } from '../domain/pictures/picture-key.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const batch = 200;

const removeFiles = async ({ files }: Context, ids: Parameters<typeof pictureKey>[0][]): Promise<void> => {
  for (const id of ids) await Promise.all(pictureSizeSchema.options.map((size) => files.remove(pictureKey(id, size))));
};

const removePictures = async (context: Context): Promise<number> => {
  let removed = 0;
  for (;;) {
    const ids = await context.store.pictures.removeUnused(context.clock.now() - dayMs, batch);
    await removeFiles(context, ids);
    removed += ids.length;
    if (ids.length < batch) return removed;
  }
};

/** Removes sessions that have expired, pictures that nothing has shown for a day, and what files a node left half done. */
export const cleanUp = async (context: Context): Promise<{ sessions: number; pictures: number; files: number }> => ({
  sessions: await context.store.sessions.removeExpired(context.clock.now()),
  pictures: await removePictures(context),
  files: await context.files.sweep(context.clock.now() - hourMs),
});

/** Cleans up every hour. @returns a function that ends it and waits for a run under way */
export const startCleanUp = (context: Context, log: Logger): (() => Promise<void>) => {
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    running = cleanUp(context).then(
      (removed) => log.debug({ removed }, 'cleaned up'),
      (error: unknown) => log.error({ err: error }, 'clean-up failed; it is tried again in an hour'),
    );
  };
  const timer = setInterval(run, hourMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
};
