// @ts-check
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const text = /\.(html|js|css|svg|json|webmanifest|txt|map)$/;
const tooSmallToGain = 1_024;

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);

/** @param {string} file */
const compressFile = async (file) => {
  const bytes = await readFile(file);
  if (bytes.length < tooSmallToGain) return;
  const params = {
    [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [gz, br] = await Promise.all([gzip(bytes, { level: 9 }), brotli(bytes, { params })]);
  if (gz.length < bytes.length) await writeFile(`${file}.gz`, gz);
  if (br.length < bytes.length) await writeFile(`${file}.br`, br);
};

/**
 * Writes `.gz` and `.br` beside every text file, so that the server never compresses while it serves.
 * @param {string} folder
 */
export const compressFolder = async (folder) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && text.test(entry.name));
  await Promise.all(files.map((entry) => compressFile(path.join(entry.parentPath ?? entry.path, entry.name))));
};
