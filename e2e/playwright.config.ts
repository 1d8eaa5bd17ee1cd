import { defineConfig } from '@playwright/test';

const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  // docs/decisions/0018: in the pipeline a second try tells unsteady from broken, and the run names it.
  retries: process.env.CI === 'true' ? 1 : 0,
  forbidOnly: true,
  // A busy machine is slow, not broken: what hangs fails all the same.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: report === undefined ? 'list' : [['dot'], ['json', { outputFile: report }]],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    trace: 'off',
    // Kept files would hide what a test does to the network; e2e/without-network.spec.ts allows it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    // `@wide`: what is the same at every width, or is there on a wide screen only.
    { name: 'phone', grepInvert: /@wide/, use: { viewport: { width: 360, height: 740 }, hasTouch: true } },
    // `@glass`: what there is only where a finger points and a keyboard lies on the screen.
    { name: 'desktop', grepInvert: /@glass/, use: { viewport: { width: 1440, height: 900 } } },
  ],
});
