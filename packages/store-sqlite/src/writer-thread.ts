// The program of the writer's thread: it owns the connection that writes, so that neither a sync nor a checkpoint ever
// holds up the event loop of the server.
import { parentPort, workerData } from 'node:worker_threads';
import { commitBatch } from './commit-batch.ts';
import { loadDriver } from './driver.ts';
import { connectAgain } from './open-database.ts';
import { packOutcomes, unpackJobs } from './writer-messages.ts';

/** So many writes are folded into the database at the latest, however busy it is. */
const mostUnfolded = 4_000;
const idleMs = 500;

const { path } = workerData as { path: string };
const port = parentPort;
if (port === null) throw new Error('This program is for a worker thread.');

const db = connectAgain(await loadDriver(), path);
// By itself SQLite would fold the log within the commit that fills it.
db.exec('PRAGMA wal_autocheckpoint = 0');

let unfolded = 0;
let timer: NodeJS.Timeout | undefined;

const fold = (): void => {
  clearTimeout(timer);
  timer = undefined;
  try {
    db.all('PRAGMA wal_checkpoint(PASSIVE)');
    unfolded = 0;
  } catch {
    // A full disk: the log stays as it is, nothing in it is lost, and the next time tries again.
  }
};

port.on('message', (message: string) => {
  if (message === 'close') {
    clearTimeout(timer);
    db.close();
    port.close();
    return;
  }
  const jobs = unpackJobs(message);
  port.postMessage(packOutcomes(commitBatch(db, jobs)));
  unfolded += jobs.length;
  if (unfolded >= mostUnfolded) fold();
  else timer ??= setTimeout(fold, idleMs);
});

port.postMessage('open');
