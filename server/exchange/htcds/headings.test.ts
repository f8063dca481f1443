import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HtcdsField } from './fields.ts';
import { standard } from './fields.ts';
import { readHeadings } from './headings.ts';

const all = Object.entries(standard).flatMap(([prefix, { sections, fields }]) =>
  Object.entries<string>(fields).map(([name, label]) => ({
    field: `${prefix}_${name}` as HtcdsField,
    prefix,
    section: sections[0] ?? '',
    name,
    label,
  })),
);
const fields = all.map(({ field }) => field);
const meaning = (headings: readonly string[]): string[] =>
  readHeadings(headings).map((column) => (column.is === 'field' ? column.field : column.is));
const one = (heading: string) => readHeadings([heading])[0];

describe('the columns of the standard', () => {
  const spellings: Record<string, (column: (typeof all)[number]) => string> = {
    'full names': ({ field }) => field,
    'names without prefix, in the order of the standard': ({ name }) => name,
    'labels, in the order of the standard': ({ label }) => label,
    'Salesforce names': ({ field }) => `${field}__c`,
    'lower case': ({ field }) => field.toLowerCase(),
    'upper case with spaces': ({ prefix, label }) => `${prefix} ${label}`.toUpperCase(),
    'words joined by underscores': ({ prefix, label }) => `${prefix}_${label.replaceAll(' ', '_')}`,
    'section and label': ({ section, label }) => `${section}: ${label}`,
    'American spelling': ({ field }) =>
      field.replace('Organisation', 'Organization').replace('Labour', 'Labor'),
    'with blanks around': ({ field }) => `  ${field} `,
  };
  it.each(Object.entries(spellings))('are known by %s', (_, spell) => {
    expect(meaning(all.map(spell))).toEqual(fields);
  });

  it('are known by their usual other names', () => {
    expect(meaning(['Last Name', 'DOB', 'prs_LastName', 'Sex', 'Nationality'])).toEqual([
      'prs_SecondName',
      'prs_Birthdate',
      'prs_SecondName',
      'prs_Gender',
      'prs_Citizenship',
    ]);
  });
});

describe('headings that could mean several columns', () => {
  it('are settled by their neighbours', () => {
    expect(meaning(['hte_Date', 'Type', 'hte_City'])[1]).toBe('hte_Type');
    expect(meaning(['Actual End Date', 'Type'])[1]).toBe('spl_Type');
    expect(meaning(['Type', 'org_Phone'])[0]).toBe('org_Type');
  });
  it('are not guessed otherwise', () => {
    expect(one('Type')).toEqual({ is: 'ambiguous' });
    expect(meaning(['Shoe size', 'Longitude'])[1]).toBe('ambiguous');
  });
});

describe('events that repeat', () => {
  it('are counted by number or by the same heading again', () => {
    const repeats = readHeadings(['hte_City', 'hte_City_2', 'hte3_City', 'hte City 4', 'hte_City']).map(
      (column) => (column.is === 'field' ? [column.field, column.repeat] : column.is),
    );
    expect(repeats).toEqual([1, 2, 3, 4, 5].map((repeat) => ['hte_City', repeat]));
  });
});

describe('a column per value', () => {
  it('is read as that value of the field', () => {
    expect(one('MethodsOfControlDebtBondage')).toEqual({
      is: 'field',
      field: 'vic_MethodsOfControl',
      repeat: 1,
      value: 'debtbondage',
    });
    expect(one('vic_TypeOfExploitation_ForcedLabour__c')).toMatchObject({ value: 'forcedlabor' });
  });
});

describe('the column that names the case', () => {
  it('is found by its usual headings, the best first, or by the one given', () => {
    expect(meaning(['Id', 'case_number', 'prs_FirstName'])).toEqual(['unknown', 'id', 'prs_FirstName']);
    expect(readHeadings(['Dossier', 'Id'], { idHeading: 'dossier' })).toEqual([
      { is: 'id' },
      { is: 'unknown' },
    ]);
    expect(readHeadings(['Id'], { idHeading: 'Dossier' })).toEqual([{ is: 'unknown' }]);
  });
});

it('leaves out columns by any spelling of their heading', () => {
  expect(readHeadings(['HIV_status__c', 'Id'], { leaveOut: ['HIV status'] })).toEqual([
    { is: 'left-out' },
    { is: 'id' },
  ]);
});

describe('other headings', () => {
  it('are unknown', () => {
    expect(meaning(['', 'Shoe size', '42', '__proto__', '—'])).toEqual(Array(5).fill('unknown'));
  });
});

const published = new URL('../../../../shared/data/htcds/htcds.json', import.meta.url);
describe.skipIf(!existsSync(published))('the published table', () => {
  it('holds the same columns, with the same labels', () => {
    const table = JSON.parse(readFileSync(published, 'utf8')) as {
      fields: { prefix: string; fieldName: string; fieldLabel: string }[];
    };
    const columns = table.fields
      .filter(({ prefix }) => prefix !== 'N/A')
      .map(({ prefix, fieldName, fieldLabel }) => `${prefix}${fieldName} ${fieldLabel || fieldName}`);
    expect(all.map(({ field, label }) => `${field} ${label}`)).toEqual(columns);
  });
});
