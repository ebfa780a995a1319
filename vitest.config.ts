import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{language,generator,kernel,time,host,walls}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          globalSetup: 'test/server/support/cluster.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What is waited for comes when other processes have had their turn: the usual second is too short beside others.
          expect: { poll: { timeout: 20_000 } },
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
