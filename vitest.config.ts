/**
 * Test projects: `unit` beside the code (with one embedded PostgreSQL per run), `e2e` journeys in a browser,
 * `soak` long runs. See server/store/testing.ts for the database that tests get.
 */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { languagePieces } from './languages/plugin.ts';

const database = './server/store/testing-setup.ts';
const results = process.env['GWEN_TEST_RESULTS'];
const ignored = ['**/node_modules/**', '**/dist/**', 'data/**'];

export default defineConfig({
  test: {
    maxWorkers: '100%',
    reporters: results
      ? ['default', ['json', { outputFile: join(results, `${process.pid}.json`) }]]
      : ['default'],
    projects: [
      {
        plugins: [languagePieces()],
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: ignored,
          globalSetup: database,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          exclude: ignored,
          globalSetup: [database, './e2e/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'soak',
          include: ['**/*.soak.ts'],
          exclude: ignored,
          globalSetup: database,
          fileParallelism: false,
          testTimeout: 30 * 60_000,
          hookTimeout: 5 * 60_000,
        },
      },
    ],
  },
});
