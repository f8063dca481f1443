import { describe, expect, it } from 'vitest';
import { act, operationsOf } from './act.ts';

const open = act('open-household', {
  section: '2.1',
  dossiers: { child: 'case', family: 'household' },
  steps: [
    { as: 'family', step: 'create', on: 'family' },
    { as: 'member', step: 'set', on: 'family', entry: 'member', fields: ['names'] },
    { as: 'profile', step: 'set', on: 'family', entry: 'profile', fixed: { about: { entryOf: 'member' } } },
    { as: 'why', step: 'set', on: 'child', entry: 'note', optional: true },
    { as: 'tie', step: 'link', on: 'child', to: 'family', relation: 'led-to' },
    { as: 'move', step: 'move', on: 'child', to: 'planned', optional: true },
    { as: 'let-in', step: 'grant', on: 'family', level: 'work', purpose: 'support', basis: 'assignment' },
  ],
});
const child = { id: 'c', version: 7 };
const ids = (): (() => string) => {
  let next = 0;
  return () => `id-${++next}`;
};
const now = '2026-03-02T08:00:00.000Z';

describe('an act', () => {
  it('becomes operations in the order of its steps', () => {
    const built = operationsOf(
      open,
      {
        dossiers: { child },
        steps: {
          member: { set: { names: 'Ada' } },
          why: { set: { text: 'Cousin' }, occurred: '2026-03-01' },
          'let-in': { party: 9, groups: ['household'] },
        },
      },
      ids(),
      now,
    );
    if ('wrong' in built) throw new Error(built.wrong);
    expect(built.operations.map((one) => [one.op, one.dossier])).toEqual([
      ['create', 'id-1'],
      ['set', 'id-1'],
      ['set', 'id-1'],
      ['set', 'c'],
      ['link', 'c'],
      ['grant', 'id-1'],
    ]);
    const [, member, profile, why, tie, grant] = built.operations;
    expect(profile).toMatchObject({ set: { about: member?.op === 'set' ? member.entry : '' }, base: 0 });
    expect(why).toMatchObject({ base: 7, occurred: '2026-03-01', set: { text: 'Cousin' } });
    expect(tie).toMatchObject({ to: 'id-1', relation: 'led-to' });
    expect(grant).toMatchObject({ party: 9, groups: ['household'], level: 'work' });
    expect(new Set(built.operations.map(({ id }) => id)).size).toBe(6);
  });

  it.each([
    [
      'missing-dossier',
      { dossiers: {}, steps: { member: { set: {} }, 'let-in': { party: 1, groups: ['a'] } } },
    ],
    ['missing-step', { dossiers: { child }, steps: {} }],
    ['missing-party', { dossiers: { child }, steps: { member: { set: {} }, 'let-in': { party: 1 } } }],
  ])('is not complete: %s', (wrong, input) => {
    expect(operationsOf(open, input, ids(), now)).toMatchObject({ wrong });
  });

  it('says at once where a declaration contradicts itself', () => {
    const step = { as: 'a', step: 'set', on: 'child', entry: 'note' } as const;
    const declare = (steps: Parameters<typeof act>[1]['steps']) => () =>
      act('some', { section: '2.1', dossiers: { child: 'case' }, steps });
    expect(declare([step, step])).toThrow('two steps');
    expect(declare([{ ...step, on: 'other' }])).toThrow('unknown slot');
    expect(declare([{ ...step, fixed: { x: { entryOf: 'later' } } }])).toThrow('no earlier step');
    expect(declare([{ ...step, fixed: { x: { dossierOf: 'nowhere' } } }])).toThrow('unknown slot');
  });
});
