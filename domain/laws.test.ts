/**
 * The four laws, and what every safeguard promises, over all kinds and random histories.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { budget } from '../scripts/thorough.ts';
import type { Heard } from './hearing.ts';
import { everything, Hearing } from './hearing.ts';
import type { HistoryOptions, Step } from './histories.ts';
import { history, people } from './histories.ts';
import { catalogue, kinds } from './index.ts';
import type { Result } from './kernel/apply.ts';
import { apply, isStatement } from './kernel/apply.ts';
import type { KindDeclaration } from './kernel/declare.ts';
import type { Dossier } from './kernel/dossier.ts';
import { dutyId, findById, findEntry } from './kernel/dossier.ts';
import { alertsOf, answer, dutiesOf } from './kernel/guard.ts';
import { actSchema } from './kernel/operations.ts';
import type { Safeguard } from './kernel/safeguard.ts';
import { report } from './report/index.ts';

const refused = (result: Result) =>
  !result.ok && result.problem.code === 'refused' ? result.problem.refusals : [];
const stateOf = ({ result, before }: Step): string =>
  result.ok ? (result.dossiers.get(before.id)?.state ?? '') : before.state;

const steps: Step[] = [];
const alone: Step[] = [];
const hearing = new Hearing();

/** What chance seldom finds, since much must be right at once; the tests of each show it. */
const rare: { readonly [what in Heard]: readonly string[] } = {
  holds: ['C12 of case', 'C14 of case', 'C16 of case', 'C33 of case', 'V2 of agency', 'V12 of enterprise'],
  fails: [],
  unknown: ['C16 of case', 'H2 of household'],
  speaks: ['C26 of case', 'H2 of household'],
  quiet: [],
};
const unheard = (kind: KindDeclaration): readonly string[] =>
  everything.flatMap((what) =>
    hearing
      .missing(kind, what)
      .filter((one) => !rare[what].includes(one))
      .map((one) => `${one}: ${what}`),
  );

const batch = 20;
/** Batches of histories of a kind: some at least, then as many as it takes to hear all that its safeguards can say. */
const [least, most] = [budget(1, 12), 20];

function draw(kind: KindDeclaration, seed: number, options: HistoryOptions): Step[] {
  const drawn: Step[] = [];
  fc.assert(
    fc.property(fc.gen(), (g) => {
      drawn.push(...history((min, max) => g(fc.integer, { min, max }), kind, options));
    }),
    { numRuns: batch, seed, endOnFailure: true },
  );
  return drawn;
}

/** Safeguards that an emergency passed. */
const inEmergency = new Set<string>();

beforeAll(() => {
  for (const kind of kinds) {
    const isEnough = (): boolean =>
      unheard(kind).length === 0 &&
      kind.safeguards.every(({ id, emergency }) => emergency === undefined || inEmergency.has(id));
    for (let count = 0; count < most && (count < least || !isEnough()); count += 1) {
      const drawn = draw(kind, 20260302 + count, { length: 40 });
      drawn.forEach((step, index) => {
        hearing.listen(step, index % 4 === 0);
      });
      for (const { result, urgent } of drawn)
        if (urgent.ok) for (const { safeguard } of refused(result)) inEmergency.add(safeguard);
      steps.push(...drawn);
    }
  }
  for (const count of [0, 1])
    alone.push(...draw(report, count, { length: 40, actors: people.slice(0, 1), fromTheStart: true }));
}, 600_000);

const guards: readonly (readonly [string, Safeguard])[] = kinds.flatMap((kind) =>
  kind.safeguards.map((guard) => [kind.kind, guard] as const),
);

describe('law 1: never block a fact', () => {
  it('refuses no statement, ever', () => {
    const statements = steps.filter(({ operation: one, kind }) => isStatement(one, kind));
    expect(statements.length).toBeGreaterThan(1000);
    expect(statements.filter(({ result }) => refused(result).length > 0)).toEqual([]);
  });

  it('marks what a safeguard minds, and alerts', () => {
    let marked = 0;
    for (const { result } of steps) {
      if (!result.ok) continue;
      for (const { breaches, entry, dossier } of result.changes) {
        for (const id of breaches.filter((one) => !one.endsWith('!'))) {
          if (entry === undefined) continue;
          marked += 1;
          expect(
            result.dossiers
              .get(dossier)
              ?.duties.some((duty) => duty.safeguard === id && duty.key === `breach-${entry}`),
          ).toBe(true);
        }
      }
    }
    expect(marked).toBeGreaterThan(30);
  });

  it('keeps every accepted word: nothing written is missing afterwards', () => {
    const lost = steps.flatMap(({ result, operation: one }) => {
      if (!result.ok || one.op !== 'set') return [];
      const entry = findById(result.dossiers.get(one.dossier) as Dossier, result.changes[0]?.entry ?? '');
      return Object.keys(one.set).filter((name) => (entry?.heads[name]?.length ?? 0) === 0);
    });
    expect(lost).toEqual([]);
  });
});

describe('law 2: never stand between a child and help', () => {
  const withPath = ['C2', 'C6', 'C7', 'C11', 'C12', 'C14', 'C15'];

  it('has an emergency path where a block could delay help', () => {
    expect(guards.filter(([, guard]) => guard.emergency).map(([, guard]) => guard.id)).toEqual(withPath);
  });

  it('lets an emergency pass every safeguard that has the path, and leaves a review for another person', () => {
    const passed = new Set<string>();
    for (const { result, urgent, operation: one, context } of steps) {
      const by = refused(result);
      if (by.length === 0) continue;
      const left = refused(urgent).map(({ safeguard }) => safeguard);
      expect(left).toEqual(by.filter(({ emergency }) => !emergency).map(({ safeguard }) => safeguard));
      if (!urgent.ok) continue;
      for (const { safeguard } of by) {
        const review = urgent.dossiers
          .get(one.dossier)
          ?.duties.find((duty) => duty.safeguard === safeguard && duty.key === `emergency-${one.id}`);
        expect(review).toMatchObject({ kind: 'review', by: context.actor.account });
        expect(Date.parse(review?.due ?? '')).toBeGreaterThan(context.now.getTime());
        passed.add(safeguard);
      }
    }
    expect([...passed].toSorted()).toEqual(withPath.toSorted());
  });

  it('tells for every refusal why, who can settle it, and in whose hands it is', () => {
    for (const { result, kind } of steps) {
      for (const one of refused(result)) {
        const guard = kind.safeguards.find(({ id }) => id === one.safeguard);
        if (one.reason !== 'unknown') expect(guard?.texts).toContain(one.reason);
        expect(catalogue.roles).toHaveProperty(one.role);
        for (const type of one.remedy) expect(kind.entries).toHaveProperty(type);
      }
    }
  });
});

describe('law 3: collect only what helps this child', () => {
  const fields = kinds.flatMap((kind) =>
    Object.values(kind.entries).flatMap((entry) =>
      Object.entries(entry.fields).map(([name, { spec }]) => ({ kind, entry, name, spec })),
    ),
  );

  it('counts open answers only, never words, names, health or who reported', () => {
    const measured = fields.filter(({ spec }) => spec.measure !== undefined);
    expect(measured.length).toBeGreaterThan(40);
    for (const { spec, entry } of measured) {
      expect(spec.class).toBe('open');
      expect(['health', 'reporter', 'report-message', 'report-answer']).not.toContain(entry.group);
    }
  });

  it('lets no words, names, places or files lie in the open', () => {
    const words = fields.filter(({ spec }) =>
      ['text', 'person-name', 'place', 'attachment'].includes(spec.kind),
    );
    expect(words.length).toBeGreaterThan(200);
    expect(
      words.filter(({ spec }) => spec.class === 'open').map(({ entry, name }) => `${entry.type}.${name}`),
    ).toEqual([]);
  });

  it('has no field for what is not to be collected', () => {
    for (const { name } of fields)
      expect(name).not.toMatch(/religion|politic|virgin|hiv|pregnan|criminalRecord/i);
  });
});

describe('law 4: the wrong people are inside too', () => {
  it('lets nobody review the emergency that she declared herself', () => {
    let tried = 0;
    for (const { urgent, operation: one, context } of steps) {
      const review = urgent.ok
        ? urgent.dossiers.get(one.dossier)?.duties.find(({ key }) => key === `emergency-${one.id}`)
        : undefined;
      if (!urgent.ok || !review) continue;
      const duty = dutyId(review);
      const settle = actSchema.parse({
        id: one.id,
        act: 'plain',
        operations: [{ op: 'settle', id: one.id, dossier: one.dossier, recorded: one.recorded, duty }],
      });
      const by = (account: number) =>
        apply(urgent.dossiers, settle, {
          ...context,
          actor: people.find((one) => one.account === account) ?? context.actor,
        });
      const [other = 0] = people.map(({ account }) => account).filter((id) => id !== context.actor.account);
      expect(by(context.actor.account)).toMatchObject({ ok: false, problem: { code: 'not-your-role' } });
      expect(by(other).ok).toBe(true);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(50);
  });

  it('lets nobody put a report away alone, whatever her roles', () => {
    const away = ['not-actionable', 'duplicate'];
    const tried = alone.filter(({ operation: one }) => one.op === 'transition' && away.includes(one.to));
    expect(tried.some(({ result }) => refused(result).some(({ safeguard }) => safeguard === 'R10'))).toBe(
      true,
    );
    for (const step of alone) expect(away).not.toContain(stateOf(step));
  });

  it('lets nobody make a report less urgent alone: not by conflicts, facts, withdrawals, or saying nothing', () => {
    const order = ['danger-now', 'being-moved', 'going-on', 'at-risk'];
    /** Rank of the judgement in force: 0 is most urgent, and what is unsaid counts as that. */
    const rank = (dossier: Dossier | undefined): number | undefined => {
      const heads = dossier && findEntry(dossier, 'triage')?.heads['urgency'];
      return heads && Math.min(...heads.map(({ value }) => Math.max(0, order.indexOf(String(value)))));
    };
    const last = new Map<string, number>();
    let compared = 0;
    for (const { result, before } of alone) {
      const now = result.ok ? rank(result.dossiers.get(before.id)) : undefined;
      if (now === undefined) continue;
      const earlier = last.get(before.id);
      if (earlier !== undefined) {
        compared += 1;
        expect(now).toBeLessThanOrEqual(earlier);
      }
      last.set(before.id, now);
    }
    expect(compared).toBeGreaterThan(50);
  });
});

describe('every safeguard', () => {
  it('looks at nothing it does not name: with the rest hidden its answers are the same', () => {
    expect([...new Set(hearing.unnamed)]).toEqual([]);
  });

  it('is heard both ways, refusing and not, speaking and not; and unknown where what it looks up is not at hand', () => {
    expect(kinds.flatMap(unheard)).toEqual([]);
  });

  it('is "unknown" and asks for nothing while what it looks at is not loaded', () => {
    for (const { kind, before, after, operation: one, context } of steps.filter(
      (_, index) => index % 500 === 0,
    )) {
      if (!after) continue;
      const [dark, earlier] = [after, before].map((dossier) => ({
        ...dossier,
        entries: [],
        loaded: new Set<string>(),
      }));
      if (!dark) continue;
      for (const guard of kind.safeguards.filter(({ needs }) => needs.length > 0)) {
        if (guard.check) expect(answer(guard, dark, context, one, earlier).is, guard.id).toBe('unknown');
        expect([...dutiesOf(guard, dark, context), ...alertsOf(guard, dark, context)], guard.id).toEqual([]);
      }
    }
  });

  it('says only what it declares, sets times that are times, for roles that exist', () => {
    expect([...new Set(hearing.undeclared)]).toEqual([]);
    expect(hearing.said.size).toBeGreaterThan(80);
  });

  it('has a section, settings within their bounds, and an id of its own in its kind', () => {
    for (const kind of kinds)
      expect(new Set(kind.safeguards.map(({ id }) => id)).size).toBe(kind.safeguards.length);
    for (const [, guard] of guards) {
      expect(guard.section).toMatch(/^2\.\d$/);
      expect(guard.texts.length).toBeGreaterThan(0);
      for (const one of guard.settings) {
        // what kinds share (shared/) has a name of its own
        expect(one.id).toMatch(new RegExp(`^(?:${guard.id}|working-age)\\.`));
        expect(one.default).toBeGreaterThanOrEqual(one.min);
        expect(one.default).toBeLessThanOrEqual(one.max);
      }
    }
  });
});
