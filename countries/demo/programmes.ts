/**
 * The programmes of the demonstration, their cycles over two years, and which household is in which, since when and until
 * when. Only plans: seedProgrammes.ts and seedHouseholds.ts write what they say.
 */
import type { programmeKind } from '../../domain/codes/index.ts';
import type { Area } from './areas.ts';
import { areas, liesIn } from './areas.ts';
import { dayMs } from './cases.ts';
import type { Family } from './families.ts';
import { makeFamily } from './families.ts';
import { makeRandom } from './random.ts';

export type Support = (typeof programmeKind.codes)[number];

export interface Programme {
  readonly key: string;
  readonly title: string;
  readonly kinds: readonly Support[];
  /** What its households are enrolled for. */
  readonly support: Support;
  readonly area: string;
  /** What a household gets in a cycle, minor units. */
  readonly perCycle: number;
  readonly conditions: readonly ('school-attendance' | 'training-attendance')[];
  /** What its families have a month, for each person: minor units. */
  readonly perPerson: readonly [number, number];
  readonly exit: string;
}

export const programmes: readonly Programme[] = [
  {
    key: 'school-and-bread',
    title: 'School and bread',
    kinds: ['cash-transfer', 'school-costs'],
    support: 'cash-transfer',
    area: 'XA01',
    perCycle: 13_500,
    conditions: ['school-attendance'],
    perPerson: [2_200, 5_400],
    exit: 'Adults go on to the savings circles and to paid work of the district; school costs are met for one more year.',
  },
  {
    key: 'own-work',
    title: 'Work of our own',
    kinds: ['livelihood', 'credit', 'savings'],
    support: 'livelihood',
    area: 'XA02',
    perCycle: 4_000,
    conditions: [],
    perPerson: [7_200, 9_800],
    exit: 'A family leaves when its trade has paid for food and school for three months in a row.',
  },
  {
    key: 'first-job',
    title: 'A first job, near home',
    kinds: ['vocational-training', 'apprenticeship', 'employment'],
    support: 'apprenticeship',
    area: 'XA02',
    perCycle: 9_000,
    conditions: ['training-attendance'],
    perPerson: [3_500, 6_600],
    exit: 'The young person has a certificate and a contract, or work of her own.',
  },
  {
    key: 'back-to-school',
    title: 'Back to school on the Coast',
    kinds: ['non-formal-education', 'birth-registration', 'school-costs'],
    support: 'non-formal-education',
    area: 'XA03',
    perCycle: 6_000,
    conditions: ['school-attendance'],
    perPerson: [3_000, 6_000],
    exit: 'The child has moved from the bridge class to an ordinary one and stayed there for a year.',
  },
];

export const cycleDays = 91;
export interface Cycle {
  readonly number: number;
  readonly from: Date;
  /** Its last day. */
  readonly to: Date;
}

/** Cycles of all programmes: eight whole ones, the last ended a few weeks ago. */
export const cyclesOf = (now: Date): readonly Cycle[] =>
  Array.from({ length: 8 }, (_, at): Cycle => {
    const end = now.getTime() - (20 + (7 - at) * cycleDays) * dayMs;
    return { number: at + 1, from: new Date(end - (cycleDays - 1) * dayMs), to: new Date(end) };
  });
/** When programmes were opened. */
export const openedOn = (now: Date): Date => new Date(now.getTime() - 752 * dayMs);

/** States with how many households are in them, and how many days ago those were first visited. */
const spread = [
  ['profiled', 8, 2, 25],
  ['prioritised', 9, 25, 120],
  ['supported', 26, 120, 720],
  ['graduated', 8, 600, 735],
  ['declined', 4, 100, 600],
  ['moved', 5, 260, 700],
] as const;
export type HouseholdState = (typeof spread)[number][0];

export interface Paid {
  readonly cycle: Cycle;
  readonly state: 'paid' | 'failed';
}

export interface HouseholdPlan {
  readonly name: string;
  readonly state: HouseholdState;
  readonly programme: Programme;
  readonly area: Area;
  readonly family: Family;
  readonly start: Date;
  /** Something is left undone, so that it is late. */
  readonly neglected: boolean;
  /** When support began; not there if it never did. */
  readonly enrolled?: Date;
  /** When it ended, or the household left. */
  readonly ended?: Date;
  /** One for each cycle in which it was supported from first to last day. */
  readonly payments: readonly Paid[];
}

/** The plans of all households, oldest first. */
export function planHouseholds(now: Date): readonly HouseholdPlan[] {
  const random = makeRandom('zelmara/households');
  const before = (days: number): Date => new Date(now.getTime() - days * dayMs);
  let next = 0;
  return spread
    .flatMap(([state, count, least, most]) =>
      Array.from({ length: count }, (_, at): HouseholdPlan => {
        const own = random.fork(`${state} ${at}`);
        const programme = programmes[next++ % programmes.length] as Programme;
        const parts = areas.filter(({ code, level }) => level === 'sub-area' && liesIn(code, programme.area));
        const area = own.pick(parts);
        const age = least + (own.next() * 0.9 + 0.05) * (most - least);
        const wasSupported = state === 'supported' || state === 'graduated' || state === 'moved';
        const enrolled = wasSupported ? before(age - 24) : undefined;
        const ended =
          state === 'graduated'
            ? before(age - 24 - own.int(470, 540))
            : state === 'moved' || state === 'declined'
              ? before(age * (state === 'moved' ? 0.3 : 0.8))
              : undefined;
        const payments = cyclesOf(now)
          .filter(({ from, to }) => enrolled && from >= enrolled && (!ended || to < ended))
          .map((cycle): Paid => ({ cycle, state: own.chance(0.95) ? 'paid' : 'failed' }));
        return {
          name: `household ${state} ${at}`,
          state,
          programme,
          area,
          family: makeFamily(own.fork('family'), area, programme.perPerson),
          start: before(age),
          neglected: (state === 'supported' || state === 'prioritised') && at % 6 === 5,
          ...(enrolled ? { enrolled } : {}),
          ...(ended ? { ended } : {}),
          payments,
        };
      }),
    )
    .sort((a, b) => a.start.getTime() - b.start.getTime());
}
