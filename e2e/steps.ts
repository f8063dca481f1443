/** Journeys whose steps build on one another: each begins where the one before ended, and none begins once one broke off. */
import { basename } from 'node:path';
import { beforeEach, onTestFailed } from 'vitest';
import type { Device } from './browser.ts';

/**
 * Call once in a journey's file. What each device showed when a step failed lies in artefacts/e2e.
 * @param devices by name, those that there are when it is asked
 */
export function inSteps(devices: () => Readonly<Record<string, Device | undefined>>): void {
  let brokenOff: string | undefined;
  beforeEach(({ task }) => {
    if (brokenOff) throw new Error(`the journey broke off at: ${brokenOff}`);
    onTestFailed(async () => {
      brokenOff ??= task.name;
      const journey = basename(task.file.name, '.e2e.ts');
      for (const [name, one] of Object.entries(devices()))
        await one?.page.screenshot({ path: `artefacts/e2e/broken-${journey}-${name}.png`, fullPage: true });
    });
  });
}
