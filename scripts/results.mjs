/**
 * Adds up what vitest's runs wrote into a folder and prints "N passed, N failed".
 * A test file that could not run counts as one failure.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';
let passed = 0;
let failed = Number(process.argv[3] ?? 0);
for (const file of readdirSync(folder)) {
  const run = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  passed += run.numPassedTests;
  failed += run.numFailedTests;
  for (const { status, assertionResults } of run.testResults) {
    if (
      status === 'failed' &&
      !assertionResults.some((/** @type {{ status: string }} */ { status }) => status === 'failed')
    ) {
      failed += 1;
    }
  }
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
