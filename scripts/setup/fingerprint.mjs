// @ts-check
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const leftOut = /(^|\/)(node_modules|dist|test)$|\.test\.tsx?$|\.md$/;

/**
 * @param {string} folder
 * @param {string} place below it
 * @returns {string[]} files, relative to `folder`, sorted
 */
const filesIn = (folder, place) => {
  const found = [];
  const entries = readdirSync(path.join(folder, place), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = `${place}/${entry.name}`;
    if (leftOut.test(name)) continue;
    if (entry.isDirectory()) found.push(...filesIn(folder, name));
    else found.push(name);
  }
  return found;
};

/**
 * A hash of everything that the build reads: names and contents, so that neither a checkout nor a copy of the tree,
 * which only touch times, cause a build.
 * @param {string} folder of the checkout
 */
export const fingerprint = (folder) => {
  const hash = createHash('sha256');
  const files = ['packages', 'apps', 'scripts/build'].flatMap((place) => filesIn(folder, place));
  for (const file of [...files, 'scripts/build.mjs', 'package-lock.json']) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(folder, file)))
      .update('\0');
  }
  return hash.digest('hex');
};
