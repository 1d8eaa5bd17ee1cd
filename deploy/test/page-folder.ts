import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compressFolder } from '../../scripts/build/compress.mjs';

const long = 'something that is said over and over again. '.repeat(60);

const files: Readonly<Record<string, string>> = {
  'index.html': `<!doctype html><html lang="en"><title>Chatter</title><!-- ${long} --></html>`,
  'theme.js': `// ${long}`,
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'icon-192.png': 'not really a picture',
  'manifest.webmanifest': '{"name":"Chatter"}',
  'assets/app-1a2b.js': `console.log(${JSON.stringify(long)});`,
  'assets/app-1a2b.css': `/* ${long} */`,
  'assets/inter-1a2b.woff2': 'not really a font',
  '.hidden': 'secret',
};

/** A folder with every kind of file that a built page has, packed by the build's own script. */
export const makePageFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chatter-page-'));
  await mkdir(join(folder, 'assets'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await compressFolder(folder);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};
