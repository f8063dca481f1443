import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, parseNumber } from './numbers.ts';

const symbols = '23456789ABCDEFGHJKMNPQRTVWXYZ';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const timeBox = { numRuns: 300, interruptAfterTimeLimit: 1500 };
const random = fc.uint8Array({ minLength: 8, maxLength: 16 });
const number = fc
  .tuple(fc.constantFrom(...letters), fc.integer({ min: 0, max: 9999 }), random)
  .map(([letter, year, bytes]) => formatNumber(letter, year, bytes));
const plain = (text: string): string => text.replaceAll('-', '');

describe('formatNumber', () => {
  it('writes a letter, a year, six symbols and a check symbol', () => {
    fc.assert(
      fc.property(number, (text) => {
        expect(text).toMatch(/^[A-Z]-\d\d-[2-9A-HJKMNP-RTV-Z]{6}-[2-9A-HJKMNP-RTV-Z]$/);
      }),
      timeBox,
    );
    expect(formatNumber('C', 2026, new Uint8Array(8))).toBe('C-26-222222-F');
  });

  it('draws every symbol in every place about equally often', () => {
    const counts = Array.from({ length: 6 }, () => new Map<string, number>());
    const draws = 2900;
    const bytes = new Uint8Array(draws * 8);
    // a fixed sequence: the test must not fail by chance
    let state = 42;
    for (const index of bytes.keys()) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[index] = state >>> 24;
    }
    for (let draw = 0; draw < draws; draw += 1) {
      const drawn = formatNumber('C', 26, bytes.subarray(draw * 8, draw * 8 + 8)).slice(5, 11);
      for (const [place, symbol] of [...drawn].entries()) {
        counts[place]?.set(symbol, (counts[place]?.get(symbol) ?? 0) + 1);
      }
    }
    for (const count of counts) {
      expect([...count.keys()].sort().join('')).toBe(symbols);
      expect(Math.max(...count.values())).toBeLessThan(160);
      expect(Math.min(...count.values())).toBeGreaterThan(50);
    }
  });

  it('refuses what is no letter or year, and too little chance', () => {
    for (const letter of ['', 'c', 'CC', '1', 'É']) {
      expect(() => formatNumber(letter, 2026, new Uint8Array(8))).toThrow(RangeError);
    }
    expect(() => formatNumber('C', 20.5, new Uint8Array(8))).toThrow(RangeError);
    expect(() => formatNumber('C', -1, new Uint8Array(8))).toThrow(RangeError);
    expect(() => formatNumber('C', 2026, new Uint8Array(7))).toThrow(RangeError);
  });
});

describe('parseNumber', () => {
  it('reads back what was written, however it is typed', () => {
    const style = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toLowerCase(),
      plain,
      (text) => ` ${text.replaceAll('-', '  ')}\n`,
      (text) => text.replaceAll('-', ' – '),
      (text) => [...plain(text)].join('‑'),
      (text) => text.replaceAll('-', '.'),
      (text) => text.slice(0, 2) + text.slice(2, 4).replaceAll('0', 'o').replaceAll('1', 'l') + text.slice(4),
      (text) =>
        [...text]
          .map((one) =>
            /[0-9A-Z]/.test(one) ? String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0) : one,
          )
          .join(''),
    );
    fc.assert(
      fc.property(number, style, (text, typed) => {
        expect(parseNumber(typed(text))).toEqual({
          number: text,
          letter: text.charAt(0),
          year: Number(text.slice(2, 4)),
        });
      }),
      timeBox,
    );
  });

  it('catches every single wrong symbol', () => {
    fc.assert(
      fc.property(number, (text) => {
        const right = plain(text);
        for (const [place, symbol] of [...right].entries()) {
          const possible = place === 0 ? letters : place < 3 ? '0123456789' : symbols;
          for (const wrong of possible) {
            if (wrong === symbol) continue;
            expect(parseNumber(right.slice(0, place) + wrong + right.slice(place + 1))).toEqual({
              problem: 'check',
            });
          }
        }
      }),
      { ...timeBox, numRuns: 40 },
    );
  });

  it('catches every exchange of two symbols, neighbours or not', () => {
    fc.assert(
      fc.property(number, (text) => {
        const right = plain(text);
        for (let one = 0; one < right.length; one += 1) {
          for (let other = one + 1; other < right.length; other += 1) {
            const swapped = [...right];
            [swapped[one], swapped[other]] = [right.charAt(other), right.charAt(one)];
            const typed = swapped.join('');
            if (typed !== right) expect(parseNumber(typed)).toHaveProperty('problem');
          }
        }
      }),
      timeBox,
    );
  });

  it('says what is wrong', () => {
    expect(parseNumber('')).toEqual({ problem: 'length' });
    expect(parseNumber('C-26-222222')).toEqual({ problem: 'length' });
    expect(parseNumber('C-26-2222222-M')).toEqual({ problem: 'length' });
    expect(parseNumber('C-26-22222O-M')).toEqual({ problem: 'symbol' });
    expect(parseNumber('C-2X-222222-M')).toEqual({ problem: 'symbol' });
    expect(parseNumber('7-26-222222-M')).toEqual({ problem: 'symbol' });
    expect(parseNumber('C-26-222222-0')).toEqual({ problem: 'symbol' });
    expect(parseNumber('C-26-222222-N')).toEqual({ problem: 'check' });
    expect(parseNumber('C-26-7F3KQ2-M')).toEqual({ number: 'C-26-7F3KQ2-M', letter: 'C', year: 26 });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ minLength: 10, maxLength: 10 })),
        (text) => {
          expect(parseNumber(text)).toBeTypeOf('object');
        },
      ),
      timeBox,
    );
    expect(parseNumber('C'.repeat(1_000_000))).toEqual({ problem: 'length' });
  });
});
