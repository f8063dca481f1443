/**
 * A proceeding as the steps of its way, each taken, missing something, or still to come [2.5]. The court's measures for a child
 * are judged by the safeguard itself (E1).
 */

import { findInterval } from '../../../domain/kernel/dates.ts';
import type { Dossier, EntryState } from '../../../domain/kernel/dossier.ts';
import { all, newest, saidOf } from '../../../domain/kernel/inquiry.ts';
import { lackingBeside, protectionAt } from '../../../domain/proceeding/courtSafeguards.ts';
import {
  child,
  hearing,
  judgment,
  offence,
  profile,
  publication,
  step,
  suspect,
} from '../../../domain/proceeding/entries.ts';
import type { Step } from '../../ui/charts/Steps.tsx';

export interface WayStep {
  readonly key: string;
  readonly kind:
    | 'complaint'
    | 'investigation'
    | 'charge'
    | 'hearing'
    | 'hearings'
    | 'judgment'
    | 'appeal'
    | 'final'
    | 'dropped'
    | 'execution'
    | 'publication';
  readonly state: Step['state'];
  /** A partial date or an instant. */
  readonly on?: string | undefined;
  readonly entry?: EntryState;
}

const order = ['investigation', 'charged', 'trial', 'judged', 'appeal', 'final'];
const dayMs = 86_400_000;
/** Epoch ms of a partial date or an instant. */
const momentOf = (on: string): number => {
  const interval = findInterval(on);
  return interval ? interval.from * dayMs : Date.parse(on);
};
const earliestOf = (some: readonly (string | undefined)[]): string | undefined =>
  some.filter((one) => one !== undefined).toSorted((a, b) => momentOf(a) - momentOf(b))[0];

/** What each child at a hearing has and lacks; nothing where no child takes part or that is not hers to see. */
export interface Shielded {
  readonly whom: EntryState | undefined;
  readonly measures: readonly string[];
  readonly lacks: readonly string[];
}

export function shieldedAt(dossier: Dossier, one: EntryState): readonly Shielded[] {
  if (!dossier.loaded.has('measure-for-child') || saidOf(hearing, one, 'childTakesPart') === false) return [];
  return protectionAt(dossier, one).map(({ whom, measures }) => ({
    whom,
    measures: [...new Set(measures)],
    lacks: lackingBeside(measures),
  }));
}

/** Hearings in the order of time. */
export const hearingsOf = (dossier: Dossier): readonly EntryState[] =>
  all(dossier, hearing).toSorted((a, b) => atOf(a) - atOf(b));
const atOf = (one: EntryState): number => Date.parse(saidOf(hearing, one, 'at') ?? one.accepted);

/** `waits`: the day is over and nobody wrote what came of it. */
export function hearingStanding(
  dossier: Dossier,
  one: EntryState,
  now: Date,
): 'held' | 'not-held' | 'ahead' | 'lacking' | 'waits' {
  const result = saidOf(hearing, one, 'result');
  if (result === 'postponed' || result === 'cancelled') return 'not-held';
  if (shieldedAt(dossier, one).some(({ lacks }) => lacks.length > 0)) return 'lacking';
  if (result === 'held') return 'held';
  return atOf(one) > now.getTime() ? 'ahead' : 'waits';
}

const stateOf = {
  held: 'done',
  'not-held': 'skipped',
  ahead: 'ahead',
  lacking: 'trouble',
  waits: 'trouble',
} as const satisfies Readonly<Record<ReturnType<typeof hearingStanding>, Step['state']>>;

/** @param late the result is owed to the public and late (E3) */
export function wayOf(dossier: Dossier, now: Date, late = false): readonly WayStep[] {
  const { state } = dossier;
  const isDropped = state === 'dropped';
  const has = (other: string): boolean => !isDropped && order.indexOf(state) >= order.indexOf(other);
  /** Of what has not been: left out where the way went past it or ended, else still to come. */
  const notYet = (next: string): Step['state'] => (isDropped || has(next) ? 'skipped' : 'ahead');
  const begun = newest(dossier, profile);
  const stepsOf = (kind: string): readonly EntryState[] =>
    all(dossier, step).filter((one) => saidOf(step, one, 'kind') === kind);
  const dayOf = (kind: string): string | undefined => saidOf(step, stepsOf(kind)[0], 'on');

  const charged = earliestOf([
    dayOf('charge-decided'),
    ...all(dossier, offence).map((one) => saidOf(offence, one, 'chargedOn')),
    ...all(dossier, suspect).map((one) => saidOf(suspect, one, 'prosecutedOn')),
  ]);
  const hearings = hearingsOf(dossier);
  const judgments = all(dossier, judgment);
  const above = judgments.filter((one) =>
    ['appeal', 'highest'].includes(saidOf(judgment, one, 'level') ?? ''),
  );
  const first = judgments.filter((one) => !above.includes(one));
  const appealed = dayOf('appeal-filed') ?? saidOf(judgment, above[0], 'on');
  const wasAppealed = appealed !== undefined || state === 'appeal';
  const convicted = judgments.filter((one) => saidOf(judgment, one, 'result') === 'convicted');
  const carriedOut = convicted.map((one) => saidOf(judgment, one, 'carriedOutOn'));
  const isCarriedOut = convicted.length > 0 && carriedOut.every((on) => on !== undefined);
  const published = saidOf(publication, newest(dossier, publication), 'publishedOn');
  const isFinal = state === 'final';
  const openedOn = saidOf(profile, begun, 'openedOn');

  return [
    { key: 'complaint', kind: 'complaint', state: 'done', on: dayOf('complaint-filed') ?? openedOn },
    {
      key: 'investigation',
      kind: 'investigation',
      state: state === 'investigation' ? 'now' : 'done',
      on: openedOn,
    },
    {
      key: 'charge',
      kind: 'charge',
      state: charged !== undefined || has('charged') ? 'done' : notYet('charged'),
      on: charged,
    },
    ...(hearings.length === 0
      ? [
          {
            key: 'hearings',
            kind: 'hearings',
            state: state === 'charged' || state === 'trial' ? 'now' : notYet('judged'),
          } as const,
        ]
      : hearings.map((entry): WayStep => {
          const on = saidOf(hearing, entry, 'at');
          const standing = hearingStanding(dossier, entry, now);
          return { key: entry.id, kind: 'hearing', state: stateOf[standing], on, entry };
        })),
    {
      key: 'judgment',
      kind: 'judgment',
      state: first.length > 0 ? 'done' : state === 'trial' ? 'now' : notYet('judged'),
      on: earliestOf(first.map((one) => saidOf(judgment, one, 'on'))),
    },
    {
      key: 'appeal',
      kind: 'appeal',
      state: state === 'appeal' ? 'now' : wasAppealed ? 'done' : notYet('final'),
      on: appealed,
    },
    isDropped
      ? { key: 'final', kind: 'dropped', state: 'now', on: dossier.stateSince }
      : {
          key: 'final',
          kind: 'final',
          state: isFinal ? 'done' : 'ahead',
          on: isFinal ? dossier.stateSince : undefined,
        },
    {
      key: 'execution',
      kind: 'execution',
      state: isCarriedOut ? 'done' : !isFinal ? notYet('final') : convicted.length > 0 ? 'now' : 'skipped',
      on: isCarriedOut ? earliestOf(carriedOut) : undefined,
    },
    {
      key: 'publication',
      kind: 'publication',
      state: published !== undefined ? 'done' : !isFinal ? notYet('final') : late ? 'trouble' : 'now',
      on: published,
    },
  ];
}

/** Which child of the proceeding it is, counted as they were named; undefined for one who is not. */
export const childNumber = (dossier: Dossier, whom: EntryState | undefined): number | undefined => {
  const at = whom ? all(dossier, child).indexOf(whom) : -1;
  return at < 0 ? undefined : at + 1;
};
