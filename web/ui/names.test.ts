import { expect, test } from 'vitest';
import { nameLines, namePart, scriptOf } from './names.ts';

test('the script is read from the letters', () => {
  expect(scriptOf('Selam')).toBe('Latn');
  expect(scriptOf('سلام')).toBe('Arab');
  expect(scriptOf('ሰላም')).toBe('Ethi');
  expect(scriptOf('सलाम 12')).toBe('Deva');
  expect(scriptOf('さくら')).toBe('Jpan');
  expect(scriptOf('김')).toBe('Kore');
  expect(scriptOf('12 - .')).toBeUndefined();
  expect(scriptOf('Dr. سلام عبد')).toBe('Arab');
});

test('a part carries its script, and none when there is none to tell', () => {
  expect(namePart('given', 'سلام')).toEqual({ part: 'given', text: 'سلام', script: 'Arab' });
  expect(namePart('nick', '7')).toEqual({ part: 'nick', text: '7' });
});

test('a name reads as one line a script, parts in their order', () => {
  expect(
    nameLines([
      { part: 'given', text: 'Selam', script: 'Latn' },
      { part: 'given', text: 'ሰላም', script: 'Ethi' },
      { part: 'father', text: 'Tesfaye', script: 'Latn' },
    ]),
  ).toEqual([
    { script: 'Latn', text: 'Selam Tesfaye' },
    { script: 'Ethi', text: 'ሰላም' },
  ]);
});
