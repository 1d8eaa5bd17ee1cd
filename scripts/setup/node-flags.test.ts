import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodeFlags } from './node-flags.mjs';
import { inRoot } from './root.mjs';

test('this Node knows what npm start gives it', () => {
  expect(nodeFlags.length).toBeGreaterThan(0);
  expect(spawnSync(process.execPath, [...nodeFlags, '-e', '0']).status).toBe(0);
});

const starts: Record<string, RegExp> = {
  'deploy/systemd/chatter.service': /^ExecStart=.*\/node (.*) \S+$/m,
  'deploy/systemd/chatter@.service': /^ExecStart=.*\/node (.*) \S+$/m,
  'deploy/docker/Dockerfile': /^CMD \["node", (.*), "[^"]+"\]$/m,
};

for (const [file, command] of Object.entries(starts)) {
  test(`${file} starts the server as npm start does`, () => {
    const flags = command.exec(readFileSync(inRoot(file), 'utf8'))?.[1] ?? '';
    expect(flags.replaceAll(/[",]/g, '').split(' ')).toEqual(nodeFlags);
  });
}
