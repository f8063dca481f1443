import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figures } from '../domain/figures.ts';
import { kinds } from '../domain/index.ts';
import { catalogueActions } from '../domain/plan/actions/index.ts';
import { sections } from './textbook/index.ts';
import { textbookPage, wordsOf } from './textbook-page.ts';

const references = sections.flatMap(({ matters, actions }) => [
  ...matters.flatMap(([, ...where]) => where),
  ...Object.values(actions).flat(),
]);
const named = new Set(references);
const entries = new Set(references.map((one) => one.split('.').slice(0, 2).join('.')));
const page = readFileSync(join(import.meta.dirname, '../docs/textbook.md'), 'utf8');

describe('the page from the textbook to Gwen', () => {
  it('is made from its rows and the declarations (npm run docs)', () => {
    expect(page).toBe(textbookPage());
  });

  it('has each of the eight sections, each with many matters', () => {
    expect(sections.map(({ id }) => id)).toEqual(['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8']);
    for (const { id, matters } of sections) expect(matters.length, id).toBeGreaterThan(12);
  });

  it('leaves no row empty, and says nothing twice', () => {
    const matters = sections.flatMap((one) => one.matters);
    expect(new Set(matters.map(([what]) => what)).size).toBe(matters.length);
    for (const [what, ...where] of matters) {
      expect(what.trim().length, what).toBeGreaterThan(10);
      expect(where.length, what).toBeGreaterThan(0);
      expect(new Set(where).size, what).toBe(where.length);
    }
    for (const row of page.split('\n').filter((line) => line.startsWith('| ')))
      expect(row, row).not.toMatch(/\|\s*\|/);
  });

  it('leads each action of the catalogue somewhere, in its own section', () => {
    for (const { id, actions } of sections) {
      const ours = catalogueActions.filter(({ section }) => section === id).map((one) => one.id);
      expect(Object.keys(actions).sort(), id).toEqual([...ours].sort());
      for (const where of Object.values(actions)) expect(where.length).toBeGreaterThan(0);
    }
  });

  it('names every entry, every safeguard and every figure that is declared', () => {
    const declared = kinds.flatMap(({ kind, entries: types }) =>
      Object.keys(types).map((type) => `${kind}.${type}`),
    );
    expect(declared.filter((one) => !entries.has(one))).toEqual([]);
    const safeguards = new Set(kinds.flatMap((kind) => kind.safeguards.map(({ id }) => id)));
    expect([...safeguards].filter((one) => !named.has(one))).toEqual([]);
    expect(figures.filter(({ id }) => !named.has(`figure ${id}`))).toEqual([]);
  });

  it.each([
    'report.nothing',
    'report.triage.nothing',
    'nothing.triage',
    'R99',
    'act nothing',
    'code nothing',
    'code urgency.nothing',
    'role nothing',
    'setting nothing',
    'state report.nothing',
    'link nothing',
    'figure nothing',
    'file domain/nothing.ts',
    'nothing at-all',
  ])('cannot be made with %s', (reference) => {
    expect(() => wordsOf(reference)).toThrow('docs/textbook.md');
  });
});
