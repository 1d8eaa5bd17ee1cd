import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Builds a program of `test/programs` for a process of its own, for the running test. It lies inside the repository, so that
 * it finds the driver, which like in production is not part of the bundle.
 */
export const buildProgram = async (name: string): Promise<string> => {
  const outfile = await bundle(`programs/${name}.ts`, `${name}-${process.pid}`);
  onTestFinished(() => rm(outfile, { force: true }));
  return outfile;
};

/** Builds the program of the writer's thread; whoever asks removes the file. */
export const buildWriterThread = async (): Promise<{ program: URL; remove(): Promise<void> }> => {
  threads += 1;
  const outfile = await bundle('../src/writer-thread.ts', `writer-thread-${process.pid}-${threads}`);
  return { program: pathToFileURL(outfile), remove: () => rm(outfile, { force: true }) };
};

let threads = 0;

const bundle = async (entry: string, name: string): Promise<string> => {
  const outfile = join(root, '.cache', 'store-sqlite', `${name}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    outfile,
    ...{ bundle: true, platform: 'node', format: 'esm', conditions: ['source'], logLevel: 'error' },
    external: ['@photostructure/sqlite'],
  });
  return outfile;
};

export interface Program {
  readonly child: ChildProcessWithoutNullStreams;
  /** Whole lines that it has written. */
  readonly lines: string[];
  /** Waits for the next line; null when it has ended. */
  nextLine(): Promise<string | null>;
  /** Waits for its end; returns the signal or the exit code, and what it wrote to stderr. */
  end(): Promise<{ how: string | number | null; stderr: string }>;
}

/** Starts a built program, and ends it with the running test if it has not ended before. */
export const startProgram = (path: string, args: readonly string[], nodeFlags: readonly string[] = []): Program => {
  const child = spawn(process.execPath, [...nodeFlags, path, ...args]);
  const lines: string[] = [];
  let stderr = '';
  const reader = createInterface({ input: child.stdout });
  const written = reader[Symbol.asyncIterator]();
  reader.on('line', (line) => lines.push(line));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  return {
    child,
    lines,
    nextLine: async () => (await written.next()).value ?? null,
    end: async () => {
      const [code, signal] = (await closed) as [number | null, string | null];
      return { how: signal ?? code, stderr };
    },
  };
};
