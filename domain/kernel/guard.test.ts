import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dossier } from './dossier.ts';
import { entriesOf, saidIn } from './dossier.ts';
import { alertsOf, answer, dutiesOf, variants } from './guard.ts';
import { distinctValues } from './merge.ts';
import type { Answer, Safeguard } from './safeguard.ts';
import { fails, holds, safeguard, unknown } from './safeguard.ts';
import { context, created, operation, person, uuid, written } from './testing.ts';
import type { Json } from './values.ts';

const given = context(person(1), 1000);
const profile = uuid('1', 1);

/** A dossier in which people disagree: each list of values is a field's, the first of them seen by nobody else. */
function disagreeing(answers: { readonly [field: string]: readonly Json[] }, type = 'profile'): Dossier {
  const start = written(created(), [
    operation({ op: 'set', type, entry: profile, base: 1, set: { body: 'x' } }),
  ]);
  return written(
    start,
    Object.entries(answers).flatMap(([field, values]) =>
      values.map((value) => operation({ op: 'set', type, entry: profile, base: 2, set: { [field]: value } })),
    ),
  );
}

const watch = (check: NonNullable<Safeguard['check']>, more: Partial<Safeguard> = {}): Safeguard =>
  safeguard('T1', { section: '2.7', needs: ['profile'], check, ...more });
const colourOf = (dossier: Dossier): Json | undefined => saidIn(entriesOf(dossier, 'profile')[0], 'colour');
const notBlue = watch((after) => (colourOf(after) === 'blue' ? fails('blue', 'worker', []) : holds));

describe('variants', () => {
  it('are all combinations of what people disagree on', () => {
    const disagreement = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.record({ name: disagreement, other: disagreement, third: disagreement }), (answers) => {
        const dossier = disagreeing(answers);
        const { all, complete } = variants(dossier, ['profile']);
        const told = all.map((one) =>
          Object.keys(answers).map((field) => one.entries[0]?.heads[field]?.map((head) => head.value)),
        );
        const expected = answers.name.flatMap((name) =>
          answers.other.flatMap((other) => answers.third.map((third) => [[name], [other], [third]])),
        );
        expect(complete).toBe(true);
        expect(new Set(told.map((one) => JSON.stringify(one)))).toEqual(
          new Set(expected.map((one) => JSON.stringify(one))),
        );
        expect(told).toHaveLength(expected.length);
      }),
      { numRuns: 100, interruptAfterTimeLimit: 1000 },
    );
  });

  it('leave alone what the safeguard does not look at, and what was taken back', () => {
    const dossier = disagreeing({ name: ['a', 'b'] });
    expect(variants(dossier, ['note'])).toEqual({ all: [dossier], complete: true });
    const back = operation({ op: 'withdraw', type: 'profile', entry: profile, base: 4, reason: 'mistaken' });
    expect(variants(written(dossier, [back]), ['profile']).all).toHaveLength(1);
  });

  it('go with and without an entry that some take back and some do not', () => {
    const back = operation({ op: 'withdraw', type: 'profile', entry: profile, base: 1, reason: 'mistaken' });
    const { all } = variants(written(disagreeing({}), [back]), ['profile']);
    expect(all.map((one) => entriesOf(one, 'profile').length).sort()).toEqual([0, 1]);
  });

  it('differ in when it happened, where that is disputed', () => {
    const when = (occurred: string) =>
      operation({ op: 'set', type: 'profile', entry: profile, base: 2, occurred, set: {} });
    const dossier = written(disagreeing({}), [when('2025-01-01'), when('2025-02-01')]);
    expect(variants(dossier, ['profile']).all.map((one) => one.entries[0]?.occurred)).toEqual([
      '2025-01-01',
      '2025-02-01',
    ]);
  });

  it('still show each value once there are too many combinations', () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`field${index}`, ['a', 'b']]));
    const dossier = disagreeing(many);
    const { all, complete } = variants(dossier, ['profile']);
    expect(complete).toBe(false);
    expect(all.length).toBeLessThan(100);
    for (const [field, heads] of Object.entries(dossier.entries[0]?.heads ?? {})) {
      const seen = all.flatMap((one) => distinctValues(one.entries[0]?.heads[field]?.slice(0, 1) ?? []));
      expect(new Set(seen)).toEqual(new Set(distinctValues(heads)));
    }
  });
});

describe('answer', () => {
  it('must hold for each value that people disagree on, whoever was first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom<Json>('red', 'green', 'blue', null, { unsaid: 'refused' }), {
          minLength: 1,
        }),
        (colours) => {
          const is = answer(notBlue, disagreeing({ colour: colours }), given).is;
          expect(is).toBe(colours.includes('blue') ? 'fails' : 'holds');
        },
      ),
      { numRuns: 100, interruptAfterTimeLimit: 1000 },
    );
  });

  it('is the worst of all: firmly failing, failing, unknown, holding', () => {
    const said: readonly Answer[] = [
      holds,
      unknown,
      fails('soft', 'worker', []),
      { ...fails('hard', 'worker', []), firm: true },
    ];
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }), (picks) => {
        const values = picks.map((pick, index) => `${index} ${pick}`);
        const guard = watch(
          (after) => said[Number(String(saidIn(after.entries[0], 'name')).slice(-1))] ?? holds,
        );
        expect(answer(guard, disagreeing({ name: values }), given)).toEqual(said[Math.max(...picks)]);
      }),
      { numRuns: 200, interruptAfterTimeLimit: 1000 },
    );
  });

  it('is unknown while a needed entry type is not at hand, and is not asked then', () => {
    const guard = watch(() => {
      throw new Error('asked');
    });
    const dossier = { ...created(), loaded: new Set(['note']) };
    expect(answer(guard, dossier, given)).toEqual(unknown);
  });

  it('does not hold over more disagreement than can be gone through', () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`field${index}`, ['a', 'b']]));
    expect(answer(notBlue, disagreeing(many), given)).toEqual(unknown);
    expect(answer(notBlue, disagreeing({ ...many, colour: ['red', 'blue'] }), given).is).toBe('fails');
  });

  it('holds where there is nothing to check', () => {
    const { check: _, ...silent } = notBlue;
    expect(answer(silent, created(), given)).toEqual(holds);
  });
});

describe('duties and alerts over disagreement', () => {
  const timed = safeguard('T2', {
    section: '2.7',
    needs: ['profile'],
    duties: (dossier) => {
      const born = saidIn<string>(dossier.entries[0], 'born');
      return born ? [{ key: 'k', due: new Date(`${born}T00:00:00Z`), role: 'worker', remedy: [] }] : [];
    },
    alerts: (dossier) =>
      colourOf(dossier) === undefined
        ? []
        : [{ key: String(colourOf(dossier)), reason: 'colour', roles: ['worker'] }],
  });

  it('take the earliest date that any of the values asks for', () => {
    const dossier = disagreeing({ born: ['2027-03-01', '2026-05-01', null] });
    expect(dutiesOf(timed, dossier, given).map((duty) => duty.due)).toEqual([
      new Date('2026-05-01T00:00:00Z'),
    ]);
  });

  it('tell of each value', () => {
    const dossier = disagreeing({ colour: ['red', 'blue'] });
    expect(alertsOf(timed, dossier, given).map((alert) => alert.key)).toEqual(['red', 'blue']);
  });

  it('are not asked for while a needed entry type is not at hand', () => {
    const dossier = { ...disagreeing({ born: ['2026-05-01'], colour: ['red'] }), loaded: new Set<string>() };
    expect([...dutiesOf(timed, dossier, given), ...alertsOf(timed, dossier, given)]).toEqual([]);
  });
});
