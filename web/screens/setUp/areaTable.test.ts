/** Areas pasted from a table: what is read, and what is told of a line that does not fit. */
import { expect, test } from 'vitest';
import { readAreaTable } from './areaTable.ts';

test('lines are read in their order, from commas, semicolons or tabs', () => {
  expect(readAreaTable('KE,,Kenya\nke-01\tKE\tCoast\n\nKE-02;KE;"Rift, Upper"', [])).toEqual({
    ok: true,
    areas: [
      { code: 'KE', parent: null, name: 'Kenya' },
      { code: 'KE-01', parent: 'KE', name: 'Coast' },
      { code: 'KE-02', parent: 'KE', name: 'Rift, Upper' },
    ],
  });
});

test.each([
  ['KE,,Kenya\nKE 1,KE,Coast', [], { line: 2, why: 'fileWrongCode', code: 'KE 1' }],
  ['KE-01,KE,Coast\nKE,,Kenya', [], { line: 1, why: 'fileNoParent', code: 'KE' }],
  ['\nKE-01,KE,', ['KE'], { line: 2, why: 'fileNoName', code: 'KE-01' }],
])('%j: the first line that does not fit is told', (text, known, wrong) => {
  expect(readAreaTable(text, known)).toEqual({ ok: false, ...wrong });
});

test('an area that is there already may have parts', () => {
  expect(readAreaTable('KE-01,KE,Coast', ['KE'])).toMatchObject({ ok: true });
});
