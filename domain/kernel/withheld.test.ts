import { describe, expect, it } from 'vitest';
import { entry } from './declare.ts';
import type { EntryState } from './dossier.ts';
import * as f from './fields.ts';
import type { Json } from './values.ts';
import { keepWithheld, linksIn, withheldLink, withholdLinks } from './withheld.ts';

const [a, b] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const declared = entry('sample', {
  group: 'notes',
  fields: {
    to: f.link('case'),
    word: f.text(),
    all: f.items({ to: f.link('case'), word: f.text() }),
  },
});
const stored = (values: Record<string, Json>): EntryState => ({
  id: a,
  type: 'sample',
  subject: 0,
  created: 1,
  version: 1,
  by: 1,
  recorded: '',
  accepted: '',
  revision: 1,
  breaches: [],
  heads: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      [{ value, stamp: { seq: 1, op: a, by: 1, at: '', covers: [] } }],
    ]),
  ),
});

describe('links withheld', () => {
  const values = {
    to: a,
    word: a,
    all: { items: { [a]: { to: b, word: 'x' } }, gone: [b] },
  };

  it('are those that are not known, in lists and in changes of lists, and no other text', () => {
    expect(linksIn(declared, values)).toEqual([a, b]);
    expect(withholdLinks(declared, values, new Set([b]))).toEqual({ ...values, to: withheldLink });
    expect(withholdLinks(declared, values, new Set([a]))).toEqual({
      ...values,
      all: { items: { [a]: { to: withheldLink, word: 'x' } }, gone: [b] },
    });
    const change = { all: { add: { [b]: { to: a } }, remove: [a] } };
    expect(withholdLinks(declared, change, new Set())).toEqual({
      all: { add: { [b]: { to: withheldLink } }, remove: [a] },
    });
    expect(withholdLinks(declared, { all: { remove: [a] } }, new Set())).toEqual({ all: { remove: [a] } });
    expect(withholdLinks(undefined, values, new Set())).toEqual(values);
  });

  it('leave answers that name nothing as they are', () => {
    const unsaid = { to: { unsaid: 'not-known' }, all: { unsaid: 'refused' } };
    expect(withholdLinks(declared, unsaid, new Set())).toEqual(unsaid);
    expect(withholdLinks(declared, { to: null }, new Set())).toEqual({ to: null });
  });
});

describe('what is written beside them', () => {
  it('is the set itself where nothing was withheld', () => {
    const set = { to: b, word: 'x' };
    expect(keepWithheld(declared, undefined, set)).toEqual({ set, lost: [] });
  });

  it('leaves a field as it is', () => {
    const set = { to: withheldLink, word: 'new' };
    expect(keepWithheld(declared, stored({ to: a }), set)).toEqual({ set: { word: 'new' }, lost: [] });
  });

  it('is lost where there was nothing to leave', () => {
    expect(keepWithheld(declared, undefined, { to: withheldLink }).lost).toEqual(['to']);
    expect(keepWithheld(declared, stored({ word: 'x' }), { to: withheldLink }).lost).toEqual(['to']);
  });

  it('takes a link over from the one item that goes, also where that one is withheld itself', () => {
    const change = (remove: string[]) => ({ all: { add: { [b]: { to: withheldLink } }, remove } });
    for (const held of [a, withheldLink])
      expect(
        keepWithheld(declared, stored({ all: { items: { [a]: { to: held } }, gone: [] } }), change([a])),
      ).toEqual({ set: { all: { add: { [b]: { to: held } }, remove: [a] } }, lost: [] });
    expect(keepWithheld(declared, stored({}), change([a])).lost).toEqual(['all']);
  });
});
