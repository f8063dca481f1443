/**
 * What a link to a form knows already: "say how this action stands" names the action. In the address as ids, codes, numbers
 * and dates, never words, since addresses are kept by browsers.
 *
 * `set.<field>` presets a field of an entry's form. In an act, `set.<step>.<field>` does, `entry.<step>` names the entry
 * that a step changes, and `do.<step>` turns an optional step on.
 */
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { FieldKind } from '../../domain/kernel/fields.ts';
import type { FormValues } from './logic.ts';

const asText: ReadonlySet<FieldKind> = new Set(['code', 'entry-link', 'link', 'area', 'date']);
const asNumber: ReadonlySet<FieldKind> = new Set(['organisation', 'account', 'team', 'number']);

/** The values that an address gives to fields of this entry; what is no id, code, number or date is left out. */
export function presetValues(
  declaration: EntryDeclaration,
  search: URLSearchParams,
  prefix = 'set.',
): FormValues {
  return Object.fromEntries(
    Object.entries(declaration.fields).flatMap(([name, { spec }]): [string, string | number][] => {
      const value = search.get(`${prefix}${name}`);
      if (value === null) return [];
      if (asText.has(spec.kind)) return [[name, value]];
      return asNumber.has(spec.kind) && /^\d+$/.test(value) ? [[name, Number(value)]] : [];
    }),
  );
}

const aDay = /^(?:[a-z]+:)?\d{4}-\d{2}/;

/** Which draft a link leads to: the same whatever days it knows, so that what was begun yesterday is there today. */
export const draftKeyOf = (search: string): string =>
  [...new URLSearchParams(search)]
    .filter(([, value]) => !aDay.test(value))
    .map(([name, value]) => `?${name}=${value}`)
    .join('');
