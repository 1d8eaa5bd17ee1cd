// @ts-check

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {Counts[]} all @returns {Counts} */
export const addCounts = (all) => ({
  passed: all.reduce((sum, { passed }) => sum + passed, 0),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
  skipped: all.reduce((sum, { skipped }) => sum + skipped, 0),
});

/** @param {Counts} counts */
export const countLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * Counts of Vitest's JSON report. A file that does not load has no tests, and must not pass for that.
 * @param {unknown} report
 * @returns {Counts}
 */
export const vitestCounts = (report) => {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
    testResults = [],
  } = /** @type {Record<string, number> & { testResults?: { status: string, assertionResults: unknown[] }[] }} */ (
    report
  );
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  };
};

/**
 * Counts of Playwright's JSON report; one that passed at its second try counts as passed, and `playwrightUnsteady` names it.
 * @param {unknown} report
 * @returns {Counts}
 */
export const playwrightCounts = (report) => {
  const { stats, errors = [] } =
    /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] }} */ (
      report
    );
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
};

/**
 * Counts of a line as `countLine` writes it, the last one in the text.
 * @param {string} text
 * @returns {Counts | null}
 */
export const readCountLine = (text) => {
  const last = [...text.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)].pop();
  return last === undefined ? null : { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3]) };
};
