/** Letters hold what their purpose lists, and of everything else not a trace. */
import { describe, expect, it } from 'vitest';
import { consentPurpose } from '../codes/index.ts';
import type { EntryDeclaration } from '../kernel/declare.ts';
import type { Dossier } from '../kernel/dossier.ts';
import type { Field, Fields } from '../kernel/fields.ts';
import type { Json } from '../kernel/values.ts';
import { esi, openCase, World } from '../testing.ts';
import * as entries from './entries.ts';
import { groupsOf, letterContent, letters, referralLetter } from './letters.ts';

const declared: readonly EntryDeclaration[] = Object.values(entries);
const fieldsOf = (type: string): Fields => declared.find((one) => one.type === type)?.fields ?? {};
const canary = (path: string): string => `<<${path}>>`;
const listed = (purpose: (typeof consentPurpose.codes)[number]) => letters[purpose].fields;

/** A value that tells by itself which field it came from. Words are marked; codes and numbers are drawn once each. */
function marked(path: string, { spec }: Field<unknown, boolean>): Json {
  switch (spec.kind) {
    case 'text':
      return canary(path);
    case 'person-name':
      return [{ part: 'full', text: canary(path) }];
    case 'place':
      return { area: 'XA', detail: canary(path) };
    case 'attachment':
      return { id: crypto.randomUUID(), name: canary(path), type: 'image/png', size: 1 };
    case 'box':
      return btoa(canary(path).repeat(9));
    case 'items': {
      const fields = Object.entries(spec.items ?? {});
      return {
        items: {
          one: Object.fromEntries(fields.map(([name, field]) => [name, marked(`${path}.${name}`, field)])),
        },
        gone: [],
      };
    }
    default:
      return path;
  }
}

/** A case in which every field of every entry holds its own name. */
function everythingKnown(): Dossier {
  const world = new World();
  const dossier = world.get(openCase(world));
  const at = world.now.toISOString();
  const stamp = { seq: 1, op: crypto.randomUUID(), by: esi.account, at, covers: [] };
  return {
    ...dossier,
    entries: declared.map((one, index) => ({
      id: crypto.randomUUID(),
      type: one.type,
      revision: one.revision,
      subject: 1,
      created: index + 1,
      version: index + 1,
      recorded: at,
      accepted: at,
      by: esi.account,
      breaches: [],
      heads: Object.fromEntries(
        Object.entries(one.fields).map(([name, field]) => [
          name,
          [{ value: marked(`${one.type}.${name}`, field), stamp }],
        ]),
      ),
    })),
  };
}

describe('a letter', () => {
  it.each(consentPurpose.codes)('for %s holds what it lists and nothing else of the file', (purpose) => {
    const content = letterContent(everythingKnown(), purpose);
    expect(content.map(({ path }) => path)).toEqual(listed(purpose));
    const text = JSON.stringify(content);
    let planted = 0;
    for (const one of declared) {
      for (const [name, { spec }] of Object.entries(one.fields)) {
        const path = `${one.type}.${name}`;
        if (listed(purpose).includes(path)) continue;
        planted += 1;
        expect(text).not.toContain(path);
        for (const item of Object.keys(spec.items ?? {})) expect(text).not.toContain(`${path}.${item}`);
      }
    }
    expect(planted).toBeGreaterThan(200);
  });

  it('tells of papers what they are, not what is thought of them', () => {
    const [papers] = letterContent(everythingKnown(), 'age-assessment').flatMap(({ path, value }) =>
      path === 'identity.documents' && Array.isArray(value) ? value : [],
    );
    expect(Object.keys(papers ?? {})).toEqual(['kind', 'number', 'issuedBy', 'validUntil', 'state']);
  });

  it('is on neutral paper to whoever teaches, employs, treats or traces', () => {
    const neutral = consentPurpose.codes.filter((purpose) => letters[purpose].letterhead === 'neutral');
    expect(neutral).toEqual(
      expect.arrayContaining(['schooling', 'work', 'health-care', 'services', 'family-tracing']),
    );
  });

  it('to a school or an employer names neither service, track, trafficking, safety, law, family nor where she lives', () => {
    for (const purpose of ['schooling', 'work'] as const) {
      const groups = new Set([...groupsOf(letters[purpose])]);
      expect([...groups].toSorted()).toEqual(
        purpose === 'work' ? ['identity', 'work'] : ['identity', 'schooling'],
      );
      for (const path of listed(purpose)) {
        const [type = '', field = ''] = path.split('.');
        expect(fieldsOf(type)[field], path).toBeDefined();
        expect(path).not.toMatch(/origin|photo|marks|documents|ethnicity|nationality|note|leftBecause/);
      }
    }
  });

  it('leaves out what is not known, not asked or refused', () => {
    const world = new World();
    const child = openCase(world);
    world.set(esi, child, 'identity', {
      sex: 'female',
      ageBasis: 'statement',
      names: [{ part: 'full', text: 'Ada Lune' }],
      dateOfBirth: { unsaid: 'not-known' },
    });
    expect(letterContent(world.get(child), 'work')).toEqual([
      { path: 'identity.names', value: [{ part: 'full', text: 'Ada Lune' }] },
    ]);
    expect(letterContent(world.get(child), 'research')).toEqual([]);
  });

  describe('of a referral', () => {
    const school = 77;
    const leave = {
      basis: 'consent',
      from: 'child',
      given: true,
      purpose: 'schooling',
      organisation: school,
    };
    const asked = { organisation: school, purpose: 'schooling', groups: ['identity', 'schooling'] };
    const known = (left: object = {}, referred: object = {}) => {
      const world = new World();
      const child = openCase(world);
      const names = [{ part: 'full', text: 'Ada Lune' }];
      world.set(esi, child, 'identity', { sex: 'female', ageBasis: 'statement', names });
      world.set(esi, child, 'schooling', { kind: 'formal', grade: 'Third' });
      const consent = world.set(esi, child, 'consent', { ...leave, ...left });
      const values = { ...asked, consent, ...referred };
      // written before the leave ended or was narrowed, as a fact
      const referral = world.set(esi, child, 'referral', values, { fact: true });
      const dossier = world.get(child);
      const entry = dossier.entries.find(({ id }) => id === referral);
      const letter = entry && referralLetter(dossier, entry, world.now);
      return letter === undefined || letter === 'no-leave' ? letter : letter.content.map(({ path }) => path);
    };

    it('says what its purpose lists and its groups hold', () => {
      expect(known()).toEqual(['identity.names', 'identity.sex', 'schooling.kind', 'schooling.grade']);
      expect(known({}, { groups: ['schooling'] })).toEqual(['schooling.kind', 'schooling.grade']);
    });

    it('says no more than the leave covers', () => {
      expect(known({ groups: ['identity'] })).toEqual(['identity.names', 'identity.sex']);
    });

    it('is not written where the leave was withdrawn, ran out or was never given', () => {
      expect(known({ withdrawnOn: '2026-01-01' })).toBe('no-leave');
      expect(known({ until: '2026-01-01' })).toBe('no-leave');
      expect(known({ given: false })).toBe('no-leave');
    });

    it('says nothing for a purpose that needs nothing of her', () => {
      expect(known({ purpose: 'research' }, { purpose: 'research' })).toEqual([]);
    });
  });

  it('holds no list of which it is not said what may be told', () => {
    for (const purpose of consentPurpose.codes) {
      for (const path of listed(purpose)) {
        const [type = '', field = ''] = path.split('.');
        if (fieldsOf(type)[field]?.spec.kind === 'items') expect(path).toBe('identity.documents');
      }
    }
  });
});
