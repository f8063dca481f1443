import { describe, expect, it } from 'vitest';
import type { HistoryLine } from '../../client/types.ts';
import { differencesOf, versionAt } from './versions.ts';

const id = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000000`;
let seq = 0;
const line = (operation: object): HistoryLine => {
  seq += 1;
  return {
    seq,
    kind: 'set',
    type: null,
    account: 1,
    accepted: '2026-01-01T00:00:00.000Z',
    breaches: [],
    operation,
  } as unknown as HistoryLine;
};
const set = (entry: string, values: object) =>
  line({ op: 'set', entry: id(entry), type: 'note', set: values });

const changes = [
  line({ op: 'create', kind: 'case' }),
  set('a', { text: 'first', calm: true, papers: { add: { [id('1')]: { kind: 'passport' } } } }),
  set('b', { text: 'other' }),
  set('a', {
    text: 'second',
    calm: null,
    papers: { add: { [id('2')]: { kind: 'card' } }, remove: [id('1')] },
  }),
  line({ op: 'withdraw', entry: id('b'), type: 'note', reason: 'wrong child' }),
];

describe('a version', () => {
  it('is what was written until then', () => {
    expect(versionAt(changes, 2).get(id('a'))?.values).toMatchObject({ text: 'first', calm: true });
    expect([...versionAt(changes, 3).keys()]).toEqual([id('a'), id('b')]);
    expect([...versionAt(changes, 5).keys()]).toEqual([id('a')]);
  });

  it('differs from another in what changed alone', () => {
    const found = differencesOf(versionAt(changes, 2), versionAt(changes, 5));
    expect(found.map(({ field }) => field).sort()).toEqual(['calm', 'papers', 'text']);
    expect(found).toContainEqual({
      entry: id('a'),
      type: 'note',
      field: 'text',
      before: 'first',
      after: 'second',
    });
    expect(found).toContainEqual({
      entry: id('a'),
      type: 'note',
      field: 'calm',
      before: true,
      after: undefined,
    });
  });

  it('is the same as itself, whoever may see no operation', () => {
    const { operation: _, ...erased } = changes[1] as HistoryLine;
    expect(differencesOf(versionAt(changes, 4), versionAt(changes, 4))).toEqual([]);
    expect(versionAt([erased], 9).size).toBe(0);
  });
});
