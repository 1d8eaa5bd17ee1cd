import type { Config } from '../config.ts';
import { backup } from './backup.ts';
import { moveCommand } from './move.ts';
import { restore } from './restore.ts';

/** What a person asked for beside running the server. */
export interface CommandInput {
  /** What was written after the command. */
  readonly args: string[];
  readonly config: Config;
  readonly version: string;
  /** Prints a line. */
  readonly say: (line: string) => void;
}

/** @throws Error with a sentence for the operator */
export type Command = (input: CommandInput) => Promise<void>;

export const commands: ReadonlyMap<string, Command> = new Map([
  ['backup', backup],
  ['restore', restore],
  ['move', moveCommand],
]);
