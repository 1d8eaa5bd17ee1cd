// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ path: string, text: string }} Source a file of the tree; `path` is relative, with `/`
 * @typedef {{ path: string, line: number, rule: string }} Finding
 */

const leftOut = new Set(['node_modules', 'dist', '.git', '.cache', 'data', 'test-results', 'playwright-report']);

/** @param {string} folder @param {string} place @returns {string[]} */
const walk = (folder, place) =>
  readdirSync(path.join(folder, place), { withFileTypes: true }).flatMap((entry) => {
    if (leftOut.has(entry.name)) return [];
    const name = place === '' ? entry.name : `${place}/${entry.name}`;
    if (entry.isDirectory()) return walk(folder, name);
    return entry.isFile() ? [name] : [];
  });

/**
 * Every file of the tree whose name matches.
 * @param {string} folder @param {RegExp} names
 * @returns {Source[]}
 */
export const readSources = (folder, names) =>
  walk(folder, '')
    .filter((name) => names.test(name))
    .map((name) => ({ path: name, text: readFileSync(path.join(folder, name), 'utf8') }));

/** @param {string} file */
export const isTest = (file) => /\.(test|spec|contract)\.tsx?$|(^|\/)(e2e|test|testing|contract)\//.test(file);

/** @param {string} text @param {number} index @returns {number} counted from 1 */
export const lineAt = (text, index) => text.slice(0, index).split('\n').length;
