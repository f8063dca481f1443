import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { day, must, refusals, World } from '../testing.ts';
import {
  childrenFound,
  irma,
  lookUpAll,
  makeKnown,
  mona,
  openEnterprise,
  piet,
  releasedFinding,
  sol,
  supplyOf,
} from './testing.ts';

let world: World;
beforeEach(() => {
  world = new World();
});

const isOf = (prefix: string) => (id: string) => id.startsWith(prefix);
const openOn = (id: string, prefix: string): readonly string[] => world.open(id).filter(isOf(prefix));
/** Some enterprises, each buying from the next. */
function chain(count: number, more: object = {}): readonly string[] {
  const all = Array.from({ length: count }, () => openEnterprise(world));
  for (const [at, id] of all.entries()) {
    const next = all[at + 1];
    if (next !== undefined) world.set(sol, id, 'supply-link', supplyOf(next, more));
  }
  return all;
}
/** What the job does within the hour: everybody looks again at what stands behind her. */
function lookAgain(): void {
  lookUpAll(world);
  for (const id of world.dossiers.keys()) world.settle(id);
}

describe('V7: a finding is made known only when it harms nobody', () => {
  let id: string;
  beforeEach(() => {
    id = openEnterprise(world);
  });
  const tell = (finding: string, by = irma, more: object = {}, options = {}) =>
    world.try(by, id, 'disclosure', { finding, kind: 'trafficking', on: '2026-03-02', ...more }, options);

  it('holds once the children are safe and others have said that it may be known', () => {
    expect(refusals(tell(releasedFinding(world, id)))).toEqual([]);
    expect(refusals(tell(releasedFinding(world, id, { release: 'no-investigation' })))).toEqual([]);
  });

  it.each([
    ['children-not-safe', { childrenSafe: false }],
    ['children-not-safe', { childrenSafe: { unsaid: 'not-known' } }],
    ['not-released', { release: 'not-yet' }],
    ['not-released', { release: null }],
  ])('fails: %s %j', (reason, more) => {
    expect(refusals(tell(releasedFinding(world, id, more)))).toEqual([`V7.${reason}`]);
  });

  it('fails without its finding', () => {
    expect(refusals(tell(crypto.randomUUID()))).toEqual(['V7.no-finding']);
    const finding = releasedFinding(world, id);
    const base = world.get(id).version;
    must(
      world.act(piet, [
        { op: 'withdraw', dossier: id, entry: finding, type: 'finding', base, reason: 'of another site' },
      ]),
    );
    expect(refusals(tell(finding))).toEqual(['V7.no-finding']);
  });

  it('takes two people: nobody makes known what she released herself', () => {
    const own = world.set(irma, id, 'finding', { ...childrenFound, childrenSafe: true, release: 'released' });
    expect(refusals(tell(own))).toEqual(['V7.own-word']);
    world.pass(1);
    world.set(piet, id, 'finding', { release: 'released' }, { entry: own });
    expect(refusals(tell(own))).toEqual([]);
  });

  it('records what is known anyway, and warns inspector and investigators as long as it is too soon', () => {
    const finding = world.set(irma, id, 'finding', { ...childrenFound, childrenSafe: false });
    const known = must(tell(finding, irma, {}, { fact: true })).changes[0]?.entry;
    expect(openOn(id, 'V7:too-soon').toSorted()).toEqual([
      `V7:too-soon-${known}@inspector`,
      `V7:too-soon-${known}@prosecution-liaison`,
    ]);
    expect(world.get(id).entries.find((one) => one.id === known)?.breaches).toEqual(['V7']);
  });

  it('warns when the children are not safe any more', () => {
    const finding = releasedFinding(world, id);
    const known = must(tell(finding)).changes[0]?.entry;
    expect(openOn(id, 'V7:too-soon')).toEqual([]);
    world.set(piet, id, 'finding', { childrenSafe: false }, { entry: finding });
    expect(openOn(id, 'V7:too-soon')).toHaveLength(2);
    expect(openOn(id, 'V7:too-soon')[0]).toContain(known);
  });

  it('is not closed before the children were helped; of a lesser finding nobody asks that', () => {
    const entry = must(tell(releasedFinding(world, id))).changes[0]?.entry ?? '';
    const close = (set: object, to = entry) =>
      refusals(world.try(irma, id, 'disclosure', set, { entry: to }));
    expect(close({ closedOn: '2026-03-02' })).toEqual(['V7.children-not-helped']);
    expect(close({ closedOn: '2026-03-02', childrenRemediedOn: '2026-03-01' })).toEqual([]);
    const lesser = must(tell(releasedFinding(world, id), irma, { kind: 'no-age-checks' })).changes[0]?.entry;
    expect(close({ closedOn: '2026-03-02' }, lesser)).toEqual([]);
  });
});

describe('V7: the children first, then the workplace', () => {
  let id: string;
  let known: string;
  beforeEach(() => {
    id = openEnterprise(world);
    known = makeKnown(world, id);
    lookUpAll(world);
  });

  it('begins to help them within 7 days', () => {
    const duty = `V7:help-children-${known}`;
    expect(world.left(id, duty)).toBe(Date.parse('2026-03-09') - world.now.getTime());
    expect(world.get(id).duties.find((one) => one.key.startsWith('help-children'))).toMatchObject({
      role: 'supply-chain-lead',
      climbs: ['inspector'],
      remedy: ['corrective-action'],
    });
    world.set(sol, id, 'corrective-action', { disclosure: known, atSite: ['age-checks'], due: '2026-04-01' });
    expect(openOn(id, 'V7:help-children')).toEqual([duty]);
    world.set(sol, id, 'corrective-action', {
      disclosure: known,
      forChildren: ['safe-place'],
      due: '2026-04-01',
    });
    expect(openOn(id, 'V7:help-children')).toEqual([]);
  });

  it('knows the help by its finding too, and ends with the word that they were helped', () => {
    const other = makeKnown(world, id);
    const finding = world.get(id).entries.find((one) => one.id === other)?.heads['finding']?.[0]?.value;
    world.set(sol, id, 'corrective-action', { finding, forChildren: ['case-opened'], due: '2026-04-01' });
    expect(openOn(id, 'V7:help-children')).toEqual([`V7:help-children-${known}`]);
    world.set(irma, id, 'disclosure', { childrenRemediedOn: '2026-03-02' }, { entry: known });
    expect(openOn(id, 'V7:help-children')).toEqual([]);
  });

  it('asks it for findings about children alone', () => {
    makeKnown(world, id, { kind: 'recruitment-fees' });
    expect(openOn(id, 'V7:help-children')).toHaveLength(1);
  });

  it('has what was agreed put right by its day, then verified by another', () => {
    const agreed = { disclosure: known, forChildren: ['health-care'], due: '2026-04-01' };
    const action = world.set(sol, id, 'corrective-action', agreed);
    const due = Date.parse('2026-04-01') - world.now.getTime();
    expect(world.left(id, `V7:correct-${action}`)).toBe(due);
    world.set(sol, id, 'corrective-action', { doneOn: '2026-03-02' }, { entry: action });
    expect(openOn(id, 'V7:correct')).toEqual([]);
    expect(world.left(id, `V7:verify-${action}`)).toBe(due);
    expect(world.get(id).duties.find((one) => one.key.startsWith('verify'))?.role).toBe('monitor');
    world.set(sol, id, 'corrective-action', { verifiedOn: '2026-03-02' }, { entry: action });
    expect(openOn(id, 'V7:verify')).toHaveLength(1);
    world.pass(1);
    world.set(mona, id, 'corrective-action', { verifiedOn: '2026-03-02', holds: true }, { entry: action });
    expect(openOn(id, 'V7:verify')).toEqual([]);
    world.set(mona, id, 'corrective-action', { holds: false }, { entry: action });
    expect(openOn(id, 'V7:correct')).toEqual([`V7:correct-${action}`]);
  });
});

describe('V7: whoever buys learns of it', () => {
  const told = (id: string): readonly string[] => openOn(id, 'V7:exposed');

  it('climbs four tiers and more, to the lead of each buyer', () => {
    const all = chain(6);
    const at = all.at(-1) ?? '';
    makeKnown(world, at);
    lookAgain();
    expect(told(at)).toEqual([]);
    expect(told(all[4] ?? '')).toEqual([`V7:exposed-trafficking-2026-03-02-${at}@supply-chain-lead`]);
    for (const id of all.slice(0, 4))
      expect(told(id)).toEqual([`V7:exposed-through-trafficking-2026-03-02-${at}@supply-chain-lead`]);
  });

  it('tells nothing before it is made known, nor of lesser findings', () => {
    const [buyer = '', supplier = ''] = chain(2);
    world.set(irma, supplier, 'finding', { ...childrenFound, childrenSafe: true, release: 'not-yet' });
    releasedFinding(world, supplier);
    makeKnown(world, supplier, { kind: 'papers-kept' });
    lookAgain();
    expect(openOn(buyer, 'V7')).toEqual([]);
  });

  it('has each buyer say within 3 days what it does, and again of a new finding after the old was over', () => {
    const [buyer = '', middle = '', at = ''] = chain(3);
    makeKnown(world, at);
    lookAgain();
    const duty = `V7:expose-${at}`;
    for (const id of [buyer, middle])
      expect(world.left(id, duty)).toBe(Date.parse('2026-03-05') - world.now.getTime());
    const exposure = { finding: at, kind: 'trafficking', on: '2026-03-02', answer: 'remedy-supported' };
    world.set(sol, middle, 'exposure', { ...exposure, supplier: at });
    expect(openOn(middle, 'V7:expose-')).toEqual([]);
    const entry = world.set(sol, buyer, 'exposure', { ...exposure, supplier: middle });
    expect(openOn(buyer, 'V7:expose-')).toEqual([]);
    world.set(sol, buyer, 'exposure', { endedOn: '2026-03-01' }, { entry });
    expect(openOn(buyer, 'V7:expose-')).toEqual([duty]);
  });

  it('ends with the finding closed, not with the buying stopped', () => {
    const [buyer = '', at = ''] = chain(2);
    const entry = makeKnown(world, at);
    const [link] = world.get(buyer).entries;
    world.pass(2 * day);
    world.set(sol, buyer, 'supply-link', { to: '2026-03-03', endReason: 'price' }, { entry: link?.id ?? '' });
    lookAgain();
    expect(openOn(buyer, 'V7:expose-')).toEqual([`V7:expose-${at}`]);
    const helped = { childrenRemediedOn: '2026-03-04', closedOn: '2026-03-04' };
    world.set(irma, at, 'disclosure', helped, { entry });
    lookAgain();
    expect(openOn(buyer, 'V7:expose-')).toEqual([]);
  });

  it('does not reach who had stopped buying before, or has not begun', () => {
    const [before = '', at = ''] = chain(2, { to: '2026-03-01' });
    const later = openEnterprise(world);
    world.set(sol, later, 'supply-link', supplyOf(at, { from: '2026-04-01' }));
    makeKnown(world, at);
    lookAgain();
    expect(told(before)).toEqual([]);
    expect(told(later)).toEqual([]);
  });

  it('keeps what it knew when look-ups are not at hand', () => {
    const [buyer = '', at = ''] = chain(2);
    makeKnown(world, at);
    lookAgain();
    delete world.lookups['supplier-links'];
    delete world.lookups['supplier-findings'];
    world.settle(buyer);
    expect(openOn(buyer, 'V7:expose-')).toEqual([`V7:expose-${at}`]);
  });

  it('reaches whom a simple walk over all links reaches, in any net and around circles', () => {
    const size = 9;
    const links = fc.array(
      fc.record({
        buyer: fc.nat(size - 1),
        supplier: fc.nat(size - 1),
        from: fc.constantFrom('2025-01-01', '2026-02-01', '2026-05-01'),
        to: fc.constantFrom(undefined, '2026-02-15', '2026-03-01', '2026-12-31'),
      }),
      { minLength: 8, maxLength: 24, size: 'max' },
    );
    const findings = fc.array(
      fc.record({
        at: fc.nat(size - 1),
        kind: fc.constantFrom('trafficking', 'trafficking', 'under-minimum-age', 'other'),
        on: fc.constantFrom('2026-01-20', '2026-02-20', '2026-03-02'),
        closed: fc.constantFrom(false, false, true),
      }),
      { minLength: 2, maxLength: 4 },
    );
    let reached = 0;
    fc.assert(
      fc.property(links, findings, (some, known) => {
        world = new World();
        const all = Array.from({ length: size }, () => openEnterprise(world));
        const of = (at: number): string => all[at] ?? '';
        for (const { buyer, supplier, from, to } of some)
          world.set(sol, of(buyer), 'supply-link', supplyOf(of(supplier), { from, ...(to && { to }) }));
        for (const { at, kind, on, closed } of known) {
          const helped = closed ? { childrenRemediedOn: '2026-03-02', closedOn: '2026-03-02' } : {};
          makeKnown(world, of(at), { kind, on, ...helped });
        }
        lookAgain();
        // the simple way: mark buyers of what is marked, until no more are
        const expected = new Set<string>();
        for (const { at, kind, on, closed } of known) {
          if (closed || kind === 'other') continue;
          const marked = new Set([at]);
          for (let before = -1; before < marked.size; ) {
            before = marked.size;
            for (const { buyer, supplier, from, to } of some)
              if (marked.has(supplier) && from <= '2026-03-02' && (to ?? '9999') >= on) marked.add(buyer);
          }
          for (const buyer of marked) if (buyer !== at) expected.add(`${of(buyer)} ${kind}-${on}-${of(at)}`);
        }
        const found = all.flatMap((id) =>
          told(id).map((one) => `${id} ${one.replace(/^V7:exposed-(?:through-)?|@.*$/g, '')}`),
        );
        expect(found.toSorted()).toEqual([...expected].toSorted());
        reached += expected.size;
      }),
      { numRuns: 60, seed: 20260302, interruptAfterTimeLimit: 15_000 },
    );
    expect(reached).toBeGreaterThan(100);
  }, 30_000);
});

describe('V8: nobody walks away before the children are helped', () => {
  let buyer: string;
  let supplier: string;
  let link: string;
  beforeEach(() => {
    [buyer = '', supplier = ''] = chain(2);
    link = world.get(buyer).entries[0]?.id ?? '';
  });
  const end = (more: object) => {
    lookUpAll(world);
    world.set(sol, buyer, 'supply-link', more, { entry: link });
    return openOn(buyer, 'V8').toSorted();
  };
  const told = (): readonly string[] =>
    ['inspector', 'supply-chain-lead'].map((role) => `V8:before-remedy-${link}@${role}`);

  it('warns lead and inspector of a link ended over a finding, made known or not', () => {
    expect(end({ to: '2026-03-02', endReason: 'child-labour-finding' })).toEqual(told());
  });

  it('warns as soon as the reason is given, before the day', () => {
    makeKnown(world, supplier);
    expect(end({ to: '2026-06-01', endReason: 'child-labour-finding' })).toEqual(told());
  });

  it('sees through another reason while children wait for help', () => {
    makeKnown(world, supplier);
    expect(end({ to: '2026-03-02', endReason: 'price' })).toEqual(told());
  });

  it('is silent once the children were helped', () => {
    makeKnown(world, supplier, { childrenRemediedOn: '2026-03-01' });
    expect(end({ to: '2026-03-02', endReason: 'child-labour-finding' })).toEqual([]);
  });

  it.each([
    ['an end to come', { to: '2026-06-01' }],
    ['no end', { note: 'goes on' }],
  ])('is silent: %s', (_what, more) => {
    makeKnown(world, supplier);
    expect(end(more)).toEqual([]);
  });

  it('is silent where nothing was found, or later', () => {
    expect(end({ to: '2026-03-01', endReason: 'season' })).toEqual([]);
    makeKnown(world, supplier);
    lookUpAll(world);
    world.settle(buyer);
    expect(openOn(buyer, 'V8')).toEqual([]);
  });

  it('says nothing while look-ups are not at hand', () => {
    world.set(sol, buyer, 'supply-link', { to: '2026-03-02', endReason: 'price' }, { entry: link });
    expect(openOn(buyer, 'V8')).toEqual([]);
  });
});
