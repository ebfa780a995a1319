import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/**
 * Modules are loaded as the product loads them, by Node itself, and once by each process of the run: to load the server
 * or the language anew for each file took a third of all the work. So no module may keep what one test leaves to the
 * next, and no test may change what all share (globals, the environment) without putting it back.
 */
const shared = {
  isolate: false,
  setupFiles: 'test/support/seed.ts',
  experimental: { viteModuleRunner: false, nodeLoader: false },
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/{language,generator,kernel,time,host,walls}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          globalSetup: 'test/server/support/cluster.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What is waited for comes when other processes have had their turn: the usual second is too short beside others.
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          name: 'extension',
          include: ['test/extension/**/*.test.ts'],
          globalSetup: 'test/extension/setup.ts',
          // The windows share one editor, and each is as much work as a machine of two cores has time for.
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
