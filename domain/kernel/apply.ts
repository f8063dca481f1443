/**
 * The pure middle of Gwen: (dossiers, act, context) -> (dossiers', changes, duties) or a refusal. The browser runs it at
 * once for the person typing; the server runs it again and decides. It does no I/O, reads no clock and draws no numbers.
 */
import type { KindDeclaration } from './declare.ts';
import { stewardGroups } from './declare.ts';
import type { Dossier, Duty, Grant } from './dossier.ts';
import { dutyId } from './dossier.ts';
import { addMark, breachAlert, grantReview, reviewDuty, settleDuties } from './duties.ts';
import { withFollowing } from './following.ts';
import { answer, isAtHand, replaceEntry } from './guard.ts';
import { endedByHandingOver, findHandingFlaw } from './handingOver.ts';
import type { KeptOut } from './keeping.ts';
import type { Act, Operation, OperationOf } from './operations.ts';
import type { Denial, RoleMatrix } from './roles.ts';
import { findDenial } from './roles.ts';
import type { GuardContext, Safeguard } from './safeguard.ts';
import { upcastDossier } from './upcast.ts';
import type { Invalid } from './validate.ts';
import type { WriteContext, Written } from './writing.ts';
import { withdrawEntry, writeEntry } from './writing.ts';

export interface Catalogue {
  readonly kinds: { readonly [kind: string]: KindDeclaration };
  readonly roles: RoleMatrix;
}

export interface ApplyContext extends GuardContext {
  readonly catalogue: Catalogue;
  /** The spoken number for a new dossier (the browser shows none until the server gives one). */
  readonly number: (operation: OperationOf<'create'>) => string;
  /** The server refuses what it cannot establish; the browser lets it pass for the server to decide. */
  readonly decides: boolean;
  /** Was this operation accepted before? See WriteContext. */
  readonly accepted?: WriteContext['accepted'];
  /** Operations that Gwen itself adds to the act as a consequence of it: not a matter of who may. */
  readonly ownOperations?: ReadonlySet<string>;
  /** Told of entry types that a safeguard needed and that are not loaded, so that the caller can load them and ask again. */
  readonly lack?: (types: readonly string[]) => void;
}

/** One accepted operation and where it landed. */
export interface Change {
  readonly dossier: string;
  readonly seq: number;
  readonly operation: Operation;
  /** The entry written (for cardinality `one`, the existing one if another device made it first). */
  readonly entry?: string;
  readonly breaches: readonly string[];
  /** Grants that ended with it. */
  readonly ended: readonly string[];
}

export interface Refusal {
  readonly operation: string;
  readonly safeguard: string;
  readonly section: string;
  readonly reason: string;
  readonly values: { readonly [name: string]: string | number };
  readonly remedy: readonly string[];
  readonly role: string;
  readonly emergency: boolean;
}

export type Problem =
  | {
      readonly code:
        | 'not-found'
        | 'not-your-role'
        | 'no-such-transition'
        | 'missing-entry'
        | 'exists'
        | 'unknown-type'
        | 'entry-not-found'
        /** Written with a newer declaration than this Gwen has: keep it and send it again after the update. */
        | 'too-new'
        | 'reason-needed';
      readonly operation: string;
      readonly detail?: string;
    }
  | { readonly code: 'invalid'; readonly operation: string; readonly invalid: readonly Invalid[] }
  | { readonly code: 'refused'; readonly refusals: readonly Refusal[] };

export type Result =
  | {
      readonly ok: true;
      readonly dossiers: ReadonlyMap<string, Dossier>;
      readonly changes: readonly Change[];
      /** New, changed or done duties, alerts and reviews, per dossier. */
      readonly duties: ReadonlyMap<string, readonly Duty[]>;
      /** Who is kept out now, of each dossier of which that is known (see keeping.ts). */
      readonly keptOut: ReadonlyMap<string, KeptOut>;
    }
  | { readonly ok: false; readonly problem: Problem };

const denied = (code: Denial, operation: string): Result => ({ ok: false, problem: { code, operation } });

/** Applies an act to the dossiers it names. Pure and deterministic. */
export function apply(dossiers: ReadonlyMap<string, Dossier>, act: Act, context: ApplyContext): Result {
  const now = new Map<string, Dossier>();
  for (const [id, one] of dossiers) now.set(id, upcastDossier(context.catalogue.kinds[one.kind], one));
  const changes: Change[] = [];
  const refusals: Refusal[] = [];
  const marks = new Map<string, Duty[]>();
  const earlier = new Set<string>();
  const fresh = new Set<string>();

  for (const given of act.operations) {
    const before = given.op === 'create' ? emptyDossier(given, context) : now.get(given.dossier);
    if (!before || (given.op === 'create' && now.has(given.dossier))) {
      return { ok: false, problem: { code: before ? 'exists' : 'not-found', operation: given.id } };
    }
    const kind = context.catalogue.kinds[before.kind];
    if (!kind) return { ok: false, problem: { code: 'unknown-type', operation: given.id } };
    const operation = withFollowing(given, kind, before, context);
    const isOwn = context.ownOperations?.has(operation.id) ?? false;
    const denial = isOwn
      ? undefined
      : findDenial(
          context.actor,
          kind,
          before,
          operation,
          context.catalogue.roles,
          context.now,
          fresh.has(before.id),
        );
    if (denial) return denied(denial, operation.id);

    const step = applyOne(before, kind, operation, context, earlier);
    if ('problem' in step) return { ok: false, problem: step.problem };
    let { after } = step;
    const breaches: string[] = [];
    for (const guard of kind.safeguards) {
      if (!guard.check || !guards(guard, operation, before, after, context)) continue;
      if (!isAtHand(guard, after)) context.lack?.(guard.needs);
      const result = answer(guard, after, context, operation, before);
      if (result.is === 'holds' || (result.is === 'unknown' && !context.decides)) continue;
      const firm = result.is === 'fails' && result.firm === true;
      const path = guard.emergency !== undefined && !firm;
      if (isStatement(operation, kind)) breaches.push(guard.id);
      else if (path && act.emergency !== undefined) {
        breaches.push(`${guard.id}!`);
        addMark(marks, after.id, reviewDuty(guard, operation, context));
      } else {
        refusals.push({
          operation: operation.id,
          safeguard: guard.id,
          section: guard.section,
          reason: result.is === 'fails' ? result.reason : 'unknown',
          values: (result.is === 'fails' && result.values) || {},
          remedy: result.is === 'fails' ? result.remedy : [],
          role: result.is === 'fails' ? result.role : 'supervisor',
          emergency: path,
        });
      }
    }
    if (breaches.length > 0 && step.entry) {
      after = replaceEntry(after, step.entry, (entry) => ({
        ...entry,
        breaches: [...new Set([...entry.breaches, ...breaches])].sort(),
      }));
      for (const id of breaches.filter((breach) => !breach.endsWith('!'))) {
        addMark(marks, after.id, breachAlert(id, step.entry, context));
      }
    }
    if (operation.op === 'grant' && operation.basis === 'emergency') {
      addMark(marks, after.id, grantReview(operation.grant, context));
    }
    const ended = [...new Set([...(step.ended ?? []), ...(kind.endedGrants?.(after, context) ?? [])])];
    if (ended.length > 0) after = { ...after, grants: after.grants.filter(({ id }) => !ended.includes(id)) };
    now.set(after.id, after);
    earlier.add(operation.id);
    if (operation.op === 'create') fresh.add(after.id);
    changes.push({
      dossier: after.id,
      seq: after.version,
      operation,
      ...(step.entry ? { entry: step.entry } : {}),
      breaches,
      ended,
    });
  }
  if (refusals.length > 0) return { ok: false, problem: { code: 'refused', refusals } };

  const duties = new Map<string, readonly Duty[]>();
  const keptOut = new Map<string, KeptOut>();
  for (const id of new Set(changes.map((change) => change.dossier))) {
    const dossier = now.get(id);
    if (!dossier) continue;
    const { keeping } = context.catalogue.kinds[dossier.kind] ?? {};
    if (keeping && dossier.loaded.has(keeping.entry)) keptOut.set(id, keeping.keptOut(dossier, context));
    const settled = settleDuties(
      dossier,
      context.catalogue.kinds[dossier.kind],
      context,
      marks.get(id) ?? [],
    );
    now.set(id, settled.dossier);
    if (settled.changed.length > 0) duties.set(id, settled.changed);
  }
  return { ok: true, dossiers: now, changes, duties, keptOut };
}

/** Whether this safeguard has a say in this operation: what it blocks, and statements of the types it would block. */
function guards(
  guard: Safeguard,
  operation: Operation,
  before: Dossier,
  after: Dossier,
  context: GuardContext,
): boolean {
  return guard.blocks?.(operation, before, after, context) ?? false;
}

/** Statements say what happened and are never refused (law 1); acts are what Gwen itself does. */
export function isStatement(operation: Operation, kind: KindDeclaration): boolean {
  if (operation.op === 'withdraw') return true;
  if (operation.op !== 'set') return false;
  const decides = kind.entries[operation.type]?.decides ?? false;
  return decides !== 'always' && (operation.fact === true || !decides);
}

function emptyDossier(operation: OperationOf<'create'>, context: ApplyContext): Dossier | undefined {
  const kind = context.catalogue.kinds[operation.kind];
  return {
    id: operation.dossier,
    kind: operation.kind,
    number: kind ? context.number(operation) : '',
    version: 0,
    state: kind?.states[0] ?? '',
    stateSince: context.now.toISOString(),
    steward: operation.steward ?? context.actor.organisation,
    area: operation.area ?? '',
    created: context.now.toISOString(),
    entries: [],
    grants: [],
    links: [],
    duties: [],
    loaded: new Set(Object.keys(kind?.entries ?? {})),
  };
}

type Step =
  | { readonly after: Dossier; readonly entry?: string; readonly ended?: readonly string[] }
  | { readonly problem: Problem };

function applyOne(
  before: Dossier,
  kind: KindDeclaration,
  operation: Operation,
  context: ApplyContext,
  earlier: ReadonlySet<string>,
): Step {
  const next = { ...before, version: before.version + 1 };
  const wrong = (code: Exclude<Problem['code'], 'invalid' | 'refused'>, detail?: string): Step => ({
    problem: { code, operation: operation.id, ...(detail ? { detail } : {}) },
  });
  switch (operation.op) {
    case 'create': {
      const own = context.actor.account;
      const grant = {
        id: operation.id,
        party: own,
        groups: stewardGroups(kind),
        level: 'steward' as const,
        purpose: 'care',
        basis: 'assignment',
        from: context.now.toISOString(),
        by: own,
      };
      return { after: own > 0 ? { ...next, grants: [grant] } : next };
    }
    case 'set':
    case 'withdraw': {
      const write: WriteContext = {
        account: context.actor.account,
        now: context.now,
        earlier,
        accepted: context.accepted,
      };
      const written: Written =
        operation.op === 'set'
          ? writeEntry(next, kind, operation, write)
          : withdrawEntry(next, operation, write);
      if ('wrong' in written) return wrong(written.wrong);
      if ('invalid' in written) {
        return { problem: { code: 'invalid', operation: operation.id, invalid: written.invalid } };
      }
      return written;
    }
    case 'transition': {
      const transition = kind.transitions.find(
        (one) => one.to === operation.to && one.from.includes(before.state),
      );
      if (!transition) return wrong('no-such-transition', `${before.state} -> ${operation.to}`);
      if (transition.reason && !operation.reason) return wrong('reason-needed');
      for (const type of transition.needs ?? []) {
        if (!context.decides && !before.loaded.has(type)) continue;
        if (!before.entries.some((one) => one.type === type && one.withdrawn === undefined))
          return wrong('missing-entry', type);
      }
      return { after: { ...next, state: operation.to, stateSince: context.now.toISOString() } };
    }
    case 'grant': {
      const { grant: id, party, groups, level, purpose, basis, until, consent, steward } = operation;
      if (before.grants.some((one) => one.id === id)) return wrong('exists');
      const flaw = findHandingFlaw(before, kind, operation, context);
      if (flaw !== undefined) {
        return {
          problem: { code: 'invalid', operation: operation.id, invalid: [{ field: flaw, problem: 'form' }] },
        };
      }
      const given: Grant = {
        id,
        party,
        groups,
        level,
        purpose,
        basis,
        from: context.now.toISOString(),
        ...(until === undefined ? {} : { until }),
        ...(consent === undefined ? {} : { consent }),
        by: context.actor.account,
      };
      const after = { ...next, grants: [...before.grants, given], steward: steward ?? before.steward };
      return { after, ended: steward === undefined ? [] : endedByHandingOver(before, kind) };
    }
    case 'revoke': {
      if (!before.grants.some((one) => one.id === operation.grant)) return wrong('entry-not-found');
      return { after: { ...next, grants: before.grants.filter((one) => one.id !== operation.grant) } };
    }
    case 'link':
    case 'unlink': {
      if (operation.to === operation.dossier) return wrong('not-found');
      const others = before.links.filter(
        (one) => one.to !== operation.to || one.relation !== operation.relation,
      );
      const links =
        operation.op === 'link' ? [...others, { to: operation.to, relation: operation.relation }] : others;
      return { after: { ...next, links } };
    }
    case 'settle': {
      const duty = before.duties.find((one) => dutyId(one) === operation.duty && one.done === undefined);
      if (!duty || duty.kind === 'duty') return wrong('entry-not-found');
      if (duty.kind === 'review' && duty.by === context.actor.account) return wrong('not-your-role');
      const done = { ...duty, done: context.now.toISOString() };
      return { after: { ...next, duties: before.duties.map((one) => (one === duty ? done : one)) } };
    }
  }
}
