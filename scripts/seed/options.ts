import { parseArgs } from 'node:util';

export interface SeedOptions {
  readonly help: boolean;
  /** Deletes what is in the folder, if it is a data folder of Chatter. */
  readonly force: boolean;
  /** Overrides DATA_DIR. */
  readonly data: string | undefined;
  /** The moment that the demo leads up to, epoch milliseconds. */
  readonly now: number;
  /** Leaves out the conversation of 20,000 messages. */
  readonly short: boolean;
}

export const seedHelp = `npm run seed -- [options]
  --data <folder>   fill this folder instead of DATA_DIR (./data)
  --force           delete the Chatter data that is in the folder now
  --now <time>      the moment that the demo leads up to, such as 2026-05-04T09:30Z (default: now)
  --short           leave out the conversation of 20,000 messages: a few seconds instead of a minute
  --help            this text`;

const readTime = (text: string | undefined): number => {
  if (text === undefined) return Date.now();
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new Error(`--now ${text} is no time; write it like 2026-05-04T09:30Z.`);
  return time;
};

/** @throws Error that names the option and the cure */
export const readOptions = (args: readonly string[]): SeedOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      force: { type: 'boolean' },
      data: { type: 'string' },
      now: { type: 'string' },
      short: { type: 'boolean' },
    },
  });
  const { help = false, force = false, short = false, data, now } = values;
  return { help, force, short, data, now: readTime(now) };
};
