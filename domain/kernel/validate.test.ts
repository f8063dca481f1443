import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryDeclaration } from './declare.ts';
import { entry } from './declare.ts';
import * as f from './fields.ts';
import { colour, created, only, operation, uuid, written } from './testing.ts';
import type { Invalid } from './validate.ts';
import { classOf, validateSet } from './validate.ts';
import type { Json } from './values.ts';
import { isItemChange } from './values.ts';

const timeBox = { numRuns: 1000, interruptAfterTimeLimit: 2500 };
const [one, two] = [uuid('c', 1), uuid('c', 2)];

const everything: EntryDeclaration = entry('everything', {
  group: 'basics',
  fields: {
    line: f.text(20),
    long: f.longText(),
    code: f.code(colour),
    codes: f.codes(colour),
    yes: f.yesNo(),
    date: f.date(),
    instant: f.instant(),
    age: f.age(),
    number: f.number(10),
    area: f.area(),
    place: f.place(),
    name: f.personName(),
    money: f.money(),
    link: f.link('sample'),
    file: f.attachment(),
    box: f.box(),
    items: f.items({ kind: f.code(colour).required(), note: f.text().when('kind', 'red') }),
    old: f.text().retire(),
  },
});
const picky: EntryDeclaration = entry('picky', {
  group: 'basics',
  fields: {
    must: f.text().required(),
    kind: f.code(colour),
    reason: f.text().required().when('kind', 'red', 'green'),
    several: f.codes(colour),
    more: f.text().required().when('several', 'blue'),
    papers: f.items({ text: f.text() }).required(),
    gone: f.text().required().retire(),
  },
});

const invalid = (set: Record<string, Json>, declaration = everything): readonly Invalid[] =>
  validateSet(declaration, undefined, set).invalid;
const problems = (set: Record<string, Json>, declaration = everything): readonly string[] =>
  invalid(set, declaration).map(({ field, problem }) => `${field} ${problem}`);

describe('validateSet and what comes from outside', () => {
  const nested = (depth: number, inner: Json = 1): Json =>
    Array.from({ length: depth }).reduce<Json>(
      (value, _, index) => (index % 2 ? [value] : { a: value }),
      inner,
    );
  const hostile: fc.Arbitrary<Json> = fc.oneof(
    fc.jsonValue({ depthSize: 'large' }).map((value) => value as Json),
    fc.string({ unit: 'binary' }),
    fc.constantFrom<Json>(
      JSON.parse('{"__proto__":{"x":1}}'),
      JSON.parse('{"add":{"__proto__":{"text":"x"}},"remove":["__proto__"]}'),
      { items: {}, gone: [] },
      { items: 1, gone: 'x' },
      { add: { [one]: { constructor: 'x' } } },
      { add: 1 },
      { unsaid: 'perhaps' },
      { unsaid: null },
      'NUL\u0000',
      '\ud800',
      { '\u0000': 1 },
      -0,
      1e308,
      'x'.repeat(50_000),
    ),
    fc.integer({ min: 25, max: 40 }).map((depth) => nested(depth)),
  );
  const key = fc.oneof(
    fc.constantFrom(...Object.keys(everything.fields)),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', ''),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );

  it('never throws, keeps to its own values and answers for each key', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, hostile), { maxLength: 6 }), (pairs) => {
        // as JSON.parse makes it: with "__proto__" as a key like any other
        const set = JSON.parse(
          `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`,
        ) as Record<string, Json>;
        const outcome = validateSet(everything, undefined, set);
        expect(Object.getPrototypeOf(outcome.values)).toBe(Object.prototype);
        for (const name of Object.keys(set)) {
          const refused = outcome.invalid.some((bad) => bad.field === name || bad.field.startsWith(name));
          expect([name, Object.hasOwn(outcome.values, name) || refused]).toEqual([name, true]);
        }
        // what was accepted once is accepted again, as it is
        expect(validateSet(everything, undefined, outcome.values)).toEqual({
          values: outcome.values,
          invalid: [],
        });
      }),
      timeBox,
    );
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('is not brought down by depth or size', () => {
    for (const depth of [31, 1000, 200_000]) {
      for (const name of ['line', 'items', 'unknownOne']) {
        expect(problems({ [name]: nested(depth) })).toEqual([`${name} size`]);
      }
    }
    expect(problems({ unknownOne: nested(20) })).toEqual([]);
    expect(problems({ unknownOne: 'x'.repeat(20_001) })).toEqual(['unknownOne size']);
    expect(problems({ unknownOne: Array.from({ length: 100_000 }, () => 1) })).toEqual(['unknownOne size']);
  });

  it.each<[string, Json]>([
    ['line', 'x'.repeat(21)],
    ['line', '  '],
    ['line', 5],
    ['code', 'Red'],
    ['codes', []],
    ['codes', ['red', 'pink']],
    ['yes', 'yes'],
    ['date', '2023-02-29'],
    ['instant', '2026-01-01T00:00:00+03:00'],
    ['age', { from: 9, to: 8 }],
    ['age', { from: 1, to: 2, about: true }],
    ['number', 11],
    ['number', 1.5],
    ['area', 'lower'],
    ['place', { street: 'x' }],
    ['name', []],
    ['name', [{ part: 'title', text: 'x' }]],
    ['money', { amount: 1, currency: 'birr' }],
    ['link', 'C-26-7F3KQ2-M'],
    ['file', { id: one, name: 'x' }],
    ['box', 'too short'],
    ['items', { add: { nameless: { kind: 'red' } } }],
    ['items', [{ kind: 'red' }]],
    ['items', { items: {}, gone: [] }],
  ])('refuses as %s: %j', (name, value) => {
    expect(problems({ [name]: value })).toEqual([`${name} form`]);
  });

  it('points at what a text or key cannot hold', () => {
    expect(problems({ line: 'a\u0000' })).toEqual(['line text']);
    expect(problems({ place: { detail: '\udc00' } })).toEqual(['place.detail text']);
    expect(problems({ items: { add: { [one]: { kind: 'red', '\u0000': 1 } } } })).toEqual([
      `items.add.${one}.(key) text`,
    ]);
    expect(problems({ codes: ['red', '\ud83d'] })).toEqual(['codes[1] text']);
  });

  it('brings values to one form', () => {
    const { values } = validateSet(everything, undefined, {
      line: '  a  ',
      codes: ['red', 'blue', 'red'],
      link: one.toUpperCase(),
      items: { add: { [one.toUpperCase()]: { kind: 'red' } }, remove: [two.toUpperCase()] },
    });
    expect(values).toEqual({
      line: 'a',
      codes: ['blue', 'red'],
      link: one,
      items: { add: { [one]: { kind: 'red' } }, remove: [two] },
    });
  });
});

describe('unsaid, cleared and unknown', () => {
  it('are values of every field', () => {
    for (const name of Object.keys(everything.fields)) {
      for (const value of [null, { unsaid: 'not-known' }, { unsaid: 'not-asked' }, { unsaid: 'refused' }]) {
        expect(validateSet(everything, undefined, { [name]: value })).toEqual({
          values: { [name]: value },
          invalid: [],
        });
      }
      expect(problems({ [name]: { unsaid: 'perhaps' } })).toEqual([`${name} form`]);
      expect(problems({ [name]: { unsaid: 'refused', why: 'x' } })).toEqual([`${name} form`]);
    }
  });

  it('keep a field that this declaration does not know', () => {
    const set = { ['future']: { any: ['thing', null] }, list: { add: { [one]: { text: 'x' } } } };
    const { values, invalid: none } = validateSet(everything, undefined, set);
    expect(none).toEqual([]);
    expect(values).toEqual({ ...set, list: { ...set.list, remove: [] } });
    expect(isItemChange(values['list'])).toBe(true);
    expect(problems({ future: { items: {}, gone: [] } })).toEqual(['future form']);
  });
});

describe('what must be answered', () => {
  const complete = { must: 'x', papers: { add: { [one]: { text: 'x' } } } };

  it('is asked for when an entry is new, and answered also by what is not known', () => {
    expect(problems({}, picky)).toEqual(['must required', 'papers required']);
    expect(problems({ must: null, papers: null }, picky)).toEqual(['must required', 'papers required']);
    expect(problems({ must: { unsaid: 'refused' }, papers: { unsaid: 'not-asked' } }, picky)).toEqual([]);
    expect(problems(complete, picky)).toEqual([]);
    expect(problems({ ...complete, papers: { add: {} } }, picky)).toEqual(['papers required']);
    expect(problems({ ...complete, must: 5 }, picky)).toEqual(['must form']);
  });

  it('depends on other answers where it says so', () => {
    expect(problems({ ...complete, kind: 'blue' }, picky)).toEqual([]);
    expect(problems({ ...complete, kind: { unsaid: 'not-known' } }, picky)).toEqual([]);
    expect(problems({ ...complete, kind: 'red' }, picky)).toEqual(['reason required']);
    expect(problems({ ...complete, kind: 'green', reason: 'x' }, picky)).toEqual([]);
    expect(problems({ ...complete, several: ['red', 'blue'] }, picky)).toEqual(['more required']);
    expect(problems({ ...complete, several: ['red'] }, picky)).toEqual([]);
  });

  it('is asked of each item', () => {
    const problem = problems({ items: { add: { [one]: { note: 'x' }, [two]: { kind: 'red' } } } });
    expect(problem).toEqual([`items.${one}.kind required`]);
  });

  it('is not asked again of an entry that has it, but cannot be taken away', () => {
    const profile = written(created(), [
      operation({
        op: 'set',
        type: 'profile',
        entry: uuid('1', 1),
        set: { must: 'x', kind: 'red', papers: { add: { [one]: { kind: 'red' } } } },
      }),
    ]);
    const existing = only(profile, 'profile');
    const check = (set: Record<string, Json>) =>
      validateSet(picky, existing, set).invalid.map((bad) => bad.field);
    expect(check({})).toEqual([]);
    expect(check({ must: null })).toEqual(['must']);
    expect(check({ must: { unsaid: 'not-known' } })).toEqual([]);
    expect(check({ reason: null })).toEqual(['reason']);
    expect(check({ kind: 'blue', reason: null })).toEqual([]);
    expect(check({ papers: { remove: [one] } })).toEqual(['papers']);
    expect(check({ papers: { remove: [one], add: { [two]: { text: 'x' } } } })).toEqual([]);
  });

  it('does not let one item be written over by another', () => {
    const item = { kind: 'red', number: '7' };
    const add = (changed: Json) => ({
      papers: { add: { [one]: changed } },
      list: { add: { [one]: changed } },
    });
    const set = operation({ op: 'set', type: 'profile', entry: uuid('1', 1), set: add(item) });
    const existing = only(written(created(), [set]), 'profile');
    const loose = entry('loose', { group: 'basics', fields: { papers: f.items({ kind: f.code(colour) }) } });
    expect(validateSet(loose, existing, add({ number: '7', kind: 'red' })).invalid).toEqual([]);
    expect(validateSet(loose, existing, add({ ...item, number: '8' })).invalid).toMatchObject([
      { field: `papers.${one}`, problem: 'form' },
      { field: `list.${one}`, problem: 'form' },
    ]);
  });
});

describe('classOf', () => {
  it('is as declared, and identifying for what is not', () => {
    expect(classOf(everything, 'code', 'red')).toBe('open');
    expect(classOf(everything, 'line', 'x')).toBe('identifying');
    expect(classOf(everything, 'box', 'x')).toBe('sealed');
    expect(classOf(everything, 'future', 'red')).toBe('identifying');
    expect(classOf(everything, 'constructor', 'red')).toBe('identifying');
  });

  it('does not put what a newer app adds to an open list among the open', () => {
    const open = entry('open', { group: 'basics', fields: { list: f.items({ kind: f.code(colour) }) } });
    const list = (item: Json): Json => ({ items: { [one]: item }, gone: [] });
    expect(classOf(open, 'list', list({ kind: 'red' }))).toBe('open');
    expect(classOf(open, 'list', list({ kind: 'red', remark: 'her uncle' }))).toBe('identifying');
    expect(classOf(open, 'list', { unsaid: 'not-known' })).toBe('open');
  });

  it('keeps the reason of a withdrawal as what it is: words', () => {
    expect(classOf(everything, '$withdrawal', 'typed into the file of Abeba')).toBe('identifying');
    expect(classOf(everything, '$withdrawal', null)).toBe('open');
    expect(classOf(everything, '$occurred', '2026')).toBe('open');
  });
});
