import { Worker } from 'node:worker_threads';
import { storeUnavailable } from '@chatter/store/store-unavailable';
import type { Outcome } from './commit-batch.ts';
import type { Committer } from './committer.ts';
import { packJobs, unpackOutcomes } from './writer-messages.ts';

/**
 * A committer on a thread of its own: while it syncs one batch, the next one fills here.
 *
 * A thread that dies is not started again: what it had begun may or may not be stored, and its locks may be left behind
 * in this process. Everything is refused from then on, `check` says so, and a new process goes on from the record.
 * @param program `writer-thread.ts`, built
 * @param path of the database, which exists and has its schema
 * @throws when the thread cannot open the database
 */
export const startWriterThread = async (program: URL, path: string): Promise<Committer> => {
  const worker = new Worker(program, { workerData: { path } });
  let finish: ((outcomes: Outcome[] | null) => void) | null = null;
  let failure: Error | null = null;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread of the writer ended before it began.')));
  });
  worker.on('message', (message: string) => {
    if (message !== 'open') finish?.(unpackOutcomes(message));
  });
  worker.on('error', (error) => {
    failure = error;
  });
  worker.on('exit', () => {
    failure ??= new Error('The thread of the writer has ended.');
    finish?.(null);
  });
  const refuseAll = (count: number): Outcome[] => {
    const error = storeUnavailable(failure);
    return Array.from({ length: count }, () => ({ ok: false, error }));
  };
  return {
    batchMax: 1_000,
    commit(jobs) {
      if (failure !== null) return Promise.resolve(refuseAll(jobs.length));
      return new Promise((resolve) => {
        finish = (outcomes) => {
          finish = null;
          resolve(outcomes ?? refuseAll(jobs.length));
        };
        worker.postMessage(packJobs(jobs));
      });
    },
    check() {
      if (failure !== null) throw storeUnavailable(failure);
    },
    async close() {
      if (failure === null) worker.postMessage('close');
      await ended;
    },
  };
};
