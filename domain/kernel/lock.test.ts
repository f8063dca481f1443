import { describe, expect, it } from 'vitest';
import { codeList } from './codes.ts';
import type { EntryDeclaration, KindDeclaration } from './declare.ts';
import { dossier, entry } from './declare.ts';
import * as f from './fields.ts';
import type { Lock } from './lock.ts';
import { findBreaks, lockOf, lockText, released } from './lock.ts';

const list = (...codes: string[]) => codeList('colour', codes);
const fields: f.Fields = {
  colour: f.code(list('red', 'green')),
  name: f.text(),
  papers: f.items({ tint: f.code(list('red', 'green')) }),
};
const note = (
  more: { fields?: f.Fields; revision?: number; group?: string; subject?: string; many?: boolean } = {},
): EntryDeclaration => entry('note', { group: 'basics', fields, ...more });
const other = entry('other', { group: 'basics', fields: { text: f.text() } });
const kind = (entries: readonly EntryDeclaration[], more: object = {}): KindDeclaration =>
  dossier('sample', {
    code: 99,
    letter: 'X',
    subjects: { reporter: 2 },
    states: ['open', 'shut'],
    transitions: [],
    entries,
    safeguards: [],
    ...more,
  });
const lock = (entries: readonly EntryDeclaration[] = [note(), other], more: object = {}): Lock =>
  lockOf([kind(entries, more)], { basics: 1 });
const before = lock();
const breaks = (now: Lock, old: Lock = before): readonly string[] => findBreaks(old, now);
const changed = (change: f.Fields, revision = 1): Lock =>
  lock([note({ fields: { ...fields, ...change }, revision }), other]);
const without = (name: string): f.Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));

describe('what was released', () => {
  it('is every stored name, number and form', () => {
    expect(lockText(before)).toBe(`{
  "code colour.green": {},
  "code colour.red": {},
  "entry sample.note": {"cardinality":"one","group":"basics","revision":1,"subject":"main"},
  "entry sample.other": {"cardinality":"one","group":"basics","revision":1,"subject":"main"},
  "field sample.note.colour": {"class":"open","kind":"code","list":"colour"},
  "field sample.note.name": {"class":"identifying","kind":"text"},
  "field sample.note.papers": {"class":"open","kind":"items"},
  "field sample.note.papers.tint": {"class":"open","kind":"code","list":"colour"},
  "field sample.other.text": {"class":"identifying","kind":"text"},
  "group basics": {"code":1},
  "kind sample": {"code":99,"letter":"X","revision":1},
  "state sample.open": {},
  "state sample.shut": {},
  "subject sample.main": {"number":1},
  "subject sample.matter": {"number":0},
  "subject sample.reporter": {"number":2}
}
`);
    expect(JSON.parse(lockText(before))).toEqual(before);
    expect(breaks(before)).toEqual([]);
  });

  it('may be added to', () => {
    const more = entry('more', { group: 'basics', fields: { text: f.text().required() } });
    const larger = note({
      fields: {
        ...fields,
        colour: f.code(list('blue', 'green', 'red')),
        born: f.date(),
        list: f.items({ a: f.text().required() }),
        name: f.text(90),
        papers: f.items({ tint: f.code(list('red', 'green', 'blue')), number: f.number() }),
      },
    });
    const now = lockOf(
      [
        kind([larger, other, more], {
          states: ['open', 'shut', 'ajar'],
          subjects: { reporter: 2, witness: 3 },
        }),
      ],
      { basics: 1, extra: 2 },
    );
    expect(breaks(now)).toEqual([]);
    expect(breaks(before, {})).toEqual([]);
  });

  it('may be retired, and what was required be left free', () => {
    expect(breaks(changed({ name: f.text().retire() }))).toEqual([]);
    const asked = changed({ name: f.text().required() });
    expect(breaks(before, asked)).toEqual([]);
  });
});

describe('a break', () => {
  const blue = f.code(codeList('colour', ['red']));
  const recoded = { colour: blue, papers: f.items({ tint: blue }) };
  it.each<[string, Lock, string]>([
    ['a field is gone', lock([note({ fields: without('name') }), other]), 'field sample.note.name: is gone'],
    [
      'a field of a list is gone',
      changed({ papers: f.items({ shade: f.code(list('red', 'green')) }) }),
      'field sample.note.papers.tint: is gone',
    ],
    ['a code is gone', changed(recoded), 'code colour.green: is gone'],
    [
      'a list of codes is another',
      changed({ colour: f.code(codeList('tint', ['red', 'green'])) }),
      'field sample.note.colour: list was "colour" and is "tint"',
    ],
    [
      'a field is of another kind',
      changed({ name: f.longText().as('identifying'), colour: f.codes(list('red', 'green')) }),
      'field sample.note.colour: kind was "code" and is "codes"',
    ],
    [
      'a field is of another class',
      changed({ name: f.text().as('restricted') }),
      'field sample.note.name: class was "identifying" and is "restricted"',
    ],
    [
      'a list becomes more secret by what is added',
      changed({ papers: f.items({ tint: f.code(list('red', 'green')), note: f.text() }) }),
      'field sample.note.papers: class was "open"',
    ],
    [
      'a field must be answered that old forms left free',
      changed({ name: f.text().required() }),
      'field sample.note.name: required was null and is true',
    ],
    [
      'a field must be answered that old forms do not have',
      changed({ born: f.date().required() }),
      'field sample.note.born: old forms do not ask it',
    ],
    [
      'a part of a list must be',
      changed({ papers: f.items({ tint: f.code(list('red', 'green')), n: f.number().required() }) }),
      'field sample.note.papers.n: old forms',
    ],
    ['an entry is of another group', lock([note({ group: 'more' }), other]), 'entry sample.note: group was'],
    [
      'an entry is of another subject',
      lock([note({ subject: 'matter' }), other]),
      'entry sample.note: subject was',
    ],
    [
      'there can be many where there was one',
      lock([note({ many: true }), other]),
      'entry sample.note: cardinality was',
    ],
  ])('is found when %s, and allowed by a higher revision', (_, now, words) => {
    expect(breaks(now)).toEqual([expect.stringContaining(words)]);
    const entryNow = now['entry sample.note'] ?? {};
    expect(breaks({ ...now, 'entry sample.note': { ...entryNow, revision: 2 } })).toEqual([]);
  });

  it.each<[string, Lock, string]>([
    ['an entry is gone', lock([note()]), 'entry sample.other: is gone'],
    ['a state is gone', lock(undefined, { states: ['open'] }), 'state sample.shut: is gone'],
  ])('is found when %s, and allowed by a higher revision of the kind', (_, now, words) => {
    expect(breaks(now)).toEqual(expect.arrayContaining([expect.stringContaining(words)]));
    expect(breaks({ ...now, 'kind sample': { ...now['kind sample'], revision: 2 } })).toEqual([]);
  });

  it.each<[string, Lock, string]>([
    ['a kind is gone', lockOf([], { basics: 1 }), 'kind sample: is gone'],
    [
      'a kind has another number',
      lock(undefined, { code: 98, revision: 2 }),
      'kind sample: code was 99 and is 98',
    ],
    ['a kind has another letter', lock(undefined, { letter: 'Y', revision: 2 }), 'kind sample: letter was'],
    [
      'a subject has another number',
      lock(undefined, { subjects: { reporter: 3 }, revision: 2 }),
      'subject sample.reporter: number was 2 and is 3',
    ],
    ['a subject is gone', lock(undefined, { subjects: {}, revision: 2 }), 'subject sample.reporter: is gone'],
    [
      'a group has another number',
      lockOf([kind([note(), other])], { basics: 2 }),
      'group basics: code was 1 and is 2',
    ],
  ])('is never allowed when %s', (_, now, words) => {
    expect(breaks(now)).toEqual(expect.arrayContaining([expect.stringContaining(words)]));
  });

  it('is a revision that falls', () => {
    expect(breaks(before, changed({}, 2))).toEqual(['entry sample.note: revision was 2 and is 1']);
  });

  it('is a name used again, now or releases later', () => {
    const retired = changed({ name: f.text().retire() });
    expect(breaks(changed({}, 2), retired)).toEqual([
      expect.stringContaining('a retired name is never used again'),
    ]);

    const dropped = lock([note({ fields: { ...without('name'), ...recoded }, revision: 2 }), other]);
    const second = released(before, dropped);
    expect(second).toMatchObject({
      'field sample.note.name': { gone: true },
      'code colour.green': { gone: true },
    });
    const third = released(second, dropped);
    expect(third).toEqual(second);
    expect(breaks(dropped, third)).toEqual([]);
    expect(breaks(changed({}, 3), third)).toEqual([
      'code colour.green: was used before and never may be again',
      'field sample.note.name: was used before and never may be again',
    ]);
  });
});
