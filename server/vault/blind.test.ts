import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renewedToken, searchTokensFor, tokensFor } from './blind.ts';
import { secretKey } from './keys.ts';
import type { Traits } from './rank.ts';
import { rankPerson } from './rank.ts';
import type { Succession } from './succession.ts';
import { searchTerms, storedTerms } from './terms.ts';

const bytes = randomBytes(32);
const key: Succession<'blind'> = { first: secretKey(bytes), later: [] };
const amina: Traits = { names: ['Amina Kamara'], years: [2012], phones: ['+232 76 123 456'] };

describe('blind tokens', () => {
  test('are signed 64-bit numbers as text', () => {
    for (const token of tokensFor(key, amina)) {
      expect(token).toMatch(/^-?\d{1,19}$/);
      expect(BigInt.asIntN(64, BigInt(token))).toBe(BigInt(token));
    }
  });

  test('are made as described', () => {
    const epochKey = Buffer.from(hkdfSync('sha256', bytes, '', 'gwen/blind/1/1', 32));
    const token = createHmac('sha256', epochKey)
      .update('phone 76123456')
      .digest()
      .readBigInt64BE()
      .toString();
    expect(tokensFor(key, amina)).toContain(token);
  });

  test('say nothing to whoever lacks one of the keys', () => {
    const ours = new Set(tokensFor(key, amina));
    const [other, since] = [secretKey<'blind'>(randomBytes(32)), new Date()];
    const theirs = [
      { first: other, later: [] },
      { ...key, later: [{ key: other, since }] },
    ];
    for (const keys of theirs) expect(tokensFor(keys, amina).filter((token) => ours.has(token))).toEqual([]);
  });

  test('need no name to be made with one key more', () => {
    const [next, since] = [secretKey<'blind'>(randomBytes(32)), new Date()];
    const again = tokensFor(key, amina).map((token) => {
      const stored = Buffer.alloc(8);
      stored.writeBigInt64BE(BigInt(token));
      return renewedToken(next, stored).readBigInt64BE().toString();
    });
    expect(again).toEqual(tokensFor({ ...key, later: [{ key: next, since }] }, amina));
  });

  test('of a person without names, years and telephones are none', () => {
    expect(tokensFor(key, { names: ['...'], years: [2012], phones: ['112'] })).toEqual([]);
  });

  test('are few', () => {
    expect(tokensFor(key, amina).length).toBeLessThan(25);
  });

  test.each<[string, Traits]>([
    ['another order', { names: ['KAMARA AMINA'], years: [], phones: [] }],
    ['a wrong letter in each part', { names: ['Amena Kamarra'], years: [], phones: [] }],
    ['another script', { names: ['أمينة كمارا'], years: [], phones: [] }],
    ['one part and a year beside', { names: ['Amina'], years: [2013], phones: [] }],
    ['the telephone alone', { names: [], years: [], phones: ['076123456'] }],
  ])('are shared with %s', (_, query) => {
    const stored = new Set(tokensFor(key, amina));
    expect(searchTokensFor(key, query).some((token) => stored.has(token))).toBe(true);
  });
});

/** Candidates as the database finds them: the rarest terms, a thousand rows together, the best two hundred. */
class Population {
  readonly #people: readonly Traits[];
  readonly #index = new Map<string, number[]>();

  constructor(people: readonly Traits[]) {
    this.#people = people;
    for (const [at, person] of people.entries()) {
      for (const term of storedTerms(person)) {
        const list = this.#index.get(term);
        if (list === undefined) this.#index.set(term, [at]);
        else list.push(at);
      }
    }
  }

  candidates(query: Traits, without: number): number[] {
    const lists = searchTerms(query)
      .map((term) => this.#index.get(term) ?? [])
      .filter((list) => list.length > (list.includes(without) ? 1 : 0))
      .sort((one, other) => one.length - other.length);
    const hits = new Map<number, number>();
    let rows = 0;
    for (const [place, list] of lists.entries()) {
      rows += list.length;
      if (rows > 1000 && place >= 3) break;
      for (const at of list) if (at !== without) hits.set(at, (hits.get(at) ?? 0) + 1);
    }
    return [...hits]
      .sort((one, other) => other[1] - one[1] || one[0] - other[0])
      .slice(0, 200)
      .map(([at]) => at);
  }

  /** How well everybody's other records are found, and how right a match of at least this likeness is. */
  measure(
    entityOf: (at: number) => string,
    least: number,
    each = 1,
  ): { recall: number; precision: number; matched: number } {
    const sizes = new Map<string, number>();
    for (const at of this.#people.keys()) sizes.set(entityOf(at), (sizes.get(entityOf(at)) ?? 0) + 1);
    let [pairs, found, matches, right] = [0, 0, 0, 0];
    for (const [at, person] of this.#people.entries()) {
      if (at % each !== 0) continue;
      pairs += (sizes.get(entityOf(at)) ?? 1) - 1;
      for (const other of this.candidates(person, at)) {
        const same = entityOf(other) === entityOf(at);
        if (same) found++;
        if (rankPerson(person, this.#people[other] ?? person) < least) continue;
        matches++;
        if (same) right++;
      }
    }
    return { recall: found / pairs, precision: right / matches, matched: right / pairs };
  }
}

describe('finding people again', () => {
  const given =
    'Amina Fatmata Mariama Isatu Kadiatu Hawa Adama Ibrahim Mohamed Abu Alhaji Musa Sahr Tamba Foday Sorie'.split(
      ' ',
    );
  const family =
    'Kamara Sesay Koroma Bangura Conteh Turay Jalloh Kargbo Mansaray Fofanah Sankoh Bah Barrie Lansana'.split(
      ' ',
    );
  const spoil = (name: string, how: number) => {
    const at = 1 + (how % (name.length - 2));
    const kinds = [
      name.slice(0, at) + name.slice(at + 1),
      `${name.slice(0, at)}e${name.slice(at)}`,
      name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
      name.split(' ').toReversed().join(' '),
    ];
    return kinds[how % 4] ?? name;
  };

  test('among their namesakes, with a mistake in the name and a year off', () => {
    const people = given.flatMap((one, at) =>
      family.flatMap((other, there) => {
        const year = 2000 + ((at * 7 + there * 3) % 18);
        return [
          { names: [`${one} ${other}`], years: [year], phones: [] },
          { names: [spoil(`${one} ${other}`, at * 31 + there)], years: [year + (there % 3) - 1], phones: [] },
        ];
      }),
    );
    const { recall, precision } = new Population(people).measure((at) => String(at >> 1), 0.9);
    expect(recall).toBeGreaterThan(0.99);
    expect(precision).toBeGreaterThan(0.8);
  });

  // Synthetic people with errors (Freely Extensible Biomedical Record Linkage), where the data lie beside the project.
  const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'linkage');
  const sets: [file: string, recall: number, precision: number, matched: number][] = [
    ['dataset1.csv', 0.97, 0.98, 0.75],
    ['dataset3.csv', 0.95, 0.97, 0.6],
  ];
  for (const [file, recall, precision, matched] of sets) {
    if (!existsSync(join(folder, file))) {
      console.info(`${file} is not beside the project: recall and precision on it were not measured.`);
      continue;
    }
    test(`FEBRL ${file}`, () => {
      const rows = readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(1);
      const records = rows.map((row) => row.split(',').map((cell) => cell.trim()));
      const people = records.map(([, first = '', last = '', ...rest]): Traits => {
        const [born = ''] = rest.slice(6);
        return {
          names: [`${first} ${last}`],
          years: /^\d{8}$/.test(born) ? [Number(born.slice(0, 4))] : [],
          phones: [],
        };
      });
      const measured = new Population(people).measure((at) => records[at]?.[0]?.split('-')[1] ?? '', 0.9, 8);
      console.info(file, measured);
      expect(measured.recall).toBeGreaterThan(recall);
      expect(measured.precision).toBeGreaterThan(precision);
      expect(measured.matched).toBeGreaterThan(matched);
    });
  }
});
