/**
 * What a write does to the entries of a dossier: setting fields, and taking an entry back. Other devices may have written
 * meanwhile; what their authors had not seen is kept beside, never overwritten.
 */
import { dayOf, findInterval } from './dates.ts';
import type { EntryDeclaration, KindDeclaration } from './declare.ts';
import { ownSubjectsFrom } from './declare.ts';
import type { Dossier, EntryState } from './dossier.ts';
import { isCalled, own, withHeads } from './dossier.ts';
import type { Head, Stamp, Write } from './merge.ts';
import { mergeField, mergeList } from './merge.ts';
import type { OperationOf } from './operations.ts';
import { upcastValues } from './upcast.ts';
import type { Invalid } from './validate.ts';
import { validateSet } from './validate.ts';
import type { Json } from './values.ts';
import { isItemChange, said } from './values.ts';
import { keepWithheld } from './withheld.ts';

export interface WriteContext {
  readonly account: number;
  readonly now: Date;
  /** Operations of the same act that came before. */
  readonly earlier: ReadonlySet<string>;
  /** Was this operation accepted before? Tells which of `covers` need not be waited for; all are, if absent. */
  readonly accepted?: ((operation: string) => boolean) | undefined;
}

export type Written =
  | { readonly after: Dossier; readonly entry: string }
  | { readonly wrong: 'unknown-type' | 'entry-not-found' | 'exists' | 'too-new' }
  | { readonly invalid: readonly Invalid[] };

type Seeing = Pick<Write, 'stamp' | 'base' | 'seen'>;

/** What the author of a write had in view. A base that is no version yet proves nothing: she counts as having seen none. */
function seeing(
  next: Dossier,
  operation: OperationOf<'set'> | OperationOf<'withdraw'>,
  { account, earlier, accepted }: WriteContext,
): Seeing {
  const covers = operation.covers ?? [];
  return {
    stamp: {
      seq: next.version,
      op: operation.id,
      by: account,
      at: operation.recorded,
      covers: covers.filter((op) => !accepted?.(op)),
    },
    base: operation.base < next.version ? operation.base : 0,
    seen: new Set([...earlier, ...covers]),
  };
}

/**
 * The entry that a set writes to. Of a type with one current entry it is that one, also when the author's device, not
 * knowing of it, made one of its own.
 */
function findTarget(dossier: Dossier, declaration: EntryDeclaration, id: string): EntryState | undefined {
  const same = dossier.entries.filter((entry) => entry.type === declaration.type);
  const current =
    declaration.cardinality === 'one' ? same.find((entry) => entry.withdrawn === undefined) : undefined;
  return current ?? same.find((entry) => entry.id === id) ?? same.find((entry) => isCalled(entry, id));
}

/** @param next the dossier at the version that this write makes */
export function writeEntry(
  next: Dossier,
  kind: KindDeclaration,
  operation: OperationOf<'set'>,
  context: WriteContext,
): Written {
  const declaration = kind.entries[operation.type];
  if (!declaration) return { wrong: 'unknown-type' };
  const existing = findTarget(next, declaration, operation.entry);
  const named = next.entries.find((entry) => entry.id === operation.entry);
  if (named && named.type !== operation.type) return { wrong: 'exists' };
  const revision = operation.revision ?? declaration.revision;
  if (Math.max(revision, existing?.revision ?? 0) > declaration.revision) return { wrong: 'too-new' };
  const { set, lost } = keepWithheld(
    declaration,
    existing,
    upcastValues(declaration, operation.set, revision),
  );
  if (lost.length > 0) return { invalid: lost.map((field) => ({ field, problem: 'form' })) };
  const { values, invalid } = validateSet(declaration, existing, set);
  // a form of an older release did not ask all that is required now
  const wrong =
    revision < declaration.revision ? invalid.filter((one) => one.problem !== 'required') : invalid;
  if (wrong.length > 0) return { invalid: wrong };

  const view = seeing(next, operation, context);
  const heads: Record<string, readonly Head[]> = { ...existing?.heads };
  const put = (name: string, value: Json): void => {
    heads[name] = isItemChange(value)
      ? mergeList(heads[name] ?? [], value, view.stamp)
      : mergeField(heads[name] ?? [], { ...view, value });
  };
  for (const [name, value] of Object.entries(values)) put(name, value);
  const occurred =
    operation.occurred ?? happened(said(values[declaration.happens ?? '']), operation.recorded);
  if (occurred !== undefined) put(own.occurred, occurred);
  const lists = Object.values(values).some(isItemChange);
  if (existing && (lists || heads[own.withdrawal])) heads[own.withdrawal] = standing(existing);
  if (lists || heads[own.withdrawal]) put(own.withdrawal, null);
  if (existing && !named) put(own.aliases, { add: { [operation.entry]: true } });

  const entry = withHeads(
    {
      ...(existing ?? newEntry(next, kind, declaration, operation)),
      ...madeBy(existing, operation, view.base, context),
      version: next.version,
      accepted: context.now.toISOString(),
    },
    heads,
  );
  const entries = existing
    ? next.entries.map((one) => (one === existing ? entry : one))
    : [...next.entries, entry];
  return { after: { ...next, entries }, entry: entry.id };
}

/** When it happened, by what the entry itself says: on the day on which it was recorded, the moment is known too. */
function happened(told: Json | undefined, recorded: string): string | undefined {
  if (typeof told !== 'string') return undefined;
  const day = findInterval(told);
  const isSameDay = day && day.from === day.to && day.from === dayOf(new Date(recorded));
  return isSameDay ? recorded : told;
}

function newEntry(
  next: Dossier,
  kind: KindDeclaration,
  declaration: EntryDeclaration,
  operation: OperationOf<'set'>,
): Omit<EntryState, 'by' | 'recorded' | 'version' | 'accepted'> {
  return {
    id: operation.entry,
    type: operation.type,
    subject:
      declaration.subject === 'own'
        ? ownSubjectsFrom + next.version
        : (kind.subjects[declaration.subject] ?? 0),
    created: next.version,
    revision: declaration.revision,
    heads: {},
    breaches: [],
  };
}

/** Who made the entry and when: of those who wrote before they could see it, the one who recorded first. */
function madeBy(
  existing: EntryState | undefined,
  operation: OperationOf<'set'>,
  base: number,
  { account }: WriteContext,
): Pick<EntryState, 'by' | 'recorded'> {
  const now = { by: account, recorded: operation.recorded };
  if (!existing) return now;
  const apart = Date.parse(now.recorded) - Date.parse(existing.recorded) || now.by - existing.by;
  return base < existing.created && apart < 0 ? now : { by: existing.by, recorded: existing.recorded };
}

/**
 * Takes an entry back. What was written to it unseen by the author speaks against that: then the withdrawal stands beside
 * as a conflict and the entry counts until a person settles it.
 */
export function withdrawEntry(
  next: Dossier,
  operation: OperationOf<'withdraw'>,
  context: WriteContext,
): Written {
  const entry = next.entries.find((one) => one.type === operation.type && isCalled(one, operation.entry));
  if (!entry) return { wrong: 'entry-not-found' };
  const heads = {
    ...entry.heads,
    [own.withdrawal]: mergeField(standing(entry), {
      ...seeing(next, operation, context),
      value: operation.reason,
    }),
  };
  const after = withHeads({ ...entry, version: next.version, accepted: context.now.toISOString() }, heads);
  return {
    after: { ...next, entries: next.entries.map((one) => (one === entry ? after : one)) },
    entry: entry.id,
  };
}

/**
 * The writes that made an entry what it is, each saying that it stands. They are kept apart once there is a withdrawal,
 * and from the first change of a list, since a list does not keep who made it.
 */
function standing(entry: EntryState): readonly Head[] {
  const known = entry.heads[own.withdrawal];
  if (known) return known;
  const stamps = new Map<string, Stamp>();
  for (const [name, heads] of Object.entries(entry.heads)) {
    if (name !== own.aliases) for (const { stamp } of heads) stamps.set(stamp.op, stamp);
  }
  return [...stamps.values()].map((stamp) => ({ value: null, stamp }));
}
