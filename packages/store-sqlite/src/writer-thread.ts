// The program of the writer's thread: it owns the connection that writes, so that neither a sync nor a checkpoint ever
// holds up the event loop of the server.
import { parentPort, workerData } from 'node:worker_threads';
import { commitBatch } from './commit-batch.ts';
import { loadDriver } from './driver.ts';
import { createFoldSchedule } from './fold-schedule.ts';
import { connectAgain } from './open-database.ts';
import { packOutcomes, unpackJobs } from './writer-messages.ts';

const { path } = workerData as { path: string };
const port = parentPort;
if (port === null) throw new Error('This program is for a worker thread.');

const db = connectAgain(await loadDriver(), path);
// By itself SQLite would fold the log within the commit that fills it.
db.exec('PRAGMA wal_autocheckpoint = 0');

/** @returns null when the disk does not answer: the log stays as it is, nothing in it is lost */
const checkpoint = (mode: 'NOOP' | 'PASSIVE') => {
  try {
    return db.get<{ busy: number; log: number; checkpointed: number }>(`PRAGMA wal_checkpoint(${mode})`) ?? null;
  } catch {
    return null;
  }
};

const schedule = createFoldSchedule({
  length: () => checkpoint('NOOP')?.log ?? 0,
  fold() {
    const done = checkpoint('PASSIVE');
    return done !== null && done.busy === 0 && done.checkpointed === done.log;
  },
});

port.on('message', (message: string) => {
  if (message === 'close') {
    schedule.stop();
    db.close();
    port.close();
    return;
  }
  port.postMessage(packOutcomes(commitBatch(db, unpackJobs(message))));
  schedule.grown();
});

port.postMessage('open');
// Whoever is killed again and again must not leave it longer each time.
schedule.grown();
