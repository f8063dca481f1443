/**
 * Families that wait for support, from what a list tells of them: most at risk first, each with why, and girls, boys and
 * groups that are shut out beside their share [2.1, H8]. It orders; people decide [H9]. Draws nothing.
 */
import type { Benchmark, Finding } from '../../../../domain/household/benchmarks.ts';
import { assessStored } from '../../../../domain/household/benchmarks.ts';
import type { GroupShare, Queued } from '../../../../domain/shared/queue.ts';
import { countShares, groupShares, inTurn } from '../../../../domain/shared/queue.ts';
import type { DossierLine } from '../../../client/types.ts';

type Entry = NonNullable<DossierLine['entries']>[number];

export interface Reason {
  readonly benchmark: string;
  readonly points: number;
}

export interface Family extends Queued {
  readonly line: DossierLine;
  /** What it crosses, by the benchmarks of today, heaviest first. */
  readonly reasons: readonly Reason[];
  /** Somebody looked at the profile and said what is to follow. */
  readonly decision: string | undefined;
}

export const entriesIn = (line: DossierLine, type: string): readonly Entry[] =>
  (line.entries ?? []).filter((one) => one.type === type);

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The newest of them by the day it names, else the last written. */
const newestBy = (entries: readonly Entry[], field: string): Entry | undefined =>
  entries.toSorted((a, b) => (text(a.values[field]) ?? '').localeCompare(text(b.values[field]) ?? '')).at(-1);

const majority = 18;

/** A range of years, as it stands in the open. */
export function ageIn(value: unknown): { readonly from: number; readonly to: number } | undefined {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return undefined;
  const { from, to } = value;
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : undefined;
}

/** Children of a household, as its members tell; one whose age is a range counts while she may be one. */
export const childrenIn = (line: DossierLine): readonly Entry[] =>
  entriesIn(line, 'member').filter(({ values }) => (ageIn(values['age'])?.from ?? majority) < majority);

function familyOf(line: DossierLine, benchmarks: readonly Benchmark[] | undefined): Family | undefined {
  const { state } = line;
  if (state !== 'prioritised' && state !== 'supported') return undefined;
  const profile = newestBy(entriesIn(line, 'profile'), 'on');
  const findings: readonly Finding[] = profile ? assessStored(profile.values, benchmarks).findings : [];
  const confirmed = entriesIn(line, 'confirmation')
    .filter(({ values }) => values['profile'] === profile?.id)
    .at(-1);
  const given = confirmed?.values['score'] ?? profile?.values['score'];
  const children = childrenIn(line);
  const of = (sex: string): number => children.filter(({ values }) => values['sex'] === sex).length;
  const since = Date.parse(line.stateSince);
  const exclusion = profile?.values['exclusion'];
  return {
    dossier: line.id,
    line,
    state,
    points: typeof given === 'number' ? given : 0,
    since: state === 'supported' ? Date.parse(line.created) : since,
    ...(state === 'supported' ? { takenIn: since } : {}),
    girls: of('female'),
    boys: of('male'),
    excluded: Array.isArray(exclusion)
      ? exclusion.flatMap((one) => (typeof one === 'string' && one !== 'none' ? [one] : []))
      : [],
    reasons: findings
      .filter(({ is }) => is === 'crossed')
      .map(({ benchmark, points }) => ({ benchmark: benchmark.id, points }))
      .toSorted((a, b) => b.points - a.points),
    decision: text(confirmed?.values['decision']),
  };
}

/** @param benchmarks the country's; Gwen's own where it has set none */
export function queueOf(
  lines: readonly DossierLine[],
  benchmarks: readonly Benchmark[] | undefined,
): { readonly waiting: readonly Family[]; readonly shares: readonly GroupShare[] } {
  const families = lines.flatMap((line) => familyOf(line, benchmarks) ?? []);
  const byDossier = new Map(families.map((one) => [one.dossier, one]));
  return {
    waiting: inTurn(families).flatMap(({ dossier }) => byDossier.get(dossier) ?? []),
    shares: groupShares(countShares(families)),
  };
}
