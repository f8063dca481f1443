/** Figures are declared over what is there, and facts kept change by change are those that a slow recount finds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figures } from './figures.ts';
import type { Step } from './histories.ts';
import { history, people } from './histories.ts';
import { kinds } from './index.ts';
import { traits } from './kernel/counts.ts';
import type { KindDeclaration } from './kernel/declare.ts';
import type { Dossier } from './kernel/dossier.ts';
import { dutyId } from './kernel/dossier.ts';
import type { Fact } from './kernel/facts.ts';
import { countFacts, dutyFact, fieldFacts, recount, traitsOf } from './kernel/facts.ts';
import { measuresOf } from './kernel/figure.ts';

const kindOf = (name: string): KindDeclaration => {
  const found = kinds.find(({ kind }) => kind === name);
  if (!found) throw new Error(`no kind ${name}`);
  return found;
};

describe('the declared figures', () => {
  it('have names of their own', () => {
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
  });

  it.each(figures.map((one) => [one.id, one] as const))('%s counts what its kind measures', (_, one) => {
    const kind = kindOf(one.kind);
    const measures = measuresOf(kind);
    for (const name of [...one.measures, one.minus ?? []].flat()) {
      const measure = measures.get(name);
      expect(measure, name).toBeDefined();
      for (const answer of [...(one.answers ?? []), ...(one.among ?? [])])
        expect(measure?.answers).toContain(answer);
      if (one.by.includes('answer')) expect(measure?.answers, name).toBeDefined();
    }
    for (const trait of traits) {
      if (one.by.includes(trait)) expect(kind.counted?.traits, `${one.id} by ${trait}`).toHaveProperty(trait);
    }
  });

  it('let no withheld number follow from another figure: each measure is counted once, shares are among the same', () => {
    for (const [, some] of Map.groupBy(figures, ({ measures }) => measures.join())) {
      const counting = some.filter(({ of }) => ['count', 'sum', 'level'].includes(of));
      expect(counting.length, some[0]?.id).toBeLessThan(2);
      for (const share of some.filter(({ of }) => of === 'share'))
        for (const one of counting) expect(one.answers, share.id).toEqual(share.among);
      for (const one of some) if (one.of === 'share') expect(one.by).not.toContain('answer');
    }
    const all = figures.flatMap(({ measures }) => [...new Set(measures)]);
    const lists = new Set(figures.map(({ measures }) => measures.join()));
    expect(new Set(all).size).toBe([...lists].flatMap((list) => list.split(',')).length);
  });

  it('rest on no count that looks at health, at who reported, or at what was said', () => {
    const closed = ['health', 'reporter', 'report-message', 'report-answer', 'sessions'];
    for (const { counts, entries } of kinds)
      for (const { group, needs, measure } of counts)
        for (const one of [group, ...needs.map((type) => entries[type]?.group)])
          expect(closed, measure).not.toContain(one);
  });
});

// ── facts ──

const sorted = (facts: readonly Fact[]): readonly string[] =>
  facts.map((fact) => JSON.stringify(fact)).sort();
const keyOf = ({ source, measure }: Pick<Fact, 'source' | 'measure'>): string => `${source} ${measure}`;

/** All facts of entries and counts, from the dossier as it is now. */
const recounted = (kind: KindDeclaration, dossier: Dossier): readonly Fact[] => [
  ...dossier.entries.flatMap((entry) => fieldFacts(kind, dossier, entry)),
  ...kind.counts.flatMap((one) => countFacts(kind, dossier, one)),
];

/** The facts as the write path keeps them: what goes is taken away, what comes is added. */
function kept(
  kind: KindDeclaration,
  steps: readonly Step[],
): { facts: Fact[]; described: Map<string, object> } {
  const [first] = steps;
  let facts = first ? [...recounted(kind, first.before)] : [];
  const described = new Map<string, object>();
  for (const { before, result, context } of steps) {
    if (!result.ok) continue;
    const after = result.dossiers.get(before.id);
    if (!after) throw new Error('lost');
    const changed = recount(kind, {
      before,
      after,
      changes: result.changes,
      duties: result.duties.get(before.id) ?? [],
      now: context.now,
    });
    const away = new Set(changed.gone.map(keyOf));
    facts = [...facts.filter((fact) => !away.has(keyOf(fact))), ...changed.come];
    for (const { person, traits: found } of changed.people) described.set(person, found);
  }
  return { facts, described };
}

describe('facts', () => {
  it.each(kinds.map((kind) => [kind.kind, kind] as const))(
    'of a %s are those that a slow recount of random histories finds',
    (_, kind) => {
      let counted = 0;
      fc.assert(
        fc.property(fc.gen(), (g) => {
          const steps = history((min, max) => g(fc.integer, { min, max }), kind, {
            length: 40,
            actors: people,
          });
          const done = steps.filter(({ result }) => result.ok);
          const last = done.at(-1)?.result;
          if (!last?.ok) return;
          const [dossier] = last.dossiers.values();
          if (!dossier) throw new Error('lost');
          const { facts, described } = kept(kind, steps);
          const tasks = facts.filter(({ measure }) => measure.includes('.duty.'));
          const moves = facts.filter(({ measure }) => /\.(state|left)$/.test(measure));
          const others = facts.filter((fact) => !tasks.includes(fact) && !moves.includes(fact));
          expect(sorted(others)).toEqual(sorted(recounted(kind, dossier)));
          counted += others.length;
          // came minus gone is where it is now
          const level = new Map<string, number>([[steps[0]?.before.state ?? '', 1]]);
          for (const { measure, answer } of moves)
            level.set(answer, (level.get(answer) ?? 0) + (measure.endsWith('.state') ? 1 : -1));
          expect([...level].filter(([, n]) => n !== 0)).toEqual([[dossier.state, 1]]);
          // tasks that are over count as the dossier has them now
          const now = done.at(-1)?.context.now ?? new Date();
          const tasksNow = dossier.duties.flatMap((duty) =>
            duty.done === undefined ? [] : (dutyFact(kind, dossier, duty, now) ?? []),
          );
          expect(tasks.map((fact) => JSON.stringify(fact))).toEqual(
            expect.arrayContaining(tasksNow.map((fact) => JSON.stringify(fact))),
          );
          expect(new Set(dossier.duties.map(dutyId)).size).toBe(dossier.duties.length);
          for (const [person, found] of described) {
            const entry = dossier.entries.find(({ id }) => id === person);
            if (entry) expect(found).toEqual(traitsOf(kind, dossier, entry));
          }
        }),
        { numRuns: 25, seed: 20260302, endOnFailure: true },
      );
      expect(counted).toBeGreaterThan(kind.kind === 'organisation' ? -1 : 50);
    },
    30_000,
  );
});
