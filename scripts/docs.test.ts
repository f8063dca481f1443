import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { kinds } from '../domain/index.ts';
import { rolesPage } from './roles-page.ts';
import { safeguardsPage } from './safeguards-page.ts';

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../docs', name), 'utf8');

it('the pages made from the declarations are current (npm run docs)', () => {
  expect(read('safeguards.md')).toBe(safeguardsPage());
  expect(read('roles.md')).toBe(rolesPage());
});

it('the page of safeguards names each, with each of its numbers and bounds', () => {
  const page = safeguardsPage();
  for (const { kind, safeguards } of kinds) {
    for (const { id, settings } of safeguards) {
      expect(page).toContain(`### ${id} of a ${kind}`);
      for (const { id: setting, default: value, min, max } of settings) {
        const row = page.split('\n').find((line) => line.endsWith(`| \`${setting}\` |`));
        expect(row, setting).toMatch(new RegExp(`\\| ${value}\\b.*\\| ${min}\\b.* to ${max}\\b`));
      }
    }
  }
});
