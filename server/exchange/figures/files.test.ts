/** Files of a release, read back as a researcher's program reads them. */
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { figures } from '../../../domain/figures.ts';
import { catalogue, messages } from '../../../domain/index.ts';
import type { ReleasedTables } from '../../store/figures.ts';
import { textsIn, unzip } from '../testSheet.ts';
import type { FileOptions } from './files.ts';
import { findDhis2Period, releaseCsv, releaseDhis2, releaseJson, releaseXlsx } from './files.ts';
import { rowsOf } from './rows.ts';

const tables: ReleasedTables = {
  'case-states': {
    '': { cells: { '': 185 }, withheld: [] },
    area: { cells: { XA01: 120, '': 20 }, withheld: ['XA02', 'XA03'] },
    steward: { cells: { '7': 185 }, withheld: [] },
    sex: { cells: { female: 120, male: 65 }, withheld: [] },
    'sex+age-group': { cells: { 'female from-12-to-14': 120, 'male from-15-to-17': 65 }, withheld: [] },
  },
  'case-best-interests': { '': { cells: { '': null }, withheld: [] } },
  'proceeding-compensation-paid': { '': { cells: { 'USD ': 123_400, 'JPY ': 5000 }, withheld: [] } },
};
const texts: Readonly<Record<string, string>> = messages.en;
const options: FileOptions = {
  period: { since: '2025-01-01', until: '2025-04-01' },
  kinds: catalogue.kinds,
  names: {
    label: (key) => texts[key] ?? key,
    area: (code) => (code === 'XA01' ? '=Upper, Valley' : code),
    organisation: (id) => `organisation ${id}`,
  },
};
const rows = rowsOf(tables, ['steward']);

test('CSV: one row a cell, each thing it is about in a column of its own, nothing that runs', () => {
  const read: Record<string, string>[] = parse(releaseCsv(rows, options), { columns: true });
  expect(read).toHaveLength(rows.length);
  expect(read.some(({ by }) => by === 'steward')).toBe(false);
  expect(read[0]).toMatchObject({
    figure: 'case-states',
    from: '2025-01-01',
    to: '2025-03-31',
    value: '185',
  });
  expect(read.find(({ area }) => area === 'XA01')).toMatchObject({
    area_name: "'=Upper, Valley",
    value: '120',
  });
  expect(read.find(({ area }) => area === 'XA02')).toMatchObject({ value: '', note: 'withheld' });
  expect(read.find(({ by, sex }) => by === 'sex+age-group' && sex === 'male')).toMatchObject({
    age_group: 'from-15-to-17',
    about: 'Male, 15 to 17',
    value: '65',
  });
  expect(read.find(({ figure }) => figure === 'case-best-interests')).toMatchObject({
    value: '',
    note: 'nothing-counted',
  });
  const money = read.filter(({ unit }) => unit === 'money').map(({ currency, value }) => [currency, value]);
  // yen have no parts
  expect(money).toEqual([
    ['JPY', '5000'],
    ['USD', '1234'],
  ]);
});

test('HXL: below the headings a row of hashtags with attributes, as the standard writes them', () => {
  const [headings, tags = [], first]: string[][] = parse(releaseCsv(rows, options, true));
  expect(tags).toHaveLength(headings?.length ?? 0);
  for (const tag of tags) expect(tag).toMatch(/^#[a-z][a-z0-9]*(\+[a-z][a-z0-9_]*)*$/);
  expect(new Set(tags).size).toBe(tags.length);
  expect(tags).toEqual(expect.arrayContaining(['#indicator+value+num', '#adm1+code', '#date+start']));
  expect(first?.[0]).toBe('case-states');
  const untagged: string[][] = parse(releaseCsv(rows, options));
  expect(untagged[1]?.[0]).toBe('case-states');
});

test('a spreadsheet holds the same cells', async () => {
  const files = unzip(Buffer.from(await releaseXlsx(rows, options)));
  const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
  expect(sheet.match(/<row /g)).toHaveLength(rows.length + 1);
  expect(textsIn(sheet)).toEqual(expect.arrayContaining(['figure', 'about', '=Upper, Valley', 'withheld']));
  expect(sheet).toContain('<v>185</v>');
});

test('JSON tells the definition beside each figure, and what is withheld as withheld', () => {
  const { figures: told, from, to } = JSON.parse(releaseJson(rows, options));
  expect([from, to]).toEqual(['2025-01-01', '2025-03-31']);
  const states = told.find((one: { id: string }) => one.id === 'case-states');
  expect(states.definition).toBe(texts['figure.case-states.help']);
  const area = states.tables.find((one: { by: string }) => one.by === 'area');
  expect(area.withheld).toEqual([{ area: 'XA02' }, { area: 'XA03' }]);
  expect(area.cells.map((one: { words: string }) => one.words)).toEqual(['Not known', '=Upper, Valley']);
});

test('DHIS2: data values by codes; no breakdown adds to another, nothing withheld, nothing of an unknown area', () => {
  const { dataValues } = JSON.parse(releaseDhis2(rows, options, 'XA') ?? '{}');
  expect(dataValues).toContainEqual({
    dataElement: 'GWEN_CASE_STATES',
    period: '2025Q1',
    orgUnit: 'XA',
    value: '185',
  });
  expect(dataValues).toContainEqual({
    dataElement: 'GWEN_CASE_STATES_BY_SEX_AGE_GROUP',
    period: '2025Q1',
    orgUnit: 'XA',
    categoryOptionCombo: 'SEX_MALE.AGE_GROUP_FROM_15_TO_17',
    value: '65',
  });
  const byArea = dataValues.filter((one: { dataElement: string }) => one.dataElement.endsWith('_BY_AREA'));
  expect(byArea.map((one: { orgUnit: string }) => one.orgUnit)).toEqual(['XA01']);
  const places = dataValues.map((one: Record<string, string>) =>
    [one['dataElement'], one['orgUnit'], one['categoryOptionCombo']].join(' '),
  );
  expect(new Set(places).size).toBe(places.length);
});

test('each data element has a code that DHIS2 takes, and no two figures share one', () => {
  const codes = figures.flatMap(({ id, by, unit }) =>
    by.map((one) => {
      const key = `${unit === 'money' ? 'USD ' : ''}${one === 'area' ? 'XA' : 'x y'}`;
      const some = rowsOf({ [id]: { [one]: { cells: { [key]: 1 }, withheld: [] } } });
      return JSON.parse(releaseDhis2(some, options, 'XA') ?? '{}').dataValues[0].dataElement;
    }),
  );
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^[A-Z0-9_]{1,50}$/);
});

test('periods as DHIS2 writes them, and none where it cannot', () => {
  const period = (since: string, until: string) => findDhis2Period({ since, until });
  expect(period('2025-02-01', '2025-03-01')).toBe('202502');
  expect(period('2025-10-01', '2026-01-01')).toBe('2025Q4');
  expect(period('2025-07-01', '2026-01-01')).toBe('2025S2');
  expect(period('2025-01-01', '2026-01-01')).toBe('2025');
  expect(period('2025-01-01', '2025-05-01')).toBeUndefined();
  expect(releaseDhis2(rows, { period: { since: '2025-01-01', until: '2025-05-01' } }, 'XA')).toBeUndefined();
});
