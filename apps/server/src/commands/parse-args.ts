import { parseArgs as parse } from 'node:util';
import { StartError } from '../config/start-error.ts';

/**
 * Reads what was written after a command: at most one word, and flags.
 * @throws StartError with how the command is used
 */
export const parseArgs = <const Flag extends string>(
  args: string[],
  flags: readonly Flag[],
  usage: string,
): { word: string | undefined; flags: Record<Flag, boolean> } => {
  try {
    const options = Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' as const, default: false }]));
    const { positionals, values } = parse({ args, options, allowPositionals: true });
    if (positionals.length > 1) throw new Error('There is a word too many.');
    return { word: positionals[0], flags: values as Record<Flag, boolean> };
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new StartError(`${reason} Usage: ${usage}`);
  }
};
