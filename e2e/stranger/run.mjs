// @ts-check
// Runs the stranger's client against a server of its own; PYTHON names an interpreter that has Socket.IO.
import { spawn } from 'node:child_process';
import { inRoot } from '../../scripts/setup/root.mjs';
import { makeFolder, startChatter } from '../server/chatter-process.mjs';

const { folder, remove } = await makeFolder();
const chatter = await startChatter({ folder });
try {
  const python = process.env.PYTHON ?? 'python3';
  const client = spawn(python, ['-B', inRoot('e2e/stranger/stranger.py'), chatter.url], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  process.exitCode = await new Promise((resolve) => {
    client.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    client.once('close', (code) => resolve(code ?? 1));
  });
  if (process.exitCode !== 0) console.error(chatter.said());
} finally {
  await chatter.stop();
  await remove();
}
