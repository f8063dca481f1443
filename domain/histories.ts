/**
 * Random histories for the proofs of the laws: people who may do everything write random entries in random order into one
 * dossier. Deterministic: all chance comes from what is handed in, so a failing history can be had again.
 */
import { catalogue, kinds, settings } from './index.ts';
import type { ApplyContext, Result } from './kernel/apply.ts';
import { apply } from './kernel/apply.ts';
import type { KindDeclaration } from './kernel/declare.ts';
import { stewardGroups } from './kernel/declare.ts';
import type { Dossier } from './kernel/dossier.ts';
import type { Act, Operation } from './kernel/operations.ts';
import { actSchema } from './kernel/operations.ts';
import type { RoleDeclaration } from './kernel/roles.ts';
import type { Actor } from './kernel/safeguard.ts';
import type { Json } from './kernel/values.ts';
import type { Draw } from './randomly.ts';
import { drawLookups, organisations, parties, pick, some, start, uuid, values } from './randomly.ts';
import { hour } from './testing.ts';

/** One role that may do everything, so that nothing but the safeguards stands in the way. */
const anybody: RoleDeclaration = {
  role: 'anybody',
  reads: [],
  writes: Object.fromEntries(kinds.map((kind) => [kind.kind, Object.keys(kind.entries)])),
  creates: kinds.map((kind) => kind.kind),
  moves: Object.fromEntries(kinds.map((kind) => [kind.kind, kind.states])),
  grants: true,
};
const service = 1;
/** Two of the service that answers for the dossier, and one of another, as those who hear complaints are; she steers nobody. */
export const people: readonly Actor[] = [11, 12, 13].map((account) => ({
  account,
  roles: account === 13 ? ['anybody', 'operator'] : ['anybody', 'supervisor', 'operator'],
  parties: [account],
  organisation: account === 13 ? organisations : service,
}));
const ours = { kinds: catalogue.kinds, roles: { anybody } };
const unwatched = {
  kinds: Object.fromEntries(kinds.map((kind) => [kind.kind, { ...kind, safeguards: [] }])),
  roles: { anybody },
};
/** @param matter entry types that this history is about: half of what is written is of them */
function operation(
  draw: Draw,
  kind: KindDeclaration,
  dossier: Dossier,
  now: number,
  matter: readonly string[],
): object {
  const common = { id: uuid(draw), dossier: dossier.id, recorded: new Date(now).toISOString() };
  const what = pick(draw, [
    'set',
    'set',
    'set',
    'set',
    'edit',
    'edit',
    'withdraw',
    'transition',
    'transition',
    'grant',
    'link',
  ]);
  const base = pick(draw, [dossier.version, dossier.version, Math.max(0, dossier.version - 2)]);
  const old = dossier.entries.length > 0 ? pick(draw, dossier.entries) : undefined;
  const reason = 'for a reason';
  if (what === 'withdraw' && old)
    return { ...common, op: 'withdraw', entry: old.id, type: old.type, base, reason };
  if (what === 'transition') {
    const there = new Set(dossier.entries.map(({ type }) => type));
    const next = kind.transitions.filter(({ from }) => from.includes(dossier.state));
    const ready = next.filter(({ needs = [] }) => needs.every((type) => there.has(type)));
    const to = [...kind.states, ...next.map((one) => one.to), ...ready.flatMap((one) => [one.to, one.to])];
    return { ...common, op: 'transition', to: pick(draw, to), reason };
  }
  if (what === 'link') return { ...common, op: 'link', to: uuid(draw), relation: 'led-to' };
  if (what === 'grant') {
    const groups = [...new Set(Object.values(kind.entries).map(({ group }) => group))];
    const consents = dossier.entries.filter(({ type }) => type === 'consent').map(({ id }) => id);
    return {
      ...common,
      op: 'grant',
      grant: uuid(draw),
      party: pick(draw, parties),
      groups: some(draw, groups),
      level: pick(draw, ['read', 'work']),
      purpose: pick(draw, ['care', 'legal', 'response', 'guardianship', 'reporter']),
      basis: pick(draw, ['consent', 'assignment', 'emergency']),
      ...(draw(0, 2) === 0 ? { until: new Date(now + 12 * hour).toISOString() } : {}),
      ...(consents.length > 0 ? { consent: pick(draw, consents) } : {}),
    };
  }
  const edited = what === 'edit' ? old : undefined;
  const type = edited?.type ?? pick(draw, draw(0, 1) === 0 ? Object.keys(kind.entries) : matter);
  const set = values(
    draw,
    { dossier, thorough: draw(0, 2) === 0 },
    kind.entries[type]?.fields ?? {},
    edited ? 0 : 1,
  );
  return {
    ...common,
    op: 'set',
    type,
    entry: edited?.id ?? uuid(draw),
    base,
    set,
    ...(draw(0, 1) === 1 ? { fact: true } : {}),
    ...(draw(0, 1) === 1
      ? { occurred: pick(draw, ['2026-03', '2026-03-01', '2026-02-27T10:00:00.000Z']) }
      : {}),
  };
}

/** What people do about a refusal: write of a type that is said to settle it, or try the same again. */
type Plan = { readonly write: string } | { readonly again: Operation };

function planAfter(result: Result, refused: Operation): readonly Plan[] {
  if (result.ok || result.problem.code !== 'refused') return [];
  const types = new Set(result.problem.refusals.flatMap(({ remedy }) => remedy));
  return [...[...types].slice(0, 3).map((write) => ({ write })), { again: refused }];
}

/** The planned operation: thorough, as a fact, and pointing at entries that are there by now. */
function planned(draw: Draw, kind: KindDeclaration, dossier: Dossier, now: number, plan: Plan): object {
  const common = { id: uuid(draw), dossier: dossier.id, recorded: new Date(now).toISOString() };
  const around = { dossier, thorough: true };
  if ('write' in plan) {
    const declared = kind.entries[plan.write];
    const set = values(draw, around, declared?.fields ?? {}, 1);
    const there = dossier.entries.filter(({ type }) => type === plan.write).map(({ id }) => id);
    const entry = pick(draw, [uuid(draw), uuid(draw), ...there]);
    return { ...common, op: 'set', type: plan.write, entry, base: dossier.version, set, fact: true };
  }
  const { again } = plan;
  if (again.op === 'grant') {
    const consents = dossier.entries.filter(({ type }) => type === 'consent').map(({ id }) => id);
    const consent = consents.length > 0 ? { consent: pick(draw, consents) } : {};
    return { ...again, ...common, grant: uuid(draw), ...consent };
  }
  if (again.op !== 'set') return { ...again, ...common };
  const links = Object.fromEntries(
    Object.entries(kind.entries[again.type]?.fields ?? {}).filter(
      ([, { spec }]) => spec.kind === 'entry-link',
    ),
  );
  const { fact: _fact, ...rest } = again;
  const set = { ...again.set, ...values(draw, around, links, 1) };
  return { ...rest, ...common, base: dossier.version, set };
}

export interface Step {
  readonly kind: KindDeclaration;
  readonly before: Dossier;
  readonly act: Act;
  readonly operation: Operation;
  readonly context: ApplyContext;
  readonly result: Result;
  /** The same act, taken on vital interest, where it was refused. */
  readonly urgent: Result;
  /** The dossier as the act would leave it if no safeguard refused it; undefined if the act is no valid one. */
  readonly after: Dossier | undefined;
}

export interface HistoryOptions {
  readonly length: number;
  /** `people` unless others are named. */
  readonly actors?: readonly Actor[];
  /** Never in the middle, as half of them would. */
  readonly fromTheStart?: boolean;
}

/** What happens to one dossier when these people do random things to it. */
export function history(
  draw: Draw,
  kind: KindDeclaration,
  { length, actors = people, fromTheStart = false }: HistoryOptions,
): readonly Step[] {
  let now = start;
  const id = uuid(draw);
  let known: Readonly<Record<string, unknown>> = {};
  const chosen = new Map(
    [...settings.values()].map((one) => [one.id, pick(draw, [one.default, one.min, one.max])]),
  );
  const context = (actor: Actor): ApplyContext => ({
    catalogue: ours,
    actor,
    now: new Date(now),
    decides: true,
    setting: (name) => chosen.get(name) ?? 0,
    lookup: (name) => known[name] as Json | undefined,
    number: () => 'X',
  });
  const [first] = actors;
  if (!first) throw new Error('nobody');
  const common = { dossier: id, recorded: new Date(now).toISOString() };
  const share = { op: 'grant', level: 'steward', purpose: 'care', basis: 'assignment' };
  const held = [stewardGroups(kind), ...(kind.apart.length > 0 ? [kind.apart] : [])];
  const opening = actSchema.parse({
    id: uuid(draw),
    act: 'plain',
    operations: [
      { ...common, id: uuid(draw), op: 'create', kind: kind.kind, area: 'XA' },
      ...actors.flatMap(({ account }) =>
        held.map((groups) => ({
          ...common,
          ...share,
          groups,
          id: uuid(draw),
          grant: uuid(draw),
          party: account,
        })),
      ),
    ],
  });
  // everybody holds everything that she may: what stands in the way of being let in is for the steps to find
  const opened = apply(new Map(), opening, { ...context(first), catalogue: unwatched });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const made = opened.dossiers.get(id);
  if (!made) throw new Error('lost');
  known = drawLookups(draw, kind, made);
  // some begin in the middle, as those that come from another system do
  const state = fromTheStart || draw(0, 1) === 0 ? made.state : pick(draw, kind.states);
  let dossiers: ReadonlyMap<string, Dossier> = new Map([[id, { ...made, state }]]);
  const watched = kind.safeguards.flatMap((guard) => (guard.needs.length > 0 ? [guard.needs] : []));
  const matter = watched.length > 0 ? pick(draw, watched) : Object.keys(kind.entries);
  const steps: Step[] = [];
  let plans: readonly Plan[] = [];
  for (let count = 0; count < length; count += 1) {
    now += draw(0, 30) * hour;
    const before = dossiers.get(id);
    if (!before) throw new Error('lost');
    const [plan] = plans;
    const act = actSchema.parse({
      id: uuid(draw),
      act: 'plain',
      operations: [
        plan ? planned(draw, kind, before, now, plan) : operation(draw, kind, before, now, matter),
      ],
    });
    plans = plans.slice(1);
    const [only] = act.operations;
    if (!only) throw new Error('nothing to do');
    const where = context(pick(draw, actors));
    const result = apply(dossiers, act, where);
    const urgent = result.ok
      ? result
      : apply(dossiers, { ...act, emergency: { reason: 'she is in danger' } }, where);
    const free = result.ok ? result : apply(dossiers, act, { ...where, catalogue: unwatched });
    const after = free.ok ? free.dossiers.get(id) : undefined;
    steps.push({ kind, before, after, act, operation: only, context: where, result, urgent });
    if (result.ok) dossiers = result.dossiers;
    else if (plans.length === 0 && draw(0, 2) > 0) plans = planAfter(result, only);
  }
  return steps;
}
