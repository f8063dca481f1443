/** H14: what is known of a household is destroyed by two people alone; of all who live there only once nothing is done for them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { must, refusals, sana, World } from '../testing.ts';
import { pia } from './testing.ts';

let world: World;
let home: string;
let lila: string;

beforeEach(() => {
  world = new World();
  home = world.create(pia, 'household');
  const share = { level: 'work', purpose: 'supervision', basis: 'assignment' } as const;
  must(world.grant(pia, home, { ...share, party: sana.account, groups: ['household-members'] }));
  lila = world.set(pia, home, 'member', {
    relation: 'own-child',
    sex: 'female',
    age: { from: 12, to: 13 },
  });
});
const ask = (more: object = {}): string =>
  world.set(pia, home, 'data-request', {
    ...{ kind: 'delete', askedOn: '2026-03-01', what: 'We do not want it kept.' },
    ...more,
  });
const decide = (request: string, by = sana) =>
  refusals(world.try(by, home, 'erasure', { request, told: true, reason: 'They ask for it.' }));
const isIn = (state: string): void => {
  world.dossiers = new Map([[home, { ...world.get(home), state }]]);
};

describe('H14: forgetting a household', () => {
  it('holds for one member at any time, and for all once it has ended', () => {
    expect(decide(ask({ member: lila }))).toEqual([]);
    const all = ask();
    for (const state of ['profiled', 'prioritised', 'supported']) {
      isIn(state);
      expect(decide(all)).toEqual(['H14.still-open']);
    }
    for (const state of ['graduated', 'declined', 'moved']) {
      isIn(state);
      expect(decide(all)).toEqual([]);
    }
  });

  it('refuses whoever recorded the request or made it one about somebody', () => {
    const both = { ...sana, account: pia.account, parties: [pia.account] };
    expect(decide(ask({ member: lila }), both)).toEqual(['H14.one-person']);
    const request = ask({ member: lila });
    const other = world.set(pia, home, 'member', {
      relation: 'own-child',
      sex: 'male',
      age: { from: 9, to: 9 },
    });
    must(
      world.act(sana, [
        {
          ...{ op: 'set', dossier: home, type: 'data-request', entry: request },
          ...{ base: world.get(home).version, set: { member: other } },
        },
      ]),
    );
    expect(decide(request)).toEqual(['H14.one-person']);
  });

  it.each([
    ['to see it', { kind: 'see' }],
    ['that gives no reason', { what: { unsaid: 'not-asked' } }],
    ['that was refused', { answer: 'refused' }],
  ])('refuses on a request %s', (_what, more) => {
    expect(decide(ask({ member: lila, ...more }))).toEqual(['H14.no-request']);
  });

  it('refuses where the member is not there', () => {
    const request = ask({ member: lila });
    const taken = { op: 'withdraw', dossier: home, type: 'member', entry: lila };
    must(world.act(pia, [{ ...taken, base: world.get(home).version, reason: 'A mistake.' }]));
    expect(decide(request)).toEqual(['H14.no-member']);
  });
});
