/**
 * Random histories for the proofs of the laws: people who may do everything write random entries in random order into one
 * dossier. Deterministic: all chance comes from what is handed in, so a failing history can be had again.
 */
import { catalogue, kinds, settings } from './index.ts';
import type { ApplyContext, Result } from './kernel/apply.ts';
import { apply } from './kernel/apply.ts';
import type { Actor, KindDeclaration } from './kernel/declare.ts';
import type { Dossier } from './kernel/dossier.ts';
import type { Field, Fields } from './kernel/fields.ts';
import type { Found } from './kernel/lookups.ts';
import type { Act, Operation } from './kernel/operations.ts';
import { actSchema } from './kernel/operations.ts';
import type { RoleDeclaration } from './kernel/roles.ts';
import type { Json } from './kernel/values.ts';
import { others, World } from './testing.ts';

/** A whole number, both ends included. */
export type Draw = (from: number, to: number) => number;

function pick<T>(draw: Draw, from: readonly T[]): T {
  const found = from[draw(0, from.length - 1)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

const some = (draw: Draw, from: readonly string[]): string[] => [
  ...new Set(Array.from({ length: draw(1, 3) }, () => pick(draw, from))),
];

function uuid(draw: Draw): string {
  const hex = Array.from({ length: 4 }, () => draw(0, 0xffff_ffff).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Answers that safeguards turn on, drawn more often than the others of their list. */
const often: { readonly [list: string]: readonly string[] } = {
  discipline: ['police', 'border', 'social-work'],
  'dispatch-task': ['intercept'],
  'proposal-kind': ['not-actionable', 'downgrade', 'no-trafficking'],
  'appointment-kind': ['age-assessment', 'interview'],
  'consent-purpose': ['age-assessment', 'services'],
  'sharing-basis': ['consent'],
  'consent-giver': ['child'],
  'age-finding': ['adult'],
  'immediate-need': ['food'],
  'age-method': ['papers', 'interview'],
  'loan-state': ['granted'],
  'job-state': ['placed'],
  'condition-action': ['suspended'],
  'figure-source': ['cases'],
};

/** One role that may do everything, so that nothing but the safeguards stands in the way. */
const anybody: RoleDeclaration = {
  role: 'anybody',
  reads: [],
  writes: Object.fromEntries(kinds.map((kind) => [kind.kind, Object.keys(kind.entries)])),
  creates: kinds.map((kind) => kind.kind),
  moves: Object.fromEntries(kinds.map((kind) => [kind.kind, kind.states])),
  grants: true,
};
export const people: readonly Actor[] = [11, 12, 13].map((account) => ({
  account,
  roles: ['anybody', 'supervisor', 'operator'],
  parties: [account],
  organisation: 1,
}));
const watched = { kinds: catalogue.kinds, roles: { anybody } };
const unwatched = {
  kinds: Object.fromEntries(kinds.map((kind) => [kind.kind, { ...kind, safeguards: [] }])),
  roles: { anybody },
};
const start = Date.parse('2026-03-02T08:00:00.000Z');
const hour = 3_600_000;
/** What is at hand: as in any test, but one organisation is known and never had a policy to protect children [N4]. */
const world = new World().lookups;
const lookups = {
  ...world,
  organisations: {
    ...(world['organisations'] as Found),
    [others.shelter]: [{ values: {}, state: 'active', dossier: 'its own', on: '2020-01-01' }],
  },
} as unknown as Readonly<Record<string, Json | undefined>>;

const dates = ['2005', '2009-06', '2012-02-11', '2026-03-01', '2026-03-02', '2027', '2031'];
const parties = [11, 12, 14, 16, 17, 100, 101, 102, 103, 104, 999];

/** A value that a field takes, now and then an unsaid one. */
function value(draw: Draw, dossier: Dossier, { spec }: Field<unknown, boolean>): Json {
  if (draw(0, 9) === 0) return { unsaid: pick(draw, ['not-known', 'not-asked', 'refused']) };
  const codes = spec.list?.codes ?? [];
  switch (spec.kind) {
    case 'text':
      return 'some words';
    case 'code':
      return pick(draw, draw(0, 1) === 1 ? (often[spec.list?.id ?? ''] ?? codes) : codes);
    case 'codes':
      return some(draw, draw(0, 1) === 1 ? (often[spec.list?.id ?? ''] ?? codes) : codes);
    case 'yes-no':
      return draw(0, 1) === 1;
    case 'date':
      return pick(draw, dates);
    case 'instant':
      return new Date(start + draw(-48, 48) * hour).toISOString();
    case 'age': {
      const from = draw(5, 20);
      return { from, to: from + 2 };
    }
    case 'number':
      return draw(0, 20);
    case 'area':
      return 'XA';
    case 'place':
      return { area: 'XA', detail: 'by the market' };
    case 'person-name':
      return [{ part: 'full', text: 'Ada Lune' }];
    case 'organisation':
      return draw(1, 4);
    case 'account':
      return pick(draw, parties);
    case 'team':
      return pick(draw, [102, 103, 104]);
    case 'money':
      return { amount: 100, currency: 'ETB' };
    case 'link':
      return uuid(draw);
    case 'entry-link': {
      const there = dossier.entries.filter(({ type }) => spec.entryTypes?.includes(type)).map(({ id }) => id);
      return pick(draw, [...there, uuid(draw)]);
    }
    case 'attachment':
      return { id: uuid(draw), name: 'a', type: 'image/png', size: 3 };
    case 'box':
      return 'A'.repeat(120);
    case 'items': {
      const count = draw(0, 3);
      const items = Array.from({ length: count }, () => [
        uuid(draw),
        values(draw, dossier, spec.items ?? {}, 1),
      ]);
      return { add: Object.fromEntries(items), remove: [] };
    }
  }
}

/** Values for the required fields and for some of the others. */
function values(draw: Draw, dossier: Dossier, fields: Fields, required: number): Record<string, Json> {
  const set: Record<string, Json> = {};
  for (const [name, field] of Object.entries(fields)) {
    if ((field.spec.required && required > 0) || draw(0, 1) > 0) set[name] = value(draw, dossier, field);
  }
  return set;
}

function operation(draw: Draw, kind: KindDeclaration, dossier: Dossier, now: number): object {
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
  if (what === 'transition') return { ...common, op: 'transition', to: pick(draw, kind.states), reason };
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
      basis: pick(draw, ['consent', 'assignment']),
      ...(consents.length > 0 ? { consent: pick(draw, consents) } : {}),
    };
  }
  const minded = kind.safeguards.flatMap((guard) => guard.needs);
  const declared =
    kind.entries[what === 'edit' && old ? old.type : pick(draw, [...Object.keys(kind.entries), ...minded])];
  return {
    ...common,
    op: 'set',
    type: declared?.type,
    entry: what === 'edit' && old ? old.id : uuid(draw),
    base,
    set: values(draw, dossier, declared?.fields ?? {}, what === 'edit' ? 0 : 1),
    ...(draw(0, 1) === 1 ? { fact: true } : {}),
    ...(draw(0, 1) === 1
      ? { occurred: pick(draw, ['2026-03', '2026-03-01', '2026-02-27T10:00:00.000Z']) }
      : {}),
  };
}

export interface Step {
  readonly kind: KindDeclaration;
  readonly before: Dossier;
  readonly act: Act;
  readonly operation: Operation;
  readonly context: ApplyContext;
  readonly result: Result;
  /** The same act, taken on vital interest. */
  readonly urgent: Result;
  /** The dossier as the act would leave it if no safeguard refused it; undefined if the act is no valid one. */
  readonly after: Dossier | undefined;
}

/** What happens to one dossier when these people do random things to it. */
export function history(
  draw: Draw,
  kind: KindDeclaration,
  length: number,
  actors: readonly Actor[] = people,
): readonly Step[] {
  let now = start;
  const id = uuid(draw);
  const context = (actor: Actor): ApplyContext => ({
    catalogue: watched,
    actor,
    now: new Date(now),
    decides: true,
    setting: (name) => settings.get(name)?.default ?? 0,
    lookup: (name) => lookups[name],
    number: () => 'X',
  });
  const [first, ...rest] = actors;
  if (!first) throw new Error('nobody');
  const groups = [...new Set(Object.values(kind.entries).map(({ group }) => group))];
  const common = { dossier: id, recorded: new Date(now).toISOString() };
  const share = { op: 'grant', groups, level: 'steward', purpose: 'care', basis: 'assignment' };
  const opening = actSchema.parse({
    id: uuid(draw),
    act: 'plain',
    operations: [
      { ...common, id: uuid(draw), op: 'create', kind: kind.kind, area: 'XA' },
      ...rest.map((actor) => ({
        ...common,
        ...share,
        id: uuid(draw),
        grant: uuid(draw),
        party: actor.account,
      })),
    ],
  });
  const opened = apply(new Map(), opening, {
    ...context(first),
    lookup: (name) =>
      ({
        ...lookups,
        parties: Object.fromEntries(
          actors.map(({ account }) => [
            account,
            { kind: 'account', organisation: 1, contactPoint: true, disciplines: [] },
          ]),
        ),
      })[name],
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  let { dossiers } = opened;
  const steps: Step[] = [];
  for (let count = 0; count < length; count += 1) {
    now += draw(0, 30) * hour;
    const before = dossiers.get(id);
    if (!before) throw new Error('lost');
    const act = actSchema.parse({
      id: uuid(draw),
      act: 'plain',
      operations: [operation(draw, kind, before, now)],
    });
    const [only] = act.operations;
    if (!only) throw new Error('nothing to do');
    const where = context(pick(draw, actors));
    const result = apply(dossiers, act, where);
    const urgent = apply(dossiers, { ...act, emergency: { reason: 'she is in danger' } }, where);
    const free = apply(dossiers, act, { ...where, catalogue: unwatched });
    const after = free.ok ? free.dossiers.get(id) : undefined;
    steps.push({ kind, before, after, act, operation: only, context: where, result, urgent });
    if (result.ok) dossiers = result.dossiers;
  }
  return steps;
}
