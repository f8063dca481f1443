/** What entries and dossiers are called: enough to tell them apart, never what is identifying. */
import { describe, expect, it } from 'vitest';
import { kinds, messages } from '../../../domain/index.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { addMessages, i18n } from '../../i18n.ts';
import { aboutWords, answersOf, entryChoices, entryLabel, titleWords } from './labels.ts';
import { ordinaryStages } from './standing.ts';

addMessages('en', messages.en);
const kindOf = (name: string) => {
  const kind = kinds.find((one) => one.kind === name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
};
const agency = kindOf('agency');
const household = kindOf('household');
const member = (values: { readonly [field: string]: Json }, id = 'a'): EntryState =>
  ({
    id: `${id.repeat(8)}-0000-4000-8000-000000000000`,
    type: 'member',
    occurred: '2026-03',
    recorded: '2026-03-05T10:00:00.000Z',
    heads: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [{ value, stamp: {} }]])),
    breaches: [],
  }) as unknown as EntryState;
const one = member({
  names: [{ part: 'full', text: 'Ama Tesfaye' }] as unknown as Json,
  relation: 'child',
  sex: 'female',
});

describe('an entry', () => {
  it('is called by its kind, what tells it apart and its day, never by a name', () => {
    const label = entryLabel(household, one, i18n(), {});
    expect(label).toContain('Member · ');
    expect(label).toContain('Female');
    expect(label).toContain('March 2026');
    expect(label).not.toContain('Tesfaye');
  });

  it('can be chosen by its type unless it was withdrawn', () => {
    const gone = { ...member({ sex: 'male' }, 'b'), withdrawn: 'a mistake' } as unknown as EntryState;
    const choose = entryChoices(household, [one, gone], i18n(), {});
    expect(choose(['member']).map(({ key }) => key)).toEqual([one.id]);
    expect(choose(['visit'])).toEqual([]);
  });

  it('keeps the answers to what is no longer asked', () => {
    const declared = household.entries['member'];
    const sex = declared?.fields['sex'];
    if (!declared || !sex) throw new Error('no such field');
    const later = { ...declared, fields: { ...declared.fields, sex: sex.retire() } };
    expect(answersOf(later, one).map(([name]) => name)).toEqual(
      answersOf(declared, one).map(([name]) => name),
    );
    expect(answersOf(later, one).map(([name]) => name)).toContain('sex');
  });

  it('is what a duty is about whose key names it', () => {
    const open = { dossier: { entries: [one] }, kind: household } as unknown as Parameters<
      typeof aboutWords
    >[0];
    const about = (key: string) => aboutWords(open, new Map(), { key }, i18n(), {});
    expect(about(`register-${one.id}`)).toBe(entryLabel(household, one, i18n(), {}));
    expect(about('register')).toBeUndefined();
  });
});

describe('a dossier', () => {
  it('is told by the answers that its kind declares, in their order; what is unsaid tells nothing', () => {
    const title = {
      'registration.destinations': ['JO'],
      'registration.kind': 'recruiter',
      'registration.organisation': { unsaid: 'not-known' },
      'registration.handlesUnder18': true,
    };
    expect(titleWords(agency, { title }, i18n(), {})).toEqual(['Recruitment agency', 'Jordan']);
    expect(titleWords(undefined, { title }, i18n(), {})).toEqual([]);
  });

  it('goes an ordinary way, without what may befall it', () => {
    const stages = (state: string) =>
      ordinaryStages({ kind: 'agency', state } as Parameters<typeof ordinaryStages>[0]);
    expect(stages('licensed')).toEqual(['applied', 'licensed']);
    expect(stages('suspended')).toEqual(['applied', 'licensed', 'suspended']);
  });
});
