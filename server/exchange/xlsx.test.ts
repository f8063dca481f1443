/** Spreadsheets: an archive that unpacks to well-formed parts, cells that say what was put in, and nothing that is worked out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from './columns.ts';
import { csvLine, unguarded } from './csv.ts';
import { textsIn, unzip } from './testSheet.ts';
import { xlsx } from './xlsx.ts';

async function* inPages(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  for (let from = 0; from < rows.length; from += 3) yield rows.slice(from, from + 3);
}

async function sheetOf(headings: readonly string[], rows: readonly (readonly Cell[])[]): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of xlsx('case', headings, inPages(rows))) chunks.push(chunk);
  const files = unzip(Buffer.concat(chunks));
  expect(Object.keys(files)).toContain('[Content_Types].xml');
  return files['xl/worksheets/sheet1.xml'] ?? '';
}

test('numbers, moments, answers and gaps are typed', async () => {
  const row = ['C-1', 12, true, false, new Date('2026-01-02T12:00:00Z'), null, undefined, ''];
  const sheet = await sheetOf(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], [row]);
  expect(sheet).toContain(
    '<c r="B2"><v>12</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="b"><v>0</v></c><c r="E2" s="1"><v>46024.5</v></c><c r="F2"/><c r="G2"/><c r="H2"/>',
  );
});

test('columns beyond Z have two letters, and rows their numbers', async () => {
  const headings = Array.from({ length: 703 }, (_, at) => `h${at}`);
  const sheet = await sheetOf(headings, Array(7).fill(headings.map(() => 1)));
  const places = [...sheet.matchAll(/ r="([A-Z]+)(\d+)"/g)].map(([, column, line]) => `${column}${line}`);
  expect(places.slice(25, 28)).toEqual(['Z1', 'AA1', 'AB1']);
  expect(places.at(-1)).toBe('AAA8');
  expect(new Set(places).size).toBe(703 * 8);
});

test('any text is shown as it is, and none is ever a formula', async () => {
  const risky = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "=cmd|' /C calc'!A0", '<f>1</f>', '_x003D_1'];
  const sheet = await sheetOf(
    risky,
    risky.map((text) => risky.map(() => text)),
  );
  expect(sheet).not.toMatch(/<f[ >]|t="str"|t="s"/);
  expect(textsIn(sheet).slice(0, risky.length)).toEqual(risky);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }), async (row) => {
      const written = await sheetOf(row, []);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML does not allow
      expect(written).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      expect(textsIn(written)).toEqual(row.map((text) => text.toWellFormed()));
    }),
    { numRuns: 60 },
  );
});

test('what fails while rows are read fails the file', async () => {
  async function* broken(): AsyncGenerator<readonly (readonly Cell[])[]> {
    yield [['a']];
    throw new Error('the database is away');
  }
  await expect(async () => {
    for await (const _ of xlsx('case', ['a'], broken()));
  }).rejects.toThrow('the database is away');
});

test('CSV cells are safe, and every one can be had back as it was', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('=1', "'=1", "''=1", '-', "'", "'a", '＝1')),
      (text) => {
        const [cell = ''] =
          /^(?:"((?:[^"]|"")*)"|([^",]*))\r\n$/s
            .exec(csvLine([text]))
            ?.slice(1)
            .filter(Boolean) ?? [];
        const read = cell.replaceAll('""', '"');
        expect(read).not.toMatch(/^[=+\-@\t\r\n|%＝＋－＠]/u);
        expect(unguarded(read)).toBe(text);
      },
    ),
    { numRuns: 2000 },
  );
});
