/**
 * Random values for any entry type. They name accounts and teams that there are, for the others are refused; and an
 * organisation that nobody belongs to, so that what random dossiers say of it stands in nobody's way.
 */
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import type { Dossier } from '../../domain/kernel/dossier.ts';
import type { Fields } from '../../domain/kernel/fields.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { isItemChange } from '../../domain/kernel/values.ts';
import type { Draw } from '../../domain/randomly.ts';
import { pick, values } from '../../domain/randomly.ts';

const nobodys = 999_999;

export interface There {
  readonly accounts: readonly number[];
  readonly teams: readonly number[];
}

function named(
  fields: Fields,
  set: Readonly<Record<string, Json>>,
  there: There,
  draw: Draw,
): Record<string, Json> {
  const name = ([field, value]: [string, Json]): [string, Json] => {
    const spec = fields[field]?.spec;
    if (typeof value === 'number' && spec?.kind === 'account') return [field, pick(draw, there.accounts)];
    if (typeof value === 'number' && spec?.kind === 'team') return [field, pick(draw, there.teams)];
    if (spec?.kind === 'organisation') return [field, nobodys];
    if (!spec?.items || !isItemChange(value)) return [field, value];
    const inner = spec.items;
    const add = Object.entries(value.add ?? {}).map(([id, item]): [string, Json] => [
      id,
      named(inner, item as Readonly<Record<string, Json>>, there, draw),
    ]);
    return [field, { add: Object.fromEntries(add), remove: [] }];
  };
  return Object.fromEntries(Object.entries(set).map(name));
}

/** What a thorough person would write into an entry of this type. */
export function entryValues(
  kind: KindDeclaration,
  type: string,
  there: There,
  draw: Draw,
): Record<string, Json> {
  const at = '2026-03-02T08:00:00.000Z';
  const dossier: Dossier = {
    id: crypto.randomUUID(),
    kind: kind.kind,
    number: '',
    version: 1,
    state: kind.states[0],
    stateSince: at,
    steward: 1,
    area: '',
    created: at,
    entries: [],
    grants: [],
    links: [],
    duties: [],
    loaded: new Set(),
  };
  const fields: Fields = kind.entries[type]?.fields ?? {};
  return named(fields, values(draw, { dossier, thorough: true }, fields, 1), there, draw);
}
