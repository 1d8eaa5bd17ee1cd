// @ts-check
// `npm run bench`: what Chatter costs, beside bare Socket.IO in the same run; as Markdown, JSON and a plot.
//   -- pairs fanout idle posting history stopper storm cluster   only these
//   MONGODB_URL=…                          on that server in place of the embedded database; `cluster` needs it
//   -- --quick                             small and short, to see that it works
//   -- --out FOLDER                        where the report goes
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { machine, toMarkdown, toPlot } from '../bench/report.mjs';
import { measureCluster } from '../bench/scenarios/cluster.mjs';
import { measureHistory } from '../bench/scenarios/history.mjs';
import { measureIdle } from '../bench/scenarios/idle.mjs';
import { measurePosting } from '../bench/scenarios/posting.mjs';
import { measureStopper } from '../bench/scenarios/stopper.mjs';
import { measureStorm } from '../bench/scenarios/storm.mjs';
import { measureFanOut, measurePairs } from '../bench/scenarios/talk.mjs';
import { takeMongoDatabase } from '../e2e/server/mongo-database.mjs';
import { ensureBuilt } from './setup/ensure-built.mjs';
import { inRoot } from './setup/root.mjs';

/** @import { Row, Size } from '../bench/report.mjs' */

/** @type {Record<string, (size: Size) => Promise<Row[]>>} */
const scenarios = {
  pairs: measurePairs,
  fanout: measureFanOut,
  idle: measureIdle,
  posting: measurePosting,
  history: measureHistory,
  stopper: measureStopper,
  storm: measureStorm,
  cluster: measureCluster,
};

const { MONGODB_URL } = process.env;

/** Scenarios that cannot run on this record, with the reason: two fill SQLite by SQL, another needs nodes that share one. */
const leftOut = MONGODB_URL
  ? new Map(['history', 'storm'].map((name) => [name, 'is measured without MONGODB_URL']))
  : new Map([['cluster', 'needs a MongoDB: name one in MONGODB_URL']]);

/** @type {Size} */
const whole = {
  pairs: 7,
  seconds: 4,
  lanes: 50,
  members: 100,
  socketsEach: 10,
  connections: 10_000,
  storms: 3,
  stopSeconds: 60,
  history: 1_000_000,
};
/** @type {Size} */
const quick = {
  pairs: 1,
  seconds: 1,
  lanes: 4,
  members: 4,
  socketsEach: 5,
  connections: 50,
  storms: 1,
  stopSeconds: 10,
  history: 2_000,
};

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, out: { type: 'string', default: inRoot('.cache/bench') } },
  });
  const unknown = positionals.filter((name) => !(name in scenarios));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}: ${Object.keys(scenarios).join(', ')}.`);
  for (const [name, why] of leftOut) if (positionals.includes(name)) throw new Error(`${name} ${why}.`);
  await ensureBuilt();
  const record = MONGODB_URL ? (await takeMongoDatabase(MONGODB_URL)).server : 'its own SQLite';
  const on = { ...machine(), record };
  const size = values.quick ? quick : whole;
  /** @type {Row[]} */
  const rows = [];
  for (const [name, measure] of Object.entries(scenarios)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const why = leftOut.get(name);
    console.error(why === undefined ? `${name} …` : `Left out: ${name} ${why}.`);
    if (why !== undefined) continue;
    rows.push(...(await measure(size)));
  }
  const markdown = toMarkdown(rows, on, size);
  await mkdir(values.out, { recursive: true });
  await writeFile(path.join(values.out, 'bench.md'), markdown);
  await writeFile(path.join(values.out, 'bench.json'), JSON.stringify({ on, size, rows }, null, 2));
  await writeFile(path.join(values.out, 'bench.svg'), toPlot(rows));
  console.log(markdown);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
