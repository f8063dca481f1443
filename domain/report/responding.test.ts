import { beforeEach, describe, expect, it } from 'vitest';
import { catalogue } from '../index.ts';
import type { KeptOut } from '../kernel/keeping.ts';

import {
  amina,
  bilal,
  day,
  hour,
  judgement,
  minute,
  must,
  openReport,
  others,
  paul,
  refusals,
  reportWork,
  sana,
  service,
  teams,
  World,
} from '../testing.ts';

let world: World;
let report: string;
beforeEach(() => {
  world = new World();
  report = openReport(world);
});
const box = 'A'.repeat(120);

const dispatch = (more: object = {}) => ({
  team: teams.police,
  discipline: 'police',
  task: 'reach-child',
  ...more,
});
const toPolice = {
  party: teams.police,
  groups: ['report-response'],
  level: 'work',
  purpose: 'response',
  basis: 'assignment',
} as const;

describe('R3: in time', () => {
  it('counts what nobody judged as danger now', () => {
    expect(world.left(report, 'R3:triage')).toBe(15 * minute);
    expect(world.left(report, 'R3:response')).toBe(hour);
    expect(world.get(report).duties.find((one) => one.key === 'triage')).toMatchObject({
      role: 'operator',
      climbs: ['deputy', 'supervisor', 'liaison'],
    });
  });

  it.each([
    ['danger-now', hour],
    ['being-moved', hour],
    ['going-on', 24 * hour],
    ['at-risk', 72 * hour],
  ])('%s: a team accepts within %i ms', (urgency, within) => {
    world.set(amina, report, 'triage', { ...judgement, urgency });
    expect(world.open(report)).not.toContain('R3:triage');
    expect(world.left(report, 'R3:response')).toBe(within);
  });

  it('starts the clock anew when the judgement changes', () => {
    world.set(amina, report, 'triage', { ...judgement, urgency: 'at-risk' });
    world.pass(day);
    world.set(bilal, report, 'triage', { urgency: 'danger-now' });
    expect(world.left(report, 'R3:response')).toBe(hour);
  });

  it('ends when a person accepts, and opens again when the team could not go', () => {
    world.set(amina, report, 'triage', judgement);
    const asked = world.set(amina, report, 'dispatch', dispatch());
    expect(world.open(report)).toContain('R3:response');
    world.set(
      amina,
      report,
      'dispatch',
      { acceptedAt: world.now.toISOString(), acceptedBy: paul.account },
      { entry: asked },
    );
    expect(world.open(report)).not.toContain('R3:response');
    world.set(amina, report, 'dispatch', { result: 'could-not-go' }, { entry: asked });
    expect(world.open(report)).toContain('R3:response');
  });

  it('takes the stricter time while people disagree', () => {
    world.set(amina, report, 'triage', { ...judgement, urgency: 'going-on' });
    const { version } = world.get(report);
    const write = (actor: typeof amina, urgency: string) =>
      world.act(actor, [
        {
          op: 'set',
          dossier: report,
          type: 'triage',
          entry: crypto.randomUUID(),
          base: version,
          set: { urgency },
        },
      ]);
    must(write(bilal, 'being-moved'));
    must(write(amina, 'danger-now'));
    expect(world.left(report, 'R3:response')).toBe(hour);
  });

  it('tells of new word from the reporter, not of her first', () => {
    const words = { direction: 'from-reporter', channel: 'web', box };
    world.set(amina, report, 'message', words);
    expect(world.open(report).filter((id) => id.startsWith('R3:new-word'))).toEqual([]);
    const second = world.set(amina, report, 'message', words);
    expect(world.open(report)).toContain(`R3:new-word-${second}@operator`);
  });
});

describe('R4: only law enforcement stops traffickers', () => {
  const intercept = { task: 'intercept' };
  it('asks police or border service, and only for what they are', () => {
    expect(refusals(world.try(amina, report, 'dispatch', dispatch(intercept)))).toEqual([]);
    expect(
      refusals(
        world.try(
          amina,
          report,
          'dispatch',
          dispatch({ ...intercept, team: teams.border, discipline: 'border' }),
        ),
      ),
    ).toEqual([]);
    expect(
      refusals(
        world.try(
          amina,
          report,
          'dispatch',
          dispatch({ ...intercept, team: teams.social, discipline: 'social-work' }),
        ),
      ),
    ).toEqual(['R4.not-law-enforcement']);
    expect(
      refusals(world.try(amina, report, 'dispatch', dispatch({ ...intercept, team: teams.social }))),
    ).toEqual(['R4.not-what-they-do']);
  });

  it('lets everybody else support the child', () => {
    expect(
      world.try(amina, report, 'dispatch', dispatch({ team: teams.social, discipline: 'social-work' })).ok,
    ).toBe(true);
  });

  it('asks another authority if police are said to be involved, before or after reading', () => {
    world.set(amina, report, 'opening', { channel: 'web', involved: ['police'] });
    expect(refusals(world.try(amina, report, 'dispatch', dispatch(intercept)))).toEqual([
      'R4.said-to-be-involved',
    ]);
    world.set(amina, report, 'triage', { ...judgement, implicated: ['border-service'] });
    expect(
      refusals(
        world.try(
          amina,
          report,
          'dispatch',
          dispatch({ ...intercept, team: teams.border, discipline: 'border' }),
        ),
      ),
    ).toEqual(['R4.said-to-be-involved']);
  });

  it('never refuses that they accepted, went, or had already gone', () => {
    const gone = world.set(
      amina,
      report,
      'dispatch',
      dispatch({ ...intercept, team: teams.social, discipline: 'social-work' }),
      { fact: true },
    );
    expect(world.get(report).entries.find((one) => one.id === gone)?.breaches).toEqual(['R4']);
    expect(world.open(report)).toContain(`R4:breach-${gone}`);
    expect(
      world.try(amina, report, 'dispatch', { arrivedAt: world.now.toISOString() }, { entry: gone }).ok,
    ).toBe(true);
  });

  it('refuses while it is not known who the team is', () => {
    world.lookups.parties = {};
    expect(refusals(world.try(amina, report, 'dispatch', dispatch(intercept)))).toEqual(['R4.unknown']);
  });
});

describe('R8: round those who may be part of it', () => {
  const toOwn = {
    party: bilal.account,
    groups: reportWork,
    level: 'work',
    purpose: 'response',
    basis: 'assignment',
  } as const;

  it.each(['police', 'office', 'this-service'])(
    'goes to another contact point when %s is said to be involved',
    (who) => {
      world.set(amina, report, 'opening', { channel: 'web', involved: [who] });
      expect(refusals(world.grant(amina, report, toOwn))).toEqual(['R8.own-contact-point']);
      expect(refusals(world.grant(amina, report, { ...toOwn, party: teams.national }))).toEqual([]);
      expect(world.open(report).filter((id) => id.startsWith('R8:hand-over')).length).toBeGreaterThan(0);
    },
  );

  it.each([['none'], ['not-sure']])('stays where it is when %s was answered', (who) => {
    world.set(amina, report, 'opening', { channel: 'web', involved: [who] });
    expect(refusals(world.grant(amina, report, toOwn))).toEqual([]);
    expect(world.open(report).filter((id) => id.startsWith('R8:'))).toEqual([]);
  });

  it('keeps all of this service out when this service is said to be involved, but not when police are', () => {
    const toEsi = { ...toOwn, party: 14 };
    world.set(amina, report, 'opening', { channel: 'web', involved: ['police'] });
    expect(refusals(world.grant(amina, report, toEsi))).toEqual([]);
    world.set(amina, report, 'opening', { involved: ['this-service'] });
    expect(refusals(world.grant(amina, report, toEsi))).toEqual(['R8.own-contact-point']);
  });

  it('ends at the national contact point, which has none above it', () => {
    world.lookups['contact-point'] = { team: teams.contactPoint, organisation: 1, last: true };
    world.set(amina, report, 'opening', { channel: 'web', involved: ['office'] });
    expect(refusals(world.grant(amina, report, toOwn))).toEqual([]);
  });

  it('shuts out an organisation, team or person, from this report only', () => {
    const other = world.create(amina, 'report');
    world.set(amina, report, 'exclusion', { organisation: others.police, reason: 'seen taking money' });
    expect(refusals(world.grant(amina, report, toPolice))).toEqual(['R8.named']);
    expect(refusals(world.try(amina, report, 'dispatch', dispatch()))).toEqual(['R8.named']);
    expect(refusals(world.grant(amina, other, toPolice))).toEqual([]);
    world.set(amina, report, 'exclusion', { account: bilal.account, reason: 'brother of the driver' });
    expect(refusals(world.grant(amina, report, toOwn))).toEqual(['R8.named']);
  });

  it('takes the report out of sight of those it names, whatever they hold', () => {
    must(world.grant(amina, report, toPolice));
    const kept = (): KeptOut | undefined =>
      catalogue.kinds['report']?.keeping?.keptOut(world.get(report), world.context(amina));
    expect(kept()).toEqual({ accounts: [], teams: [], organisations: [], spared: [] });
    world.set(amina, report, 'exclusion', { team: teams.police, reason: 'seen taking money' });
    world.set(amina, report, 'exclusion', { account: bilal.account, reason: 'brother of the driver' });
    world.set(amina, report, 'exclusion', { organisation: others.shelter, reason: 'owner named' });
    expect(kept()).toEqual({
      accounts: [bilal.account],
      teams: [teams.police],
      organisations: [others.shelter],
      spared: [],
    });
  });

  it('leaves it with the contact point of a named service until another has it', () => {
    const spared = (): readonly number[] | undefined =>
      catalogue.kinds['report']?.keeping?.keptOut(world.get(report), world.context(amina)).spared;
    world.set(amina, report, 'exclusion', { organisation: service, reason: 'the driver works here' });
    expect(spared()).toEqual([teams.contactPoint]);
    const due = () => world.open(report).filter((id) => id.startsWith('R8:hand-over'));
    expect(due().length).toBe(1);
    must(
      world.grant(amina, report, {
        ...toOwn,
        party: teams.national,
        groups: [...reportWork, 'report-message'],
      }),
    );
    expect(spared()).toEqual([]);
    expect(due()).toEqual([]);
  });

  it('is reviewed within a day by somebody else, who may lift it', () => {
    const shut = world.set(amina, report, 'exclusion', {
      organisation: others.police,
      reason: 'seen taking money',
    });
    expect(world.left(report, `R8:review-${shut}`)).toBe(24 * hour);
    world.set(amina, report, 'exclusion', { upheld: false }, { entry: shut });
    expect(world.open(report)).toContain(`R8:review-${shut}`);
    expect(refusals(world.grant(amina, report, toPolice))).toEqual(['R8.named']);
    world.set(sana, report, 'exclusion', { upheld: false }, { entry: shut });
    // without saying what she found, it stands
    expect(world.open(report)).toContain(`R8:review-${shut}`);
    expect(refusals(world.grant(amina, report, toPolice))).toEqual(['R8.named']);
    world.set(sana, report, 'exclusion', { reviewNote: 'another station' }, { entry: shut });
    expect(world.open(report)).not.toContain(`R8:review-${shut}`);
    expect(refusals(world.grant(amina, report, toPolice))).toEqual([]);
  });

  it('refuses while it is not known which contact point serves the area', () => {
    world.set(amina, report, 'opening', { channel: 'web', involved: ['police'] });
    delete world.lookups['contact-point'];
    expect(refusals(world.grant(amina, report, { ...toOwn, party: teams.national }))).toEqual(['R8.unknown']);
  });
});

describe('C24: possible re-trafficking', () => {
  it('tells supervisors of each further match, and nobody of none', () => {
    expect(world.open(report).filter((id) => id.startsWith('C24'))).toEqual([]);
    world.lookups.matches = 1;
    world.settle(report);
    world.lookups.matches = 2;
    world.settle(report);
    expect(world.open(report).filter((id) => id.startsWith('C24'))).toEqual([
      'C24:match-1@supervisor',
      'C24:match-2@supervisor',
    ]);
  });
});
