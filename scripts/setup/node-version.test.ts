import { describe, expect, test } from 'vitest';
import { nodeVersionProblem } from './node-version.mjs';

describe('the version of Node', () => {
  test.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0', '30.1.0'])('%s is new enough', (version) => {
    expect(nodeVersionProblem(version)).toBeNull();
  });

  test.each(['20.18.3', '18.20.4', '16.0.0', '8.17.0'])('%s is told what to do in one sentence', (version) => {
    const said = nodeVersionProblem(version);
    expect(said).toContain(version);
    expect(said).toContain('20.19');
    expect(said).toContain('https://nodejs.org');
    expect(said).not.toContain('\n');
  });
});
