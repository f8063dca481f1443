import { beforeEach, describe, expect, it } from 'vitest';
import type { SetOptions } from '../testing.ts';
import { day, esi, guardianship, hour, must, openCase, others, refusals, sana, World } from '../testing.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
});

const risk = {
  reach: 'no',
  level: 'low',
  safetyPlan: 'Her aunt knows whom to call.',
  validUntil: '2026-03-20',
};
const option = (text: string) => [crypto.randomUUID(), { option: text }] as const;
const decision = (more: object = {}) => ({
  procedure: 'bid',
  question: 'durable-solution',
  options: { add: Object.fromEntries([option('With her aunt'), option('To stay here')]) },
  panel: { add: { [crypto.randomUUID()]: { name: 'Ade' }, [crypto.randomUUID()]: { name: 'Bea' } } },
  decision: 'She goes to her aunt.',
  solution: 'return',
  reasons: 'She wants it, and it is safe.',
  ...more,
});
const agreement = { basis: 'consent', from: 'guardian', given: true, purpose: 'return' };
const home = {
  to: { area: 'XA-3', detail: 'Her aunt’s house' },
  toWhom: 'relatives',
  placeSafe: true,
  familySafe: true,
  organisation: others.shelter,
};
const travel = { travelOn: '2026-03-09' };
/** A return that one person prepares, so that another can set the day. */
const prepare = (more: object) => world.set(esi, child, 'return', { ...home, ...more });
const set = (entry: string, values: object = travel, options: SetOptions = {}, by = sana) =>
  world.try(by, child, 'return', values, { entry, ...options });
const open = (prefix: string): readonly string[] => world.open(child).filter((id) => id.startsWith(prefix));

/** All that an ordinary return needs, and the id of each. */
function ready() {
  const views = world.set(esi, child, 'views', { question: 'durable-solution', summary: 'Wants to go.' });
  const ids = {
    views,
    risk: world.set(esi, child, 'risk-assessment', risk),
    decision: world.set(sana, child, 'best-interests', decision({ views })),
    guardian: world.set(sana, child, 'guardian', guardianship),
    consent: world.set(esi, child, 'consent', agreement),
    plan: world.set(esi, child, 'plan', { version: 1 }),
  };
  const id = prepare({ procedure: 'ordinary', acceptedOn: '2026-03-01', reintegrationPlan: ids.plan });
  return { ...ids, id };
}
/** Changes one of them; the day is set next. */
const change = (entry: string, type: string, values: object) =>
  world.set(esi, child, type, values, { entry });
const takeBack = (entry: string, type: string) =>
  must(
    world.act(esi, [
      { op: 'withdraw', dossier: child, entry, type, base: world.get(child).version, reason: 'a mistake' },
    ]),
  );

describe('C12: nobody is sent back into danger', () => {
  it('lets a return be prepared whatever is missing', () => {
    expect(
      refusals(world.try(esi, child, 'return', { ...home, procedure: 'ordinary', placeSafe: false })),
    ).toEqual([]);
  });

  it('takes an assessment of risks for two weeks, to the minute, whatever it says', () => {
    const there = ready();
    change(there.risk, 'risk-assessment', { validUntil: '2031' });
    world.pass(14 * day - 60_000);
    expect(refusals(set(there.id))).toEqual([]);
    world.pass(60_000);
    expect(refusals(set(there.id, { travelOn: '2026-03-20' }))).toEqual(['C12.no-risk-assessment']);
    world.settings['C12.risk'] = 28;
    expect(refusals(set(there.id, { travelOn: '2026-03-20' }))).toEqual([]);
  });

  it('lets the day be set when all that is needed is there', () => {
    expect(refusals(set(ready().id))).toEqual([]);
  });

  it.each<[string, (there: ReturnType<typeof ready>) => unknown]>([
    ['home-unsafe', ({ id }) => change(id, 'return', { placeSafe: false })],
    ['home-unsafe', ({ id }) => change(id, 'return', { familySafe: false })],
    ['home-not-looked-at', ({ id }) => change(id, 'return', { familySafe: { unsaid: 'not-known' } })],
    ['no-risk-assessment', (there) => takeBack(there.risk, 'risk-assessment')],
    ['no-risk-assessment', (there) => change(there.risk, 'risk-assessment', { validUntil: '2026-03-01' })],
    ['no-risk-assessment', (there) => change(there.risk, 'risk-assessment', { validUntil: '2026-02' })],
    [
      'no-risk-assessment',
      (there) => change(there.risk, 'risk-assessment', { on: '2026-02-15', validUntil: '2031' }),
    ],
    ['origin-unsafe', (there) => change(there.risk, 'risk-assessment', { originSafe: false })],
    ['no-decision', (there) => takeBack(there.decision, 'best-interests')],
    [
      'no-decision',
      (there) => change(there.decision, 'best-interests', { solution: { unsaid: 'not-known' } }),
    ],
    [
      'decided-against',
      (there) => change(there.decision, 'best-interests', { solution: 'local-integration' }),
    ],
    ['no-views', (there) => takeBack(there.views, 'views')],
    ['guardian-not-agreed', (there) => change(there.consent, 'consent', { given: false })],
    ['guardian-not-agreed', (there) => change(there.consent, 'consent', { withdrawnOn: '2026-03-02' })],
    ['guardian-not-agreed', (there) => change(there.consent, 'consent', { from: 'child' })],
    ['guardian-not-agreed', (there) => change(there.consent, 'consent', { purpose: 'services' })],
    ['guardian-not-agreed', (there) => change(there.guardian, 'guardian', { suspected: true })],
    ['not-accepted', ({ id }) => change(id, 'return', { acceptedOn: null })],
    ['no-plan', (there) => takeBack(there.plan, 'plan')],
  ])('ordinary, fails: %s (%#)', (reason, spoil) => {
    const there = ready();
    spoil(there);
    expect(refusals(set(there.id))).toEqual([`C12.${reason}`]);
  });

  it('takes why she could not be heard for her views', () => {
    const there = ready();
    change(there.views, 'views', { summary: null, notHeard: 'too-young' });
    expect(refusals(set(there.id))).toEqual([]);
  });

  it('has the day set by somebody else than who found the home safe', () => {
    const there = ready();
    expect(refusals(set(there.id, travel, {}, esi))).toEqual(['C12.second-person']);
    // nor does saying it again in the same breath help
    expect(refusals(set(there.id, { ...travel, placeSafe: true, familySafe: true }))).toEqual([
      'C12.second-person',
    ]);
  });

  it('sends nobody to live with a member of the family who is suspected', () => {
    const there = ready();
    const uncle = world.set(esi, child, 'family', { relation: 'uncle' });
    change(there.id, 'return', { member: uncle });
    expect(refusals(set(there.id))).toEqual([]);
    const other = ready();
    change(other.id, 'return', { member: uncle });
    change(uncle, 'family', { suspected: true });
    expect(refusals(set(other.id))).toEqual(['C12.member-suspected']);
  });

  it('asks with whom of the family she would live, once anybody of it is suspected', () => {
    const there = ready();
    world.set(esi, child, 'family', { relation: 'uncle', suspected: true });
    expect(refusals(set(there.id, travel, { emergency: 'the bus leaves now' }))).toEqual([
      'C12.which-member',
    ]);
    change(there.id, 'return', { member: world.set(esi, child, 'family', { relation: 'aunt' }) });
    expect(refusals(set(there.id))).toEqual([]);
    const elsewhere = ready();
    change(elsewhere.id, 'return', { toWhom: 'group-home' });
    expect(refusals(set(elsewhere.id))).toEqual([]);
  });

  it('tells a child who objects the reasons, and waits for an appeal', () => {
    const there = ready();
    const object = (values: object) => change(there.decision, 'best-interests', values);
    object({ childObjects: true });
    expect(refusals(set(there.id))).toEqual(['C12.reasons-not-told']);
    const told = { topics: ['decision'], decision: there.decision, language: 'am' };
    const words = world.set(esi, child, 'information-given', { ...told, understood: false });
    expect(refusals(set(there.id))).toEqual(['C12.reasons-not-told']);
    change(words, 'information-given', { understood: true });
    for (const appeal of [null, 'possible', 'pending', 'upheld']) {
      object({ appeal });
      expect(refusals(set(there.id))).toEqual(['C12.appeal-open']);
    }
    object({ appeal: 'dismissed' });
    expect(refusals(set(there.id))).toEqual([]);
  });

  it('asks again when where, to whom or how changes after the day was set', () => {
    const there = ready();
    must(set(there.id));
    change(there.risk, 'risk-assessment', { validUntil: '2026-03-01' });
    for (const values of [
      { to: { area: 'XA-9' } },
      { toWhom: 'parents' },
      { organisation: others.police },
      { handedTo: 'A stranger' },
      { calledOff: false },
      { arrivedOn: '2026-03-02' },
    ])
      expect(refusals(set(there.id, values)), JSON.stringify(values)).toEqual(['C12.no-risk-assessment']);
    expect(refusals(set(there.id, { note: 'She packs.' }))).toEqual([]);
    expect(refusals(set(there.id, { calledOff: true }))).toEqual([]);
    expect(refusals(set(there.id, { to: { area: 'XA-9' } }))).toEqual([]);
  });

  it('cannot be gone round by leaving the day out', () => {
    const id = prepare({ procedure: 'ordinary' });
    expect(refusals(set(id, { arrivedOn: '2026-03-09' }))).toEqual(['C12.no-views']);
    expect(refusals(set(id, { handedOn: '2026-03-09', handedTo: 'A stranger' }))).toEqual(['C12.no-views']);
  });

  it('records that she was sent away all the same, marked', () => {
    const id = prepare({ procedure: 'ordinary', placeSafe: false });
    must(set(id, { arrivedOn: '2026-03-02' }, { fact: true }));
    expect(open('C12')).toEqual([`C12:breach-${id}`]);
  });

  it('does not know while what it asks is not loaded', () => {
    const { id } = ready();
    const dossier = world.get(child);
    const loaded = new Set([...dossier.loaded].filter((type) => type !== 'risk-assessment'));
    world.dossiers = new Map([[child, { ...dossier, loaded }]]);
    expect(refusals(set(id))).toEqual(['C12.unknown']);
  });

  it('in an emergency she is brought to a safe home without all papers, reviewed within a day', () => {
    const id = prepare({ procedure: 'ordinary' });
    const made = must(set(id, travel, { emergency: 'the shelter is under attack' }));
    expect(world.left(child, `C12:emergency-${made.changes[0]?.operation.id}`)).toBe(24 * hour);
  });

  it.each<[string, (there: ReturnType<typeof ready>) => unknown]>([
    ['home-unsafe', ({ id }) => change(id, 'return', { placeSafe: false, acceptedOn: null })],
    ['origin-unsafe', (there) => change(there.risk, 'risk-assessment', { originSafe: false })],
    ['decided-against', (there) => change(there.decision, 'best-interests', { solution: 'third-country' })],
    ['reasons-not-told', (there) => change(there.decision, 'best-interests', { childObjects: true })],
  ])('no emergency leads past: %s', (reason, spoil) => {
    const there = ready();
    spoil(there);
    // what can be gone past in an emergency does not hide it
    takeBack(there.plan, 'plan');
    expect(refusals(set(there.id, travel, { emergency: 'the bus leaves now' }))).toEqual([`C12.${reason}`]);
  });
});

const fast = {
  procedure: 'fast',
  sameCountry: true,
  foundNear: true,
  authority: 'child-protection',
  decidedBy: 'District officer',
  decidedOn: '2026-03-02',
};

describe('C12: going home fast', () => {
  const hear = () => world.set(esi, child, 'views', { question: 'return', summary: 'Wants to go home.' });

  it('holds close to home, in one country, with nobody suspected, home checked, views, and an authority', () => {
    hear();
    expect(refusals(set(prepare(fast)))).toEqual([]);
  });

  it.each([
    ['not-near', { sameCountry: false }],
    ['not-near', { foundNear: false }],
    ['not-near', { foundNear: { unsaid: 'not-known' } }],
    ['home-unsafe', { familySafe: false }],
    ['home-not-looked-at', { placeSafe: { unsaid: 'not-asked' } }],
    ['no-authority', { authority: { unsaid: 'not-known' } }],
    ['no-authority', { decidedOn: null }],
  ])('fails: %s', (reason, more) => {
    hear();
    expect(refusals(set(prepare({ ...fast, ...more })))).toEqual([`C12.${reason}`]);
  });

  it('is not for a child who was not heard, nor one whose family is suspected', () => {
    const id = prepare({ ...fast, member: world.set(esi, child, 'family', { relation: 'aunt' }) });
    expect(refusals(set(id))).toEqual(['C12.no-views']);
    hear();
    const uncle = world.set(esi, child, 'family', { relation: 'uncle', suspected: true });
    expect(refusals(set(id))).toEqual(['C12.family-suspected']);
    change(uncle, 'family', { suspected: false });
    world.set(esi, child, 'risk-assessment', { ...risk, familyInvolved: true });
    expect(refusals(set(id))).toEqual(['C12.family-suspected']);
  });

  it('does not lead round a decision that she lives elsewhere, nor round her objection', () => {
    hear();
    const id = prepare(fast);
    const views = world.set(esi, child, 'views', { question: 'durable-solution', summary: 'Wants to stay.' });
    const against = world.set(
      sana,
      child,
      'best-interests',
      decision({ views, solution: 'local-integration' }),
    );
    expect(refusals(set(id))).toEqual(['C12.decided-against']);
    change(against, 'best-interests', { solution: 'return', childObjects: true, childToldOn: '2026-03-02' });
    expect(refusals(set(id))).toEqual(['C12.appeal-open']);
  });

  it('has her visited within a week, from the day she arrived', () => {
    hear();
    const id = prepare(fast);
    must(set(id, { travelOn: '2026-03-03' }));
    expect(world.left(child, `C12:visit-${id}`)).toBe(8 * day - 8 * hour);
    must(set(id, { arrivedOn: '2026-03-04' }, { fact: true }));
    expect(world.left(child, `C12:visit-${id}`)).toBe(9 * day - 8 * hour);
    world.pass(3 * day);
    const visit = { due: '2026-03-05', seenAlone: true };
    world.set(esi, child, 'follow-up', { ...visit, visitedOn: '2026-03-03' });
    expect(open('C12:visit')).toHaveLength(1);
    world.set(esi, child, 'follow-up', { ...visit, visitedOn: '2026-03-05' });
    expect(open('C12:visit')).toEqual([]);
  });

  it('asks for no such visit when it was called off, or was an ordinary one', () => {
    hear();
    const id = prepare(fast);
    must(set(id));
    expect(open('C12:visit')).toHaveLength(1);
    must(set(id, { calledOff: true }));
    expect(open('C12:visit')).toEqual([]);
    must(set(ready().id));
    expect(open('C12:visit')).toEqual([]);
  });
});
