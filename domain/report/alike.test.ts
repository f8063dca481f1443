import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Comparable } from './alike.ts';
import { findAlike, fingerprint } from './alike.ts';

const hour = 3_600_000;
const report = (id: string, text: string, more: Partial<Comparable> = {}): Comparable => ({
  ...{ id, at: 0, area: 'XA01', texts: [text], places: [], people: [] },
  ...more,
});
const alike = (one: Comparable, ...all: Comparable[]) =>
  findAlike(fingerprint(one), [one, ...all].map(fingerprint));

/** Reports of other things, in three scripts. */
const others: readonly Comparable[] = [
  'A boy sells cigarettes at the market every night and looks ill',
  'My neighbour has a girl of nine who never goes to school and cleans the house',
  'The brick kiln behind the mill has children who carry bricks all day',
  'طفل يبيع الماء في السوق كل يوم ولا يذهب الى المدرسة',
  'فتاة صغيرة تعمل في بيت جارنا وتبكي في الليل',
  'አንድ ልጅ በገበያ ውስጥ ሲጋራ ይሸጣል',
  'ጎረቤቴ ትምህርት ቤት የማትሄድ ልጅ አላት',
].map((text, at) => report(`other ${at}`, text, { at: at * hour }));

const lorry =
  'Three girls were pushed into a blue lorry at the old bus station, the driver had a red cap and shouted';

describe('hints of one thing', () => {
  it('say why: the same place, two hours apart, "blue lorry" in both', () => {
    const [hint] = alike(
      report('one', lorry, { places: ['Old bus station'] }),
      report('two', 'I saw a blue lorry with girls, somebody with a red cap', {
        at: 2 * hour,
        places: ['behind the old bus station'],
      }),
      ...others,
    );
    expect(hint).toMatchObject({ id: 'two', hours: 2 });
    expect(hint?.reasons).toEqual(['same-words', 'same-place', 'same-time']);
    expect(hint?.phrases).toContain('blue lorry');
  });

  it('find people suspected by their names, however they are spelled', () => {
    const one = report('one', 'Mr Haddad takes girls over the river', { people: ['Mohammed Haddad'] });
    const two = report('two', 'يأخذ البنات ليلا', { at: 200 * hour, people: ['Muhamad Hadad'] });
    expect(alike(one, two, ...others)).toMatchObject([{ id: 'two', reasons: ['same-people'] }]);
  });

  it('find a place that the other tells of in its own words', () => {
    const one = report('one', 'Two boys sleep there', { places: ['Mill bridge'] });
    const two = report('two', 'Children cry under mill bridge at night', { at: 20 * hour });
    expect(alike(one, two, ...others)[0]?.reasons).toContain('same-place');
    // the same words somewhere else are another place
    const far = report('far', 'Children cry under mill bridge at night', { at: 20 * hour, area: 'XA02' });
    expect(alike(one, far, ...others)).toEqual([]);
  });

  it('keep quiet about reports of other things, and about what is long past', () => {
    for (const one of others) expect(alike(one, ...others).map(({ id }) => id)).toEqual([]);
    expect(alike(report('one', lorry), report('old', lorry, { at: 31 * 24 * hour }))).toEqual([]);
  });

  it('compare what stands without spaces, and texts that say nothing with nothing', () => {
    const thai = 'เด็กผู้หญิงสามคนถูกพาขึ้นรถบรรทุกสีน้ำเงินที่สถานีขนส่งเก่า';
    expect(alike(report('one', thai), report('two', `${thai}ครับ`), ...others)[0]?.id).toBe('two');
    expect(alike(report('one', ''), report('two', ''), ...others)).toEqual([]);
  });
});

const scripts = {
  Latin: { words: 'lorry girl river night driver market bridge école niña straße żółty', more: 'été Ñu' },
  Arabic: { words: 'شاحنة فتاة نهر ليل سائق سوق جسر مدرسة طريق أطفال محطة', more: 'إلى آخر' },
  Ethiopic: { words: 'መኪና ልጃገረድ ወንዝ ሌሊት ሹፌር ገበያ ድልድይ ትምህርት መንገድ ሕፃናት ጣቢያ', more: 'ሀገር ዓለም' },
} as const;

describe.each(Object.entries(scripts))('near-identical texts in %s script', (_script, { words, more }) => {
  const letters = [...new Set(`${words} ${more}`.replaceAll(' ', ''))];
  const word = fc.oneof(
    fc.constantFrom(...words.split(' ')),
    fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 7 }).map((all) => all.join('')),
  );
  const text = fc.array(word, { minLength: 6, maxLength: 60 });
  const noise = fc.array(text, { maxLength: 12 });

  test('are never passed over, whatever else there is', () => {
    fc.assert(
      fc.property(
        text,
        noise,
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 100 }),
        (said, elsewhere, seed, hours) => {
          // one word in eight is left out or misspelt; capitals, and marks between words, change at will
          const again = said.flatMap((one, at) => {
            const turn = (at * 7 + seed) % 16;
            if (turn === 0) return [];
            if (turn === 1) return [`${one}${letters[seed % letters.length]}`];
            return [turn % 3 === 0 ? one.toUpperCase() : one];
          });
          const all = elsewhere.map((one, at) => report(`noise ${at}`, one.join(' '), { at: at * hour }));
          const found = findAlike(
            fingerprint(report('one', said.join(' '))),
            [report('two', again.join(', '), { at: hours * hour }), ...all].map(fingerprint),
          );
          const two = found.find(({ id }) => id === 'two');
          expect(two?.reasons).toContain('same-words');
        },
      ),
      { numRuns: 150, interruptAfterTimeLimit: 4000 },
    );
  });

  test('are told by accents, vowel signs and variants of letters no more than by their look', () => {
    const variants: readonly (readonly [RegExp, string])[] = [
      [/e/g, 'é'],
      [/a/g, 'À'],
      [/ا/g, 'أ'],
      [/ه/g, 'ة'],
      [/ي/g, 'ى'],
      [/(?<=\p{Script=Arabic})(?=\p{Script=Arabic})/gu, '\u064e'],
      [/ሀ/g, 'ሐ'],
      [/ሰ/g, 'ሠ'],
      [/አ/g, 'ዐ'],
      [/ጸ/g, 'ፀ'],
    ];
    fc.assert(
      fc.property(text, (said) => {
        const plain = said.join(' ');
        const other = variants.reduce((one, [from, to]) => one.replace(from, to), plain);
        expect(alike(report('one', plain), report('two', other), ...others)[0]).toMatchObject({ id: 'two' });
      }),
      { numRuns: 100, interruptAfterTimeLimit: 3000 },
    );
  });
});

test('are found among a thousand reports faster than an eye notices', () => {
  const many = Array.from({ length: 1000 }, (_, at) =>
    report(
      `many ${at}`,
      `${others[at % others.length]?.texts[0]} ${at} ${at * 7} ${lorry.slice(0, at % 60)}`,
    ),
  ).map(fingerprint);
  const one = fingerprint(report('one', lorry));
  findAlike(one, many);
  const began = performance.now();
  findAlike(one, many);
  expect(performance.now() - began).toBeLessThan(250);
});
