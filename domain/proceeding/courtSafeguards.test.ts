import { beforeEach, describe, expect, it } from 'vitest';
import { day, must, sana, World } from '../testing.ts';
import { abeba, finish, lina, musa, openProceeding } from './testing.ts';

let world: World;
let dossier: string;
beforeEach(() => {
  world = new World();
  dossier = openProceeding(world);
});
const open = (id: string): readonly string[] => world.open(dossier).filter((one) => one.startsWith(id));
/** Reasons told of, whoever is told. */
const told = (id: string): readonly string[] => [
  ...new Set(open(id).map((one) => one.replace(/^[A-Z]\d+:/, '').replace(/(-[0-9a-f]{8}-.*|-\d+)?@.*$/, ''))),
];
const inDays = (count: number): string => new Date(world.now.getTime() + count * day).toISOString();
const child = (): string => world.set(lina, dossier, 'child', { case: crypto.randomUUID(), role: 'witness' });
const shield = (set: object): string => world.set(abeba, dossier, 'measure-for-child', set);
const hearing = (set: object): string =>
  world.set(lina, dossier, 'hearing', { kind: 'testimony', childTakesPart: true, at: inDays(1), ...set });
const everything = ['accompanied', 'lawyer', 'screen'];

describe('E1: no child alone before a court', () => {
  it('warns of each thing that is missing, and tells who can see to it', () => {
    const one = hearing({});
    expect(told('E1')).toEqual(['no-guardian', 'no-lawyer', 'no-measure']);
    expect(open('E1')).toEqual(
      expect.arrayContaining([
        `E1:no-guardian-${one}@lawyer`,
        `E1:no-guardian-${one}@prosecution-liaison`,
        `E1:no-guardian-${one}@supervisor`,
      ]),
    );
  });

  it.each([
    [['accompanied'], ['no-lawyer', 'no-measure']],
    [['lawyer', 'accompanied'], ['no-measure']],
    [
      ['screen', 'no-name'],
      ['no-guardian', 'no-lawyer'],
    ],
    [everything, []],
  ])('holds with guardian, lawyer and a measure: %j lacks %j', (measures, missing) => {
    shield({ measures });
    hearing({});
    expect(told('E1')).toEqual(missing);
  });

  it('is asked of every child, and of every hearing', () => {
    const [first, second] = [child(), child()];
    shield({ measures: everything, child: first });
    const both = { a: { child: first }, b: { child: second } };
    const items = (some: object) => ({ children: { add: some } });
    hearing(items({ [crypto.randomUUID()]: both.a }));
    expect(told('E1')).toEqual([]);
    const one = hearing(items({ [crypto.randomUUID()]: both.a, [crypto.randomUUID()]: both.b }));
    expect(told('E1')).toEqual(['no-guardian', 'no-lawyer', 'no-measure']);
    shield({ measures: everything, child: second, hearing: one });
    const next = hearing(items({ [crypto.randomUUID()]: both.b }));
    expect(open('E1').some((key) => key.includes(next))).toBe(true);
  });

  it('takes what holds for a named child where a hearing names none', () => {
    shield({ measures: everything, child: child() });
    hearing({});
    expect(told('E1')).toEqual([]);
  });

  it('does not count what was refused or not kept to', () => {
    for (const answer of ['refused', 'not-kept']) shield({ measures: everything, answer });
    hearing({});
    expect(told('E1')).toHaveLength(3);
  });

  it.each([
    [{ childTakesPart: false }, 0],
    [{ childTakesPart: { unsaid: 'not-known' } }, 3],
    [{ result: 'cancelled' }, 0],
    [{ result: 'postponed' }, 0],
    [{ result: 'held' }, 3],
  ])('concerns hearings in which a child takes part: %j', (set, count) => {
    hearing(set);
    expect(told('E1')).toHaveLength(count);
  });

  it('leaves time to arrange it, and warns when the hearing is near', () => {
    hearing({ at: inDays(30) });
    expect(told('E1')).toEqual([]);
    world.pass(23 * day);
    world.settle(dossier);
    expect(told('E1')).toHaveLength(3);
  });

  it('never stands in the way of recording one that was held', () => {
    const result = world.try(
      lina,
      dossier,
      'hearing',
      { kind: 'trial', childTakesPart: true, at: world.now.toISOString(), result: 'held' },
      { fact: true },
    );
    expect(result.ok).toBe(true);
  });
});

describe('E2: no end without a decision on confiscation and compensation', () => {
  it('warns of both when the proceeding is final, not before', () => {
    child();
    expect(told('E2')).toEqual([]);
    finish(world, dossier);
    expect(told('E2')).toEqual(['no-confiscation', 'no-compensation']);
  });

  it('holds with a decision, also one against', () => {
    world.set(lina, dossier, 'confiscation', { decision: 'nothing-found' });
    world.set(lina, dossier, 'compensation', { decision: 'not-asked' });
    finish(world, dossier);
    expect(told('E2')).toEqual([]);
  });

  it('wants a decision on compensation for each child', () => {
    const [first, second] = [child(), child()];
    world.set(lina, dossier, 'confiscation', { decision: 'ordered' });
    world.set(abeba, dossier, 'compensation', { decision: 'ordered', child: first });
    world.set(abeba, dossier, 'compensation', { child: second, paid: { amount: 100, currency: 'ETB' } });
    finish(world, dossier);
    expect(told('E2')).toEqual(['no-compensation']);
  });

  it('takes a decision for a child who is not on file for one', () => {
    world.set(lina, dossier, 'confiscation', { decision: 'refused' });
    world.set(lina, dossier, 'compensation', { decision: 'ordered', child: crypto.randomUUID() });
    finish(world, dossier);
    expect(told('E2')).toEqual([]);
  });

  it('warns again when it is taken up and ends once more', () => {
    finish(world, dossier);
    const before = open('E2').length;
    world.pass(3 * day);
    must(world.move(lina, dossier, 'investigation'));
    for (const to of ['charged', 'judged', 'final']) must(world.move(lina, dossier, to));
    expect(open('E2').length).toBe(2 * before);
  });
});

describe('E3: the public learns the result', () => {
  const notice = { notice: 'A man was found guilty of exploiting children.' };

  it('sets a duty of thirty days from the end, and climbs', () => {
    expect(open('E3')).toEqual([]);
    finish(world, dossier);
    expect(world.left(dossier, 'E3:publish')).toBe(30 * day);
    const duty = world.get(dossier).duties.find(({ safeguard }) => safeguard === 'E3');
    expect(duty).toMatchObject({ role: 'prosecution-liaison', climbs: ['supervisor'] });
  });

  it('is done when a second person found nobody recognisable and it is out', () => {
    finish(world, dossier);
    const entry = world.set(lina, dossier, 'publication', notice);
    expect(open('E3')).toEqual(['E3:check']);
    world.set(sana, dossier, 'publication', { nobodyRecognisable: true }, { entry });
    expect(open('E3')).toEqual(['E3:publish']);
    world.set(lina, dossier, 'publication', { publishedOn: '2026-03-02' }, { entry });
    expect(open('E3')).toEqual([]);
  });

  it('does not take the word of the one who wrote it, nor "no"', () => {
    finish(world, dossier);
    const entry = world.set(lina, dossier, 'publication', {
      ...notice,
      nobodyRecognisable: true,
      publishedOn: '2026-03-02',
    });
    expect(open('E3')).toEqual(['E3:check']);
    world.set(musa, dossier, 'publication', { nobodyRecognisable: false }, { entry });
    expect(open('E3')).toEqual(['E3:check']);
  });

  it('is checked anew when the words change', () => {
    finish(world, dossier);
    const entry = world.set(lina, dossier, 'publication', { ...notice, publishedOn: '2026-03-02' });
    world.set(musa, dossier, 'publication', { nobodyRecognisable: true }, { entry });
    expect(open('E3')).toEqual([]);
    world.set(musa, dossier, 'publication', { notice: 'The man from the mill.' }, { entry });
    expect(open('E3')).toEqual(['E3:check']);
  });
});

describe('E1, E2 and E3 while not everything is at hand', () => {
  const without = (type: string): void => {
    const whole = world.get(dossier);
    const loaded = new Set([...whole.loaded].filter((one) => one !== type));
    world.dossiers = new Map([[dossier, { ...whole, loaded }]]);
    world.settle(dossier);
  };

  it.each([
    ['E1', 'measure-for-child'],
    ['E2', 'compensation'],
    ['E3', 'publication'],
  ])('%s says nothing new without %s', (id, type) => {
    hearing({ at: inDays(20) });
    world.dossiers = new Map([[dossier, { ...world.get(dossier), state: 'final' }]]);
    world.pass(15 * day);
    without(type);
    expect(open(id)).toEqual([]);
    world.dossiers = new Map([
      [dossier, { ...world.get(dossier), loaded: new Set([...world.get(dossier).loaded, type]) }],
    ]);
    world.settle(dossier);
    expect(open(id)).not.toEqual([]);
  });

  it('takes no task back', () => {
    finish(world, dossier);
    without('publication');
    expect(open('E3')).toEqual(['E3:publish']);
  });
});
