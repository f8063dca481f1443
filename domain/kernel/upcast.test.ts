import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import type { EntryDeclaration, KindDeclaration } from './declare.ts';
import { dossier, entry } from './declare.ts';
import type { EntryState } from './dossier.ts';
import { own, shownValues } from './dossier.ts';
import * as f from './fields.ts';
import { distinctValues } from './merge.ts';
import {
  act,
  colour,
  context,
  created,
  dossierId,
  only,
  operation,
  person,
  uuid,
  written,
} from './testing.ts';
import { upcastDossier, upcastEntry, upcastValues } from './upcast.ts';
import type { ItemChange, Json } from './values.ts';
import { isItemChange } from './values.ts';

const allRed = ({ add, remove }: ItemChange): Json => ({
  add: Object.fromEntries(Object.keys(add ?? {}).map((id) => [id, { kind: 'red' }])),
  remove: remove ?? [],
});

/** The profile of three releases: a field renamed, then its values; a list's items given another shape. */
const releases: readonly EntryDeclaration[] = [1, 2, 3].map((revision) =>
  entry('profile', {
    group: 'basics',
    revision,
    fields: {
      ...(revision === 1 ? { tint: f.code(colour) } : { colour: f.code(colour) }),
      name: f.text(),
      papers: f.items({ kind: f.code(colour) }),
    },
    upcast: {
      1: ({ tint, ...rest }) => (tint === undefined ? rest : { ...rest, colour: tint }),
      2: ({ colour: old, papers = {}, ...rest }) => ({
        ...rest,
        ...(old === undefined ? {} : { colour: old === 'green' ? 'blue' : old }),
        ...(isItemChange(papers) ? { papers: allRed(papers) } : {}),
      }),
    },
  }),
);
const release = (revision: number): EntryDeclaration => releases[revision - 1] as EntryDeclaration;
const kindOf = (revision: number): KindDeclaration =>
  dossier('sample', {
    code: 99,
    letter: 'X',
    states: ['open'],
    transitions: [],
    entries: [release(revision)],
    safeguards: [],
  });
const at = (revision: number) => context(person(1), 10_000, kindOf(revision));
const set = (values: Record<string, Json>, more: object = {}) =>
  operation({ op: 'set', type: 'profile', entry: uuid('1', 1), base: 1, set: values, ...more });
const profile = (revision: number, ...sets: readonly Record<string, Json>[]): EntryState =>
  only(
    written(
      created(),
      sets.map((one) => set(one)),
      at(revision),
    ),
    'profile',
  );

describe('upcasting', () => {
  it('goes through every revision in between', () => {
    expect(upcastValues(release(3), { tint: 'green', kept: 1 }, 1)).toEqual({ colour: 'blue', kept: 1 });
    expect(upcastValues(release(3), { colour: 'green' }, 2)).toEqual({ colour: 'blue' });
    expect(upcastValues(release(3), { colour: 'green' }, 3)).toEqual({ colour: 'green' });
    expect(upcastValues({ ...release(3), upcast: {} }, { tint: 'green' }, 1)).toEqual({ tint: 'green' });
  });

  it('reads an old form sent late, and a stored entry, alike', () => {
    const values = fc.record(
      {
        tint: fc.constantFrom('red', 'green'),
        name: fc.constantFrom('a', 'b'),
        unknownOne: fc.constantFrom<Json>({ a: [1] }, 'x'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (sets) => {
        const stored = upcastEntry(release(3), profile(1, ...sets));
        const sent = only(
          written(
            created(),
            sets.map((one) => set(one, { revision: 1 })),
            at(3),
          ),
          'profile',
        );
        const answers = (entry: EntryState) =>
          Object.fromEntries(
            Object.entries(entry.heads).map(([name, heads]) => [name, distinctValues(heads)]),
          );
        expect(answers(stored)).toEqual(answers(sent));
        expect(stored.revision).toBe(3);
        // nothing that was there is lost
        for (const one of sets) {
          if (one.unknownOne !== undefined)
            expect(answers(stored)['unknownOne']).toContainEqual(one.unknownOne);
        }
      }),
      { numRuns: 200, interruptAfterTimeLimit: 1500 },
    );
  });

  it('keeps conflicts, lists with what was removed, and what is the entry’s own', () => {
    const [here, gone] = [uuid('c', 1), uuid('c', 2)];
    const old = profile(
      1,
      { tint: 'green', papers: { add: { [here]: { kind: 'blue' }, [gone]: { kind: 'blue' } } } },
      { tint: 'red', papers: { remove: [gone] } },
    );
    const now = upcastEntry(release(3), {
      ...old,
      heads: { ...old.heads, [own.occurred]: old.heads['tint'] ?? [] },
    });
    expect(distinctValues(now.heads['colour'] ?? [])).toEqual(['blue', 'red']);
    expect(now.heads['colour']?.map((head) => head.stamp)).toEqual(
      old.heads['tint']?.map((head) => head.stamp),
    );
    expect(now.heads['tint']).toBeUndefined();
    expect(now.heads['papers']?.[0]?.value).toEqual({ items: { [here]: { kind: 'red' } }, gone: [gone] });
    expect(now.heads[own.occurred]).toEqual(old.heads['tint']);
  });

  it('happens once: to what is read, and before what is written', () => {
    const start = { ...created(), entries: [profile(1, { tint: 'green' })] };
    const once = upcastDossier(kindOf(3), start);
    expect(shownValues(only(once, 'profile'))).toEqual({ colour: 'blue' });
    expect(upcastDossier(kindOf(3), once)).toBe(once);
    const now = written(start, [set({ name: 'x' })], at(3));
    expect(shownValues(only(now, 'profile'))).toEqual({ colour: 'blue', name: 'x' });
    expect(only(now, 'profile').revision).toBe(3);
  });

  it('does not refuse an old form for what it did not ask', () => {
    const asking = entry('profile', { group: 'basics', revision: 2, fields: { name: f.text().required() } });
    const kind = { ...kindOf(3), entries: { profile: asking } };
    const tried = (more: object) =>
      apply(new Map([[dossierId, created()]]), act([set({}, more)]), context(person(1), 10, kind)).ok;
    expect([tried({ revision: 1 }), tried({ revision: 2 }), tried({})]).toEqual([true, false, false]);
  });

  it('takes nothing from a newer declaration than it knows, so that nothing is misread', () => {
    const tried = (start: ReturnType<typeof created>, more: object) => {
      const outcome = apply(new Map([[dossierId, start]]), act([set({ colour: 'red' }, more)]), at(2));
      return outcome.ok ? undefined : outcome.problem;
    };
    expect(tried(created(), { revision: 3 })).toMatchObject({ code: 'too-new' });
    expect(tried({ ...created(), entries: [profile(3, { colour: 'red' })] }, {})).toMatchObject({
      code: 'too-new',
    });
  });
});
