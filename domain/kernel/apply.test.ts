import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApplyContext, Problem } from './apply.ts';
import { apply } from './apply.ts';
import type { Dossier } from './dossier.ts';
import { dutyId, saidIn } from './dossier.ts';
import type { Act, Operation } from './operations.ts';
import { actSchema } from './operations.ts';
import type { Answer, Safeguard } from './safeguard.ts';
import { fails, holds, safeguard, unknown } from './safeguard.ts';
import { setting } from './settings.ts';
import {
  act,
  at,
  context,
  created,
  done,
  dossierId,
  only,
  operation,
  person,
  sampleKind,
  uuid,
  written,
} from './testing.ts';

const entry = uuid('1', 1);
const decide = (result: string, more: { fact?: boolean } = {}) =>
  operation({ op: 'set', type: 'decision', entry, set: { result, reasons: 'said aloud' }, ...more });

/** Refuses every decision "no". */
const noRefusal = (more: Partial<Safeguard> = {}, answer?: Answer): Safeguard =>
  safeguard('T1', {
    section: '2.7',
    texts: ['because', 'breach'],
    needs: ['decision'],
    settings: [setting('t1', 'hours', 24, 1, 48)],
    blocks: (one) => one.op === 'set' && one.type === 'decision',
    check: (after) =>
      answer ??
      (after.entries.some((one) => saidIn(one, 'result') === 'no')
        ? fails('because', 'supervisor', ['decision'], { number: 1 })
        : holds),
    ...more,
  });

function run(
  before: Dossier,
  operations: readonly Operation[],
  given: ApplyContext,
  more: Partial<Act> = {},
) {
  return apply(new Map([[before.id, before]]), act(operations, more), given);
}
function problemOf(outcome: ReturnType<typeof apply>): Problem | undefined {
  return outcome.ok ? undefined : outcome.problem;
}

describe('apply', () => {
  it('gives the same dossier when the same acts are done again, and changes nothing it was given', () => {
    const step = fc.oneof(
      fc.record({
        op: fc.constant('set' as const),
        type: fc.constant('profile'),
        entry: fc.constant(entry),
        base: fc.nat(12),
        set: fc.record({ name: fc.constantFrom('a', 'b') }),
      }),
      fc.record({
        op: fc.constant('set' as const),
        type: fc.constant('note'),
        entry: fc.constantFrom(uuid('2', 1), uuid('2', 2)),
        base: fc.nat(12),
        set: fc.record({ body: fc.constantFrom('x', 'y') }),
      }),
      fc.record({
        op: fc.constant('link' as const),
        to: fc.constantFrom(uuid('d', 2), uuid('d', 3)),
        relation: fc.constant('concerns' as const),
      }),
      fc.record({
        op: fc.constant('unlink' as const),
        to: fc.constantFrom(uuid('d', 2), uuid('d', 3)),
        relation: fc.constant('concerns' as const),
        reason: fc.constant('mistaken'),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const kind = sampleKind(noRefusal());
        const operations = steps.map((one) => operation(one));
        const start = created(person(1), kind);
        const frozen = JSON.stringify(start);
        const given = context(person(1), 500, kind);
        const one = written(start, operations, given);
        expect(written(start, operations, given)).toEqual(one);
        const whole = operations.length > 0 ? done(run(start, operations, given)) : one;
        expect(whole.version).toBe(one.version);
        expect(whole.links).toEqual(one.links);
        expect(JSON.stringify(start)).toBe(frozen);
      }),
      { numRuns: 300, interruptAfterTimeLimit: 2000 },
    );
  });

  it('refuses the whole act when one operation fails', () => {
    const start = created();
    const good = operation({ op: 'set', type: 'note', entry: uuid('2', 1), set: { body: 'x' } });
    const bad = operation({ op: 'set', type: 'note', entry: uuid('2', 2), set: {} });
    expect(problemOf(run(start, [good, bad], context(person(1), 5)))).toEqual({
      code: 'invalid',
      operation: bad.id,
      invalid: [{ field: 'body', problem: 'required' }],
    });
  });

  it('numbers the changes one after the other, on each dossier', () => {
    const other = { ...created(), id: uuid('d', 2) };
    const start = created();
    const note = (dossier: string, number: number) =>
      operation({ op: 'set', dossier, type: 'note', entry: uuid('2', number), set: { body: 'x' } });
    const outcome = apply(
      new Map([start, other].map((one) => [one.id, one])),
      act([note(dossierId, 1), note(other.id, 2), note(dossierId, 3)]),
      context(person(1), 5),
    );
    expect(outcome.ok && outcome.changes.map((change) => [change.dossier, change.seq])).toEqual([
      [dossierId, 2],
      [other.id, 2],
      [dossierId, 3],
    ]);
  });

  it('does not take one operation twice in an act', () => {
    const one = operation({ op: 'link', to: uuid('d', 2), relation: 'concerns' });
    const parsed = (...operations: readonly Operation[]) => actSchema.safeParse(act(operations)).success;
    expect(parsed(one)).toBe(true);
    expect(parsed(one, { ...one, to: uuid('d', 3) })).toBe(false);
  });
});

describe('creating', () => {
  it('makes the creator steward of every group but those kept apart', () => {
    expect(created().grants).toMatchObject([
      { party: 1, level: 'steward', groups: ['basics', 'people', 'decisions'], by: 1 },
    ]);
    expect(created()).toMatchObject({ version: 1, state: 'open', number: 'X-26-222222-2', steward: 1 });
  });

  it('is refused for an id that is taken, an unknown kind, and a role that creates none', () => {
    const create = (kind: string) => operation({ op: 'create', kind });
    const given = context(person(1), 1);
    expect(problemOf(run(created(), [create('sample')], given))).toMatchObject({ code: 'exists' });
    expect(problemOf(apply(new Map(), act([create('nothing')]), given))).toMatchObject({
      code: 'unknown-type',
    });
    expect(
      problemOf(apply(new Map(), act([create('sample')]), context(person(1, 'reader'), 1))),
    ).toMatchObject({
      code: 'not-your-role',
    });
  });

  it('opens no dossier to one who only claims to create it', () => {
    const spying = [
      operation({ op: 'transition', to: 'moving' }),
      operation({ op: 'create', kind: 'sample' }),
    ];
    expect(problemOf(run(created(), spying, context(person(2), 5)))).toEqual({
      code: 'not-found',
      operation: spying[0]?.id,
    });
  });

  it('lets a person without an account write what she creates, and no more after', () => {
    const nobody = { ...person(0), parties: [] };
    const note = operation({ op: 'set', type: 'note', entry: uuid('2', 1), set: { body: 'x' } });
    const now = done(
      apply(new Map(), act([operation({ op: 'create', kind: 'sample' }), note]), context(nobody, 0)),
    );
    expect(now.grants).toEqual([]);
    const more = operation({ op: 'set', type: 'note', entry: uuid('2', 2), set: { body: 'y' } });
    expect(problemOf(run(now, [more], context(nobody, 1)))).toMatchObject({ code: 'not-found' });
  });
});

describe('moving on', () => {
  const profile = operation({ op: 'set', type: 'profile', entry: uuid('1', 2), set: {} });
  const to = (state: string, reason?: string) =>
    operation({ op: 'transition', to: state, ...(reason ? { reason } : {}) });

  it('follows the declared transitions', () => {
    const start = created();
    const given = context(person(1), 5);
    expect(problemOf(run(start, [to('moving')], given))).toMatchObject({
      code: 'missing-entry',
      detail: 'profile',
    });
    expect(problemOf(run(start, [to('open')], given))).toMatchObject({ code: 'not-your-role' });
    expect(problemOf(run(start, [to('shut')], given))).toMatchObject({ code: 'reason-needed' });
    expect(written(start, [profile, to('moving'), to('shut', 'all done')], given).state).toBe('shut');
    expect(
      problemOf(run(written(start, [to('shut', 'all done')], given), [to('moving')], given)),
    ).toMatchObject({
      code: 'no-such-transition',
    });
  });

  it('does not count what was taken back', () => {
    const back = operation({
      op: 'withdraw',
      type: 'profile',
      entry: uuid('1', 2),
      base: 2,
      reason: 'mistaken',
    });
    const start = written(created(), [profile, back]);
    expect(problemOf(run(start, [to('moving')], context(person(1), 5)))).toMatchObject({
      code: 'missing-entry',
    });
  });

  it('is left to the server where the browser does not have the entries', () => {
    const start = { ...created(), loaded: new Set<string>() };
    expect(done(run(start, [to('moving')], context(person(1), 5, undefined, { decides: false }))).state).toBe(
      'moving',
    );
    expect(problemOf(run(start, [to('moving')], context(person(1), 5)))).toMatchObject({
      code: 'missing-entry',
    });
  });
});

describe('safeguards on acts and facts', () => {
  const kind = sampleKind(noRefusal());
  const given = context(person(1), 5, kind);

  it('refuse what Gwen would do, and say what would settle it', () => {
    const one = decide('no');
    expect(problemOf(run(created(person(1), kind), [one], given))).toEqual({
      code: 'refused',
      refusals: [
        {
          operation: one.id,
          safeguard: 'T1',
          section: '2.7',
          reason: 'because',
          values: { number: 1 },
          remedy: ['decision'],
          role: 'supervisor',
          emergency: false,
        },
      ],
    });
    expect(only(done(run(created(person(1), kind), [decide('yes')], given)), 'decision').breaches).toEqual(
      [],
    );
  });

  it('never refuse the record of what has happened: it is marked and told', () => {
    const outcome = run(created(person(1), kind), [decide('no', { fact: true })], given);
    expect(only(done(outcome), 'decision').breaches).toEqual(['T1']);
    expect(outcome.ok && outcome.changes[0]?.breaches).toEqual(['T1']);
    expect(done(outcome).duties).toMatchObject([
      { safeguard: 'T1', key: `breach-${entry}`, kind: 'alert', reason: 'breach', role: 'supervisor' },
    ]);
  });

  it('have no say over a statement that they do not watch', () => {
    const note = operation({ op: 'set', type: 'note', entry: uuid('2', 1), set: { body: 'x' } });
    expect(run(created(person(1), sampleKind(noRefusal({}, unknown))), [note], given).ok).toBe(true);
  });

  it('let an emergency pass with a review by another person, where they have a way for it', () => {
    const urgent = sampleKind(noRefusal({ emergency: 't1' }));
    const there = context(person(1), 5, urgent, { setting: () => 24 });
    const start = created(person(1), urgent);
    expect(problemOf(run(start, [decide('no')], there))).toMatchObject({ refusals: [{ emergency: true }] });
    const passed = done(run(start, [decide('no')], there, { emergency: { reason: 'in danger now' } }));
    expect(only(passed, 'decision').breaches).toEqual(['T1!']);
    expect(passed.duties).toMatchObject([
      { kind: 'review', role: 'supervisor', due: at(5 + 24 * 60), by: 1 },
    ]);
    const without = run(created(person(1), kind), [decide('no')], given, {
      emergency: { reason: 'in danger now' },
    });
    expect(problemOf(without)).toMatchObject({ code: 'refused', refusals: [{ emergency: false }] });
  });

  it('stay firm where even an emergency does not lead past', () => {
    const firm: Answer = { ...fails('because', 'supervisor', []), firm: true };
    const urgent = sampleKind(noRefusal({ emergency: 't1' }, firm));
    const tried = run(created(person(1), urgent), [decide('no')], context(person(1), 5, urgent), {
      emergency: { reason: 'in danger now' },
    });
    expect(problemOf(tried)).toMatchObject({ code: 'refused', refusals: [{ emergency: false }] });
  });

  it('leave to the server what the browser cannot know; the server refuses what it cannot establish', () => {
    const start = { ...created(person(1), kind), loaded: new Set(['note']) };
    expect(run(start, [decide('yes')], { ...given, decides: false }).ok).toBe(true);
    const lacking: string[] = [];
    const tried = run(start, [decide('yes')], { ...given, lack: (types) => void lacking.push(...types) });
    expect(problemOf(tried)).toMatchObject({
      code: 'refused',
      refusals: [{ reason: 'unknown', role: 'supervisor' }],
    });
    expect(lacking).toEqual(['decision']);
  });

  it('tell of all that stands against an act at once', () => {
    const two = sampleKind(noRefusal(), safeguard('T2', { ...noRefusal({}, unknown) }));
    const tried = problemOf(run(created(person(1), two), [decide('no')], context(person(1), 5, two)));
    expect(tried?.code === 'refused' && tried.refusals.map((one) => one.safeguard)).toEqual(['T1', 'T2']);
  });
});

describe('reviews, grants and links', () => {
  const urgent = sampleKind(noRefusal({ emergency: 't1' }));
  const there = context(person(1), 5, urgent);
  const grantTo = (party: number, more: object = {}) =>
    operation({
      op: 'grant',
      grant: uuid('e', party),
      party,
      groups: ['basics', 'people', 'decisions'],
      level: 'steward',
      purpose: 'supervision',
      basis: 'assignment',
      ...more,
    });

  it('want another person for a review, with its role', () => {
    const start = written(created(person(1), urgent), [grantTo(2), grantTo(3)], there);
    const passed = done(run(start, [decide('no')], there, { emergency: { reason: 'in danger now' } }));
    const [review] = passed.duties;
    const settle = operation({ op: 'settle', duty: review ? dutyId(review) : '' });
    const by = (account: number, ...roles: string[]) =>
      run(passed, [settle], context(person(account, ...roles), 6, urgent));
    expect(problemOf(by(1, 'supervisor'))).toMatchObject({ code: 'not-your-role' });
    expect(problemOf(by(2, 'worker'))).toMatchObject({ code: 'not-your-role' });
    expect(problemOf(by(4, 'supervisor'))).toMatchObject({ code: 'not-found' });
    const settled = by(2, 'supervisor');
    expect(done(settled).duties).toMatchObject([{ kind: 'review', done: at(6) }]);
    expect(settled.ok && settled.duties.get(dossierId)).toMatchObject([{ kind: 'review', done: at(6) }]);
    expect(
      problemOf(run(done(settled), [settle], context(person(3, 'supervisor'), 7, urgent))),
    ).toMatchObject({
      code: 'entry-not-found',
    });
  });

  it('do not let a duty be settled by saying so', () => {
    const due = safeguard('T3', {
      section: '2.7',
      duties: () => [{ key: 'k', due: new Date(0), role: 'worker', remedy: [] }],
    });
    const kind = sampleKind(due);
    const now = created(person(1), kind);
    expect(
      problemOf(run(now, [operation({ op: 'settle', duty: 'T3:k' })], context(person(1), 5, kind))),
    ).toMatchObject({
      code: 'entry-not-found',
    });
  });

  it('do not let one grant take the place of another', () => {
    const start = written(created(), [grantTo(2)]);
    expect(problemOf(run(start, [grantTo(2, { level: 'read' })], context(person(1), 5)))).toMatchObject({
      code: 'exists',
    });
    const gone = written(start, [operation({ op: 'revoke', grant: uuid('e', 2), reason: 'moved away' })]);
    expect(gone.grants.map((one) => one.party)).toEqual([1]);
  });

  it('link a dossier to others, never to itself', () => {
    const link = (to: string) => operation({ op: 'link', to, relation: 'same-person' });
    const now = written(created(), [link(uuid('d', 2)), link(uuid('d', 2))]);
    expect(now.links).toEqual([{ to: uuid('d', 2), relation: 'same-person' }]);
    expect(problemOf(run(now, [link(dossierId)], context(person(1), 5)))).toMatchObject({
      code: 'not-found',
    });
    const off = operation({
      op: 'unlink',
      to: uuid('d', 2),
      relation: 'same-person',
      reason: 'two children',
    });
    expect(written(now, [off]).links).toEqual([]);
  });
});
