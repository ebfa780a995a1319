import { defineConfig } from '@playwright/test';
import { findBrowser, browserArgs } from '../support/browser.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../results/e2e',
  // What one does is done mostly one thing after another by its browser, its server and the test: two use two cores.
  workers: 2,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    actionTimeout: 30_000,
    locale: 'lv-LV',
    timezoneId: 'Europe/Riga',
    viewport: { width: 1280, height: 900 },
    // Of each step the page as it was; pictures of every frame cost a quarter of the whole run.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: await findBrowser(), args: browserArgs },
  },
});
