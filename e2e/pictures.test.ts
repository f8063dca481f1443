/** The page of pictures shows each picture that the journeys take, and none that nobody takes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const taken = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.e2e.ts'))
  .flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/\bpicture\(\s*[\w.]+,\s*'([\w-]+)'/g),
  ])
  .map(([, name]) => name);

test('docs/day-in-each-role.md shows what the journeys photograph', () => {
  const page = readFileSync(join(root, 'docs/day-in-each-role.md'), 'utf8');
  const shown = [...page.matchAll(/!\[[^\]]+\]\(images\/([\w-]+)\.webp\)/g)].map(([, name]) => name);
  expect(shown.length).toBeGreaterThan(15);
  expect(new Set(shown).size).toBe(shown.length);
  expect(shown.toSorted()).toEqual([...new Set(taken)].toSorted());
});
