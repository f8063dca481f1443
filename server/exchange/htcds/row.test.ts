/**
 * Cases in the columns of HTCDS and back: what came in from a file goes out as it was; what Gwen holds and the standard does
 * not is named, and nothing is lost without a name.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseKind } from '../../../domain/case/index.ts';
import type { CodeList } from '../../../domain/kernel/codes.ts';
import { validateSet } from '../../../domain/kernel/validate.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { canonical, isItemChange } from '../../../domain/kernel/values.ts';
import { csvSafe } from '../csv.ts';
import { readHeadings } from './headings.ts';
import type { MappedCase } from './map.ts';
import { mapRow } from './map.ts';
import type { HtcdsRow, SourceEntry } from './row.ts';
import { rowOf } from './row.ts';
import { anyRow, readRow } from './testRows.ts';

const organisations: Readonly<Record<string, number>> = { 'House of Light': 7, '=Sum of Us': 8 };
const organisationName = (id: number): string =>
  Object.keys(organisations).find((name) => organisations[name] === id) ?? String(id);

const accepted = (type: string, values: SourceEntry['values']): SourceEntry['values'] => {
  const declared = caseKind.entries[type];
  if (!declared) throw new Error(type);
  return validateSet(declared, undefined, values).values;
};
/** What the store holds once these were set. */
const stored = (mapped: MappedCase | undefined): SourceEntry[] =>
  (mapped?.entries ?? []).map(({ type, values }) => ({
    type,
    values: Object.fromEntries(
      Object.entries(accepted(type, values)).map(([field, value]): [string, Json] => [
        field,
        isItemChange(value) ? { items: value.add ?? {}, gone: [] } : value,
      ]),
    ),
  }));
const written = (entries: readonly SourceEntry[], state = 'intake'): HtcdsRow =>
  rowOf({ number: 'C-4711', state, entries }, { organisationName });
const readAgain = ({ cells }: HtcdsRow): MappedCase | undefined => {
  const headings = [...cells.keys()];
  return mapRow(
    { headings, columns: readHeadings(headings), cells: [...cells.values()].map(csvSafe), line: 2 },
    { namespace: 'elsewhere', findOrganisation: (name) => organisations[name] },
  );
};
/** Entries without ids, in any order; lines of notes apart, for they may be gathered otherwise. */
const plain = (entries: readonly SourceEntry[]): string[] =>
  entries
    .filter(({ type }) => type !== 'note')
    .map(({ type, values }) => `${type} ${canonical(withoutIds(values))}`)
    .sort();
const withoutIds = (values: SourceEntry['values']): Json =>
  Object.fromEntries(
    Object.entries(values)
      .map(([field, value]): [string, Json] => [
        field,
        typeof value === 'object' && value !== null && 'items' in value
          ? Object.values(value['items'] as Record<string, Json>)
              .map(canonical)
              .sort()
          : Array.isArray(value)
            ? (value as readonly Json[]).map(canonical).sort()
            : value,
      ])
      .filter(([field]) => field !== 'cameBy'),
  );

describe('a row that came in', () => {
  it('goes out as it was, in every column that has a field', () => {
    fc.assert(
      fc.property(anyRow, (columns) => {
        const came = stored(readRow(columns));
        if (came.length === 0) return;
        const row = written(came);
        // that she came by another service follows from its name, which nobody bears here
        expect(row.notHeld.filter((name) => name !== 'intake.cameBy')).toEqual([]);
        expect(plain(stored(readAgain(row)))).toEqual(plain(came));
      }),
      {
        numRuns: 700,
        // what is left of a note begins with a space once its first cell went back
        examples: [
          [
            [
              ['org_Name_2', 'ForcedLabour'],
              [' ', '!'],
              ['org_Name', 'Unknown'],
            ],
          ],
        ],
      },
    );
  });
});

/** A case with an answer in every field that names a column of the standard. */
const full: readonly SourceEntry[] = [
  {
    type: 'intake',
    values: {
      // as follows from the decision below
      track: 'at-risk',
      cameBy: 'other-service',
      date: 'ethiopic:2016-02',
      organisation: 7,
      broughtBy: '+251 office',
      firstLanguage: 'am',
      note: 'She came alone.\nWith a bag, "red".',
    },
  },
  {
    type: 'identity',
    values: {
      names: [
        { part: 'given', text: 'Abeba', script: 'Latn' },
        { part: 'given', text: 'አበባ', script: 'Ethi' },
        { part: 'given', text: '=Abi', script: 'Latn' },
        { part: 'family', text: 'Tesfaye', script: 'Latn' },
      ],
      sex: 'female',
      dateOfBirth: '2011-05~',
      documents: {
        items: {
          a: { kind: 'identity-card', number: '-77', state: 'not-checked' },
          b: { kind: 'identity-card', number: 'XA 1', state: 'not-checked' },
        },
        gone: [],
      },
      nationality: ['ER', 'ET'],
      languages: ['am', 'ti'],
      education: { unsaid: 'refused' },
    },
  },
  { type: 'identification', values: { decision: 'not-a-victim', authority: 'police' } },
  {
    type: 'trafficking-event',
    values: {
      stage: 'recruitment',
      on: '2024',
      from: { detail: 'Market, Harimbe' },
      recruiter: 'stranger',
      methods: ['false-promise-of-work'],
      platforms: ['whatsapp'],
      what: 'A man promised work.',
    },
  },
  {
    type: 'trafficking-event',
    values: { stage: 'transit', on: '2024-03-01', route: 'By bus, two days' },
  },
  { type: 'trafficking-event', values: { stage: 'exploitation', to: { detail: 'A farm' }, what: '@work' } },
  {
    type: 'exploitation',
    values: {
      types: ['forced-labour', 'sexual'],
      sexualForms: ['pornography'],
      sector: 'agriculture',
      place: { detail: 'A farm, east of Tikkala' },
      control: ['debt', 'threats'],
      platforms: ['facebook'],
    },
  },
  {
    type: 'referral',
    values: { organisation: 8, reason: 'health', askedOn: '2025-01-02', details: 'For her teeth.' },
  },
  { type: 'referral', values: { organisation: 7, askedOn: '2025-02' } },
  {
    type: 'plan',
    values: {
      goals: {
        items: {
          a: { goal: 'Back to school', action: 'Talk to the teacher' },
          b: { goal: 'Sleep well' },
        },
        gone: [],
      },
      until: '2025-12',
    },
  },
  { type: 'service', values: { kind: 'education', to: '2025-11-30' } },
  { type: 'service', values: { kind: 'health' } },
  { type: 'note', values: { text: 'First.' } },
  { type: 'note', values: { text: 'Date: tomorrow\nEmail: none' } },
  { type: 'closure', values: { why: 'She is at home and well.' } },
];

/** Fields that name a column and that no reader of a file is given, or that a case asks for anew. */
const keptHere: Readonly<Record<string, string>> = {
  'safe-contact.phone': 'nobody elsewhere knows when it is safe to call',
  'consent.given': 'consent is for one recipient and purpose',
  'closure.why': 'written, and read as a note: stages are decided here',
};

/** Stage and reason of closing come back as a note: they are decided where a case is. */
const decidedHere = 'cas_Status: Active\ncas_ReasonForCaseClosure: She is at home and well.';

describe('a case of ours', () => {
  const named = Object.values(caseKind.entries).flatMap(({ type, fields }) =>
    Object.entries(fields).flatMap(([name, { spec }]) => [
      ...(spec.htcds ? [`${type}.${name}`] : []),
      ...Object.entries(spec.items ?? {}).flatMap(([inner, item]) =>
        item.spec.htcds ? [`${type}.${name}.${inner}`] : [],
      ),
    ]),
  );
  const valid = full.map(({ type, values }) => ({ type, values: codesOf(type, values) }));

  it('is tried with every field that names a column', () => {
    for (const name of named) {
      if (name in keptHere && name !== 'closure.why') continue;
      const [type, field = ''] = name.split('.');
      expect([name, full.some((one) => one.type === type && field in one.values)]).toEqual([name, true]);
    }
    for (const name of Object.keys(keptHere)) expect(named).toContain(name);
  });

  it('comes back elsewhere with the same value in each of them', () => {
    const row = written(valid);
    const back = stored(readAgain(row));
    for (const name of named) {
      if (name in keptHere) continue;
      const [type, field = '', inner] = name.split('.');
      const valuesOf = (entries: readonly SourceEntry[]): string[] =>
        entries
          .filter((one) => one.type === type)
          .flatMap(({ values }) => {
            const value = values[field];
            if (value === undefined) return [];
            if (typeof value === 'object' && value !== null && 'items' in value)
              return Object.values(value['items'] as Record<string, Record<string, Json>>).map((item) =>
                canonical(inner === undefined ? item : (item[inner] ?? null)),
              );
            return Array.isArray(value) ? (value as readonly Json[]).map(canonical) : [canonical(value)];
          });
      const [ours, theirs] = [valuesOf(valid), valuesOf(back)];
      if (name === 'note.text') ours.push(canonical(decidedHere));
      // a date that holds for a whole plan is repeated with each of its goals
      expect([name, [...new Set(theirs)].sort()]).toEqual([name, [...new Set(ours)].sort()]);
    }
    expect(row.notHeld).toEqual([]);
  });

  it('is written in the words of the standard, and says whether it is closed', () => {
    const { cells } = written(valid, 'following-up');
    expect(Object.fromEntries(cells)).toMatchObject({
      'Case Id': 'C-4711',
      cas_Status: 'FollowUp',
      prs_FirstName: 'Abeba',
      prs_MiddleName: 'አበባ',
      prs_MiddleName_2: '=Abi',
      prs_Gender: 'Feminine',
      prs_Citizenship: 'ERI;ETH',
      prs_PrimaryLanguage: 'amh',
      prs_SecondaryLanguage: 'tir',
      prs_HighestLevelOfEducation: 'Refused',
      cas_ReferringOrganisation: 'House of Light',
      cas_ReferredOrganisation: '=Sum of Us',
      hte_Type_2: 'Transit',
      spl_Objectives_2: 'Sleep well',
      cco_CaseComment_2: 'Date: tomorrow\nEmail: none',
      cas_ReasonForCaseClosure: 'She is at home and well.',
    });
    expect(written(valid, 'closed').cells.get('cas_Status')).toBe('Closed');
    expect(written(valid).cells.get('cas_Status')).toBe('Active');
  });

  it('names what the standard cannot hold', () => {
    const { notHeld, cells } = written([
      { type: 'safe-contact', values: { ways: ['phone'], phone: '0911 22 33' } },
      { type: 'risk', values: { level: 'high' } },
      {
        type: 'identity',
        values: {
          names: [{ part: 'nick', text: 'Bee' }],
          sex: 'female',
          ageBasis: 'stated',
          ethnicity: 'hidden',
          documents: { items: { a: { kind: 'passport', number: 'P1' } }, gone: [] },
        },
      },
      { type: 'identification', values: { decision: 'recognised', authority: 'border-service' } },
    ]);
    expect(notHeld).toEqual([
      'safe-contact',
      'risk',
      'identity.names',
      'identity.ageBasis',
      'identity.ethnicity',
      'identity.documents.kind',
      'identification.decision',
      'identification.authority',
    ]);
    // the nearest that the standard knows, for whoever reads it
    expect(cells.get('vic_TraffickingStatus')).toBe('ActualVictimOfTrafficking');
    expect([...cells.values()].join()).not.toMatch(/0911|Bee|hidden/);
  });

  it('keeps to the columns that the file has, and names what found none', () => {
    const headings = new Set(['cco_CaseComment']);
    const notes = ['One.', 'Two.'].map((text) => ({ type: 'note', values: { text } }));
    const row = rowOf({ number: 'C-1', state: 'intake', entries: notes }, { organisationName, headings });
    expect([...row.cells.keys()]).toEqual(['Case Id', 'cco_CaseComment']);
    expect(row.notHeld).toEqual(['note.text']);
  });
});

/** Values with codes that there are, in place of those named roughly above. */
function codesOf(type: string, values: SourceEntry['values']): SourceEntry['values'] {
  const fields = caseKind.entries[type]?.fields ?? {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, Json] => {
      const list = fields[name]?.spec.list;
      if (!list || typeof value === 'object') {
        if (!list || !Array.isArray(value)) return [name, value];
        return [name, (value as readonly string[]).map((code) => (list.has(code) ? code : exactOf(list)))];
      }
      return [name, list.has(value) ? value : exactOf(list)];
    }),
  );
}
function exactOf(list: CodeList<string>): string {
  const code = list.codes.find((one) => {
    const name = list.htcdsName(one);
    return name !== undefined && list.findByHtcds(name) === one;
  });
  if (code === undefined) throw new Error(list.id);
  return code;
}
