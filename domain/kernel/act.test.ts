import { describe, expect, it } from 'vitest';
import { act, checkAct, operationsOf } from './act.ts';
import { stewardGroups } from './declare.ts';
import { sampleKind } from './testing.ts';

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

  it('takes from an earlier step what it stands on, or from the person where that was left out', () => {
    const refer = act('refer', {
      section: '2.7',
      dossiers: { child: 'case' },
      steps: [
        { as: 'leave', step: 'set', on: 'child', entry: 'consent', optional: true },
        {
          as: 'referral',
          step: 'set',
          on: 'child',
          entry: 'referral',
          fixed: { consent: { entryOf: 'leave' } },
        },
        {
          as: 'let-in',
          step: 'grant',
          on: 'child',
          groups: ['identity'],
          level: 'read',
          purpose: 'care',
          basis: 'consent',
          consentOf: 'leave',
        },
      ],
    });
    const build = (leave: object, set: object, more: object) => {
      const steps = {
        ...leave,
        referral: { set: { urgent: true, ...set } },
        'let-in': { party: 9, ...more },
      };
      const built = operationsOf(refer, { dossiers: { child }, steps }, ids(), now);
      if ('wrong' in built) throw new Error(built.wrong);
      return built.operations;
    };
    const [leave, referral, letIn] = build({ leave: { set: { given: true } } }, {}, { consent: 'other' });
    const made = leave?.op === 'set' ? leave.entry : '';
    expect(referral).toMatchObject({ set: { urgent: true, consent: made } });
    expect(letIn).toMatchObject({ consent: made });
    const without = build({}, { consent: 'known' }, { consent: 'known' });
    expect(without).toMatchObject([{ set: { consent: 'known' } }, { consent: 'known' }]);
    expect(build({}, {}, {})[1]).not.toHaveProperty('consent');
    const [, , last] = refer.steps;
    const alone = () => act('refer', { ...refer, steps: last ? [last] : [] });
    expect(alone).toThrow('no earlier step');
  });

  it('hands over to a party and its organisation', () => {
    const handOver = act('hand-over', {
      section: '2.7',
      dossiers: { child: 'case' },
      steps: [
        {
          as: 'to',
          step: 'grant',
          on: 'child',
          groups: ['all'],
          level: 'steward',
          purpose: 'care',
          basis: 'consent',
          handsOver: true,
        },
      ],
    });
    const build = (to: object) => operationsOf(handOver, { dossiers: { child }, steps: { to } }, ids(), now);
    expect(build({ party: 9, steward: 4 })).toMatchObject({
      operations: [{ op: 'grant', party: 9, steward: 4 }],
    });
    expect(build({ party: 9 })).toMatchObject({ wrong: 'missing-party' });
    // any other act of letting in hands nothing over, whatever is filled in
    const steps = { member: { set: {} }, 'let-in': { party: 9, steward: 4, groups: ['household'] } };
    const built = operationsOf(open, { dossiers: { child }, steps }, ids(), now);
    expect('operations' in built && built.operations.at(-1)).not.toHaveProperty('steward');
  });

  it('leaves nothing behind and nothing for afterwards when it hands over', () => {
    const sample = sampleKind();
    const to = {
      as: 'to',
      step: 'grant',
      on: 'one',
      level: 'steward',
      purpose: 'care',
      basis: 'consent',
      handsOver: true,
    } as const;
    const check = (...steps: Parameters<typeof act>[1]['steps'][number][]) =>
      checkAct(act('pass-on', { section: '2.7', dossiers: { one: 'sample' }, steps }), { sample });
    const whole = { ...to, groups: stewardGroups(sample) };
    expect(check(whole)).toEqual([]);
    expect(check({ ...to, groups: ['basics'] })).toEqual(['pass-on.to: leaves data groups behind']);
    expect(check(to)).toEqual(['pass-on.to: leaves data groups behind']);
    const note = { as: 'note', step: 'set', on: 'one', entry: 'note' } as const;
    expect(check(whole, note)).toEqual(['pass-on.to: something comes after handing over']);
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
