import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noProcessEnv: what npm run test:server says to its test runner.
const isOnServer = process.env.STEWARD_TEST_SERVER !== undefined;

/**
 * Commands and whole solutions run once, on the embedded database: what they rest on (storage, tools, graphs, the runtime)
 * is tested on both. Some of them have the embedded database in any case.
 */
const ONCE = [
  '**/*.folder.db.test.ts',
  'cli/!(workers-server).db.test.ts',
  'cli/*/**/*.db.test.ts',
  'evals/*.db.test.ts',
  'evals/growth/!(reactive).db.test.ts',
];
/** Trials of several processes on one store: the embedded one belongs to one process at a time. */
const ON_SERVER = ['bench/**/*.db.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['node_modules/**', '**/*.db.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude: ['node_modules/**', ...(isOnServer ? ONCE : ON_SERVER)],
          globalSetup: ['storage/testing-setup.ts'],
          // Each embedded database holds about 230 MB, so only two are open at a time.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
