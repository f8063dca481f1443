/**
 * Test projects: `unit` and `unit-pure` beside the code (one embedded PostgreSQL per run), `e2e` journeys in a browser,
 * `soak` long runs, and what else goes on for longer than `npm test` lets it (scripts/thorough.ts); `looks` the journeys
 * with every screen looked at in every look. See server/store/testing.ts for the database that tests get.
 */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { languagePieces } from './languages/plugin.ts';

const database = './server/store/testing-setup.ts';
const results = process.env['GWEN_TEST_RESULTS'];
/** Tests that take a part of what they could: the soak runs them over all of it. */
const thorough = { GWEN_THOROUGH: '1' };
const partial = [
  'countries/demo/seed.test.ts',
  'domain/{foresight,laws}.test.ts',
  'server/exchange/htcds/exportFile.test.ts',
  'server/store/{keptOut,permissions}.test.ts',
  'web/gallery/gallery.test.ts',
];
const journeys = {
  include: ['e2e/**/*.e2e.ts'],
  globalSetup: [database, './e2e/setup.ts'],
  testTimeout: 120_000,
  hookTimeout: 180_000,
  // one browser and one import of the server for all journeys of a worker; each has a world of its own
  isolate: false,
};
/** Tests that touch neither database nor browser nor the process: what one imports serves the next. One declares anew. */
const pure = [
  '{domain,seal}/**/!(newEntry).test.ts',
  'web/{client,forms,screens,store,ui,worker}/**/*.test.{ts,tsx}',
];
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
          exclude: [...ignored, ...pure],
          globalSetup: database,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [languagePieces()],
        test: {
          name: 'unit-pure',
          include: pure,
          exclude: ignored,
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: { ...journeys, name: 'e2e', exclude: ignored },
      },
      {
        test: { ...journeys, name: 'looks', exclude: ignored, env: thorough },
      },
      {
        plugins: [languagePieces()],
        test: {
          name: 'soak',
          include: ['**/*.soak.ts', ...partial],
          exclude: ignored,
          env: thorough,
          globalSetup: database,
          fileParallelism: false,
          testTimeout: 30 * 60_000,
          hookTimeout: 5 * 60_000,
        },
      },
    ],
  },
});
