import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noProcessEnv: what npm run test:server says to its test runner.
const isOnServer = process.env.STEWARD_TEST_SERVER !== undefined;

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
          // Commands on a folder of their own have the embedded database in any case.
          exclude: ['node_modules/**', ...(isOnServer ? ['**/*.folder.db.test.ts'] : [])],
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
