import { setTimeout as wait } from 'node:timers/promises';
import { withEnvFile } from '../../apps/server/src/config/env-file.ts';
import { parseConfig } from '../../apps/server/src/config.ts';
import { type Server, startServer } from '../../apps/server/src/main.ts';
import { seededRandom } from '../../packages/client/test/seeded-random.ts';
import { signInAll, signOutAll, signUpAll } from './cast.ts';
import { liftedLimits } from './lifted-limits.ts';
import { readOptions, seedHelp } from './options.ts';
import { demoPassword, emailOf, neighbours, people } from './people.ts';
import { perform, readAll } from './perform.ts';
import { drawPictures, type PictureBook } from './pictures/picture-book.ts';
import { makePlan, type Step, talksOf } from './plan.ts';
import { prepareFolder } from './prepare-folder.ts';
import { SeedClock } from './seed-clock.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const showProgress = (total: number) => {
  let shown = 0;
  return (done: number): void => {
    const tenth = Math.floor((done * 10) / total);
    if (tenth === shown) return;
    shown = tenth;
    process.stderr.write(`  ${tenth * 10} % of ${total} messages\n`);
  };
};

/** Receipts go out bundled: waits until the store has what was marked. */
const untilRead = async (server: Server, marks: ReturnType<typeof readAll>): Promise<void> => {
  const { conversations } = server.context.store;
  for (const { id, userId, seq } of marks) {
    while (((await conversations.member(id, userId))?.readSeq ?? seq) < seq) await wait(20);
  }
};

/** What is said, and the pictures of it. */
interface Demo {
  readonly steps: readonly Step[];
  readonly book: PictureBook;
}

const fill = async (server: Server, clock: SeedClock, now: number, demo: Demo): Promise<void> => {
  const url = `http://127.0.0.1:${server.port}`;
  const { steps, book } = demo;
  const ids = await signUpAll(url, clock, now, book);
  clock.set(now);
  const actors = await signInAll(url, ids);
  const stage = { actors, ids, clock, book, progress: showProgress(steps.length) };
  const conversations = await perform(stage, steps);
  await untilRead(server, readAll(stage, steps, conversations));
  await signOutAll(actors.values(), clock, now);
  say(`${people.length + neighbours.length} people, ${talksOf(steps).length} conversations, ${steps.length} messages.`);
};

/** Fills a data folder with the demo. @throws Error whose message is for the person who typed the command */
export const runSeed = async (args: readonly string[], env: Environment): Promise<void> => {
  const options = readOptions(args);
  if (options.help) return say(seedHelp);
  const set = withEnvFile(process.cwd(), env);
  const data = options.data === undefined ? {} : { DATA_DIR: options.data };
  const config = parseConfig({ ...set, ...liftedLimits, ...data, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error' });
  await prepareFolder(config.dataDir, options.force);
  const random = seededRandom(20_260_504);
  const steps = makePlan(options.now, random, options.short);
  const book = await drawPictures(people, steps, random);
  const clock = new SeedClock(options.now);
  const server = await startServer(config, { clock });
  try {
    await fill(server, clock, options.now, { steps, book });
  } finally {
    await server.close();
  }
  const [mara] = people;
  if (mara === undefined) return;
  say(`The demo is in ${config.dataDir}. Start Chatter and sign in as ${mara.name}:`);
  say(`  e-mail:   ${emailOf(mara)}`);
  say(`  password: ${demoPassword}`);
  say(`The others have the same password: ${people.slice(1).map(emailOf).join(', ')}.`);
};
