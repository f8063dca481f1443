import { beforeEach, describe, expect, it } from 'vitest';
import { channel, dara, esi, must, refusals, sana, World } from '../testing.ts';
import { mayErase } from './erasing.ts';

let world: World;
let child: string;
let request: string;
const asked = { by: 'child', kind: 'delete', askedOn: '2026-03-01', what: 'I do not want them to have it.' };

const shared = { level: 'work', purpose: 'supervision', basis: 'assignment' } as const;

beforeEach(() => {
  world = new World();
  child = world.create(esi, 'case');
  must(world.grant(esi, child, { ...shared, party: sana.account, groups: ['sharing'] }));
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

  const bo = { ...sana, account: dara.account, parties: [dara.account] };
  const change = (by: typeof sana, set: object, base = world.get(child).version) =>
    must(
      world.act(by, [
        { op: 'set', dossier: child, type: 'data-request', entry: request, base, set, fact: true },
      ]),
    );

  it.each([
    ['made it one to delete', { kind: 'see' }, { kind: 'delete' }],
    ['gave the words', {}, { what: 'She wants it gone.' }],
    ['gave the reasons', {}, { reasons: 'She wants it gone.' }],
    ['turned the refusal round', { answer: 'refused' }, { answer: 'done' }],
  ])('refuses whoever %s', (_what, hers, own) => {
    if (Object.keys(hers).length > 0) change(esi, hers);
    change(sana, own);
    expect(refusals(decide())).toEqual(['C33.one-person']);
  });

  it('refuses who brings back a request that was taken back', () => {
    const taken = { op: 'withdraw', dossier: child, type: 'data-request', entry: request };
    must(world.act(esi, [{ ...taken, base: world.get(child).version, reason: 'She changed her mind.' }]));
    expect(refusals(decide())).toEqual(['C33.no-request']);
    change(sana, { childTold: true });
    expect(refusals(decide())).not.toEqual([]);
  });

  it('refuses while people disagree on what was asked, and decides anew when it was changed since', () => {
    must(world.grant(esi, child, { ...shared, party: bo.account, groups: ['sharing'] }));
    const base = world.get(child).version;
    change(esi, { what: 'All of it.' }, base);
    change(bo, { what: 'Only the photos.' }, base);
    expect(refusals(decide())).toEqual(['C33.changed']);
    change(bo, { what: 'All of it.' });
    must(decide());
    expect(mayErase(world.get(child), world.context(channel))).toEqual({ is: 'holds' });
    const decided = world.get(child).version;
    change(bo, { what: 'Only the photos.' }, decided);
    change(esi, { what: 'Nothing at all.' }, decided);
    expect(mayErase(world.get(child), world.context(channel))).toMatchObject({ reason: 'changed' });
    change(bo, { what: 'All of it.' });
    expect(mayErase(world.get(child), world.context(channel))).toMatchObject({ reason: 'changed' });
    must(decide());
    expect(mayErase(world.get(child), world.context(channel))).toEqual({ is: 'holds' });
  });

  it('refuses whoever chooses her own request for a decision that another took', () => {
    must(world.grant(esi, child, { ...shared, party: bo.account, groups: ['sharing'] }));
    const own = world.set(bo, child, 'data-request', asked);
    must(decide());
    expect(refusals(decide(bo, { request: own }))).toEqual(['C33.one-person']);
  });

  it('is no emergency', () => {
    isIn('trial');
    const set = { request, childTold: true, reason: 'She asks.' };
    expect(refusals(world.try(sana, child, 'erasure', set, { emergency: 'now' }))).toEqual([
      'C33.legal-hold',
    ]);
  });
});
