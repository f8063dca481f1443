import { beforeEach, describe, expect, it } from 'vitest';
import { esi, must, refusals, sana, World } from '../testing.ts';

let world: World;
let child: string;
let request: string;
const asked = { by: 'child', kind: 'delete', askedOn: '2026-03-01', what: 'I do not want them to have it.' };

beforeEach(() => {
  world = new World();
  child = world.create(esi, 'case');
  const share = { level: 'work', purpose: 'supervision', basis: 'assignment' } as const;
  must(world.grant(esi, child, { ...share, party: sana.account, groups: ['sharing'] }));
  request = world.set(esi, child, 'data-request', asked);
  world.dossiers = new Map([[child, { ...world.get(child), state: 'closed' }]]);
  world.lookups['proceedings-of-child'] = { [child]: [] };
});

const decide = (by = sana, set: object = {}) =>
  world.try(by, child, 'erasure', {
    request,
    childTold: true,
    reason: 'She asks, and nobody needs it.',
    ...set,
  });
const isIn = (state: string): void => {
  world.lookups['proceedings-of-child'] = {
    [child]: [{ values: { role: 'witness' }, state, dossier: 'p', on: '2026-01-01' }],
  };
};

describe('C33: destroyed by two people, and never too early', () => {
  it('holds for a reasoned request that somebody else decides on, of a closed case without a proceeding', () => {
    expect(refusals(decide())).toEqual([]);
  });

  it.each(['final', 'dropped'])('holds where the proceeding is %s', (state) => {
    isIn(state);
    expect(refusals(decide())).toEqual([]);
  });

  it.each(['investigation', 'charged', 'trial', 'judged', 'appeal'])(
    'is held up by a proceeding in %s, also if she says that it is a fact',
    (state) => {
      isIn(state);
      expect(refusals(decide())).toEqual(['C33.legal-hold']);
      expect(
        refusals(
          world.try(sana, child, 'erasure', { request, childTold: true, reason: 'x y z' }, { fact: true }),
        ),
      ).toEqual(['C33.legal-hold']);
    },
  );

  it('refuses while it is not known whether there is one', () => {
    delete world.lookups['proceedings-of-child'];
    expect(refusals(decide())).toEqual(['C33.unknown']);
  });

  it('refuses without a request to delete, one without a reason, and one that was refused', () => {
    const other = world.set(esi, child, 'data-request', { ...asked, kind: 'see' });
    expect(refusals(decide(sana, { request: other }))).toEqual(['C33.no-request']);
    const bare = world.set(esi, child, 'data-request', {
      by: 'child',
      kind: 'delete',
      askedOn: '2026-03-01',
    });
    expect(refusals(decide(sana, { request: bare }))).toEqual(['C33.no-request']);
    world.set(esi, child, 'data-request', { answer: 'refused' }, { entry: request });
    expect(refusals(decide())).toEqual(['C33.no-request']);
  });

  it('refuses whoever recorded the request, and while the child is still protected with what is on file', () => {
    const both = { ...sana, account: esi.account, parties: [esi.account] };
    expect(refusals(decide(both))).toEqual(['C33.one-person']);
    world.dossiers = new Map([[child, { ...world.get(child), state: 'recovering' }]]);
    expect(refusals(decide())).toEqual(['C33.still-open']);
  });

  it('is no emergency', () => {
    isIn('trial');
    const set = { request, childTold: true, reason: 'She asks.' };
    expect(refusals(world.try(sana, child, 'erasure', set, { emergency: 'now' }))).toEqual([
      'C33.legal-hold',
    ]);
  });
});
