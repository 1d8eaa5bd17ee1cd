// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout, whatever the working folder is. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {...string} parts */
export const inRoot = (...parts) => path.join(root, ...parts);

/** Scratch place of the scripts; ignored by git, on the same disk as the tree, so that a rename is enough to move. */
export const cacheFolder = inRoot('.cache');
