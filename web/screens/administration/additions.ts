/**
 * Changing what a country adds to forms and lists: each act as a pure function over the whole, as it is kept. Names are
 * made from the English words and then stay, whatever the words become.
 */
import type { AddedCodes, AddedField, Additions } from '../../../domain/kernel/additions.ts';

export type AddedCode = AddedCodes['codes'][number];
/** A text by language; English is always there. */
export type Texts = AddedField['labels'];

const longest = 40;

/** A name for these words that is none of those taken: `x-grazing-land`, `x-grazing-land-2`. */
export function nameFor(words: string, taken: readonly string[]): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const base = `x-${plain}`
    .slice(0, longest - 4)
    .replace(/-+/g, '-')
    .replace(/-$/, '');
  const whole = base === 'x' ? 'x-own' : base;
  for (let at = 1; ; at++) {
    const name = at === 1 ? whole : `${whole}-${at}`;
    if (!taken.includes(name)) return name;
  }
}

/** Where a field stands. */
export interface FieldAt {
  readonly kind: string;
  readonly entry: string;
  readonly name: string;
}

const isAt = (field: AddedField, { kind, entry, name }: FieldAt): boolean =>
  field.kind === kind && field.entry === entry && field.name === name;

export const ownFields = ({ fields }: Additions, kind: string, entry: string): readonly AddedField[] =>
  fields.filter((one) => one.kind === kind && one.entry === entry);

export const ownCodes = ({ codes }: Additions, list: string): readonly AddedCode[] =>
  codes.find((one) => one.list === list)?.codes ?? [];

/** With this field in place of the one of its name, or behind the others. */
export function putField(all: Additions, field: AddedField): Additions {
  const isKnown = all.fields.some((one) => isAt(one, field));
  return {
    ...all,
    fields: isKnown ? all.fields.map((one) => (isAt(one, field) ? field : one)) : [...all.fields, field],
  };
}

/** With these codes as the country's own of a list. */
export function putCodes(all: Additions, list: string, codes: readonly AddedCode[]): Additions {
  const own = { list, codes: [...codes] };
  const isKnown = all.codes.some((one) => one.list === list);
  return {
    ...all,
    codes: isKnown ? all.codes.map((one) => (one.list === list ? own : one)) : [...all.codes, own],
  };
}

/** The same, no longer offered; or offered again. */
export function retired<T extends { readonly retired?: boolean | undefined }>(one: T, isRetired: boolean): T {
  const { retired: _, ...rest } = one;
  return (isRetired ? { ...rest, retired: true } : rest) as T;
}

/** An answer as it is being written: without a name until it is kept. */
export interface CodeDraft {
  readonly key: string;
  readonly code: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly retired: boolean;
}

/** The drafts as codes: those that have no name yet get one; a new one without any words is left out. */
export function codesOf(drafts: readonly CodeDraft[], others: readonly string[]): readonly AddedCode[] {
  const made: AddedCode[] = [];
  const kept = drafts.flatMap(({ code }) => code ?? []);
  for (const draft of drafts) {
    const labels = spoken(draft.labels);
    if (draft.code === undefined && Object.keys(labels).length === 0) continue;
    const taken = [...others, ...kept, ...made.map(({ code }) => code)];
    const code = draft.code ?? nameFor(labels['en'] ?? '', taken);
    const own: AddedCode = { code, labels };
    made.push(retired(own, draft.retired));
  }
  return made;
}

/** Without the languages that nothing was written in. */
export const spoken = (texts: Readonly<Record<string, string>>): Texts =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]) => (text.trim() ? [[language, text.trim()]] : [])),
  );
