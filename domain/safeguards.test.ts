/** The duties of the textbook that Gwen watches: none is missing, each does what it is for, and each has its tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds, settings } from './index.ts';
import type { Safeguard } from './kernel/safeguard.ts';

/** What each must do: B refuse, A warn, D set a task with a deadline, e in an emergency let pass and be reviewed. */
const promised: { readonly [id: string]: string } = {
  R1: 'B',
  R2: 'B',
  R3: 'D',
  R4: 'B',
  R5: 'BD',
  R6: 'B',
  R7: 'B',
  R8: 'BD',
  R9: 'D',
  R10: 'B',
  R11: 'BD',
  R12: 'B',
  R13: 'BD',
  C1: 'B',
  C2: 'Be',
  C3: 'AD',
  C4: 'BA',
  C5: 'AD',
  C6: 'Be',
  C7: 'Be',
  C8: 'BA',
  C9: 'A',
  C10: 'A',
  C11: 'Be',
  C12: 'BDe',
  C13: 'A',
  C14: 'Be',
  C15: 'Be',
  C16: 'BA',
  C17: 'BD',
  C18: 'D',
  C19: 'A',
  C20: 'B',
  C21: 'B',
  C22: 'A',
  C23: 'B',
  C24: 'A',
  C25: 'A',
  C26: 'B',
  C27: 'B',
  C28: 'AD',
  C29: 'D',
  C30: 'A',
  C31: 'A',
  C32: 'B',
  C33: 'B',
  H1: 'B',
  H2: 'BA',
  H3: 'A',
  H4: 'D',
  H5: 'B',
  H6: 'BA',
  H7: 'D',
  H8: 'A',
  H9: 'B',
  H10: 'A',
  H11: 'B',
  H12: 'A',
  H13: 'B',
  H14: 'BD',
  V1: 'BD',
  V2: 'B',
  V3: 'A',
  V4: 'BA',
  V5: 'D',
  V6: 'A',
  V7: 'A',
  V8: 'A',
  V9: 'A',
  V10: 'A',
  V11: 'A',
  V12: 'B',
  E1: 'A',
  E2: 'A',
  E3: 'D',
  E4: 'B',
  N1: 'B',
  N2: 'BA',
  N3: 'A',
  N4: 'BA',
  N5: 'B',
  N6: 'D',
  N7: 'A',
  N8: 'A',
  N9: 'B',
};

/** By id, in each kind of dossier that is watched for it. */
const declared = Map.groupBy(
  kinds.flatMap(({ safeguards }) => safeguards),
  ({ id }) => id,
);

/** What it does, in all kinds together. R1 is a rule for configurations and refuses no operation, so its check counts. */
const does = (all: readonly Safeguard[]): string =>
  [
    all.some(({ check }) => check) ? 'B' : '',
    all.some(({ alerts }) => alerts) ? 'A' : '',
    all.some(({ duties }) => duties) ? 'D' : '',
    all.some(({ emergency }) => emergency) ? 'e' : '',
  ].join('');

/** Titles of tests beside the code, of every safeguard but from files that speak of all of them. */
const titles = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && name.includes('/'))
  .flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(
      /\b(?:describe|it|test)(?:\.each[^\n]*)?\(\s*[`'"]([^\n]*)/g,
    ),
  ])
  .map(([, title = '']) => title);

describe('the safeguards', () => {
  it('are the 79 of the textbook and six more, and no others', () => {
    expect(Object.keys(promised)).toHaveLength(85);
    expect([...declared.keys()].toSorted()).toEqual(Object.keys(promised).toSorted());
  });

  it.each(Object.entries(promised))('%s does what it is for (%s)', (id, letters) => {
    const done = does(declared.get(id) ?? []);
    for (const letter of letters) expect(done).toContain(letter);
    // a way through is there where help could be held up, and nowhere else
    expect(done.includes('e')).toBe(letters.includes('e'));
  });

  it.each(Object.keys(promised))('%s has tests that name it', (id) => {
    expect(titles.some((title) => new RegExp(`\\b${id}\\b`).test(title))).toBe(true);
  });

  it('have one default for a number, whichever kinds share it', () => {
    for (const guard of [...declared.values()].flat())
      for (const one of guard.settings) expect(settings.get(one.id)).toEqual(one);
  });
});
