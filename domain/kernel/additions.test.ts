/** A country's own fields and codes: laid over the catalogue, checked like any, never losing what was written. */
import { describe, expect, it } from 'vitest';
import type { AddedField, Additions } from './additions.ts';
import {
  AdditionProblem,
  addedFieldTypes,
  additionsSchema,
  additionTexts,
  checkKept,
  classesFor,
  extendKinds,
  hasOwnList,
  noAdditions,
} from './additions.ts';
import { apply } from './apply.ts';
import { findEntry, shownValue } from './dossier.ts';
import { context, dossierId, person, sampleKind, uuid } from './testing.ts';

const clan: AddedField = {
  kind: 'sample',
  entry: 'note',
  name: 'x-clan',
  type: 'code',
  class: 'open',
  codes: [
    { code: 'x-river', labels: { en: 'River {people}' } },
    { code: 'x-hill', labels: { en: 'Hill', fr: 'Colline' } },
  ],
  labels: { en: "Clan's name" },
  help: { en: 'Who can take the child in' },
};
const herd: AddedField = { ...clan, name: 'x-herd', type: 'text', class: 'identifying', codes: undefined };
const additions: Additions = { fields: [clan, herd], codes: [] };
const problem = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    if (error instanceof AdditionProblem) return error.code;
    throw error;
  }
  return undefined;
};
const only = (field: AddedField): Additions => ({ fields: [field], codes: [] });
const kinds = [sampleKind()];

describe('a field of the country', () => {
  const [kind] = extendKinds(kinds, additions);
  const written = (set: Record<string, string>) => {
    const worker = person(1);
    if (!kind) throw new Error('no kind');
    const base = { dossier: dossierId, at: '2026-01-01T00:00:00.000Z' };
    return apply(
      new Map(),
      {
        id: uuid('a', 1),
        operations: [
          { ...base, id: uuid('a', 2), op: 'create', kind: 'sample' },
          {
            ...base,
            id: uuid('a', 3),
            op: 'set',
            entry: uuid('e', 1),
            type: 'note',
            seen: 1,
            set: { body: 'seen', ...set },
          },
        ],
      } as unknown as Parameters<typeof apply>[1],
      context(worker, 1, kind),
    );
  };

  it('is written and shown as any', () => {
    const result = written({ 'x-clan': 'x-hill', 'x-herd': 'thirty goats' });
    expect(result.ok, JSON.stringify(result)).toBe(true);
    const dossier = result.ok ? result.dossiers.get(dossierId) : undefined;
    const note = dossier && findEntry(dossier, 'note');
    expect(note && [shownValue(note, 'x-clan'), shownValue(note, 'x-herd')]).toEqual([
      'x-hill',
      'thirty goats',
    ]);
  });

  it('is checked as any', () => {
    expect(written({ 'x-clan': 'x-sea' })).toMatchObject({ ok: false });
  });

  it('is retired and stays readable', () => {
    const [later] = extendKinds(kinds, only({ ...clan, retired: true }));
    expect(later?.entries['note']?.fields['x-clan']?.spec.retired).toBe(true);
    expect(later?.entries['note']?.fields['x-clan']?.spec.schema.safeParse('x-hill').success).toBe(true);
  });
});

describe('what does not fit is refused', () => {
  const wrong: readonly (readonly [string, Additions])[] = [
    ['no-such-entry', only({ ...clan, entry: 'nothing' })],
    ['no-such-entry', only({ ...clan, entry: 'constructor' })],
    ['twice', { fields: [clan, clan], codes: [] }],
    ['not-so-open', only({ ...herd, class: 'open' })],
    ['not-so-open', only({ ...herd, type: 'person-name', class: 'restricted' })],
    ...(['date', 'number', 'area'] as const).map((type): readonly [string, Additions] => [
      'not-so-open',
      only({ ...herd, entry: 'person', type, class: 'open' }),
    ]),
    ['codes-needed', only({ ...clan, codes: undefined })],
    ['codes-needed', only({ ...herd, codes: clan.codes })],
    ['no-such-list', { fields: [], codes: [{ list: 'nothing', codes: clan.codes ?? [] }] }],
  ];
  it.each(wrong)('%s', (code, some) => {
    expect(problem(() => extendKinds(kinds, some))).toBe(code);
  });

  it.each(['note', 'person'])('a kind of answer is only as open as it and its entry allow: %s', (type) => {
    const entry = kinds[0]?.entries[type];
    if (!entry) throw new Error('no such entry');
    for (const asked of addedFieldTypes) {
      const codes = hasOwnList(asked) ? clan.codes : undefined;
      const fits = (['open', 'restricted', 'identifying'] as const).filter((cls) => {
        const added = { ...clan, entry: type, type: asked, class: cls, codes };
        return problem(() => extendKinds(kinds, only(added))) === undefined;
      });
      expect(classesFor(asked, entry)).toEqual(fits);
      expect(fits).toContain('identifying');
    }
    expect(classesFor('code', entry)).toContain('open');
    expect(classesFor('person-name', entry)).toEqual(['identifying']);
    expect(classesFor('date', entry).includes('open')).toBe(type === 'note');
  });

  it('but not a date of who somebody is that is closed, nor one of something else', () => {
    for (const more of [{ entry: 'person', class: 'identifying' } as const, { class: 'open' } as const])
      expect(problem(() => extendKinds(kinds, only({ ...herd, type: 'date', ...more })))).toBeUndefined();
  });

  it('names without x-, texts without English', () => {
    for (const field of [
      { ...clan, name: 'body' },
      { ...clan, labels: { fr: 'Clan' } },
    ])
      expect(additionsSchema.safeParse(only(field)).success).toBe(false);
  });
});

describe('codes of the country', () => {
  const more: Additions = {
    fields: [],
    codes: [{ list: 'result', codes: [{ code: 'x-later', labels: { en: 'Later' }, retired: true }] }],
  };
  it('stand behind ours in every field of the list', () => {
    const [kind] = extendKinds(kinds, more);
    const list = kind?.entries['decision']?.fields['result']?.spec.list;
    expect(list?.codes.at(-1)).toBe('x-later');
    expect(list?.retired.has('x-later')).toBe(true);
    expect(kinds[0]?.entries['decision']?.fields['result']?.spec.list?.codes).not.toContain('x-later');
    expect(kind?.entries['decision']?.fields['result']?.spec.schema.safeParse('x-later').success).toBe(true);
  });
});

describe('what is added is never taken away', () => {
  it('neither a field, nor its kind of answer, nor a code', () => {
    for (const after of [
      noAdditions,
      only({ ...clan, type: 'codes' }),
      only({ ...clan, class: 'restricted' }),
      only({ ...clan, codes: clan.codes?.slice(1) }),
    ])
      expect(problem(() => checkKept(only(clan), after))).toBe('changed');
  });
  it('it may be retired, told better, and grow', () => {
    const codes = [...(clan.codes ?? []), { code: 'x-sea', labels: { en: 'Sea' } }];
    expect(
      problem(() => checkKept(only(clan), only({ ...clan, codes, retired: true, labels: { en: 'Kin' } }))),
    ).toBe(undefined);
  });
});

it('texts are words, whatever signs they hold; English stands in', () => {
  expect(additionTexts(additions, 'fr')).toMatchObject({
    'sample.note.x-clan': "Clan''s name",
    'code.sample-note-x-clan.x-river': "River '{'people'}'",
    'code.sample-note-x-clan.x-hill': 'Colline',
  });
});
