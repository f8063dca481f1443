/** Whom sealed fields are for: what declarations may say, what entries name, and that authors can read what they wrote. */
import { describe, expect, it } from 'vitest';
import { catalogue, kinds } from '../index.ts';
import { entry } from './declare.ts';
import * as f from './fields.ts';
import { findNamed } from './sealing.ts';
import type { Json } from './values.ts';

const note = entry('note', {
  group: 'sessions',
  many: true,
  fields: {
    by: f.account(),
    readers: f.items({ account: f.account().required(), why: f.number() }),
    words: f.box(['by', 'readers']),
    others: f.box(),
  },
});
const named = (values: { readonly [field: string]: Json }, field = 'words') =>
  findNamed(note, field, (name) => values[name]);

describe('whom a sealed field is for', () => {
  it('is said by the entry, in a field or a list, each account once', () => {
    const readers = { items: { a: { account: 9, why: 3 }, b: { account: 4 }, c: { why: 1 } }, gone: [] };
    expect(named({ by: 9, readers })).toEqual([4, 9]);
  });
  it('is nobody while the entry names nobody, or says that it is not known', () => {
    expect(named({})).toEqual([]);
    expect(named({ by: { unsaid: 'not-known' }, readers: { unsaid: 'refused' } })).toEqual([]);
  });
  it('is everybody who may read it unless the declaration names fields', () => {
    expect(named({ by: 9 }, 'others')).toBeUndefined();
    expect(named({ by: 9 }, 'by')).toBeUndefined();
    expect(note.fields.others.spec.sealedTo).toBe('readers');
  });
  it('can only be named by fields of the entry that hold accounts, and by no one who only tells', () => {
    const declare = (fields: f.Fields, tellers: readonly string[] = []) =>
      entry('note', { group: 'sessions', many: true, tellers, fields });
    expect(() => declare({ words: f.box(['by']) })).toThrow(/whom the entry cannot name/);
    expect(() => declare({ by: f.number(), words: f.box(['by']) })).toThrow(/whom the entry cannot name/);
    expect(() => declare({ by: f.account(), words: f.box(['by']) }, ['carer'])).toThrow(/cannot name/);
    expect(() => declare({ by: f.account(), words: f.box() }, ['carer'])).not.toThrow();
  });
});

describe('in all kinds', () => {
  const sealed = kinds.flatMap((kind) =>
    Object.values(kind.entries).flatMap((declared) =>
      Object.values(declared.fields).flatMap(({ spec }) =>
        spec.kind === 'box' && spec.sealedTo !== 'contact-point' ? [{ kind, declared }] : [],
      ),
    ),
  );
  it('whoever writes a sealed field reads its data group, so that she can open what she wrote', () => {
    expect(sealed.length).toBeGreaterThan(5);
    for (const { declared } of sealed) {
      for (const role of declared.writers)
        expect(catalogue.roles[role]?.reads, `${role} ${declared.type}`).toContain(declared.group);
    }
  });
  it('keys of a contact point are for what people report, and for nothing else', () => {
    const byContactPoint = kinds.flatMap((kind) =>
      Object.values(kind.entries).flatMap(({ type, fields }) =>
        Object.values(fields).some(({ spec }) => spec.sealedTo === 'contact-point')
          ? [`${kind.kind}.${type}`]
          : [],
      ),
    );
    expect(byContactPoint).toEqual(['report.message']);
  });
  it('lists hold no sealed fields: forms seal those of the entry itself', () => {
    for (const { entries } of kinds)
      for (const { fields } of Object.values(entries))
        for (const { spec } of Object.values(fields)) if (spec.items) expect(spec.class).not.toBe('sealed');
  });
});
