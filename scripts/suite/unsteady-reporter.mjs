// @ts-check
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/root.mjs';

/** @import { TestModule } from 'vitest/node' */

/**
 * Tells Vitest's unsteady tests, which its JSON report does not name: those that passed at their second try, as lines
 * that begin with ~, in the file that `UNSTEADY_FILE` names.
 */
export default class UnsteadyReporter {
  /** @param {readonly TestModule[]} testModules */
  onTestRunEnd(testModules) {
    const lines = testModules.flatMap((testModule) =>
      [...testModule.children.allTests('passed')]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `~ ${path.relative(root, testModule.moduleId)} › ${test.fullName}`),
    );
    if (process.env.UNSTEADY_FILE) writeFileSync(process.env.UNSTEADY_FILE, JSON.stringify(lines));
  }
}
