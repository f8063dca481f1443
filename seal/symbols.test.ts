import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToNumbers, inGroups, numbersToBytes, readSymbols, SYMBOLS, writeSymbols } from './symbols.ts';

test('thirty-two symbols, none of which looks like another', () => {
  expect(new Set(SYMBOLS).size).toBe(32);
  expect(SYMBOLS).not.toMatch(/[ILOU]/);
});

test('bytes come back through symbols and groups', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), fc.integer({ min: 1, max: 7 }), (bytes, size) => {
      const shown = inGroups(writeSymbols(bytesToNumbers(bytes)), size);
      expect(numbersToBytes(readSymbols(shown) ?? [])).toEqual(bytes);
    }),
  );
});

test('what people and keyboards write is read as it is meant', () => {
  const meant = readSymbols('0123456789ABCDEF');
  for (const typed of [
    'o123 456 789 abc def',
    'OI23-4567-89AB-CDEF',
    'ol23.4567.89ab.cdef',
    '\u200f0123–4567 89AB\u00a0CDEF ',
    '０１２３４５６７８９ＡＢＣＤＥＦ',
    '٠١٢٣٤٥٦٧٨٩abcdef',
    '۰۱۲۳۴۵۶۷۸۹abcdef',
    '०१२३४५६७८९abcdef',
    '០១២៣៤៥៦៧៨៩abcdef',
    '၀၁၂၃၄၅၆၇၈၉abcdef',
    '𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡abcdef',
    '0İ23456789ÂBÇDÉF',
    '0ı23456789abcdef',
  ]) {
    expect(readSymbols(typed), typed).toEqual(meant);
  }
});

test('what can be none of ours is refused, not guessed', () => {
  for (const typed of ['U', 'ABCu', 'Ж', '+', '愛', '½']) expect(readSymbols(typed), typed).toBeUndefined();
});

test('the bits that fill up the last symbol must be zero', () => {
  expect(() => numbersToBytes([31, 31])).toThrow('last symbol');
});
