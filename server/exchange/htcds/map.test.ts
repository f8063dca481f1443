import { describe, expect, it } from 'vitest';
import type { HeadingOptions } from './headings.ts';
import { readHeadings } from './headings.ts';
import type { MapOptions, MappedCase } from './map.ts';
import { mapRow } from './map.ts';
import { messages } from './messages.en.ts';

const options: MapOptions = { namespace: 'a secret of this import' };

function read(row: Readonly<Record<string, string>>, more: Partial<MapOptions> = {}, line = 2): MappedCase {
  return readCells(Object.keys(row), Object.values(row), more, line);
}
function readCells(
  headings: readonly string[],
  cells: readonly string[],
  more: Partial<MapOptions> & HeadingOptions = {},
  line = 2,
) {
  const mapped = mapRow(
    { headings, columns: readHeadings(headings, more), cells, line },
    { ...options, ...more },
  );
  if (!mapped) throw new Error('the row is empty');
  return mapped;
}
const valuesOf = (mapped: MappedCase, type: string) =>
  mapped.entries.filter((entry) => entry.type === type).map(({ values }) => values);

const itemsOf = (value: unknown) => Object.values((value as { add: Record<string, unknown> }).add);

const full = {
  'Case Id': 'K-17',
  prs_FirstName: 'ሰላም',
  prs_MiddleName: 'Abebe',
  prs_SecondName: 'Tadesse',
  prs_Birthdate: '2011-05',
  prs_Gender: 'Feminine',
  prs_Citizenship: 'ET; Eritrea',
  prs_IdentityNumber: 'AB 123',
  prs_PrimaryLanguage: 'Amharic',
  prs_SecondaryLanguage: 'om',
  prs_HighestLevelOfEducation: 'Primary Education',
  vic_TraffickingStatus: 'Actual victim of trafficking',
  vic_TraffickingStatusDecisionMakingOrg: 'Non-police governmental organization',
  vic_RelationshipToTrafficker: 'Unaquainted',
  vic_MethodOfRecruitment: 'AtWork|Other',
  vic_RecruitmentWebsitesAndApps: 'Facebook',
  vic_LocationOfRecruitment: 'Market of Ardelo',
  vic_MethodsOfControl: 'DebtBondage;WithholdsDocuments',
  MethodsOfControlRestrictsMovement: '1',
  vic_TypeOfExploitation: 'ForcedLabour;Servitude',
  vic_ForcedLabourIndustry: 'T_ActivitiesOfHouseholdsAsEmployers',
  vic_TypeOfSexExploitation: 'PrivateSexualServices',
  vic_LocationOfExploitation: 'A house in Harimbe',
  cas_Status: 'Closed',
  cas_ReferringOrganisation: 'River Families',
  cas_IncomingReferralDate: '14/02/2024',
  cas_IncomingReferralDetails: 'Came with her aunt.',
  cas_ReferredOrganisation: 'Blue House',
  cas_ReasonForOutgoingReferral: 'AdditionalServicesRequired',
  cas_OutgoingReferralDate: '2024-02-20',
  cco_CaseComment: 'Sleeps better.',
  hte_Type: 'Recruitment',
  hte_Date: '2023-11',
  hte_City: 'Ardelo',
  hte_Country: 'ET',
  hte_Type_2: 'Exploitation',
  hte_City_2: 'Harimbe',
  hte_Description_2: 'Housework without pay.',
  spl_Type: 'Legal',
  spl_Objectives: 'Papers of her own',
  spl_ActionPlan: 'Birth registration',
  spl_PlannedEndDate: '2024-08-31',
};

describe('a full row', () => {
  const mapped = read(full, { findOrganisation: (name) => (name === 'Blue House' ? 12 : undefined) });

  it('becomes the entries of a case', () => {
    expect(valuesOf(mapped, 'identity')).toEqual([
      {
        names: [
          { part: 'given', text: 'ሰላም', script: 'Ethi' },
          { part: 'given', text: 'Abebe', script: 'Latn' },
          { part: 'family', text: 'Tadesse', script: 'Latn' },
        ],
        sex: 'female',
        dateOfBirth: '2011-05',
        ageBasis: { unsaid: 'not-known' },
        nationality: ['ET', 'ER'],
        languages: ['am', 'om'],
        education: 'primary',
        documents: { add: expect.any(Object) },
      },
    ]);
    expect(valuesOf(mapped, 'intake')).toEqual([
      {
        track: 'suspected-victim',
        cameBy: 'other-service',
        date: '2024-02-14',
        firstLanguage: 'am',
        note: 'Came with her aunt.',
      },
    ]);
    expect(valuesOf(mapped, 'identification')).toEqual([
      { decision: 'identified', authority: 'other-office' },
    ]);
    expect(valuesOf(mapped, 'exploitation')).toEqual([
      {
        types: ['forced-labour', 'servitude', 'sexual'],
        sexualForms: ['private'],
        sector: 'households',
        control: ['debt', 'documents', 'movement'],
        place: { detail: 'A house in Harimbe' },
      },
    ]);
    expect(valuesOf(mapped, 'referral')).toEqual([
      {
        organisation: 12,
        reason: 'more-services',
        askedOn: '2024-02-20',
        purpose: { unsaid: 'not-known' },
        groups: { unsaid: 'not-known' },
      },
    ]);
    expect(valuesOf(mapped, 'plan')).toMatchObject([{ until: '2024-08-31' }]);
    expect(valuesOf(mapped, 'service')).toEqual([{ kind: 'legal', organisation: { unsaid: 'not-known' } }]);
    expect(valuesOf(mapped, 'note')).toContainEqual({ text: 'Sleeps better.' });
  });

  it('tells of its recruitment once, and of each further event', () => {
    expect(valuesOf(mapped, 'trafficking-event')).toHaveLength(3); // the recruitment places differ: both are kept
    const { vic_LocationOfRecruitment: _, ...withoutPlace } = full;
    expect(valuesOf(read(withoutPlace), 'trafficking-event')).toEqual([
      {
        stage: 'recruitment',
        on: '2023-11',
        from: { detail: 'Ardelo, ET' },
        recruiter: 'stranger',
        methods: ['work', 'other'],
        platforms: ['facebook'],
      },
      { stage: 'exploitation', to: { detail: 'Harimbe' }, what: 'Housework without pay.' },
    ]);
  });

  it('gives lists items with ids, a document as not checked and a goal with its action', () => {
    const [identity] = valuesOf(mapped, 'identity');
    const [plan] = valuesOf(mapped, 'plan');
    expect(itemsOf(identity?.['documents'])).toEqual([
      { kind: 'identity-card', number: 'AB 123', state: 'not-checked' },
    ]);
    expect(itemsOf(plan?.['goals'])).toEqual([{ goal: 'Papers of her own', action: 'Birth registration' }]);
  });

  it('says that the other system had closed it, and leaves closing to people', () => {
    expect(mapped.closedAtSource).toBe(true);
    expect(mapped.notes).toEqual([
      { column: 'cas_Status', value: 'Closed', why: 'decided-in-gwen' },
      { column: 'cas_ReferringOrganisation', value: 'River Families', why: 'organisation-not-known' },
    ]);
    expect(valuesOf(mapped, 'note')).toContainEqual({
      text: 'cas_Status: Closed\ncas_ReferringOrganisation: River Families',
    });
  });
});

describe('answers that need care', () => {
  it('never takes a phone number or address for a safe way, nor a tick for consent', () => {
    const mapped = read({ prs_MobilePhone: '+251911', prs_MailingCity: 'Harimbe', con_Consent: 'TRUE' });
    expect(mapped.entries.map(({ type }) => type).sort()).toEqual(['identity', 'intake', 'note']);
    expect(mapped.notes.map(({ why }) => why)).toEqual([
      'safety-not-known',
      'safety-not-known',
      'consent-to-be-asked',
    ]);
  });

  it('keeps "unknown" as an answer where a field can hold it, and never as a name', () => {
    const mapped = read({ prs_FirstName: 'Unknown', prs_Gender: '-99', vic_TypeOfExploitation: 'refused' });
    expect(valuesOf(mapped, 'identity')).toMatchObject([{ sex: { unsaid: 'not-known' } }]);
    expect(valuesOf(mapped, 'exploitation')).toEqual([{ types: { unsaid: 'refused' } }]);
    expect(mapped.notes).toEqual([{ column: 'prs_FirstName', value: 'Unknown', why: 'says-unknown' }]);
  });

  it('takes the nearest code and keeps the word where ours are coarser', () => {
    const mapped = read({ prs_Gender: 'TransgenderFeminine', spl_Type: 'SocialCare' });
    expect(valuesOf(mapped, 'identity')).toMatchObject([{ sex: 'other' }]);
    expect(valuesOf(mapped, 'service')).toMatchObject([{ kind: 'psychosocial' }]);
    expect(mapped.notes.map(({ why }) => why)).toEqual(['wider-than-ours', 'wider-than-ours']);
  });

  it('keeps the second of two answers to one question', () => {
    const mapped = readCells(['prs_Gender', 'Sex', 'DOB'], ['Feminine', 'Masculine', '03/04/2011']);
    expect(valuesOf(mapped, 'identity')).toMatchObject([{ sex: 'female', dateOfBirth: '2011' }]);
    expect(mapped.notes).toEqual([
      { column: 'Sex', value: 'Masculine', why: 'second-answer' },
      { column: 'DOB', value: '03/04/2011', why: 'date-order-unknown' },
    ]);
    expect(valuesOf(read({ DOB: '03/04/2011' }, { dateOrder: 'dmy' }), 'identity')).toMatchObject([
      { dateOfBirth: '2011-04-03' },
    ]);
  });

  it('makes who is found not to be a victim a child at risk', () => {
    expect(valuesOf(read({ vic_TraffickingStatus: 'NotAVictimOfTrafficking' }), 'intake')).toMatchObject([
      { track: 'at-risk' },
    ]);
  });

  it('keeps what has no column, refuses what cannot be stored and what is to be left out', () => {
    const mapped = readCells(
      ['prs_FirstName', 'Shoe size', 'Type', 'HIV status', 'prs_SecondName'],
      ['Ana', '35', 'x', 'secret', 'Lo\u0000pes', 'beyond'],
      { leaveOut: ['hiv_status'] },
    );
    expect(mapped.notes.map(({ column, value, why }) => [column, value, why])).toEqual([
      ['Shoe size', '35', 'unknown-column'],
      ['Type', 'x', 'ambiguous-column'],
      ['#6', 'beyond', 'no-heading'],
    ]);
    expect(mapped.refused.map(({ column, why }) => [column, why])).toEqual([
      ['HIV status', 'left-out'],
      ['prs_SecondName', 'unstorable-text'],
    ]);
    expect(JSON.stringify(mapped.entries)).not.toContain('secret');
  });

  it('keeps every place, document and piece of an address, also where they are many or long', () => {
    const long = (letter: string) => letter.repeat(190);
    const mapped = readCells(
      [
        'hte_Street',
        'hte_City',
        'hte_State',
        'vic_LocationOfExploitation',
        'LocationOfExploitation',
        'IdentityNumber',
        'IdentityNumber',
      ],
      [long('a'), long('b'), long('c'), 'a kiln', 'a boat', 'A1', 'B2'],
    );
    expect(valuesOf(mapped, 'trafficking-event')).toEqual([{ route: `${long('a')}, ${long('b')}` }]);
    expect(valuesOf(mapped, 'exploitation')).toMatchObject([{ place: { detail: 'a kiln' } }]);
    expect(valuesOf(mapped, 'identity').flatMap(({ documents }) => itemsOf(documents))).toHaveLength(2);
    expect(mapped.notes).toEqual([
      { column: 'hte_State', value: long('c'), why: 'too-long' },
      { column: 'LocationOfExploitation', value: 'a boat', why: 'second-answer' },
    ]);
  });

  it('holds a text too long for its field, or for one note, in notes, whole', () => {
    const long = '𝒜b'.repeat(20_000);
    const mapped = read({ prs_FirstName: 'n'.repeat(300), hte_Description: long });
    const texts = valuesOf(mapped, 'note').map(({ text }) => String(text));
    expect(texts.every((text) => text.length <= 20_000 && text.isWellFormed())).toBe(true);
    expect(texts.join('')).toContain(long);
    expect(texts.join('')).toContain('n'.repeat(300));
  });
});

describe('ids', () => {
  it('are the same at each run and for each order of columns, and secret to the import', () => {
    const again = read(Object.fromEntries(Object.entries(full).reverse()), {}, 99);
    const ids = ({ dossier, entries }: MappedCase) => [dossier, ...entries.map(({ id }) => id)];
    expect(ids(read(full))).toEqual(ids(read(full)));
    expect(again.dossier).toBe(read(full).dossier);
    expect(again.identifiedBy).toBe('id');
    expect(read(full, { namespace: 'another' }).dossier).not.toBe(again.dossier);
    expect(new Set(ids(again)).size).toBe(ids(again).length);
  });

  it('keep one identity per case when its answers are mended, and add an event that is new', () => {
    const before = read({ Id: '1', prs_FirstName: 'Ana', hte_City: 'Ardelo' });
    const after = read({ Id: '1', prs_FirstName: 'Anna', hte_City: 'Numai' });
    const id = (mapped: MappedCase, type: string) => mapped.entries.find((entry) => entry.type === type)?.id;
    expect(id(after, 'identity')).toBe(id(before, 'identity'));
    expect(id(after, 'trafficking-event')).not.toBe(id(before, 'trafficking-event'));
  });

  it('tell events of the same words apart in a row, and not between rows', () => {
    const row = { Id: '1', hte_City: 'Ardelo', hte_City_2: 'Ardelo' };
    const ids = (mapped: MappedCase) => mapped.entries.map(({ id }) => id);
    expect(new Set(ids(read(row))).size).toBe(4);
    expect(ids(read(row, {}, 7))).toEqual(ids(read(row, {}, 2)));
  });

  it('come from the line where no column names the case', () => {
    const [first, same, next] = [2, 2, 3].map((line) => read({ prs_FirstName: 'Ana' }, {}, line));
    expect(first?.identifiedBy).toBe('line');
    expect(same?.dossier).toBe(first?.dossier);
    expect(next?.dossier).not.toBe(first?.dossier);
    // A case that another file calls "2" is not the one on line 2.
    expect(read({ Id: '2', prs_FirstName: 'Ana' }).dossier).not.toBe(first?.dossier);
  });
});

it('is undefined for a row of blanks', () => {
  const headings = ['prs_FirstName', 'Id'];
  expect(
    mapRow({ headings, columns: readHeadings(headings), cells: [' ', ''], line: 2 }, options),
  ).toBeUndefined();
});

it('has a text for each reason', () => {
  const reasons = [...read(full).notes, ...read({ Type: 'x' }).notes].map(({ why }) => `htcds.kept.${why}`);
  for (const reason of reasons) expect(messages).toHaveProperty([reason]);
});
