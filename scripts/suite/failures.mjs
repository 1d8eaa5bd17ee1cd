// @ts-check
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../setup/root.mjs';

const linesKept = 6;

/** @param {string} file @param {string} title @param {string} message */
const failure = (file, title, message) => {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [`✗ ${path.relative(root, path.resolve(root, file))} › ${title}`, ...lines.slice(0, linesKept)].join('\n✗   ');
};

/**
 * What failed by Vitest's JSON report, each as lines that begin with ✗.
 * @param {unknown} report
 * @returns {string[]}
 */
export const vitestFailures = (report) => {
  const { testResults = [] } =
    /** @type {{ testResults?: { name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} */ (
      report
    );
  return testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [failure(name, 'does not load', message)];
    return assertionResults
      .filter((result) => result.status === 'failed')
      .map(({ fullName, failureMessages = [] }) => failure(name, fullName, failureMessages.join('\n')));
  });
};

/**
 * @typedef {{ title: string, file?: string, specs?: { title: string, file: string, tests: { projectName: string,
 *   status: string, results: { error?: { message?: string } }[] }[] }[], suites?: Suite[] }} Suite
 */

/** @param {Suite} suite @returns {string[]} */
const ofSuite = ({ specs = [], suites = [] }) => [
  ...specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) =>
        failure(
          path.join('e2e', file),
          `${title} (${projectName})`,
          results.map(({ error }) => error?.message ?? '').join('\n'),
        ),
      ),
  ),
  ...suites.flatMap(ofSuite),
];

/**
 * What failed by Playwright's JSON report.
 * @param {unknown} report
 * @returns {string[]}
 */
export const playwrightFailures = (report) => {
  const { suites = [], errors = [] } = /** @type {{ suites?: Suite[], errors?: { message?: string }[] }} */ (report);
  return [...suites.flatMap(ofSuite), ...errors.map(({ message = '' }) => failure('e2e', 'could not begin', message))];
};
