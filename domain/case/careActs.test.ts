import { beforeEach, describe, expect, it } from 'vitest';
import { arrival, esi, guardianship, guma, must, refusals, sana, service, World, wrote } from '../testing.ts';
import { TestCase } from './testing.ts';

let world: World;
let child: TestCase;
beforeEach(() => {
  world = new World();
  child = new TestCase(world);
});

const risk = { reach: 'no', level: 'low', safetyPlan: 'She knows whom to call.', validUntil: '2026-03-20' };
const need = { kind: 'initial', domain: 'education', severity: 'moderate' };

describe('from arrival to a plan', () => {
  it('takes a child in, identifies, assesses and plans', () => {
    const made = must(
      world.perform(
        esi,
        'take-child-in',
        {},
        {
          case: { area: 'XA-1' },
          arrival: { set: arrival },
          identity: { set: { sex: 'female', ageBasis: 'statement' } },
        },
      ),
    );
    child = new TestCase(world, made.changes[0]?.dossier);
    expect(world.get(child.id)).toMatchObject({
      kind: 'case',
      state: 'intake',
      steward: service,
      area: 'XA-1',
    });
    child.done(esi, 'identify-child', {
      decision: { set: { decision: 'presumed', authority: 'child-protection' } },
      identified: {},
    });
    expect(child.state).toBe('identified');
    const assessed = child.done(esi, 'assess-child', {
      need: { set: need },
      risk: { set: risk },
      assessed: {},
    });
    expect(child.state).toBe('assessed');
    const goal = { need: wrote(assessed, 'needs-assessment'), goal: 'Reads', action: 'A class' };
    child.done(esi, 'plan-care', {
      plan: { set: { version: 1, goals: { add: { [crypto.randomUUID()]: goal } } } },
      planned: {},
    });
    expect(child.state).toBe('planned');
  });

  it('assesses one more need without moving anything', () => {
    child.done(esi, 'assess-child', { need: { set: need } });
    expect(child.state).toBe('intake');
  });

  it('appoints a guardian in place of another, and lets her in', () => {
    const first = world.set(sana, child.id, 'guardian', guardianship);
    const made = child.done(esi, 'appoint-guardian', {
      earlier: { entry: first, set: { endsOn: '2026-03-01', endReason: 'replaced' } },
      guardian: { set: { ...guardianship, account: guma.account } },
      told: { set: { topics: ['guardian'], language: 'am' } },
      'let-in': { party: guma.account },
    });
    expect(wrote(made, 'guardian')).toBe(first);
    expect(child.parties).toContain(guma.account);
    const held = world.get(child.id).grants.find(({ party }) => party === guma.account);
    expect(held).toMatchObject({ purpose: 'guardianship', level: 'work' });
    expect(held?.groups).not.toContain('trafficking');
  });

  it('appoints none who is not free of other interests, and lets nobody in either', () => {
    const result = child.try(esi, 'appoint-guardian', {
      guardian: { set: { ...guardianship, account: guma.account, employsChild: true } },
      'let-in': { party: guma.account },
    });
    expect(refusals(result)).toContain('C4.employs-child');
    expect(child.parties).not.toContain(guma.account);
  });

  const options = {
    add: { [crypto.randomUUID()]: { option: 'Weekly calls' }, [crypto.randomUUID()]: { option: 'None' } },
  };
  const decision = {
    procedure: 'bia',
    question: 'family-contact',
    options,
    decision: 'Calls.',
    decidedBy: 'Esi',
  };

  it('decides with the words of the child, and tells her', () => {
    const made = child.done(esi, 'decide-best-interests', {
      views: { set: { question: 'family-contact', summary: 'Wants to call.' } },
      decision: { set: { ...decision, reasons: 'It is safe.' } },
      told: { set: { language: 'am', appealExplained: true } },
    });
    expect(child.shown(wrote(made, 'best-interests'), 'views')).toBe(wrote(made, 'views'));
    expect(child.shown(wrote(made, 'information-given'), 'decision')).toBe(wrote(made, 'best-interests'));
    expect(child.shown(wrote(made, 'information-given'), 'topics')).toEqual(['decision']);
  });

  it('decides with words that she said before, and not without any', () => {
    const views = world.set(esi, child.id, 'views', {
      question: 'family-contact',
      summary: 'Wants to call.',
    });
    const set = { ...decision, reasons: 'It is safe.' };
    expect(
      refusals(child.try(esi, 'decide-best-interests', { decision: { set: { ...set, views } } })),
    ).toEqual([]);
    expect(refusals(child.try(esi, 'decide-best-interests', { decision: { set } }))).toEqual(['C6.no-views']);
  });

  it('records an incident, and the risks looked at again', () => {
    child.done(esi, 'record-incident', {
      incident: { set: { kind: 'missing' } },
      risk: { set: { ...risk, reach: 'yes', level: 'high' } },
    });
    expect(world.open(child.id).filter((id) => id.startsWith('C28:danger'))).toHaveLength(2);
  });
});
