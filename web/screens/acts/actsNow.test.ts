/** Which acts a person is offered: none that could not be done, and first what she has to do. */
import { describe, expect, it } from 'vitest';
import { acts } from '../../../domain/index.ts';
import { actsNow } from './actsNow.ts';
import type { PossibleActs } from './possible.ts';

const offered = (...names: string[]): PossibleActs['acts'] =>
  names.map((name) => {
    const act = acts.find((one) => one.name === name);
    if (!act) throw new Error(`no act ${name}`);
    return { act: name, section: act.section, dossiers: act.dossiers, steps: act.steps.map(({ as }) => as) };
  });
const possible = (names: string[], ...stages: string[]): PossibleActs => ({
  acts: offered(...names),
  transitions: stages.map((to) => ({ to, needs: [], reason: false })),
  entries: [],
});
type Body = Parameters<typeof actsNow>[1]['body'];
const body = (entries: readonly string[] = [], wanted: readonly string[] = [], role = 'inspector'): Body => ({
  entries: entries.map((type) => ({ type })) as unknown as Body['entries'],
  duties: wanted.map((remedy) => ({ kind: 'duty', role, remedy: [remedy] })) as unknown as Body['duties'],
});
const names = (given: PossibleActs, of: Body): string[] =>
  actsNow(given, { body: of }, ['inspector']).map(({ act }) => act);

const moving = acts.find((one) => one.steps.some((step) => step.step === 'move' && !step.optional));
const changing = acts.find((one) =>
  one.steps.some((step, at) => at === 0 && step.step === 'set' && step.changes === true && !step.optional),
);

describe('acts on a dossier as it is', () => {
  it('are without one whose stage cannot come next', () => {
    const step = moving?.steps.find((one) => one.step === 'move' && !one.optional);
    if (!moving || step?.step !== 'move') throw new Error('no act moves a dossier');
    const given = body(moving.steps.flatMap((one) => (one.step === 'set' ? [one.entry] : [])));
    expect(names(possible([moving.name], 'elsewhere'), given)).toEqual([]);
    expect(names(possible([moving.name], step.to), given)).toEqual([moving.name]);
  });

  it('are without one that changes what is not there', () => {
    const [step] = changing?.steps ?? [];
    if (!changing || step?.step !== 'set') throw new Error('no act changes an entry');
    const stages = changing.steps.flatMap((one) => (one.step === 'move' ? [one.to] : []));
    expect(names(possible([changing.name], ...stages), body())).toEqual([]);
    expect(names(possible([changing.name], ...stages), body([step.entry]))).toEqual([changing.name]);
  });

  it('begin with what settles a task of hers, and of hers alone', () => {
    const simple = acts.filter(
      (one) =>
        Object.keys(one.dossiers).length === 1 &&
        one.steps.every((step) => step.step === 'set' && !step.changes && !step.optional),
    );
    const [first, second] = simple;
    const [step] = second?.steps ?? [];
    if (!first || !second || step?.step !== 'set') throw new Error('no plain acts');
    const given = possible([first.name, second.name]);
    expect(names(given, body([], []))).toEqual([first.name, second.name]);
    expect(names(given, body([], [step.entry]))).toEqual([second.name, first.name]);
    expect(names(given, body([], [step.entry], 'guardian'))).toEqual([first.name, second.name]);
  });
});
