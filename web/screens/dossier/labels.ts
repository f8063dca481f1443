/** What an entry and a dossier are called where one of several is meant: their kind, and the answers that tell them apart. */

import type { EntryDeclaration, KindDeclaration } from '../../../domain/kernel/declare.ts';
import type { Duty, EntryState } from '../../../domain/kernel/dossier.ts';
import { shownValue } from '../../../domain/kernel/dossier.ts';
import type { FieldKind } from '../../../domain/kernel/fields.ts';
import { isAsked } from '../../../domain/kernel/validate.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { catalogue } from '../../client/catalogue.ts';
import type { DossierLine } from '../../client/types.ts';
import { showDate } from '../../dates.ts';
import type { AnyField } from '../../forms/logic.ts';
import { showValue } from '../../forms/show.ts';
import type { FormSources } from '../../forms/sources.ts';
import type { I18n } from '../../i18n.ts';
import { dot } from '../../i18n.ts';
import type { Option } from '../../ui/Choice.tsx';
import { findReason } from '../../ui/unsaid.ts';
import type { OpenDossier } from './useDossier.ts';

/** Kinds of field whose answers tell like entries apart in a few words. */
const telling: ReadonlySet<FieldKind> = new Set([
  'code',
  'codes',
  'organisation',
  'account',
  'area',
  'number',
]);
const mostTold = 2;

/** The day of an entry: when it happened, as told, or when it was written down. */
export const dayOf = (entry: Pick<EntryState, 'occurred' | 'recorded'>, words: I18n): string =>
  entry.occurred
    ? showDate(entry.occurred.slice(0, 10), words)
    : words.instant(entry.recorded, { dateStyle: 'medium' });

/** Fields of an entry that have an answer that matters, with it; what is no longer asked was answered all the same. */
export const answersOf = (
  declaration: EntryDeclaration,
  entry: EntryState,
): readonly (readonly [name: string, field: AnyField, value: Json])[] =>
  Object.entries(declaration.fields).flatMap(([name, field]) => {
    const value = shownValue(entry, name);
    const matters = field.spec.retired || isAsked(field, (other) => shownValue(entry, other));
    return value !== undefined && value !== null && matters ? [[name, field, value] as const] : [];
  });

/** "Payment · Paid · August 6, 2026": never what is identifying. */
export function entryLabel(
  kind: KindDeclaration,
  entry: EntryState,
  words: I18n,
  sources: FormSources,
): string {
  const declaration = kind.entries[entry.type];
  const told = declaration ? answersOf(declaration, entry) : [];
  const apart = told
    .filter(([, { spec }, value]) => spec.class === 'open' && telling.has(spec.kind) && !findReason(value))
    .slice(0, mostTold)
    .map(([, field, value]) => showValue(field, value, words, sources));
  return [words.declared(`${kind.kind}.${entry.type}`), ...apart, dayOf(entry, words)].join(dot());
}

/** Entries that can be named in a field, by their types. */
export const entryChoices =
  (kind: KindDeclaration, entries: readonly EntryState[], words: I18n, sources: FormSources) =>
  (types: readonly string[]) =>
    entries
      .filter((one) => types.includes(one.type) && one.withdrawn === undefined)
      .map((one) => ({ key: one.id, label: entryLabel(kind, one, words, sources) }));

/** What tells a dossier from others of its kind, as a list gives it. */
export const titleWords = (
  kind: KindDeclaration | undefined,
  { title }: Pick<DossierLine, 'title'>,
  words: I18n,
  sources: FormSources,
): readonly string[] =>
  (kind?.title ?? []).flatMap(({ entry, field }) => {
    const declared = kind?.entries[entry]?.fields[field];
    const value = title[`${entry}.${field}`];
    return declared && value !== undefined && value !== null && !findReason(value)
      ? [showValue(declared, value, words, sources)]
      : [];
  });

/** Dossiers that can be named in a link field, by their kinds: number and what tells them apart. */
export const lineChoices =
  (lines: readonly DossierLine[], words: I18n, sources: FormSources) =>
  (kinds: readonly string[]): readonly Option[] =>
    lines
      .filter(({ kind }) => kinds.includes(kind))
      .map((one) => ({
        key: one.id,
        label: [one.number, ...titleWords(catalogue().kinds[one.kind], one, words, sources)].join(dot()),
      }));

/** What a duty is about, where its key names an entry or a dossier (`substitute-<uuid>`): which of several like ones. */
export function aboutWords(
  { dossier, kind }: OpenDossier,
  linked: ReadonlyMap<string, DossierLine>,
  { key }: Pick<Duty, 'key'>,
  words: I18n,
  sources: FormSources,
): string | undefined {
  const entry = dossier.entries.find(({ id, withdrawn }) => key.includes(id) && withdrawn === undefined);
  if (entry) return entryLabel(kind, entry, words, sources);
  const line = [...linked.values()].find(({ id }) => key.includes(id));
  return line && [line.number, ...titleWords(catalogue().kinds[line.kind], line, words, sources)].join(dot());
}
