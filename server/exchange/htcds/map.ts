/**
 * Makes a case of one row: neutral values for its entries, and what became of every other cell. Ids come out the same
 * at each run, so that a file can be read again after a mistake, and nothing is entered twice.
 */
import { caseKind } from '../../../domain/case/index.ts';
import type { EntryDeclaration } from '../../../domain/kernel/declare.ts';
import { isAsked } from '../../../domain/kernel/validate.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { canonical, isCleanText } from '../../../domain/kernel/values.ts';
import { stableUuid } from '../../vault/stableUuid.ts';
import { unguarded } from '../csv.ts';
import type { Cell, CellAccount, EntryDraft, KeptReason, RefusedReason } from './draft.ts';
import { Draft } from './draft.ts';
import type { Reading } from './handlers.ts';
import type { Column } from './headings.ts';
import { fold } from './headings.ts';
import { mapping, pieces, recruitment } from './mapping.ts';
import { findUnsaid, findYesNo } from './values.ts';

export interface MapOptions extends Reading {
  /** Secret random text kept with the import; see stableUuid. */
  readonly namespace: string;
}

export interface MappedEntry {
  readonly type: string;
  readonly id: string;
  /** Values as an operation sets them. Fields that must be answered and that the file says nothing of are "not known". */
  readonly values: { readonly [field: string]: Json };
}

/** A row as a case, independent of how and by whom it is written. */
export interface MappedCase {
  readonly kind: 'case';
  readonly dossier: string;
  readonly sourceId: string;
  /** Without a column that names the case, its line does; then the file must not be sorted anew between runs. */
  readonly identifiedBy: 'id' | 'line';
  /** Line of the file at which the row ends. */
  readonly line: number;
  /** Had the other system closed it? Then nobody waits for deadlines to begin. */
  readonly closedAtSource: boolean;
  readonly entries: readonly MappedEntry[];
  /** Cells kept in the case's notes (they are among `entries`), with the reason. */
  readonly notes: readonly CellAccount<KeptReason>[];
  readonly refused: readonly CellAccount<RefusedReason>[];
}

export interface Row {
  readonly headings: readonly string[];
  readonly columns: readonly Column[];
  readonly cells: readonly string[];
  readonly line: number;
}

/** The case of a row; undefined for a row without anything in it. */
export function mapRow(row: Row, options: MapOptions): MappedCase | undefined {
  const draft = new Draft();
  let sourceId: string | undefined;
  let closedAtSource = false;
  let filled = false;
  for (const [index, text] of row.cells.entries()) {
    const value = unguarded(text.trim()).trim();
    const column = row.columns[index];
    if (value === '' || column?.is === 'account') continue;
    filled = true;
    const heading = row.headings[index] || `#${index + 1}`;
    const cell: Cell = { column: heading, value, repeat: column?.is === 'field' ? column.repeat : 1 };
    if (!isCleanText(value) || !isCleanText(heading)) draft.refuse(cell, 'unstorable-text');
    else if (column?.is === 'left-out') draft.refuse(cell, 'left-out');
    else if (column?.is === 'id') sourceId = value;
    else handleCell(cell, column, draft, options);
    if (column?.is === 'field' && column.field === 'cas_Status') closedAtSource = /^closed/.test(fold(value));
  }
  if (!filled) return undefined;

  finish(draft);
  const identifiedBy = sourceId === undefined ? 'line' : 'id';
  const named = sourceId ?? String(row.line);
  const id = (rest: string): string => stableUuid(options.namespace, `${identifiedBy} ${named}${rest}`);
  return {
    kind: 'case',
    dossier: stableUuid(options.namespace, `${identifiedBy} ${named}`, 'dossiers'),
    sourceId: named,
    identifiedBy,
    line: row.line,
    closedAtSource,
    entries: identified([...draft.entries, ...keptNotes(draft.notes)], id),
    notes: draft.notes,
    refused: draft.refused,
  };
}

function handleCell(cell: Cell, column: Column | undefined, draft: Draft, options: MapOptions): void {
  if (column?.is !== 'field') {
    const why = column?.is === 'ambiguous' ? 'ambiguous-column' : 'unknown-column';
    draft.keep(cell, column === undefined ? 'no-heading' : why);
    return;
  }
  const handle = mapping[column.field];
  const before = draft.accounted;
  if (column.value === undefined) handle(cell, draft, options);
  else if (findYesNo(cell.value) === true) handle({ ...cell, value: column.value }, draft, options);
  else if (findYesNo(cell.value) === false) draft.keep(cell, 'says-no');
  else draft.keep(cell, findUnsaid(cell.value) === undefined ? 'not-yes-or-no' : 'says-unknown');
  // A handler that does nothing with a cell would be a mistake here, and must not cost the cell.
  if (draft.accounted === before) draft.keep(cell, 'no-field');
}

/** What needs the whole row: values out of pieces, and what follows from others. */
function finish(draft: Draft): void {
  finishEvents(draft);
  finishExploitation(draft);
  finishPlans(draft);

  const numbers = draft
    .repeatsOf(pieces.document)
    .flatMap((repeat) => draft.take(pieces.document, 100, repeat) ?? []);
  const documents = numbers.map((number) => ({ kind: 'identity-card', number, state: 'not-checked' }));
  draft.entry('identity');
  if (documents.length > 0) draft.set('identity', 'documents', list(documents));
  const notVictim = draft.valueOf('identification', 'decision') === 'not-a-victim';
  draft.set('intake', 'track', notVictim ? 'at-risk' : 'suspected-victim');
  draft.keepLeftovers();
}

function finishEvents(draft: Draft): void {
  const type = 'trafficking-event';
  for (const repeat of draft.repeatsOf(type, pieces.eventPlace)) {
    const detail = draft.take(pieces.eventPlace, 500, repeat);
    if (detail === undefined) continue;
    const stage = draft.valueOf(type, 'stage', repeat);
    if (stage === 'recruitment') draft.set(type, 'from', { detail }, repeat);
    else if (stage === 'exploitation') draft.set(type, 'to', { detail }, repeat);
    else draft.set(type, 'route', detail, repeat);
  }
  const place = draft.take(pieces.recruitmentPlace, 500, recruitment);
  if (place !== undefined) draft.set(type, 'from', { detail: place }, recruitment);
  const told = draft.findEntry(type, recruitment)?.values;
  if (!told) return;
  // Where the row also lists the recruitment among its events, it is one event and not two.
  const [only, ...others] = draft
    .repeatsOf(type)
    .filter((repeat) => draft.valueOf(type, 'stage', repeat) === 'recruitment')
    .flatMap((repeat) => draft.findEntry(type, repeat) ?? []);
  if (only && others.length === 0 && !Object.keys(told).some((field) => field in only.values)) {
    Object.assign(only.values, told);
    draft.drop(type, recruitment);
  } else draft.set(type, 'stage', 'recruitment', recruitment);
}

function finishExploitation(draft: Draft): void {
  const place = draft.take(pieces.exploitationPlace, 500);
  if (place !== undefined) draft.set('exploitation', 'place', { detail: place });
  if (Array.isArray(draft.valueOf('exploitation', 'sexualForms')))
    draft.add('exploitation', 'types', ['sexual']);
}

function finishPlans(draft: Draft): void {
  for (const repeat of draft.repeatsOf(pieces.goal, pieces.action)) {
    const goal = draft.take(pieces.goal, 500, repeat);
    const action = draft.take(pieces.action, 2000, repeat);
    const item = { goal: goal ?? { unsaid: 'not-known' }, ...(action === undefined ? {} : { action }) };
    draft.set('plan', 'goals', list([item]), repeat);
  }
}

/** Items of a list field, before each is given its id (see identified). */
const list = (items: readonly { readonly [field: string]: Json }[]): Json => ({ add: items });

const maxNote = 20_000;

/** The kept cells as notes of the case, as many as their length needs. */
function keptNotes(notes: readonly CellAccount<KeptReason>[]): EntryDraft[] {
  const texts: string[] = [];
  for (const piece of notes.flatMap(({ column, value }) => cut(`${column}: ${value}`))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + piece.length < maxNote)
      texts[texts.length - 1] = `${last}\n${piece}`;
    else texts.push(piece);
  }
  return texts.map((text) => ({ type: 'note', values: { text } }));
}

/** A text in pieces that a note can hold; never cut within a character. */
function cut(text: string): string[] {
  if (text.length <= maxNote) return [text];
  const end = /[\uD800-\uDBFF]/.test(text.charAt(maxNote - 1)) ? maxNote - 1 : maxNote;
  return [text.slice(0, end), ...cut(text.slice(end))];
}

/**
 * The entries with their ids: of its type where there can be one, of its content where there can be many. So a row that
 * comes again adds nothing, and no event takes the place of another.
 */
function identified(drafts: readonly EntryDraft[], id: (rest: string) => string): MappedEntry[] {
  const seen = new Map<string, number>();
  return drafts.map(({ type, values: given }) => {
    const declared = caseKind.entries[type];
    if (!declared) throw new Error(`a case has no entry ${type}`);
    const values = withUnsaid(declared, given);
    const content = declared.cardinality === 'one' ? type : `${type} ${canonical(values)}`;
    const time = (seen.get(content) ?? 0) + 1;
    seen.set(content, time);
    const key = time === 1 ? content : `${content} ${time}`;
    const fields = Object.entries(values).map(([field, value]): [string, Json] => [
      field,
      withItemIds(value, (item) => id(` ${key} ${field} ${item}`)),
    ]);
    return { type, id: id(` ${key}`), values: Object.fromEntries(fields) };
  });
}

/** "Not known" where the declaration wants an answer and the file gives none. */
function withUnsaid(declared: EntryDeclaration, given: Readonly<Record<string, Json>>): Record<string, Json> {
  const values = { ...given };
  for (const [name, field] of Object.entries(declared.fields)) {
    if (field.spec.required && values[name] === undefined && isAsked(field, (other) => values[other])) {
      values[name] = { unsaid: 'not-known' };
    }
  }
  return values;
}

function withItemIds(value: Json, id: (item: string) => string): Json {
  const { add } =
    typeof value === 'object' && value !== null && 'add' in value ? (value as { add: Json }) : { add: null };
  if (!Array.isArray(add)) return value;
  return { add: Object.fromEntries((add as readonly Json[]).map((item) => [id(canonical(item)), item])) };
}
