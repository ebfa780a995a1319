import { defineConfig } from '@playwright/test';
import { findBrowser, browserArgs } from '../support/browser.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../results/e2e',
  // Two cores carry the server, its database and the browser of one test.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    actionTimeout: 10_000,
    locale: 'lv-LV',
    timezoneId: 'Europe/Riga',
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: await findBrowser(), args: browserArgs },
  },
});
