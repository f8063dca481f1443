/**
 * What those who license and inspect have to look after, out of what lists tell of recruiters and workplaces: who waits, whose
 * licence ends, what is to be decided, what is to be put right, and whom to inspect next [2.3, 2.5].
 */
import { licence } from '../../../../domain/agency/entries.ts';
import { nextInspection as nextOfAgency } from '../../../../domain/agency/inspectingSafeguards.ts';
import type { Standing } from '../../../../domain/agency/standing.ts';
import { standingOn } from '../../../../domain/agency/standing.ts';
import { nextInspection as nextOfEnterprise } from '../../../../domain/enterprise/workplaceSafeguards.ts';
import { bareDossier } from '../../../../domain/kernel/bare.ts';
import { dayOf } from '../../../../domain/kernel/dates.ts';
import type { Dossier } from '../../../../domain/kernel/dossier.ts';
import { all, saidOf } from '../../../../domain/kernel/inquiry.ts';
import type { GuardContext } from '../../../../domain/kernel/safeguard.ts';
import { inspectionIntervals } from '../../../../domain/shared/inspectors.ts';
import { earliest, latest } from '../../../../domain/shared/periods.ts';
import type { DossierLine } from '../../../client/types.ts';

export type Entry = NonNullable<DossierLine['entries']>[number];

/** One recruiter or workplace. */
export interface Watched {
  readonly line: DossierLine;
  readonly dossier: Dossier;
  /** Which rating holds, and when it must be inspected; undefined where nothing is due. */
  readonly next: { readonly level: 'high' | 'medium' | 'low'; readonly due: Date } | undefined;
  /** The newest visit that was made. */
  readonly seen: Entry | undefined;
}

export type Numbers = Readonly<Record<string, number>>;

/** What the country's rules are asked with here: nobody's training is at hand, and does not speak against a visit. */
export const contextOf = (now: Date, numbers: Numbers): GuardContext => ({
  now,
  actor: { account: 0, roles: [], parties: [], organisation: 0 },
  setting: (id) => numbers[id] ?? inspectionIntervals.find((one) => one.id === id)?.default ?? 0,
  lookup: () => undefined,
});

export const entriesOf = ({ entries = [] }: DossierLine, type: string): readonly Entry[] =>
  entries.filter((one) => one.type === type);

export function textOf(entry: Entry | undefined, field: string): string | undefined {
  const value = entry?.values[field];
  return typeof value === 'string' ? value : undefined;
}

export const codesOf = (entry: Entry | undefined, field: string): readonly string[] => {
  const value = entry?.values[field];
  return Array.isArray(value) ? value.map(String) : [];
};

/** The day of an entry by one of its fields, in whole days since 1970; the last that is meant. */
export const dayIn = (entry: Entry | undefined, field: string): number | undefined =>
  latest(textOf(entry, field));

/** By the latest day of a field, the newest first. */
export const newestBy = (entries: readonly Entry[], field: string): readonly Entry[] =>
  entries.toSorted((a, b) => (dayIn(b, field) ?? 0) - (dayIn(a, field) ?? 0));

export function watched(line: DossierLine, now: Date, numbers: Numbers): Watched {
  const dossier = bareDossier({ ...line, entries: line.entries ?? [] });
  const next = line.kind === 'agency' ? nextOfAgency : nextOfEnterprise;
  const visits = entriesOf(line, 'inspection').filter((one) => textOf(one, 'result') !== 'not-inspected');
  return { line, dossier, next: next(dossier, contextOf(now, numbers)), seen: newestBy(visits, 'on')[0] };
}

/** Those to inspect, the most overdue first. */
export const byDue = (some: readonly Watched[]): readonly Watched[] =>
  some
    .filter(({ next }) => next !== undefined)
    .toSorted((a, b) => (a.next?.due.getTime() ?? 0) - (b.next?.due.getTime() ?? 0));

// ── licences ──

const soonDays = 90;

interface Ending {
  readonly one: Watched;
  readonly standing: Standing;
  /** Last day of its newest licence, in whole days since 1970. */
  readonly ends: number;
}

/** Licences that end within three months, or have ended while the register still says licensed; the soonest first. */
export const ending = (some: readonly Watched[], now: Date): readonly Ending[] =>
  some
    .filter(({ line }) => line.state === 'licensed')
    .flatMap((one): Ending[] => {
      const ends = Math.max(
        ...all(one.dossier, licence).map((paper) => earliest(saidOf(licence, paper, 'to')) ?? 0),
      );
      return ends <= dayOf(now) + soonDays
        ? [{ one, ends, standing: standingOn(one.dossier, dayOf(now)) }]
        : [];
    })
    .toSorted((a, b) => a.ends - b.ends);

/** How bad it was, the worst first. */
const grave = ['children-found', 'serious-breach'];

interface Undecided {
  readonly one: Watched;
  readonly visit: Entry;
}

/**
 * What inspectors found or proposed and nobody has decided about since: a decision names the visit it rests on, or was made on
 * its day or later. The worst first, then the oldest.
 */
export const undecided = (some: readonly Watched[]): readonly Undecided[] =>
  some
    .filter(({ line }) => line.kind === 'agency' && !['revoked', 'refused'].includes(line.state))
    .flatMap((one) => {
      const decisions = entriesOf(one.line, 'sanction');
      const isDecided = (visit: Entry): boolean =>
        decisions.some(
          (decision) =>
            textOf(decision, 'inspection') === visit.id ||
            (dayIn(decision, 'from') ?? 0) >= (dayIn(visit, 'on') ?? 0),
        );
      return entriesOf(one.line, 'inspection')
        .filter(
          (visit) =>
            (grave.includes(textOf(visit, 'result') ?? '') || codesOf(visit, 'proposes').length > 0) &&
            !isDecided(visit),
        )
        .map((visit) => ({ one, visit }));
    })
    .toSorted(
      (a, b) =>
        gravity(b.visit) - gravity(a.visit) || (dayIn(a.visit, 'on') ?? 0) - (dayIn(b.visit, 'on') ?? 0),
    );

const gravity = (visit: Entry): number => {
  const at = grave.indexOf(textOf(visit, 'result') ?? '');
  return at === -1 ? 0 : grave.length - at;
};

// ── visits ──

interface Planned {
  readonly one: Watched;
  readonly plan: Entry;
  /** In whole days since 1970. */
  readonly day: number;
}

/** Visits to come and those missed: planned, not called off, and not made since. The soonest first. */
export const planned = (some: readonly Watched[], inspector?: number): readonly Planned[] =>
  some
    .flatMap((one) =>
      entriesOf(one.line, 'inspection-plan').flatMap((plan): Planned[] => {
        const day = dayIn(plan, 'on');
        const isMade = day !== undefined && (dayIn(one.seen, 'on') ?? 0) >= day;
        const isHers = inspector === undefined || plan.values['inspector'] === inspector;
        return day === undefined || isMade || !isHers || plan.values['cancelled'] === true
          ? []
          : [{ one, plan, day }];
      }),
    )
    .toSorted((a, b) => a.day - b.day);

interface ToPutRight {
  readonly one: Watched;
  readonly visit: Entry;
  /** Until when, in whole days since 1970. */
  readonly by: number;
}

/** What the newest visit of each found broken and gave time for: nobody has looked again since. The soonest first. */
export const toPutRight = (some: readonly Watched[]): readonly ToPutRight[] =>
  some
    .flatMap((one): ToPutRight[] => {
      const by = dayIn(one.seen, 'putRightBy');
      return one.seen && by !== undefined ? [{ one, visit: one.seen, by }] : [];
    })
    .toSorted((a, b) => a.by - b.by);

interface ToFollow {
  readonly one: Watched;
  readonly finding: Entry;
}

/** Findings at workplaces that may be true, until somebody saw that they were put right. The oldest first. */
export const toFollow = (some: readonly Watched[]): readonly ToFollow[] =>
  some
    .flatMap((one) =>
      entriesOf(one.line, 'finding')
        .filter(
          (finding) =>
            textOf(finding, 'state') !== 'not-confirmed' &&
            !entriesOf(one.line, 'corrective-action').some(
              (action) =>
                textOf(action, 'finding') === finding.id && textOf(action, 'verifiedOn') !== undefined,
            ),
        )
        .map((finding) => ({ one, finding })),
    )
    .toSorted((a, b) => (dayIn(a.finding, 'on') ?? 0) - (dayIn(b.finding, 'on') ?? 0));
