import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jaroWinkler, rankName } from '../../domain/shared/names/likeness.ts';
import { nameParts } from '../../domain/shared/names/parts.ts';
import { rankPerson } from './rank.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcdefghiklmnorstuvz'), minLength: 1, maxLength: 9 });
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

describe('Jaro-Winkler', () => {
  // Winkler (1990, 1994): the examples of the census report.
  test.each([
    ['martha', 'marhta', 0.9611],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.8133],
    ['jones', 'johnson', 0.8323],
    ['abcvwxyz', 'cabvwxyz', 0.9583],
    ['same', 'same', 1],
    ['abc', 'xyz', 0],
    ['', '', 1],
    ['', 'a', 0],
  ])('%s and %s', (one, other, likeness) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(likeness, 3);
  });
});

describe('names', () => {
  test('are alike between 0 and 1, whichever is given first, and alike to themselves in any order', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        const likeness = rankName(one, other);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(rankName(other, one)).toBeCloseTo(likeness, 10);
        fc.pre(nameParts(one).length > 0);
        expect(rankName(one, one.split(' ').toReversed().join(' '))).toBeCloseTo(1, 10);
      }),
    );
  });

  test.each([
    ['Amina Kamara', 'KAMARA, Amina', 1, 1],
    ['Amina Kamara', 'Amina Kamarra', 0.95, 1],
    ['Amina Kamara', 'Aminata Kamara', 0.93, 1],
    ['Amina Kamara', 'Amina Fatmata Kamara', 0.9, 0.99],
    ['Amina', 'Amina Kamara', 0.75, 0.95],
    ['Abd Allah Hassan', 'Abdallah Hassan', 0.9, 1],
    ['Mohammed Ali', 'Muhamad Aly', 0.85, 1],
    ['محمد علي', 'Mohammed Aly', 0.5, 0.95],
    ['أحمد', 'احمد', 1, 1],
    ['王小明', '王小明', 1, 1],
    ['A. Kamara', 'Amina Kamara', 0.9, 1],
    ['Amina Kamara', 'Ibrahim Sesay', 0, 0.6],
    ['Amina Kamara', 'Kadiatu Kamara', 0, 0.85],
    ['Amina Kamara', '', 0, 0],
    ['...', '...', 0, 0],
  ])('%s and %s', (one, other, least, most) => {
    expect(rankName(one, other)).toBeGreaterThanOrEqual(least);
    expect(rankName(one, other)).toBeLessThanOrEqual(most);
  });
});

describe('people', () => {
  const amina = { names: ['Amina Kamara'], years: [2012], phones: [] };

  test('born in other years are less alike', () => {
    const born = (...years: number[]) => rankPerson(amina, { ...amina, years });
    const all = [born(2012), born(2013), born(2010), born(2006)];
    expect(all).toEqual([...all].sort((a, b) => b - a));
    expect(new Set(all).size).toBe(4);
    expect(born(2012)).toBe(1);
    expect(born(1990, 2012)).toBe(1);
    expect(born()).toBeLessThan(1);
    expect(born()).toBeGreaterThan(born(2009));
  });

  test('with one telephone are more alike', () => {
    const other = { names: ['Mina K.'], years: [], phones: ['076 123 456'] };
    const without = rankPerson(amina, other);
    const shared = rankPerson(
      { ...amina, phones: ['+232 76 123 456', '+232 30 000 000'] },
      { ...other, phones: ['0023276123456'] },
    );
    expect(shared).toBeGreaterThan(without);
    expect(shared).toBeLessThanOrEqual(1);
    expect(rankPerson({ ...amina, phones: ['112'] }, { ...other, phones: ['112'] })).toBe(without);
  });

  test('are found by a telephone alone, less surely than by a name', () => {
    const onlyPhone = { names: [], years: [], phones: ['0741 552 118'] };
    const found = rankPerson(onlyPhone, { ...amina, phones: ['+255 741 552 118'] });
    expect(found).toBe(rankPerson({ ...amina, phones: ['0741552118'] }, onlyPhone));
    expect(found).toBeGreaterThan(0.72);
    expect(found).toBeLessThan(0.9);
    expect(rankPerson(onlyPhone, { ...onlyPhone, phones: ['0741 552 119'] })).toBe(0);
  });

  test('are compared by the likest of their names', () => {
    const candidate = { names: ['Mimi', 'Amina Kamara', 'أمينة كمارا'], years: [2012], phones: [] };
    expect(rankPerson(amina, candidate)).toBe(1);
    expect(rankPerson({ ...amina, names: [] }, candidate)).toBe(0);
  });
});
