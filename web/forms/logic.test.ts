import { describe, expect, test } from 'vitest';
import { codeList } from '../../domain/kernel/codes.ts';
import { entry } from '../../domain/kernel/declare.ts';
import type { EntryState } from '../../domain/kernel/dossier.ts';
import { age, code, date, items, longText, text, yesNo } from '../../domain/kernel/fields.ts';
import { validateSet } from '../../domain/kernel/validate.ts';
import type { Json } from '../../domain/kernel/values.ts';
import {
  askedFields,
  changesOf,
  findField,
  findProblems,
  inOrder,
  leaveUnasked,
  problemKeys,
  startValues,
} from './logic.ts';

const spots = codeList('test-spot', ['bus', 'market']);
const visit = entry('visit', {
  group: 'safety',
  many: true,
  fields: {
    alone: yesNo().required(),
    why: text().required().when('alone', false),
    spot: code(spots).required(),
    born: date(),
    age: age(),
    children: items({ name: text().required(), born: date() }),
    note: longText(),
    old: text().retire(),
  },
});
const id = '7b0c8f52-7c57-4a3c-8f6a-1df6c1f1a001';
const other = '7b0c8f52-7c57-4a3c-8f6a-1df6c1f1a002';

function stored(values: Record<string, Json>): EntryState {
  const heads = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      [{ value, stamp: { seq: 1, op: 'op', by: 1, at: '2026-01-01T00:00:00Z', covers: [] } }],
    ]),
  );
  return {
    id,
    type: 'visit',
    subject: 1,
    created: 1,
    version: 1,
    by: 1,
    recorded: '2026-01-01T00:00:00Z',
    accepted: '2026-01-01T00:00:00Z',
    revision: 1,
    heads,
    breaches: [],
  } as EntryState;
}

const asked = (values: Record<string, Json>) => askedFields(visit, values).map(([name]) => name);

describe('which fields are asked', () => {
  test('those whose condition holds, and no retired one', () => {
    expect(asked({})).not.toContain('why');
    expect(asked({})).not.toContain('old');
    expect(asked({ alone: false })).toContain('why');
    expect(asked({ alone: true })).not.toContain('why');
    expect(asked({ alone: { unsaid: 'not-asked' } })).not.toContain('why');
  });

  test('none that follow from others', () => {
    const follows = { fields: ['note'], of: ['alone'], from: () => undefined };
    expect(askedFields({ ...visit, follows }, {}).map(([name]) => name)).toEqual(
      asked({}).filter((name) => name !== 'note'),
    );
    expect(asked({})).toContain('note');
    expect(changesOf({ ...visit, follows }, undefined, { note: 'mine' })).toEqual({});
  });
});

describe('which questions stand open', () => {
  const short = { ...visit, first: ['note', 'alone'] };
  const order = (values: Record<string, Json>, start: Record<string, Json> = {}) => {
    const { first, rest } = inOrder(short, askedFields(short, values), start);
    return [first.map(([name]) => name), rest.map(([name]) => name)];
  };

  test('those asked first, in that order, then what must be answered; the rest folds away', () => {
    expect(order({})).toEqual([
      ['note', 'alone', 'spot'],
      ['born', 'age', 'children'],
    ]);
  });
  test('what depends on an open question stands with it', () => {
    expect(order({ alone: false })[0]).toEqual(['note', 'alone', 'why', 'spot']);
  });
  test('what was answered before it began folds away, and nothing folds while it is answered', () => {
    expect(order({ spot: 'bus' }, { spot: 'bus' })[0]).toEqual(['note', 'alone']);
    expect(order({ spot: 'bus' })[0]).toEqual(['note', 'alone', 'spot']);
  });
  test('without such a choice all stand open', () => {
    expect(inOrder(visit, askedFields(visit, {}), {}).rest).toEqual([]);
  });
});

describe('what keeps it from being handed in', () => {
  test('required answers, in the order of the form; an unsaid one is an answer', () => {
    expect(findProblems(visit, undefined, {}).map((one) => one.path)).toEqual(['alone', 'spot']);
    expect(findProblems(visit, undefined, { alone: false, spot: 'bus' }).map((one) => one.path)).toEqual([
      'why',
    ]);
    const unsaid = { unsaid: 'refused' };
    expect(findProblems(visit, undefined, { alone: unsaid, spot: unsaid })).toEqual([]);
  });

  test('a date that is none, with what is wrong with it', () => {
    const [problem] = findProblems(visit, undefined, { alone: true, spot: 'bus', born: '2026-02-31' });
    expect(problem).toEqual({ path: 'born', problem: 'form', kind: 'date', date: 'no-such-date' });
    expect(problem && problemKeys(problem)).toEqual([
      'invalid.date.no-such-date',
      'invalid.form.date',
      'invalid.form',
    ]);
  });

  test('a fault inside a list, by item and field', () => {
    const children = { items: { [other]: { born: '2026-13' } }, gone: [] };
    const problems = findProblems(visit, undefined, { alone: true, spot: 'bus', children });
    expect(problems.map((one) => one.path)).toEqual([`children.${other}.born`]);
    expect(problems[0]?.date).toBe('no-such-date');
    expect(findField(visit, `children.${other}.born`)?.spec.kind).toBe('date');
  });

  test('what is open can be left as not asked in one act', () => {
    const values = leaveUnasked(visit, { alone: false, note: 'x' });
    expect(values).toEqual({
      alone: false,
      note: 'x',
      why: { unsaid: 'not-asked' },
      spot: { unsaid: 'not-asked' },
    });
    expect(findProblems(visit, undefined, values)).toEqual([]);
  });
});

describe('what is written', () => {
  test('only what differs; null for what was emptied', () => {
    const existing = stored({ alone: true, spot: 'bus', note: 'old', age: { from: 9, to: 9 } });
    const values = { ...startValues(visit, existing), spot: 'market', age: { to: 9, from: 9 } };
    const { note: _note, ...emptied } = values as Record<string, Json>;
    expect(changesOf(visit, existing, emptied)).toEqual({ spot: 'market', note: null });
    expect(changesOf(visit, existing, startValues(visit, existing))).toEqual({});
  });

  test('a field that is no longer asked keeps what was stored and writes nothing', () => {
    const existing = stored({ alone: false, why: 'her aunt was there', spot: 'bus' });
    expect(changesOf(visit, existing, { alone: true, spot: 'bus', why: 'typed and hidden' })).toEqual({
      alone: true,
    });
  });

  test('a list as what was added and removed, which the kernel accepts', () => {
    const existing = stored({
      alone: true,
      spot: 'bus',
      children: { items: { [id]: { name: 'A' } }, gone: [] },
    });
    const values = {
      ...startValues(visit, existing),
      children: { items: { [other]: { name: 'B' } }, gone: [id] },
    };
    const set = changesOf(visit, existing, values);
    expect(set).toEqual({ children: { add: { [other]: { name: 'B' } }, remove: [id] } });
    expect(validateSet(visit, existing, set).invalid).toEqual([]);
  });

  test('an answer in place of a list', () => {
    const existing = stored({ alone: true, spot: 'bus' });
    const values = { alone: true, spot: 'bus', children: { unsaid: 'not-known' } };
    expect(changesOf(visit, existing, values)).toEqual({ children: { unsaid: 'not-known' } });
  });
});
