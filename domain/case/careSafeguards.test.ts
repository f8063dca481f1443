import { beforeEach, describe, expect, it } from 'vitest';
import type { FoundEntry } from '../kernel/lookups.ts';
import type { Json } from '../kernel/values.ts';
import { arrival, day, esi, hour, must, openCase, refusals, sana, World } from '../testing.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
});

const open = (prefix: string): readonly string[] => world.open(child).filter((id) => id.startsWith(prefix));
const review = (id: string, result: ReturnType<World['act']>): string =>
  `${id}:emergency-${must(result).changes.at(-1)?.operation.id}`;

describe('C5: needs are seen in time', () => {
  const need = { kind: 'initial', domain: 'safety', severity: 'severe' };

  it('first ones in 72 hours, all in 30 days', () => {
    world.set(esi, child, 'intake', arrival);
    expect(world.left(child, 'C5:initial')).toBe(72 * hour);
    expect(world.left(child, 'C5:full')).toBe(30 * day);
    world.set(esi, child, 'needs-assessment', need);
    expect(open('C5')).toEqual(['C5:full']);
    world.set(esi, child, 'needs-assessment', { ...need, kind: 'full' });
    expect(open('C5')).toEqual([]);
  });

  it('asks for clinical care at once where sexual violence is possible, and warns after a day', () => {
    world.set(esi, child, 'intake', { ...arrival, immediateNeeds: ['sexual-violence-care'] });
    expect(world.left(child, 'C5:violence-care')).toBe(0);
    expect(open('C5:violence-care-late')).toEqual([]);
    world.pass(24 * hour);
    world.settle(child);
    expect(open('C5:violence-care-late')).toEqual(['C5:violence-care-late@supervisor']);
    world.set(esi, child, 'intake', { violenceCareAskedAt: world.now.toISOString() });
    expect(open('C5:violence-care')).toEqual(['C5:violence-care-late@supervisor']);
  });

  it.each([
    [['sexual'], 1],
    [['marriage'], 1],
    [['begging'], 0],
  ])('sees the possibility in %j', (types, wanted) => {
    world.set(esi, child, 'intake', arrival);
    world.set(esi, child, 'exploitation', { types });
    expect(open('C5:violence-care')).toHaveLength(wanted);
  });
});

describe('C6: decisions in the best interests', () => {
  const option = (text: string) => [crypto.randomUUID(), { option: text }] as const;
  const options = { add: Object.fromEntries([option('With her aunt'), option('In a foster family')]) };
  const decision = (more: object = {}) => ({
    procedure: 'bia',
    question: 'family-contact',
    options,
    decision: 'Weekly calls.',
    reasons: 'Her mother helped her flee.',
    decidedBy: 'Esi',
    ...more,
  });
  const panel = {
    procedure: 'bid',
    decidedBy: null,
    panel: { add: { [crypto.randomUUID()]: { name: 'Ade' }, [crypto.randomUUID()]: { name: 'Bea' } } },
  };
  const decide = (more: object, options_ = {}) =>
    world.try(esi, child, 'best-interests', decision(more), options_);
  let views: string;
  beforeEach(() => {
    views = world.set(esi, child, 'views', { question: 'family-contact', summary: 'Wants to call.' });
  });

  it('holds with options, reasons and the child heard, or why not', () => {
    expect(refusals(decide({ views }))).toEqual([]);
    const unheard = world.set(esi, child, 'views', { question: 'family-contact', notHeard: 'missing' });
    expect(refusals(decide({ views: unheard }))).toEqual([]);
  });

  it.each([
    ['no-options', { options: { add: Object.fromEntries([option('Only this')]) } }],
    ['no-reasons', { reasons: { unsaid: 'not-asked' } }],
    ['no-views', { views: crypto.randomUUID() }],
    ['nobody-decided', { decidedBy: { unsaid: 'not-known' } }],
    ['panel-needed', { question: 'separation' }],
    ['panel-needed', { question: 'durable-solution' }],
    ['panel-needed', { disputed: true }],
    ['panel-not-needed', panel],
    ['nobody-decided', { ...panel, question: 'separation', panel: { add: {} } }],
  ])('fails: %s', (reason, more) => {
    expect(refusals(decide({ views, ...more }))).toEqual([`C6.${reason}`]);
  });

  it('takes views only as long as they stand', () => {
    const empty = world.set(esi, child, 'views', { question: 'family-contact', weight: 'followed' });
    expect(refusals(decide({ views: empty }))).toEqual(['C6.no-views']);
    must(
      world.act(esi, [
        {
          op: 'withdraw',
          dossier: child,
          entry: views,
          type: 'views',
          base: world.get(child).version,
          reason: 'of another child',
        },
      ]),
    );
    expect(refusals(decide({ views }))).toEqual(['C6.no-views']);
  });

  it('has a panel decide what lasts, and lets either decide on going home', () => {
    for (const question of ['durable-solution', 'separation'])
      expect(refusals(decide({ views, ...panel, question }))).toEqual([]);
    expect(refusals(decide({ views, ...panel, disputed: true }))).toEqual([]);
    expect(refusals(decide({ views, question: 'return' }))).toEqual([]);
    expect(refusals(decide({ views, ...panel, question: 'return' }))).toEqual([]);
  });

  it('lets one person decide in danger now; a panel within 72 hours', () => {
    const made = decide({ question: 'separation' }, { emergency: 'her uncle is at the door' });
    const id = review('C6', made);
    expect(world.left(child, id)).toBe(72 * hour);
    expect(world.get(child).entries.find((one) => one.type === 'best-interests')?.breaches).toEqual(['C6!']);
  });

  it('never refuses a decision that others made, nor an appeal against one', () => {
    const made = must(decide({ question: 'separation' }, { fact: true })).changes[0]?.entry ?? '';
    expect(
      world.try(esi, child, 'best-interests', { appeal: 'pending', childObjects: true }, { entry: made }).ok,
    ).toBe(true);
  });
});

const vettingOf = (values: Record<string, Json>): FoundEntry => ({
  values,
  state: 'active',
  dossier: crypto.randomUUID(),
  on: '2026-02-01',
});

describe('C27: the child understands', () => {
  const meeting = { kind: 'needs-assessment', at: '2026-03-09T09:00:00.000Z' };
  const arrange = (more: object) => refusals(world.try(esi, child, 'appointment', { ...meeting, ...more }));

  it('wants a language of hers, or a vetted interpreter', () => {
    world.set(esi, child, 'intake', arrival);
    world.set(esi, child, 'identity', { sex: 'female', ageBasis: 'statement', languages: ['om'] });
    expect(arrange({ language: 'am' })).toEqual([]);
    expect(arrange({ language: 'om' })).toEqual([]);
    expect(arrange({ language: 'fr' })).toEqual(['C27.no-interpreter']);
    expect(arrange({})).toEqual(['C27.no-interpreter']);
    const vetting = (result: string) => vettingOf({ result, on: '2026-01-10' });
    world.lookups['vettings'] = { 50: [vetting('passed')], 51: [vetting('failed')], 53: [] };
    expect(arrange({ language: 'fr', interpreter: 50 })).toEqual([]);
    expect(arrange({ language: 'fr', interpreter: 51 })).toEqual(['C27.interpreter-not-vetted']);
    expect(arrange({ language: 'fr', interpreter: 53 })).toEqual(['C27.interpreter-not-vetted']);
    expect(arrange({ language: 'fr', interpreter: 52 })).toEqual(['C27.unknown']);
  });

  it.each<[string, boolean, ...Record<string, Json>[]]>([
    ['the newest counts', false, { result: 'passed', on: '2025' }, { result: 'failed', on: '2026-01' }],
    [
      'by when it was, not by when it came',
      true,
      { result: 'passed', on: '2026' },
      { result: 'failed', on: '2024' },
    ],
    [
      'of one day the one recorded later',
      true,
      { result: 'failed', on: '2026-01-02' },
      { result: 'passed', on: '2026-01-02' },
    ],
    [
      'either may be the newest',
      false,
      { result: 'failed', on: '2025-06-01' },
      { result: 'passed', on: '2025' },
    ],
    ['in force to its last day', true, { result: 'passed', on: '2024', validUntil: '2026-03-02' }],
    ['no longer the day after', false, { result: 'passed', on: '2024', validUntil: '2026-03-01' }],
    ['of a month the first day', false, { result: 'passed', on: '2024', validUntil: '2026-03' }],
    ['an end that nobody knows', true, { result: 'passed', on: '2024', validUntil: { unsaid: 'not-known' } }],
    // 2018-12-30 there is 2026-09-05 here; the text alone would have ended years ago
    [
      'another calendar, in force',
      true,
      { result: 'passed', on: 'ethiopic:2016', validUntil: 'ethiopic:2018-12-30' },
    ],
    ['another calendar, run out', false, { result: 'passed', on: '2024', validUntil: 'ethiopic:2018-01-01' }],
    [
      'another calendar, newer',
      false,
      { result: 'passed', on: '2024' },
      { result: 'failed', on: 'ethiopic:2018-01-01' },
    ],
    ['no result', false, { result: { unsaid: 'not-known' }, on: '2026' }],
  ])('knows a vetted interpreter: %s', (_what, isVetted, ...vettings) => {
    world.set(esi, child, 'intake', arrival);
    world.lookups['vettings'] = { 50: vettings.map(vettingOf) };
    const refused = isVetted ? [] : ['C27.interpreter-not-vetted'];
    expect(arrange({ language: 'fr', interpreter: 50 })).toEqual(refused);
  });

  it('asks which language that is', () => {
    expect(arrange({ language: 'am' })).toEqual(['C27.language-unknown']);
    world.set(esi, child, 'intake', { ...arrival, firstLanguage: { unsaid: 'not-known' } });
    expect(arrange({ language: 'am' })).toEqual(['C27.language-unknown']);
  });

  it('lets care and visits be arranged without, and meetings be called off or be recorded as held', () => {
    for (const kind of ['health', 'visit']) expect(arrange({ kind })).toEqual([]);
    expect(arrange({ cancelled: true })).toEqual([]);
    expect(world.try(esi, child, 'appointment', { ...meeting, held: true }, { fact: true }).ok).toBe(true);
  });
});

describe('C28: a missing child is looked for', () => {
  const risk = { reach: 'possible', level: 'high', safetyPlan: 'Two go with her.', validUntil: '2026-03-20' };

  it.each(['missing', 'trafficker-contact'])(
    '%s: guardian and supervisor within the hour, risk anew within a day',
    (kind) => {
      world.set(esi, child, 'risk-assessment', risk);
      const gone = world.set(esi, child, 'incident', { kind });
      expect(open('C28:danger').toSorted()).toEqual([
        `C28:danger-${gone}@guardian`,
        `C28:danger-${gone}@supervisor`,
      ]);
      expect(world.left(child, `C28:tell-${gone}`)).toBe(hour);
      expect(world.left(child, `C28:risk-${gone}`)).toBe(24 * hour);
      const at = world.now.toISOString();
      world.set(esi, child, 'incident', { guardianToldAt: at }, { entry: gone });
      expect(open('C28:tell')).toHaveLength(1);
      world.set(esi, child, 'incident', { supervisorToldAt: at }, { entry: gone });
      expect(open('C28:tell')).toEqual([]);
      world.set(esi, child, 'risk-assessment', risk);
      expect(open('C28:risk')).toEqual([]);
    },
  );

  it('counts from when it happened, also when it is told late', () => {
    const gone = world.set(esi, child, 'incident', { kind: 'missing', at: '2026-03-02T05:00:00.000Z' });
    expect(world.left(child, `C28:tell-${gone}`)).toBe(-2 * hour);
  });

  it('asks nothing of the kind after other incidents', () => {
    world.set(esi, child, 'incident', { kind: 'charged' });
    expect(open('C28')).toEqual([]);
  });
});

describe('C24: possible re-trafficking', () => {
  it('tells the supervisor, not whoever searched', () => {
    world.lookups.matches = 1;
    world.settle(child);
    expect(open('C24')).toEqual(['C24:match-1@supervisor']);
    expect(world.get(child).duties.find((one) => one.safeguard === 'C24')?.role).toBe(sana.roles[0]);
  });
});
