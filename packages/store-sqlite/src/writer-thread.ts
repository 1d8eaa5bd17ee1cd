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

interface Checkpoint {
  readonly log: number;
  readonly checkpointed: number;
}

const schedule = createFoldSchedule({
  length: () => db.get<Checkpoint>('PRAGMA wal_checkpoint(NOOP)')?.log ?? 0,
  fold() {
    try {
      const { log, checkpointed } = db.get<Checkpoint>('PRAGMA wal_checkpoint(PASSIVE)') ?? { log: 0, checkpointed: 0 };
      return checkpointed === log;
    } catch {
      // A full disk: the log stays as it is, nothing in it is lost, and the next time tries again.
      return false;
    }
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
