import { defineConfig } from '@playwright/test';
import { findBrowser, launchArguments } from '../support/browser.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../results/e2e',
  // Two cores carry the server, its database and the browser of one test.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    locale: 'lv-LV',
    timezoneId: 'Europe/Riga',
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: await findBrowser(), args: launchArguments },
  },
});
