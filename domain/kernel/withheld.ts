/**
 * Links to dossiers that somebody may not know of. She sees that a link is there, not where it leads; what she writes
 * leaves it as it is.
 */
import type { EntryDeclaration, KindDeclaration } from './declare.ts';
import type { Dossier, EntryState } from './dossier.ts';
import type { Fields } from './fields.ts';
import type { Json } from './values.ts';
import { isItemChange, isItemList } from './values.ts';

/** What stands in the place of such a link: of the form of a link, and the id of no dossier. */
export const withheldLink = '00000000-0000-0000-0000-000000000000';

type Values = Readonly<Record<string, Json>>;
const mapValues = (values: Values, change: (value: Json, name: string) => Json): Record<string, Json> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value, name)]));

/** Changes each link in a value of these fields, those in lists and in changes of lists too. */
function mapLinks(fields: Fields, name: string, value: Json, change: (to: string) => string): Json {
  const spec = fields[name]?.spec;
  if (spec?.kind === 'link') return typeof value === 'string' ? change(value) : value;
  if (!spec?.items) return value;
  const inner = (all: Values): Values =>
    mapValues(all, (item) =>
      mapValues(item as Values, (one, key) => mapLinks(spec.items ?? {}, key, one, change)),
    );
  const held: unknown = value;
  if (isItemList(held)) return { items: inner(held.items), gone: held.gone };
  if (!isItemChange(held) || !held.add) return value;
  return { add: inner(held.add), ...(held.remove ? { remove: held.remove } : {}) };
}

/** All dossiers that link fields of these values name. */
export function linksIn(declared: EntryDeclaration | undefined, values: Values): readonly string[] {
  const found: string[] = [];
  const note = (to: string): string => {
    found.push(to);
    return to;
  };
  for (const [name, value] of Object.entries(values)) mapLinks(declared?.fields ?? {}, name, value, note);
  return found;
}

/** Values as somebody sees them who may know of these dossiers. */
export const withholdLinks = (
  declared: EntryDeclaration | undefined,
  values: Values,
  known: ReadonlySet<string>,
): Record<string, Json> =>
  mapValues(values, (value, name) =>
    mapLinks(declared?.fields ?? {}, name, value, (to) => (known.has(to) ? to : withheldLink)),
  );

/** All dossiers that link fields of a dossier name, whatever people disagree on. */
export const linksOf = (kind: KindDeclaration, { entries }: Pick<Dossier, 'entries'>): readonly string[] =>
  entries.flatMap(({ type, heads }) =>
    Object.entries(heads).flatMap(([name, all]) =>
      all.flatMap(({ value }) => linksIn(kind.entries[type], { [name]: value })),
    ),
  );

/** An entry as somebody sees it who may know of these dossiers. */
export function withholdIn(kind: KindDeclaration, entry: EntryState, known: ReadonlySet<string>): EntryState {
  const declared = kind.entries[entry.type];
  if (linksOf(kind, { entries: [entry] }).every((to) => known.has(to))) return entry;
  const heads = Object.entries(entry.heads).map(([name, all]): [string, typeof all] => [
    name,
    all.map((head) => ({
      ...head,
      value: withholdLinks(declared, { [name]: head.value }, known)[name] ?? null,
    })),
  ]);
  return { ...entry, heads: Object.fromEntries(heads) };
}

/**
 * A set whose author was not shown where some links lead: a link that she hands back so is not written; in an item that
 * takes the place of others, it is taken over from them. `lost`: fields where it cannot be told what was meant.
 */
export function keepWithheld(
  declared: EntryDeclaration,
  existing: EntryState | undefined,
  set: Values,
): { readonly set: Values; readonly lost: readonly string[] } {
  if (!linksIn(declared, set).includes(withheldLink)) return { set, lost: [] };
  const lost: string[] = [];
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(set)) {
    if (value === withheldLink && declared.fields[name]?.spec.kind === 'link') {
      if (existing?.heads[name] === undefined) lost.push(name);
    } else kept[name] = isItemChange(value) ? keepInItems(declared, existing, name, value, lost) : value;
  }
  return { set: kept, lost };
}

function keepInItems(
  declared: EntryDeclaration,
  existing: EntryState | undefined,
  name: string,
  change: { readonly add?: Readonly<Record<string, Json>>; readonly remove?: readonly string[] },
  lost: string[],
): Json {
  const list = existing?.heads[name]?.[0]?.value;
  const items = isItemList(list) ? list.items : {};
  const fields = declared.fields[name]?.spec.items ?? {};
  const gone = (change.remove ?? []).flatMap((id) => items[id] ?? []) as readonly Values[];
  const add = mapValues(change.add ?? {}, (item) =>
    mapValues(item as Values, (value, key) => {
      if (value !== withheldLink || fields[key]?.spec.kind !== 'link') return value;
      const [only, ...others] = new Set(gone.flatMap((one) => one[key] ?? []));
      if (only !== undefined && others.length === 0) return only;
      lost.push(name);
      return value;
    }),
  );
  return { ...change, ...(change.add ? { add } : {}) } as Json;
}
