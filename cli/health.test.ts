/** `gwen health` on real databases: what it says of the pages is what is in the folder. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBuilt } from '../server/http/built.ts';
import type { TestStore } from '../server/store/testStore.ts';
import { testStore } from '../server/store/testStore.ts';
import { main } from './gwen.ts';

let world: TestStore;
beforeAll(async () => {
  world = await testStore();
});
afterAll(() => world.close());

test('says what runs, the digest of its pages, and what lacks', { timeout: 60_000 }, async () => {
  const lines: string[] = [];
  const code = await main(
    ['health', '--files'],
    { say: (text) => lines.push(text) },
    {
      GWEN_DATABASE_URL: world.database.superUrl,
      GWEN_KEYS_URL: world.database.superKeysUrl,
      GWEN_DATA: join(world.folder, 'data'),
      XDG_CONFIG_HOME: join(world.folder, 'config'),
    },
  );
  const said = lines.join('\n');
  expect(code, said).toBe(0);
  expect(said).toMatch(/^Gwen \d+\.\d+\.\d+$/m);
  const built = findBuilt(join(import.meta.dirname, '..'));
  expect(said).toContain(built ? `sha256 ${built.digest}` : 'not built yet');
  for (const line of built?.lines ?? []) expect(said).toContain(line);
  expect(said).toContain('Last backup: never');
  expect(said).toContain(`Contact points: 1, without keys: ${world.team}`);
});
