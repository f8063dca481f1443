/**
 * Invented children and grown-ups, put together at random from common names. Ages and origins follow a plausible
 * spread, not any real figures.
 */
import type { ageBasis, Country, Language, sex } from '../../domain/codes/index.ts';
import type { AgeRange, NamePart } from '../../domain/kernel/fields.ts';
import { areas } from './areas.ts';
import type { Name, NamePool } from './names.ts';
import { namePools } from './names.ts';
import type { Random } from './random.ts';

export type Sex = (typeof sex.codes)[number];

export interface Person {
  readonly names: readonly NamePart[];
  readonly sex: Sex;
  /** First language, and others spoken. */
  readonly languages: readonly [Language, ...Language[]];
  readonly pool: NamePool;
}

/** Of the two, a child has the birth date that is known (whole, or its year or month), or an age range. */
export interface Child extends Person {
  readonly dateOfBirth: string | undefined;
  readonly estimatedAge: AgeRange;
  readonly ageBasis: (typeof ageBasis.codes)[number];
  readonly nationality: Country;
  readonly birthRegistered: boolean | undefined;
  /** Code of the sub-area she comes from, where it lies in the country. */
  readonly origin: string | undefined;
}

const weights = Object.fromEntries(namePools.map((pool) => [pool.id, pool.weight]));
const getPool = (random: Random): NamePool => {
  const id = random.weighted(weights);
  const pool = namePools.find((one) => one.id === id);
  if (!pool) throw new Error(`no name pool ${id}`);
  return pool;
};

/** A name part in the community's script and, where that is another, also in Latin letters. */
const parts = (part: NamePart['part'], [text, latin]: Name, pool: NamePool): NamePart[] => [
  { part, text, script: pool.script },
  ...(latin === undefined ? [] : [{ part, text: latin, script: 'Latn' }]),
];

/** The names of a person of a community: given, and family or father's. */
export function makeNames(random: Random, pool: NamePool, sex: Sex): NamePart[] {
  const given = sex === 'female' ? pool.female : sex === 'male' ? pool.male : [...pool.female, ...pool.male];
  return [
    ...parts('given', random.pick(given), pool),
    ...parts(pool.second, random.pick(pool.second === 'family' ? pool.family : pool.male), pool),
  ];
}

export function makePerson(random: Random, pool: NamePool = getPool(random)): Person {
  const sex = random.weighted({ female: 50, male: 49, other: 1 });
  const languages: [Language, ...Language[]] =
    pool.language !== 'en' && random.chance(0.4) ? [pool.language, 'en'] : [pool.language];
  return { names: makeNames(random, pool, sex), sex, languages, pool };
}

const origins = areas.filter((area) => area.level === 'sub-area' && area.zone === 'source');
const two = (value: number): string => String(value).padStart(2, '0');

/** @param today the day that ages are reckoned from */
export function makeChild(random: Random, today: Date): Child {
  const person = makePerson(random);
  const years = Number(
    random.weighted({ 3: 1, 5: 1, 7: 2, 9: 3, 11: 5, 12: 7, 13: 9, 14: 12, 15: 13, 16: 13, 17: 11 }),
  );
  const basis = random.weighted({ document: 35, statement: 35, assessment: 10, appearance: 20 });
  const nationality = random.weighted({ XA: 70, XB: 18, XC: 12 });
  // Born between `years` and `years + 1` before today.
  const born = new Date(
    Date.UTC(today.getUTCFullYear() - years, today.getUTCMonth(), today.getUTCDate() - random.int(1, 364)),
  );
  const [year, month, day] = [born.getUTCFullYear(), two(born.getUTCMonth() + 1), two(born.getUTCDate())];
  const known =
    basis === 'document'
      ? 'day'
      : basis === 'statement'
        ? random.pick(['day', 'month', 'year', 'none'])
        : 'none';
  const dates: Record<string, string> = {
    day: `${year}-${month}-${day}`,
    month: `${year}-${month}`,
    year: `${year}`,
  };
  const spread = known === 'none' ? random.int(1, 2) : 0;
  return {
    ...person,
    dateOfBirth: dates[known],
    estimatedAge: { from: Math.max(0, years - spread), to: years + spread },
    ageBasis: basis,
    nationality,
    birthRegistered: basis === 'document' ? true : random.pick([true, false, undefined]),
    origin: nationality === 'XA' ? random.pick(origins).code : undefined,
  };
}
