import { describe, expect, it } from 'vitest';
import { codeList } from './codes.ts';
import { dossier, entry } from './declare.ts';
import * as f from './fields.ts';
import { fails, safeguard } from './safeguard.ts';
import { setting, settingMs } from './settings.ts';

const colour = codeList('colour', ['red', 'green']);
const note = entry('note', { group: 'basics', fields: { body: f.text() } });
const kind = (more: object) =>
  dossier('sample', {
    code: 99,
    letter: 'X',
    states: ['open', 'shut'],
    transitions: [{ from: ['open'], to: 'shut' }],
    entries: [note],
    safeguards: [],
    ...more,
  });

describe('a declaration', () => {
  it.each<[string, () => unknown, string]>([
    ['an entry type twice', () => kind({ entries: [note, note] }), 'twice'],
    ['an unknown state', () => kind({ transitions: [{ from: ['open'], to: 'ajar' }] }), 'unknown state ajar'],
    [
      'an unknown state to leave',
      () => kind({ transitions: [{ from: ['ajar'], to: 'shut' }] }),
      'unknown state ajar',
    ],
    [
      'a transition that needs an unknown entry',
      () => kind({ transitions: [{ from: ['open'], to: 'shut', needs: ['closure'] }] }),
      'unknown entry closure',
    ],
    [
      'a safeguard that needs an unknown entry',
      () => kind({ safeguards: [safeguard('T1', { section: '2.7', needs: ['closure'] })] }),
      'T1 needs unknown entry',
    ],
    [
      'an entry of an unknown subject',
      () => kind({ entries: [entry('x', { group: 'basics', subject: 'witness', fields: {} })] }),
      'unknown subject witness',
    ],
    ['two people under one key', () => kind({ subjects: { witness: 1 } }), 'number of its own'],
    [
      'a subject that an entry’s own may meet',
      () => kind({ subjects: { witness: 10 } }),
      'number of its own',
    ],
    [
      'an emergency path without a time for its review',
      () => safeguard('T1', { section: '2.7', emergency: 't1' }),
      'needs the setting t1',
    ],
    [
      'a field with a name of every object',
      () => entry('x', { group: 'basics', fields: { constructor: f.text() } }),
      'no name for a field',
    ],
    [
      'a field that depends on an unknown one',
      () => entry('x', { group: 'basics', fields: { a: f.text().when('b', true) } }),
      'unknown field b',
    ],
    [
      'a day on which it happened that is no field',
      () => entry('x', { group: 'basics', happens: 'on', fields: {} }),
      'no day or moment',
    ],
    [
      'a day on which it happened that is not open',
      () => entry('x', { group: 'basics', happens: 'on', fields: { on: f.date().as('identifying') } }),
      'no day or moment',
    ],
    [
      'a question to ask first that is none',
      () => entry('x', { group: 'basics', first: ['on'], fields: {} }),
      'no field on to ask first',
    ],
    [
      'a check list that asks no code about another',
      () =>
        f
          .items({ rule: f.code(colour), kept: f.yesNo() })
          .checklist({ each: 'rule', answer: 'kept', when: 'no' }),
      'asks one code about each',
    ],
    [
      'a check list that fills what holds no codes',
      () =>
        entry('x', {
          group: 'basics',
          fields: {
            into: f.text(),
            rules: f
              .items({ rule: f.code(colour), result: f.code(colour) })
              .checklist({ each: 'rule', answer: 'result', when: 'red', into: 'into' }),
          },
        }),
      'no field of codes',
    ],
    ['a figure of what is not open', () => f.text().measured('names'), 'never a fact'],
    ['a figure of who somebody is', () => f.account().measured('who'), 'never a fact'],
    ['a figure of days', () => f.date().measured('when'), 'never a fact'],
    [
      'a figure that stops being open',
      () => f.code(colour).measured('colours').as('identifying'),
      'never a fact',
    ],
    ['a title of no entry', () => kind({ title: ['nothing.body'] }), 'no field of an entry'],
    ['a title of no field', () => kind({ title: ['note.nothing'] }), 'no field of an entry'],
    [
      'a title of which there could be several',
      () => kind({ entries: [entry('note', { ...note, many: true })], title: ['note.body'] }),
      'no field of an entry',
    ],
    ['open words', () => f.text().as('open'), 'never open'],
    ['open words of a long text', () => f.longText().as('open'), 'never open'],
    ['an open name', () => f.personName().as('open'), 'never open'],
    ['an open address', () => f.place().as('open'), 'never open'],
    ['an open file', () => f.attachment().as('open'), 'never open'],
    ['an open list of what is not', () => f.items({ name: f.text() }).as('open'), 'not open'],
  ])('refuses %s', (_, declare, words) => {
    expect(declare).toThrow(words);
  });

  it('says what tells one from another', () => {
    expect(kind({ title: ['note.body'] }).title).toEqual([{ entry: 'note', field: 'body' }]);
  });

  it('stands when nothing contradicts', () => {
    const witness = entry('testimony', { group: 'justice', subject: 'witness', fields: {} });
    expect(kind({ entries: [note, witness], subjects: { witness: 3 } }).subjects).toEqual({
      matter: 0,
      main: 1,
      witness: 3,
    });
  });
});

describe('the class of a field', () => {
  it('is open only for what names nobody', () => {
    const classes = (fields: f.Fields) => Object.values(fields).map((field) => field.spec.class);
    expect(
      classes({ a: f.code(colour), b: f.yesNo(), c: f.date(), d: f.number(), e: f.money(), g: f.area() }),
    ).toEqual(Array.from({ length: 6 }, () => 'open'));
    expect(
      classes({ a: f.text(), b: f.longText(), c: f.place(), d: f.personName(), e: f.attachment() }),
    ).toEqual(Array.from({ length: 5 }, () => 'identifying'));
    expect(f.box().spec.class).toBe('sealed');
  });

  it('of a list is that of the most secret it holds, or a more secret one', () => {
    const open = f.items({ a: f.code(colour) });
    expect(open.spec.class).toBe('open');
    expect(open.as('restricted').spec.class).toBe('restricted');
    expect(f.items({ a: f.code(colour), b: f.text() }).spec.class).toBe('identifying');
    expect(f.items({ b: f.text(), c: f.box() }).spec.class).toBe('sealed');
    expect(f.items({ a: f.code(colour), b: f.yesNo().as('restricted') }).spec.class).toBe('restricted');
  });

  it('and the rest of a field stay as they were where something else is said of it', () => {
    const field = f.text(9).required().htcds('Column').searchable('name').as('restricted').retire();
    expect(field.spec).toMatchObject({
      kind: 'text',
      class: 'restricted',
      htcds: 'Column',
      searchable: 'name',
      retired: true,
      required: false,
    });
  });
});

describe('settings and failures', () => {
  it('have a length of time, unless they count', () => {
    const units = (['minutes', 'hours', 'days', 'months'] as const).map((unit) =>
      settingMs(setting('s', unit, 2, 1, 3), 2),
    );
    expect(units).toEqual([120_000, 7_200_000, 172_800_000, 5_184_000_000]);
    expect(() => settingMs(setting('s', 'count', 2, 1, 3), 2)).toThrow('no length of time');
  });

  it('say why, who can settle it and where', () => {
    expect(fails('why', 'worker', ['note'])).toEqual({
      is: 'fails',
      reason: 'why',
      role: 'worker',
      remedy: ['note'],
    });
    expect(fails('why', 'worker', [], { days: 3 })).toMatchObject({ values: { days: 3 } });
  });
});
