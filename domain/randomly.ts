/**
 * Random answers for the proofs of the laws: values that declared fields take, and what look-ups find in other dossiers.
 * Safeguards turn on a few answers, so these are drawn more often than chance would.
 */
import { kinds } from './index.ts';
import type { KindDeclaration } from './kernel/declare.ts';
import type { Dossier } from './kernel/dossier.ts';
import type { Field, Fields } from './kernel/fields.ts';
import type { Elsewhere, Found, FoundEntry, Lookups } from './kernel/lookups.ts';
import type { Json } from './kernel/values.ts';
import { hour, World } from './testing.ts';

/** A whole number, both ends included. */
export type Draw = (from: number, to: number) => number;

export function pick<T>(draw: Draw, from: readonly T[]): T {
  const found = from[draw(0, from.length - 1)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

export const some = (draw: Draw, from: readonly string[]): string[] => [
  ...new Set(Array.from({ length: draw(1, 3) }, () => pick(draw, from))),
];

export function uuid(draw: Draw): string {
  const hex = Array.from({ length: 4 }, () => draw(0, 0xffff_ffff).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Answers that safeguards turn on, drawn more often than the others of their list. */
const often: { readonly [list: string]: readonly string[] } = {
  'age-finding': ['adult'],
  'age-method': ['papers', 'interview'],
  'appointment-kind': ['age-assessment', 'interview'],
  'audit-result': ['nothing-found'],
  'best-interests-question': ['return', 'family-contact'],
  'code-monitor': ['independent'],
  'code-reach': ['all-tiers'],
  'condition-action': ['suspended'],
  'consent-giver': ['child', 'guardian'],
  'consent-purpose': ['age-assessment', 'services', 'return'],
  country: ['ET'],
  discipline: ['police', 'border', 'social-work'],
  'dispatch-task': ['intercept'],
  'durable-solution': ['return'],
  'figure-source': ['cases'],
  'immediate-need': ['food'],
  'job-state': ['placed'],
  'licence-condition': ['keeps-bond'],
  'loan-purpose': ['business'],
  'loan-state': ['granted'],
  'market-check': ['room'],
  'placement-result': ['placed'],
  procedure: ['bia'],
  'proposal-kind': ['not-actionable', 'downgrade', 'no-trafficking'],
  'return-procedure': ['ordinary'],
  sector: ['agriculture'],
  'sharing-basis': ['consent'],
  trade: ['fish'],
  'training-course': ['child-friendly-interview', 'labour-inspection'],
  'vetting-result': ['passed'],
};

/** When histories begin. */
export const start = Date.parse('2026-03-02T08:00:00.000Z');
const dates = [
  '2005',
  '2009-06',
  '2012-02-11',
  '2025-06',
  '2025-10-01',
  '2026-02-20',
  '2026-03-01',
  '2026-03-02',
  '2026-03-20',
  '2027',
  '2031',
];
const numbers = [0, 1, 3, 8, 20, 30, 100];
/** Accounts and teams, one of which nobody knows. */
export const parties = [11, 12, 13, 14, 16, 17, 100, 101, 102, 103, 104, 999];
/** Organisations are numbered from 1 to this. */
export const organisations = 5;
/** Dossiers that this one may point at. */
const elsewhereIds = ['1', '2', '3', '4', '5'].map((one) => `00000000-0000-4000-8000-00000000000${one}`);

/** What an answer may rest on. */
interface Around {
  readonly dossier: Dossier;
  /** Most questions are answered; else half of them, and some with "not known". */
  readonly thorough: boolean;
}

/** A value that a field takes, now and then an unsaid one. */
function value(draw: Draw, around: Around, { spec }: Field<unknown, boolean>): Json {
  if (!around.thorough && draw(0, 9) === 0)
    return { unsaid: pick(draw, ['not-known', 'not-asked', 'refused']) };
  const codes = spec.list?.codes ?? [];
  switch (spec.kind) {
    case 'text':
      return 'some words';
    case 'code':
      return pick(draw, draw(0, 1) === 1 ? (often[spec.list?.id ?? ''] ?? codes) : codes);
    case 'codes':
      return some(draw, draw(0, 1) === 1 ? (often[spec.list?.id ?? ''] ?? codes) : codes);
    case 'yes-no':
      return draw(0, 2) > 0;
    case 'date':
      return pick(draw, dates);
    case 'instant':
      return new Date(start + draw(-48, 48) * hour).toISOString();
    case 'age': {
      const from = draw(5, 20);
      return { from, to: from + 2 };
    }
    case 'number':
      return pick(
        draw,
        numbers.filter((one) => spec.schema.safeParse(one).success),
      );
    case 'area':
      return 'XA';
    case 'place':
      return { area: 'XA', detail: 'by the market' };
    case 'person-name':
      return [{ part: 'full', text: 'Ada Lune' }];
    case 'organisation':
      return draw(1, organisations);
    case 'account':
      return pick(draw, parties);
    case 'team':
      return pick(draw, [102, 103, 104]);
    case 'money':
      return { amount: pick(draw, [0, 20, 100, 900]), currency: draw(0, 9) > 0 ? 'ETB' : 'USD' };
    case 'link':
      return pick(draw, elsewhereIds);
    case 'entry-link': {
      const there = around.dossier.entries
        .filter(({ type }) => spec.entryTypes?.includes(type))
        .map(({ id }) => id);
      const nowhere = there.length === 0 || draw(0, 9) === 0;
      return nowhere ? uuid(draw) : pick(draw, [...there, ...there.slice(-1)]);
    }
    case 'attachment':
      return {
        id: uuid(draw),
        name: 'a',
        type: 'image/png',
        size: 3,
        sha256: '0'.repeat(64),
        key: 'k'.repeat(43),
      };
    case 'box':
      return 'A'.repeat(120);
    case 'items': {
      const count = draw(0, 3);
      const items = Array.from({ length: count }, () => [
        uuid(draw),
        values(draw, around, spec.items ?? {}, 1),
      ]);
      return { add: Object.fromEntries(items), remove: [] };
    }
  }
}

/** Answers by which something is over or called off, drawn seldom, else hardly anything would ever go on. */
const ending = [
  'withdrawnOn',
  'until',
  'to',
  'suspendedOn',
  'endsOn',
  'endReason',
  'cancelled',
  'calledOff',
  'suspected',
  'over',
];

/** Values for the required fields and for some of the others, or for all. */
export function values(draw: Draw, around: Around, fields: Fields, required: number): Record<string, Json> {
  const set: Record<string, Json> = {};
  for (const [name, field] of Object.entries(fields)) {
    const isGiven = ending.includes(name) ? draw(0, 7) === 0 : draw(0, around.thorough ? 5 : 1) > 0;
    if (isGiven || (field.spec.required && required > 0)) set[name] = value(draw, around, field);
  }
  return set;
}

/** What somebody may ask about elsewhere: each value that random answers mention. */
function asked(about: Elsewhere['about'], dossier: string): readonly string[] {
  switch (about) {
    case 'account':
    case 'team':
    case 'actor':
      return parties.map(String);
    case 'organisation':
    case 'steward':
      return Array.from({ length: organisations }, (_, index) => String(index + 1));
    case 'area':
      return ['XA'];
    case 'link':
      return [...elsewhereIds, dossier];
    case 'self':
      return [dossier];
  }
}

/** Entries of other dossiers, as a look-up finds them. */
function drawFound(draw: Draw, one: Elsewhere, around: Around): Found {
  const target = kinds.find(({ kind }) => kind === one.kind);
  const fields = Object.entries(target?.entries[one.entry]?.fields ?? {}).filter(([name]) =>
    one.fields.includes(name),
  );
  const usual = pick(draw, target?.states ?? ['']);
  const entry = (): FoundEntry => ({
    values: values(draw, { ...around, thorough: draw(0, 1) === 1 }, Object.fromEntries(fields), 1),
    state: pick(draw, [usual, usual, ...(target?.states ?? [])]),
    dossier: pick(draw, elsewhereIds),
    on: pick(draw, ['2024-05', '2025-06-01', '2026-02-20', '2026-03-01T10:00:00.000Z']),
  });
  return Object.fromEntries(
    asked(one.about, around.dossier.id).map((about) => [about, Array.from({ length: draw(0, 4) }, entry)]),
  );
}

/** Counts that look-ups hand over: of decisions, months, areas and households. */
function drawCounts(draw: Draw): Pick<Lookups, 'return-decisions' | 'displacement' | 'priority-shares'> {
  const count = () => pick(draw, [0, 2, 9, 40]);
  const decided = () => ({ returned: count(), not: count() });
  const monthly = () => ({ '2025-06': count(), '2025-11': count(), '2026-01': count(), '2026-02': count() });
  const area = (near: string) => ({
    near: [near],
    reports: monthly(),
    cases: monthly(),
    groups: { female: monthly(), male: monthly() },
  });
  const group = () => ({
    households: count(),
    girls: count(),
    boys: count(),
    excluded: { minority: count() },
  });
  return {
    'return-decisions': {
      sex: { female: decided(), male: decided() },
      ageGroup: { '0-11': decided(), '12-17': decided() },
    },
    displacement: { from: '2024-03', areas: { XA: area('XB'), XB: area('XA') } },
    'priority-shares': { waiting: group(), supported: group(), passedOver: draw(0, 2) },
  };
}

/** What is at hand beside a dossier: who the parties are as in any test, all else by chance. */
export function drawLookups(
  draw: Draw,
  kind: KindDeclaration,
  dossier: Dossier,
): Readonly<Record<string, unknown>> {
  const around: Around = { dossier, thorough: false };
  const own = { kind: 'account', organisation: organisations, contactPoint: true, disciplines: [] };
  const known = new World().lookups;
  return {
    ...known,
    parties: { ...known.parties, 13: own },
    matches: draw(0, 2),
    ...drawCounts(draw),
    ...Object.fromEntries(kind.elsewhere.map((one) => [one.name, drawFound(draw, one, around)])),
  };
}
