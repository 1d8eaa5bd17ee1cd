// The program of the writer's thread: it owns the connection that writes, so that neither a sync nor a checkpoint ever
// holds up the event loop of the server.
import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { commitBatch } from './commit-batch.ts';
import { loadDriver } from './driver.ts';
import { createFoldSchedule, pageBytes } from './fold-schedule.ts';
import { connectAgain } from './open-database.ts';
import { packOutcomes, unpackJobs } from './writer-messages.ts';

const { path } = workerData as { path: string };
const port = parentPort;
if (port === null) throw new Error('This program is for a worker thread.');

const db = connectAgain(await loadDriver(), path);
// By itself SQLite would fold the log within the commit that fills it.
db.exec('PRAGMA wal_autocheckpoint = 0');

const schedule = createFoldSchedule(() => {
  try {
    return db.get<{ log: number }>('PRAGMA wal_checkpoint(PASSIVE)')?.log ?? null;
  } catch {
    // A full disk: the log stays as it is, nothing in it is lost, and the next time tries again.
    return null;
  }
});

port.on('message', (message: string) => {
  if (message === 'close') {
    schedule.stop();
    db.close();
    port.close();
    return;
  }
  const jobs = unpackJobs(message);
  port.postMessage(packOutcomes(commitBatch(db, jobs)));
  schedule.wrote(jobs.length, message.length);
});

port.postMessage('open');
schedule.found((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) / pageBytes);
