import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { figures } from '../domain/figures.ts';
import { kinds } from '../domain/index.ts';
import { figuresPage } from './figures-page.ts';
import { rolesPage } from './roles-page.ts';
import { safeguardsPage } from './safeguards-page.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');
const pages = ['.', 'docs'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

it('the pages made from the declarations are current (npm run docs)', () => {
  expect(read('safeguards.md')).toBe(safeguardsPage());
  expect(read('roles.md')).toBe(rolesPage());
  expect(read('figures.md')).toBe(figuresPage());
});

it('the page of safeguards names each, with each of its numbers and bounds', () => {
  const page = safeguardsPage();
  const ids = new Set(kinds.flatMap(({ safeguards }) => safeguards.map(({ id }) => id)));
  const listed = page.split('\n').flatMap((line) => /^\| ([RCHVEN]\d+) \|/.exec(line)?.[1] ?? []);
  expect(listed).toHaveLength(85);
  expect(new Set(listed)).toEqual(ids);
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

it('the page of figures tells each with its definition', () => {
  const page = figuresPage();
  for (const { id } of figures) expect(page).toContain(`| \`${id}\` |`);
});

/** Anchors as GitHub makes them of headings. */
const anchorsOf = (page: string): readonly string[] =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );

it.each(pages)('%s leads only to what is there', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  for (const [, to = ''] of text.matchAll(/\]\((?!\w+:)([^)]+)\)/g)) {
    const [path = '', anchor] = to.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    expect(existsSync(join(root, target)), `${to} in ${page}`).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(readFileSync(join(root, target), 'utf8'))).toContain(anchor);
  }
  for (const [, path = ''] of text.matchAll(/`([\w@.-]+(?:\/[\w@.-]+)+\.(?:tsx?|mjs|sql|json|md))`/g)) {
    expect(existsSync(join(root, path)), `${path} in ${page}`).toBe(true);
  }
});
