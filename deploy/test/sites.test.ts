import { describe, expect, test } from 'vitest';
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
});
