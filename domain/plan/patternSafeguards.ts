/**
 * Patterns that no single case shows: trafficking that moves to neighbours or to other children (N7, section 2.3), and
 * returns decided differently by sex or age (C13, section 2.7). Both are counts over the whole country, looked up.
 */
import { findInterval } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { happenedAt } from '../kernel/dossier.ts';
import { all, findReferred, saidOf } from '../kernel/inquiry.ts';
import type { AreaCounts, Monthly, ReturnCounts } from '../kernel/lookups.ts';
import { lookUp } from '../kernel/lookups.ts';
import type { AlertSpec, GuardContext } from '../kernel/safeguard.ts';
import { safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { action, progress } from './acting.ts';
import { atLeast, fisherExact } from './statistics.ts';

const within = setting('N7.within', 'months', 6, 3, 12);
const riseChance = setting('N7.chance', 'percent', 1, 1, 10);
const each = setting('C13.each', 'count', 20, 10, 200);
const returnChance = setting('C13.chance', 'percent', 1, 1, 5);

const dayMs = 86_400_000;

/** Months as whole numbers, so that they can be counted. */
const monthOf = (ms: number): number => new Date(ms).getUTCFullYear() * 12 + new Date(ms).getUTCMonth();
const monthName = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
const monthNamed = (name: string): number => Number(name.slice(0, 4)) * 12 + Number(name.slice(5, 7)) - 1;

/** From a month on, up to but not with another. */
interface Span {
  readonly from: number;
  readonly to: number;
}

const sumOf = (counts: Monthly, { from, to }: Span): number =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => counts[monthName(from + index)] ?? 0).reduce(
    (sum, one) => sum + one,
    0,
  );

/** Is there more afterwards than before, by more than chance would bring if nothing had changed? */
function hasRisen(counts: Monthly, earlier: Span, later: Span, chance: number): boolean {
  const [before, after] = [sumOf(counts, earlier), sumOf(counts, later)];
  const share = (later.to - later.from) / (later.to - later.from + earlier.to - earlier.from);
  return atLeast(after, before + after, share) < chance;
}

/** When an action began, epoch ms; undefined if it has not. */
function beganAt(dossier: Dossier, one: EntryState): number | undefined {
  const words = all(dossier, progress).filter(
    (said) => findReferred(dossier, action, saidOf(progress, said, 'action')) === one,
  );
  const started = words.find((said) => ['under-way', 'done'].includes(saidOf(progress, said, 'state') ?? ''));
  const planned = findInterval(saidOf(action, one, 'from') ?? '');
  if (planned && (started || words.length === 0)) return planned.from * dayMs;
  return started && happenedAt(started);
}

const ages: { readonly [audience: string]: readonly string[] } = {
  'under-12': ['under-5', 'from-5-to-11'],
  'from-12-to-14': ['from-12-to-14'],
  'from-15-to-17': ['from-15-to-17'],
};

/** Groups of children whom an action does not reach although it reaches others: traffickers may turn to them. */
function othersThan(audience: readonly string[]): readonly string[] {
  const [girls, boys] = [audience.includes('girls'), audience.includes('boys')];
  const reached = audience.flatMap((one) => ages[one] ?? []);
  const sexes = girls === boys ? [] : [girls ? 'male' : 'female'];
  const older = Object.values(ages).flat();
  return [...sexes, ...(reached.length > 0 ? older.filter((one) => !reached.includes(one)) : [])];
}

function displacementAlerts(dossier: Dossier, context: GuardContext): readonly AlertSpec[] {
  const known = dossier.state === 'in-force' ? lookUp(context, 'displacement') : undefined;
  if (!known) return [];
  const [window, chance] = [context.setting(within.id), context.setting(riseChance.id) / 100];
  const [now, first] = [monthOf(context.now.getTime()), monthNamed(known.from)];
  const roles = ['plan-coordinator'];
  return all(dossier, action).flatMap((one) => {
    const began = beganAt(dossier, one);
    const here = known.areas[saidOf(action, one, 'area') ?? ''];
    if (began === undefined || !here) return [];
    const start = monthOf(began);
    const earlier = { from: Math.max(first, start - window), to: start };
    const later = { from: start, to: Math.min(now, start + window) };
    if (earlier.to <= earlier.from || later.to <= later.from) return [];
    const rises = (counts: Monthly | undefined): boolean =>
      counts !== undefined && hasRisen(counts, earlier, later, chance);
    const around = here.near.flatMap((code): AreaCounts | readonly [] => known.areas[code] ?? []);
    const isNear = around.some(({ reports, cases }) => rises(reports) || rises(cases));
    const isOthers = othersThan(saidOf(action, one, 'reaches') ?? []).some((group) =>
      rises(here.groups[group]),
    );
    return [
      ...(isNear ? [{ key: `near-${one.id}`, reason: 'near', roles }] : []),
      ...(isOthers ? [{ key: `others-${one.id}`, reason: 'others', roles }] : []),
    ];
  });
}

/**
 * N7: reports or cases that rise next to where an action of the plan began, or among children whom it does not reach,
 * within some months of its beginning. Whole months only, as many as have been counted on either side.
 */
export const n7 = safeguard('N7', {
  section: '2.3',
  needs: ['action', 'progress'],
  lookups: ['displacement'],
  settings: [within, riseChance],
  texts: ['near', 'others'],
  alerts: displacementAlerts,
});

/** Is one of these groups returned more or less often than all the others together? */
function differs(groups: { readonly [code: string]: ReturnCounts }, least: number, chance: number): boolean {
  const split = (some: readonly ReturnCounts[]): { readonly yes: number; readonly no: number } => ({
    yes: some.reduce((sum, { returned }) => sum + returned, 0),
    no: some.reduce((sum, { not }) => sum + not, 0),
  });
  return Object.keys(groups).some((code) => {
    const [own, rest] = [
      split(Object.entries(groups).flatMap(([other, counts]) => (other === code ? [counts] : []))),
      split(Object.entries(groups).flatMap(([other, counts]) => (other === code ? [] : [counts]))),
    ];
    const isEnough = own.yes + own.no >= least && rest.yes + rest.no >= least;
    return isEnough && fisherExact(own, rest) < chance;
  });
}

function returnAlerts(dossier: Dossier, context: GuardContext): readonly AlertSpec[] {
  const known = dossier.state === 'in-force' ? lookUp(context, 'return-decisions') : undefined;
  if (!known) return [];
  const [least, chance] = [context.setting(each.id), context.setting(returnChance.id) / 100];
  const year = context.now.getUTCFullYear();
  const roles = ['plan-coordinator', 'supervisor'];
  return [
    ...(differs(known.sex, least, chance) ? [{ key: `by-sex-${year}`, reason: 'by-sex', roles }] : []),
    ...(differs(known.ageGroup, least, chance) ? [{ key: `by-age-${year}`, reason: 'by-age', roles }] : []),
  ];
}

/**
 * C13: decisions on return that differ by sex or by age group beyond chance (Fisher's exact test, each group against the
 * others, a least number in both). Told once a year while it lasts.
 */
export const c13 = safeguard('C13', {
  section: '2.7',
  lookups: ['return-decisions'],
  settings: [each, returnChance],
  texts: ['by-sex', 'by-age'],
  alerts: returnAlerts,
});
