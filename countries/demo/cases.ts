/** Which cases the demonstration has, in which states over two years, and who works on each. */
import { caseGroup } from '../../domain/codes/index.ts';
import type { Session } from '../../server/store/session.ts';
import type { Child } from './people.ts';
import { makeChild } from './people.ts';
import type { Random } from './random.ts';
import { makeRandom } from './random.ts';
import type { Folder, Scribe } from './scribe.ts';
import type { People } from './seedPeople.ts';

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;
/** What a team that carries cases works with; complaints are heard elsewhere [C26]. */
export const allGroups: readonly string[] = caseGroup.codes.filter((group) => group !== 'complaints');

/** States with how many cases are in them, and how many days ago those began. */
const spread = [
  ['intake', 14, 0.1, 4],
  ['identified', 12, 4, 14],
  ['assessed', 16, 12, 35],
  ['planned', 18, 25, 60],
  ['recovering', 34, 45, 200],
  ['reintegrating', 22, 150, 330],
  ['following-up', 22, 240, 500],
  ['closed', 51, 200, 725],
  ['reopened', 3, 500, 720],
  ['transferred', 8, 60, 600],
] as const;
export type CaseState = (typeof spread)[number][0];

/** Closed once, whether or not it was taken up again. */
export const wasClosed = (state: CaseState): boolean => state === 'closed' || state === 'reopened';

export interface CasePlan {
  readonly name: string;
  readonly state: CaseState;
  readonly start: Date;
  /** When the last that is told of it happened. */
  readonly end: Date;
  /** Something is left undone, so that it is late. */
  readonly neglected: boolean;
}

export interface CaseWork extends CasePlan {
  readonly scribe: Scribe;
  readonly people: People;
  readonly random: Random;
  readonly folder: Folder;
  readonly child: Child;
  readonly area: string;
  readonly worker: Session;
  readonly colleague: Session;
  readonly supervisor: Session;
  /** The moment so many days after the beginning, shortened where the case is younger than its way. */
  readonly after: (days: number) => Date;
}

export const dayText = (time: Date): string => time.toISOString().slice(0, 10);

/**
 * The plans of all cases, oldest first.
 * @param share which part of those of each state
 */
export function planCases(now: Date, share = 1): readonly CasePlan[] {
  const random = makeRandom('zelmara/cases');
  return spread
    .flatMap(([state, count, least, most]) =>
      Array.from({ length: Math.ceil(count * share) }, (_, at): CasePlan => {
        const age = least + (random.next() * 0.9 + 0.05) * (most - least);
        const isOver = wasClosed(state) || state === 'transferred';
        const quiet = isOver ? random.next() * 0.6 * age : Math.min(1.5, age * 0.1) * random.next();
        return {
          name: `case ${state} ${at}`,
          state,
          start: new Date(now.getTime() - age * dayMs),
          end: new Date(now.getTime() - quiet * dayMs),
          neglected: !isOver && at % 6 === 5,
        };
      }),
    )
    .sort((a, b) => a.start.getTime() - b.start.getTime());
}

/** Days that the way to each state takes, in an unhurried case. */
const wayDays: { readonly [state in CaseState]: number } = {
  intake: 3,
  identified: 10,
  assessed: 24,
  planned: 40,
  recovering: 75,
  reintegrating: 200,
  'following-up': 300,
  closed: 420,
  reopened: 430,
  transferred: 45,
};

const workers = {
  XA01: ['samir', 'samir', 'wanjiru'],
  XA02: ['esi', 'dalia', 'grace'],
  XA03: ['rosa', 'rosa', 'wanjiru'],
} as const;
export const regionOf = (area: string): keyof typeof workers =>
  area.startsWith('XA01') ? 'XA01' : area.startsWith('XA03') ? 'XA03' : 'XA02';

export function workOn(scribe: Scribe, people: People, plan: CasePlan, area: string): CaseWork {
  const random = makeRandom(`zelmara/${plan.name}`);
  const [one, other, supervisor] = workers[regionOf(area)];
  const swaps = random.chance(0.5);
  const nominal = wayDays[plan.state] * dayMs;
  const scale = Math.min(1, (plan.end.getTime() - plan.start.getTime()) / nominal);
  return {
    ...plan,
    scribe,
    people,
    random,
    area,
    folder: scribe.folder(plan.name),
    child: makeChild(random.fork('child'), plan.start),
    worker: people.session(swaps ? other : one),
    colleague: people.session(swaps ? one : other),
    supervisor: people.session(supervisor),
    after: (days) => new Date(plan.start.getTime() + days * dayMs * scale),
  };
}

const order = [
  'intake',
  'identified',
  'assessed',
  'planned',
  'recovering',
  'reintegrating',
  'following-up',
  'closed',
  'reopened',
];
/** Has a case in this state come as far as the other? */
export const reaches = (state: CaseState, other: string): boolean =>
  order.indexOf(state === 'transferred' ? 'assessed' : state) >= order.indexOf(other);
