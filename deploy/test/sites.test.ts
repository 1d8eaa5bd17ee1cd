import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { inRoot } from '../../scripts/setup/root.mjs';
import { makeCertificate } from './certificate.ts';
import { siteNames } from './render-site.ts';
import { hasBrotli, nginxPath, testSite } from './start-nginx.ts';

describe.skipIf(nginxPath === null)('nginx takes the site as it is shipped', () => {
  const kinds = siteNames.flatMap((site) => (hasBrotli ? [true, false] : [false]).map((brotli) => ({ site, brotli })));
  test.each(kinds)('$site, with Brotli: $brotli', async ({ site, brotli }) => {
    const options = { site, brotli, nodes: [3001, 3002], webDir: '/nowhere' };
    const said = await testSite(String(nginxPath), options);
    expect(said).toContain('test is successful');
    expect(said).not.toMatch(/\[(warn|error|emerg)\]/);
  });

  // Root alone may take its ports.
  test.skipIf(process.getuid?.() !== 0)('the main file of the image', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chatter-image-'));
    try {
      await cp(inRoot('deploy/nginx/chatter'), join(folder, 'chatter'), { recursive: true });
      await rm(join(folder, 'chatter/optional/brotli.conf'));
      await mkdir(join(folder, 'conf.d'));
      const { certificate, key } = await makeCertificate(folder, ['chat.example.org']);
      const site = await readFile(inRoot('deploy/nginx/sites/chatter-cluster.conf'), 'utf8');
      const here = site.replace(/\/etc\S+fullchain.pem/, certificate).replace(/\/etc\S+privkey.pem/, key);
      await writeFile(join(folder, 'conf.d/chatter.conf'), here);
      const main = await readFile(inRoot('deploy/docker/nginx.conf'), 'utf8');
      // The user of the image is not one of every system, nor is its place for the number of the process.
      await writeFile(join(folder, 'nginx.conf'), main.replace(/^user .*$/m, '').replace('/run/', `${folder}/`));
      const args = ['-t', '-p', folder, '-c', join(folder, 'nginx.conf')];
      expect((await promisify(execFile)(String(nginxPath), args)).stderr).toContain('test is successful');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
