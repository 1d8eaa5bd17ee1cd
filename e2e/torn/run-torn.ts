import { truncateSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../../packages/client/test/seeded-random.ts';
import { makeFolder, startChatter } from '../server/chatter-process.mjs';
import { type Damage, makeDamages } from './damages.ts';
import { headerBytes, type LogFrames, readLogFrames } from './log-frames.ts';
import { type CopyContents, copyData, readCopy } from './read-copy.ts';
import { type Acknowledged, type Written, writeUntilKilled } from './write-until-killed.ts';

export interface TornOptions {
  /** Copies that are damaged. */
  readonly cuts: number;
  /** Acknowledged before the server is killed. */
  readonly messages: number;
  readonly seed: number;
  /** Told now and then; null keeps silent. */
  readonly say: ((line: string) => void) | null;
}

export interface TornResult {
  readonly cuts: number;
  readonly commits: number;
  readonly frames: number;
  readonly acknowledged: number;
  /** What was wrong, each as a sentence that names the damage. */
  readonly problems: string[];
}

/** What was acknowledged and is not there as it was. */
const lostOf = ({ messages }: CopyContents, acknowledged: readonly Acknowledged[]): number =>
  acknowledged.filter(({ message }) => {
    const there = messages.get(message.conversationId)?.[message.seq - 1];
    return there?.id !== message.id || JSON.stringify(there.content) !== JSON.stringify(message.content);
  }).length;

/** Nothing but what the whole copy has as well, from the beginning. */
const isBeginningOf = (part: CopyContents, whole: CopyContents): boolean =>
  [...part.messages].every(
    ([id, messages]) => JSON.stringify(messages) === JSON.stringify(whole.messages.get(id)?.slice(0, messages.length)),
  );

/** Opens copies of the killed folder after their log was spoiled. */
type OpenCopy = (spoil: (log: string) => void) => Promise<CopyContents>;

const createOpener = (base: string, folder: string, { conversations }: Written): OpenCopy => {
  let made = 0;
  return (spoil) => {
    made += 1;
    const copy = path.join(base, `copy-${made}`);
    copyData(folder, copy);
    spoil(path.join(copy, 'chatter.db-wal'));
    return readCopy(copy, conversations);
  };
};

/** What is wrong with a copy that must hold these, and nothing that the whole one does not hold. */
const judge = (copy: CopyContents, whole: CopyContents, acknowledged: readonly Acknowledged[]): string[] => {
  const lost = lostOf(copy, acknowledged);
  return [
    ...copy.problems,
    ...(lost > 0 ? [`${lost} acknowledged messages are lost`] : []),
    ...(isBeginningOf(copy, whole) ? [] : ['it holds something that was never written']),
  ];
};

/** The folder after the kill, and the copies that were taken of it while the server wrote. */
const judgeUndamaged = async (written: Written, whole: CopyContents): Promise<string[]> => {
  const problems = judge(whole, whole, written.acknowledged).map((problem) => `after the kill: ${problem}`);
  for (const [n, copy] of written.copies.entries()) {
    const contents = await readCopy(copy.folder, written.conversations);
    const wrong = judge(contents, whole, written.acknowledged.slice(0, copy.acknowledged));
    problems.push(...wrong.map((problem) => `copy ${n} of the running server: ${problem}`));
  }
  return problems;
};

/** A damaged log must leave what one leaves that ends cleanly with the last commit before the damage. */
const createDamageJudge = (open: OpenCopy, frames: LogFrames, written: Written, whole: CopyContents) => {
  const digests = new Map<number, string>();
  const digestAt = async (commit: number): Promise<string> => {
    const clean = headerBytes + commit * frames.frameBytes;
    const digest = digests.get(commit) ?? (await open((log) => truncateSync(log, clean))).digest;
    digests.set(commit, digest);
    return digest;
  };
  return async (damage: Damage): Promise<string[]> => {
    const commit = frames.commits.findLast((end) => end <= damage.wholeFrames) ?? 0;
    const contents = await open(damage.apply);
    const stillHeld = written.acknowledged.filter(({ logBytes }) => logBytes <= damage.wholeBytes);
    const problems = judge(contents, whole, stillHeld);
    if (contents.digest !== (await digestAt(commit))) problems.push('it is not what the last whole commit left');
    return problems.map((problem) => `${damage.name}: ${problem}`);
  };
};

/**
 * Kills a server in the middle of writing, spoils the end of its log in many ways, and opens each copy: what the log
 * still holds whole is there, whole commits and nothing else, and it goes on from there.
 */
export const runTorn = async ({ cuts, messages, seed, say }: TornOptions): Promise<TornResult> => {
  const { folder: base, remove } = await makeFolder();
  const folder = path.join(base, 'data');
  const chatter = await startChatter({ folder });
  try {
    const written = await writeUntilKilled(chatter, base, messages, seed);
    const frames = readLogFrames(path.join(folder, 'chatter.db-wal'));
    const open = createOpener(base, folder, written);
    const whole = await open(() => undefined);
    const problems = await judgeUndamaged(written, whole);
    const judgeDamage = createDamageJudge(open, frames, written, whole);
    const from = { fromBytes: written.logBytes, random: seededRandom(seed) };
    for (const [n, damage] of makeDamages(frames, { ...from, count: cuts }).entries()) {
      problems.push(...(await judgeDamage(damage)));
      if ((n + 1) % 100 === 0) say?.(`${n + 1} torn logs …`);
    }
    const acknowledged = written.acknowledged.length;
    return { cuts, commits: frames.commits.length, frames: frames.count, acknowledged, problems };
  } finally {
    await chatter.kill();
    await remove();
  }
};

/** The line that counts. */
export const tornLine = ({ cuts, commits, frames, acknowledged, problems }: TornResult, seed: number): string =>
  `torn logs ${cuts} · wrong ${problems.length} · ${acknowledged} messages in ${commits} commits of ${frames} frames · seed ${seed}`;
