/**
 * Families of the demonstration: who lives there, what they answered when somebody asked, and how they got on since. Put
 * together at random; a plausible spread, not any real figures.
 */
import type {
  creditor,
  exclusionGround,
  householdHead,
  migrationPlan,
  recruiterSeen,
  schoolSituation,
  shock,
} from '../../domain/codes/index.ts';
import type { assess } from '../../domain/household/benchmarks.ts';
import type { NamePart } from '../../domain/kernel/fields.ts';
import type { Area } from './areas.ts';
import type { Sex } from './people.ts';
import { makeNames, makePerson } from './people.ts';
import type { Random } from './random.ts';

type Code<L extends { readonly codes: readonly string[] }> = L['codes'][number];
export type Answers = Parameters<typeof assess>[0];

export interface Relative {
  readonly names: readonly NamePart[];
  readonly sex: Sex;
  readonly age: number;
  readonly relation: 'head' | 'spouse' | 'own-child' | 'grandchild';
  readonly school: Code<typeof schoolSituation>;
  /** Hours a week. */
  readonly workHours: number;
  readonly registered: boolean;
}

export interface Family {
  readonly name: readonly NamePart[];
  readonly language: string;
  readonly relatives: readonly Relative[];
  readonly head: Code<typeof householdHead>;
  /** Minor units of the country's currency, of all together per month. */
  readonly income: number;
  /** What the profile asks, but for the day and the income. */
  readonly answers: Answers;
}

const currency = 'USD';
export const money = (amount: number): { readonly amount: number; readonly currency: typeof currency } => ({
  amount,
  currency,
});

const schooling = (random: Random, age: number): Relative['school'] =>
  age < 6
    ? 'too-young'
    : age > 16
      ? random.pick(['finished', 'dropped-out', 'too-old'])
      : random.weighted({ attends: 55, 'attends-irregularly': 22, 'dropped-out': 17, 'never-enrolled': 6 });

function makeChild(random: Random, pool: Parameters<typeof makeNames>[1], old: boolean): Relative {
  const sex: Sex = random.pick(['female', 'male']);
  const age = random.int(2, 16);
  const school = schooling(random, age);
  const works = age > 8 && random.chance(school === 'attends' ? 0.25 : 0.8);
  return {
    names: makeNames(random, pool, sex),
    sex,
    age,
    relation: old ? 'grandchild' : 'own-child',
    school,
    workHours: works ? random.int(4, school === 'attends' ? 14 : 42) : 0,
    registered: random.chance(0.85),
  };
}

function makeGrownUps(
  random: Random,
  head: Family['head'],
  pool: Parameters<typeof makeNames>[1],
): Relative[] {
  const sexes = (
    {
      'two-parents': ['male', 'female'],
      grandparents: ['female', 'male'],
      'mother-alone': ['female'],
      'father-alone': ['male'],
    } as const
  )[head as 'two-parents' | 'grandparents' | 'mother-alone' | 'father-alone'];
  return sexes.map((sex, at) => ({
    names: makeNames(random, pool, sex),
    sex,
    age: head === 'grandparents' ? random.int(58, 74) : random.int(24, 51),
    relation: at === 0 ? 'head' : 'spouse',
    school: 'too-old',
    workHours: random.int(20, 60),
    registered: true,
  }));
}

/** @param perPerson what each person has a month, minor units: from the least to the most */
export function makeFamily(random: Random, area: Area, perPerson: readonly [number, number]): Family {
  const { pool, names } = makePerson(random);
  const head = random.weighted({
    'two-parents': 45,
    'mother-alone': 32,
    grandparents: 15,
    'father-alone': 8,
  });
  const children = Array.from({ length: random.int(1, 5) }, () =>
    makeChild(random, pool, head === 'grandparents'),
  );
  const grown = makeGrownUps(random, head, pool);
  const persons = grown.length + children.length;
  const income = Math.round((persons * random.int(...perPerson)) / 100) * 100;
  const count = (of: (child: Relative) => boolean): number => children.filter(of).length;
  const debts = random.chance(0.55);
  const maybe = <T>(value: T): T | { readonly unsaid: 'refused' | 'not-known' } =>
    random.chance(0.07) ? { unsaid: random.pick(['refused', 'not-known']) } : value;
  const lenders: readonly Code<typeof creditor>[] = random.some(
    ['relatives', 'shop', 'moneylender', 'savings-circle', 'recruiter', 'employer'] as const,
    random.int(1, 2),
  );
  const blows: readonly Code<typeof shock>[] = random.some(
    ['illness', 'crop-failure', 'flood', 'job-loss', 'price-rise', 'death'] as const,
    random.int(0, 2),
  );
  const grounds: Code<typeof exclusionGround> = random.weighted({
    none: 62,
    minority: 13,
    remote: 9,
    'no-papers': 6,
    disability: 5,
    displaced: 5,
  });
  const plans: Code<typeof migrationPlan> = random.weighted({
    none: 58,
    adult: 20,
    'child-with-adult': 10,
    'whole-family': 8,
    'child-alone': 4,
  });
  const seen: Code<typeof recruiterSeen> = random.weighted({
    no: 52,
    'in-the-area': 32,
    'at-the-door': 11,
    'asked-for-child': 5,
  });
  return {
    name: names,
    language: pool.language,
    relatives: [...grown, ...children],
    head,
    income,
    answers: {
      agreed: true,
      foundThrough: random.pick([
        'survey',
        'school',
        'health-service',
        'community',
        'workers-organisation',
        'social-service',
        'itself',
      ]),
      zone: area.zone ?? 'source',
      head,
      persons,
      children: children.length,
      earners: random.int(0, grown.length),
      incomeSources: random.some(['own-farm', 'daily-labour', 'trade', 'crafts', 'remittances'], 2),
      assets: random.some(['house', 'small-animals', 'tools', 'phone', 'land'], 2),
      debt: money(debts ? random.int(20, 300) * 100 : 0),
      debtPerMonth: maybe(money(debts ? Math.round(income * random.int(5, 45) * 0.01) : 0)),
      creditors: debts ? lenders : ['none'],
      mealsPerDay: maybe(random.pick([1, 2, 2, 3])),
      hungryDays: maybe(random.pick([0, 0, 2, 4, 8])),
      shocks: blows.length > 0 ? blows : ['none'],
      schoolDaysMissed: maybe(random.pick([0, 1, 3, 6, 11])),
      droppedOut: count(({ school }) => school === 'dropped-out'),
      neverEnrolled: count(({ school }) => school === 'never-enrolled'),
      workingChildren: count(({ age, workHours }) => age < 15 && workHours > 0),
      hardWorkingChildren: maybe(count(({ workHours }) => workHours > 36)),
      orphans: random.pick([0, 0, 0, 0, 1]),
      childrenWithoutParents: head === 'grandparents' ? children.length : 0,
      unregisteredBirths: count(({ registered }) => !registered),
      exclusion: [grounds],
      migrationPlans: [plans],
      recruiters: maybe(seen),
    },
  };
}
