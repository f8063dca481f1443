import { describe, expect, it } from 'vitest';
import { caseGroup, role as roleList } from './codes/index.ts';
import { groupCode, groupLabelKey, groupName, groups, isGroup } from './groups.ts';
import { catalogue, kinds } from './index.ts';
import { reporterGroups } from './report/reporterSafeguards.ts';
import { accountRoles, pseudoRoles } from './roles.ts';
import { amina, channel, esi, guma, must, openCase, openReport, paul, teams, World } from './testing.ts';

const { roles } = catalogue;
const get = (name: string) => {
  const found = roles[name];
  if (!found) throw new Error(`no role ${name}`);
  return found;
};
const reads = (name: string): readonly string[] => get(name).reads;

describe('data groups', () => {
  it('have numbers that never change', () => {
    expect(Object.fromEntries(groups.map((name) => [name, groupCode(name)]))).toMatchInlineSnapshot(`
      {
        "agency": 100,
        "agency-complaints": 104,
        "agency-inspection": 103,
        "agency-people": 101,
        "agency-placements": 102,
        "agency-sanction": 105,
        "best-interests": 28,
        "breach": 62,
        "campaign": 95,
        "closure": 38,
        "community": 70,
        "complaints": 40,
        "enterprise": 110,
        "enterprise-audit": 112,
        "enterprise-inspection": 113,
        "evidence": 122,
        "family": 31,
        "files": 36,
        "follow-up": 34,
        "guardianship": 23,
        "health": 27,
        "household": 80,
        "household-credit": 83,
        "household-members": 81,
        "household-support": 82,
        "household-visits": 84,
        "identity": 21,
        "informants": 124,
        "intake": 20,
        "law": 132,
        "legal": 32,
        "national-plan": 130,
        "needs": 26,
        "notes": 35,
        "observation": 74,
        "organisation": 60,
        "place-inspection": 75,
        "plan": 29,
        "plan-money": 131,
        "proceeding": 120,
        "proceeding-child": 123,
        "programme": 90,
        "programme-payments": 91,
        "report-answer": 3,
        "report-message": 2,
        "report-need": 7,
        "report-opening": 1,
        "report-outcome": 8,
        "report-response": 6,
        "report-routing": 9,
        "report-triage": 5,
        "reporter": 4,
        "response-team": 71,
        "safe-contact": 22,
        "safety": 24,
        "schooling": 33,
        "service-point": 72,
        "sessions": 39,
        "sharing": 37,
        "staff": 61,
        "stay": 30,
        "submission": 134,
        "supply": 111,
        "suspects": 121,
        "trafficking": 25,
        "treaty-report": 133,
        "watch-members": 73,
        "work": 41,
      }
    `);
  });

  it('are found by number again, and strangers are not', () => {
    for (const name of groups) expect(groupName(groupCode(name))).toBe(name);
    for (const stranger of ['', 'Identity', 'toString', '__proto__']) {
      expect(isGroup(stranger)).toBe(false);
      expect(() => groupCode(stranger)).toThrow(RangeError);
    }
    expect(() => groupName(0)).toThrow(RangeError);
  });

  it('are those of the entries, and those a consent can name', () => {
    const used = kinds.flatMap((kind) => Object.values(kind.entries).map(({ group }) => group));
    expect(new Set(used)).toEqual(new Set(groups));
    const ofCase = new Set(Object.values(catalogue.kinds['case']?.entries ?? {}).map(({ group }) => group));
    expect(ofCase).toEqual(new Set(caseGroup.codes));
    expect(groupLabelKey('health')).toBe('code.case-group.health');
    expect(groupLabelKey('reporter')).toBe('group.reporter');
  });
});

describe('the roles', () => {
  it('name only what exists', () => {
    for (const declared of Object.values(roles)) {
      for (const group of declared.reads)
        expect(isGroup(group), `${declared.role} reads ${group}`).toBe(true);
      for (const kind of [
        ...declared.creates,
        ...Object.keys(declared.writes),
        ...Object.keys(declared.moves),
      ]) {
        expect(catalogue.kinds[kind], `${declared.role}: ${kind}`).toBeDefined();
      }
      for (const [kind, types] of Object.entries(declared.writes)) {
        for (const type of types)
          expect(catalogue.kinds[kind]?.entries[type], `${kind}.${type}`).toBeDefined();
      }
      for (const [kind, states] of Object.entries(declared.moves)) {
        for (const state of states) expect(catalogue.kinds[kind]?.states).toContain(state);
      }
    }
    for (const { role } of accountRoles) expect(roleList.has(role)).toBe(true);
    const writers = kinds.flatMap((kind) => Object.values(kind.entries).flatMap((one) => one.writers));
    for (const name of writers) expect(roles).toHaveProperty(name);
  });

  it('write only what they can read, but for what channels bring', () => {
    for (const declared of Object.values(roles)) {
      if (declared.role === 'intake') continue;
      for (const [kind, types] of Object.entries(declared.writes)) {
        for (const type of types) {
          const group = catalogue.kinds[kind]?.entries[type]?.group;
          expect(declared.reads, `${declared.role} writes ${kind}.${type}`).toContain(group);
        }
      }
    }
  });

  it('leave no entry and no way forward without somebody who can do it', () => {
    const everyone = Object.values(roles);
    for (const kind of kinds) {
      expect(
        everyone.some((one) => one.creates.includes(kind.kind)),
        kind.kind,
      ).toBe(true);
      for (const type of Object.keys(kind.entries)) {
        expect(
          everyone.some((one) => one.writes[kind.kind]?.includes(type)),
          `${kind.kind}.${type}`,
        ).toBe(true);
      }
      for (const { to } of kind.transitions) {
        expect(
          everyone.some((one) => one.moves[kind.kind]?.includes(to)),
          `${kind.kind} -> ${to}`,
        ).toBe(true);
      }
    }
  });

  it('give safeguards people who can settle them', () => {
    const world = new World();
    openReport(world);
    openCase(world);
    for (const { duties } of world.dossiers.values()) {
      // a deputy is no role: the roster names one
      for (const duty of duties)
        for (const one of [duty.role, ...duty.climbs])
          if (one !== 'deputy') expect(roles).toHaveProperty(one);
    }
  });

  it('show who reported to the contact point and the reporter alone', () => {
    for (const declared of Object.values(roles)) {
      if (declared.role === 'operator') continue;
      const seen = declared.reads.filter((group) => reporterGroups.includes(group));
      expect(seen, declared.role).toEqual(
        declared.role === 'reporter' ? ['report-message', 'report-answer'] : [],
      );
    }
    expect(reads('operator')).toEqual(expect.arrayContaining([...reporterGroups]));
  });

  it('show an administrator no dossier, and let her write none', () => {
    expect(get('administrator')).toEqual({
      role: 'administrator',
      reads: [],
      writes: {},
      tells: {},
      creates: [],
      moves: {},
      grants: false,
    });
  });

  it('let the reporter write messages and nothing else', () => {
    expect(get('reporter')).toMatchObject({
      writes: { report: ['message'] },
      creates: [],
      moves: {},
      grants: false,
    });
  });

  it('let Gwen bring a report in and open a file in an emergency, and read nothing of either', () => {
    expect(get('intake')).toMatchObject({ reads: [], creates: ['report'], moves: {} });
    expect(get('emergency')).toEqual({
      role: 'emergency',
      reads: [],
      writes: {},
      tells: {},
      creates: [],
      moves: {},
      grants: true,
    });
    expect(pseudoRoles.map((one) => one.role)).toEqual(['reporter', 'intake', 'emergency']);
  });

  it('show a responder the response, nothing of a case, nothing of who reported or is suspected', () => {
    expect(reads('responder').filter((group) => group.startsWith('report'))).toEqual([
      'report-response',
      'report-need',
    ]);
    expect(reads('responder').some((group) => caseGroup.has(group))).toBe(false);
  });

  it('keep from a guardian the inquiry, the family’s whereabouts, notes and files', () => {
    for (const group of ['trafficking', 'family', 'notes', 'files', 'sharing'])
      expect(reads('guardian')).not.toContain(group);
    expect(reads('guardian')).toEqual(expect.arrayContaining(['identity', 'safety', 'best-interests']));
  });

  it('keep health findings to those who care for the child', () => {
    const readers = Object.values(roles).filter((one) => one.reads.includes('health'));
    expect(readers.map(({ role }) => role)).toEqual(['social-worker', 'guardian', 'health-worker']);
  });

  it('let nobody close a case who carries it', () => {
    expect(get('social-worker').moves['case']).not.toContain('closed');
    expect(get('supervisor').moves['case']).toContain('closed');
  });
});

describe('roles at work', () => {
  const box = 'A'.repeat(120);

  it('a responder with a grant records what she did, and cannot read or write the rest', () => {
    const world = new World();
    const report = openReport(world);
    must(
      world.grant(amina, report, {
        party: teams.police,
        groups: ['report-response', 'report-triage'],
        level: 'work',
        purpose: 'response',
        basis: 'assignment',
      }),
    );
    const asked = world.set(amina, report, 'dispatch', {
      team: teams.police,
      discipline: 'police',
      task: 'reach-child',
    });
    const at = world.now.toISOString();
    expect(
      world.try(paul, report, 'dispatch', { acceptedAt: at, acceptedBy: paul.account }, { entry: asked }).ok,
    ).toBe(true);
    for (const [type, set] of [
      ['triage', { urgency: 'danger-now' }],
      ['message', { direction: 'from-reporter', channel: 'web', box }],
    ] as const) {
      expect(world.try(paul, report, type, set)).toMatchObject({ problem: { code: 'not-your-role' } });
    }
    expect(world.move(paul, report, 'closed')).toMatchObject({ problem: { code: 'not-your-role' } });
  });

  it('whoever holds no grant is told that there is nothing', () => {
    const world = new World();
    const report = openReport(world);
    for (const actor of [esi, guma, paul, channel]) {
      expect(world.move(actor, report, 'closed')).toMatchObject({ problem: { code: 'not-found' } });
    }
  });

  it('a channel hands on the report it brings, and then has no part in it', () => {
    const world = new World();
    const dossier = crypto.randomUUID();
    const set = { op: 'set', dossier, base: 0 };
    must(
      world.act(channel, [
        { op: 'create', dossier, kind: 'report', area: 'XA' },
        { ...set, type: 'opening', entry: crypto.randomUUID(), set: { channel: 'sms' } },
        {
          ...set,
          type: 'message',
          entry: crypto.randomUUID(),
          set: { direction: 'from-reporter', channel: 'sms', box },
        },
        {
          op: 'grant',
          dossier,
          grant: crypto.randomUUID(),
          party: teams.contactPoint,
          groups: ['report-opening', 'report-message', 'report-triage'],
          level: 'steward',
          purpose: 'response',
          basis: 'assignment',
        },
      ]),
    );
    expect(world.get(dossier).grants.map(({ party }) => party)).toEqual([teams.contactPoint]);
    expect(world.try(channel, dossier, 'opening', { language: 'am' })).toMatchObject({
      problem: { code: 'not-found' },
    });
    expect(
      world.try(amina, dossier, 'triage', { moment: 'transit', urgency: 'danger-now', area: 'XA' }).ok,
    ).toBe(true);
  });
});
