/**
 * Field builders. A field says what it holds, how secret it is, what it is called and what it maps to; validation,
 * storage room, form, permission, search, export and figure all follow from that one declaration.
 *
 * Free text and attachments are identifying unless declared otherwise: a name hides easily in a remark.
 */
import { z } from 'zod';
import type { CodeList } from './codes.ts';
import { findInterval } from './dates.ts';
import type { ItemList, Unsaid } from './values.ts';
import { isCleanText } from './values.ts';

/** open: queryable; identifying and restricted: encrypted by the vault; sealed: the server holds only an age box. */
export type DataClass = 'open' | 'identifying' | 'restricted' | 'sealed';

export type FieldKind =
  | 'text'
  | 'code'
  | 'yes-no'
  | 'date'
  | 'instant'
  | 'age'
  | 'number'
  | 'area'
  | 'place'
  | 'person-name'
  | 'organisation'
  | 'account'
  | 'team'
  | 'money'
  | 'link'
  | 'entry-link'
  | 'attachment'
  | 'box'
  | 'codes'
  | 'items';

/**
 * Whose own devices open a box. `readers`: everybody who may read its data group in the dossier when it is sealed. Names of
 * fields (an account, or a list of accounts): those of the readers whom the entry names there, and no other.
 * `contact-point`: the keys of the contact point and of whoever reported, for messages of reports alone.
 */
export type SealedTo = 'readers' | 'contact-point' | readonly string[];

/** A blind token source: what of this field makes a dossier findable (see search). */
export type Searchable = 'name' | 'birth' | 'phone' | 'pass';

interface Spec {
  readonly kind: FieldKind;
  readonly class: DataClass;
  readonly schema: z.ZodType;
  readonly required: boolean;
  readonly long?: boolean;
  readonly list?: CodeList<string>;
  readonly kinds?: readonly string[];
  readonly entryTypes?: readonly string[];
  readonly items?: Fields;
  readonly when?: { readonly field: string; readonly is: readonly (string | boolean)[] };
  readonly htcds?: string;
  readonly measure?: string;
  readonly counted?: Counted;
  readonly searchable?: Searchable;
  readonly sealedTo?: SealedTo;
  readonly ahead?: true;
  readonly unasked?: true;
  readonly checklist?: Checklist;
  readonly retired?: true;
}

/** A list that holds one item for each code: forms ask them one below the other; see `checklist`. */
export interface Checklist {
  /** The code that an item is about, and the code that answers it. */
  readonly each: string;
  readonly answer: string;
  /** Its other questions are asked where the answer is this one. */
  readonly when: string;
  /** A field of the entry, of codes, that forms fill with what was answered so. */
  readonly into?: string;
}

/** How a measured field counts; see `measured`. */
export interface Counted {
  /** The field of the entry that dates it; without, it counts when the entry happened. */
  readonly on?: string;
  /** A number's answer, where several fields together make up one measure (girls, boys). */
  readonly as?: string;
}

export type Fields = { readonly [name: string]: Field<unknown, boolean> };

/** Kinds of field in which people write words of their own. */
export const worded: ReadonlySet<FieldKind> = new Set(['text', 'person-name', 'place', 'attachment', 'box']);

/** Kinds of field whose answers can be counted: codes and amounts, never words or ids. */
const countable: readonly FieldKind[] = ['code', 'codes', 'yes-no', 'number', 'money', 'age'];

/** One declared field of value type `V`; `R` tells whether it must be answered (an unsaid answer counts). */
export class Field<V, R extends boolean = false> {
  readonly spec: Spec;
  declare readonly value: V;
  declare readonly isRequired: R;

  constructor(spec: Spec) {
    this.spec = spec;
  }
  /** Must be answered; "not known", "not asked" and "refused" are answers. */
  required(): Field<V, true> {
    return new Field<V, true>({ ...this.spec, required: true });
  }
  /**
   * Overrides the class that the kind of field has by default. A list is as secret as the most secret it holds, and what
   * people write in words of their own is never open: even a public register's column one day holds a child's name.
   */
  as(cls: DataClass): Field<V, R> {
    if (cls === 'open' && worded.has(this.spec.kind)) throw new Error('words of people are never open');
    if (this.spec.measure && cls !== 'open') throw new Error(`a ${cls} field is never a fact for figures`);
    if (this.spec.items && secrecy.indexOf(cls) < secrecy.indexOf(mostSecret(this.spec.items))) {
      throw new Error(`a list is not ${cls} while it holds what is ${mostSecret(this.spec.items)}`);
    }
    return new Field<V, R>({ ...this.spec, class: cls });
  }
  /** The HTCDS 2.0 column this field is exchanged as. */
  htcds(column: string): Field<V, R> {
    return new Field<V, R>({ ...this.spec, htcds: column });
  }
  /** Writes a fact for figures under this measure. Only open fields can be measured. */
  measured(measure: string, counted?: Counted): Field<V, R> {
    if (this.spec.class !== 'open') throw new Error(`a ${this.spec.class} field is never a fact for figures`);
    if (!countable.includes(this.spec.kind))
      throw new Error(`a ${this.spec.kind} is never a fact for figures`);
    return new Field<V, R>({ ...this.spec, measure, ...(counted ? { counted } : {}) });
  }
  /** Makes blind tokens from the value, so that the dossier is found by search-before-create. */
  searchable(as: Searchable): Field<V, R> {
    return new Field<V, R>({ ...this.spec, searchable: as });
  }
  /** Shown and asked only when another field of the entry has one of these values. */
  when(field: string, ...is: readonly (string | boolean)[]): Field<V, R> {
    return new Field<V, R>({ ...this.spec, when: { field, is } });
  }
  /** A day that lies ahead: forms offer days to come, not today and yesterday. */
  ahead(): Field<V, R> {
    return new Field<V, R>({ ...this.spec, ahead: true });
  }
  /** Written by a screen of its own, for machines: generated forms do not ask it, and nobody is shown it. */
  unasked(): Field<V, R> {
    return new Field<V, R>({ ...this.spec, unasked: true });
  }
  /** A list with one item for each code of one of its fields: asked as a check list, which is quicker than item by item. */
  checklist(checklist: Checklist): Field<V, R> {
    const kinds = [checklist.each, checklist.answer].map((name) => this.spec.items?.[name]?.spec.kind);
    if (kinds.some((kind) => kind !== 'code'))
      throw new Error('a check list asks one code about each of others');
    return new Field<V, R>({ ...this.spec, checklist });
  }
  /** The same field over a list that holds more codes. */
  choosingFrom(list: CodeList<string>): Field<V, R> {
    const schema = this.spec.kind === 'codes' ? someOf(list) : oneOf(list);
    return new Field<V, R>({ ...this.spec, schema, list });
  }
  /** The same list over items whose fields were changed. */
  holding(fields: Fields): Field<V, R> {
    return new Field<V, R>({ ...this.spec, items: fields });
  }
  /** No longer asked; what was stored stays readable. Its key is never used again. */
  retire(): Field<V, false> {
    return new Field<V, false>({ ...this.spec, required: false, retired: true });
  }
}

const make = <V>(kind: FieldKind, cls: DataClass, schema: z.ZodType<V>, more: Partial<Spec> = {}): Field<V> =>
  new Field<V>({ kind, class: cls, schema, required: false, ...more });

/** Like fields share one schema: there are thousands of fields, and schemas are heavy. */
function shared<K, V>(build: (key: K) => V): (key: K) => V {
  const built = new Map<K, V>();
  return (key) => {
    const found = built.get(key) ?? build(key);
    built.set(key, found);
    return found;
  };
}

const clean = shared((max: number) =>
  z.string().trim().min(1).max(max).refine(isCleanText, 'text holds a character that cannot be stored'),
);
const uuid = z.uuid().transform((id) => id.toLowerCase());
const oneOf = shared((list: CodeList<string>) => z.enum(list.codes as readonly [string, ...string[]]));
const someOf = shared((list: CodeList<string>) =>
  z
    .array(oneOf(list))
    .min(1)
    .max(60)
    .transform((all) => [...new Set(all)].sort()),
);
const truth = z.boolean();
const partialDate = z.string().refine((value) => findInterval(value) !== undefined, 'not a date');
const moment = z.iso.datetime({ offset: false });
const ageRange = z
  .strictObject({ from: z.int().min(0).max(120), to: z.int().min(0).max(120) })
  .refine((range) => range.from <= range.to, 'the lower age is above the upper');
const upTo = shared((max: number) => z.int().min(0).max(max));
const areaCode = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,30}$/);
const placeOf: z.ZodType<Place> = z.strictObject({
  area: z.string().max(31).optional(),
  detail: clean(500).optional(),
});
export const nameParts = ['given', 'family', 'father', 'mother', 'nick', 'full'] as const;
const nameList: z.ZodType<readonly NamePart[]> = z
  .array(
    z.strictObject({ part: z.enum(nameParts), text: clean(200), script: z.string().length(4).optional() }),
  )
  .min(1)
  .max(30);
const party = z.int().positive();
const sum = z.strictObject({ amount: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) });
const file: z.ZodType<Attachment> = z.strictObject({
  id: uuid,
  name: clean(200),
  type: clean(100),
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  key: z.string().regex(/^[\w-]{43}$/),
});
const sealed = shared((max: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .min(100)
    .max(max),
);

/** A line of text (default up to 500 characters). */
export const text = (max = 500): Field<string> => make('text', 'identifying', clean(max));
/** Several lines of text (up to 20,000 characters). */
export const longText = (max = 20_000): Field<string> =>
  make('text', 'identifying', clean(max), { long: true });
export const code = <C extends string>(list: CodeList<C>): Field<C> =>
  make('code', 'open', oneOf(list) as unknown as z.ZodType<C>, { list });
/** Several codes of one list; order carries no meaning. */
export const codes = <C extends string>(list: CodeList<C>): Field<readonly C[]> =>
  make('codes', 'open', someOf(list) as unknown as z.ZodType<readonly C[]>, { list });
export const yesNo = (): Field<boolean> => make('yes-no', 'open', truth);
/** A partial date with calendar (see dates.ts). */
export const date = (): Field<string> => make('date', 'open', partialDate);
/** A moment, ISO 8601 in UTC. */
export const instant = (): Field<string> => make('instant', 'open', moment);
/** Whole years, from and to included; an exact age has both alike. */
export const age = (): Field<AgeRange> => make('age', 'open', ageRange);
export const number = (max = 1_000_000_000): Field<number> => make('number', 'open', upTo(max));
/** An administrative area by its code. */
export const area = (): Field<string> => make('area', 'open', areaCode);
/** A place: area code and free words. */
export const place = (): Field<Place> => make('place', 'identifying', placeOf);
/** A person's names as parts, each in its own script. */
export const personName = (): Field<readonly NamePart[]> =>
  make('person-name', 'identifying', nameList, { searchable: 'name' });
export const organisation = (): Field<number> => make('organisation', 'open', party);
export const account = (): Field<number> => make('account', 'open', party);
export const team = (): Field<number> => make('team', 'open', party);
/** Integer minor units and an ISO 4217 currency. */
export const money = (): Field<Money> => make('money', 'open', sum);
/** Another dossier, by id, of one of these kinds. */
export const link = (...kinds: readonly string[]): Field<string> => make('link', 'open', uuid, { kinds });
/** Another entry of the same dossier. */
export const entryLink = (...entryTypes: readonly string[]): Field<string> =>
  make('entry-link', 'open', uuid, { entryTypes });
export const attachment = (): Field<Attachment> => make('attachment', 'identifying', file);
/** An age box in base64url, sealed on the author's own device. */
export const box = (sealedTo: SealedTo = 'readers'): Field<string> =>
  make('box', 'sealed', sealed(2_000_000), { sealedTo });
/** A list of items with ids; its class is the most secret of its fields. */
export const items = <F extends Fields>(fields: F): Field<ItemList<ValuesOf<F>>> =>
  make('items', mostSecret(fields), z.any() as z.ZodType<ItemList<ValuesOf<F>>>, { items: fields });

const secrecy: readonly DataClass[] = ['open', 'restricted', 'identifying', 'sealed'];
function mostSecret(fields: Fields): DataClass {
  const ranks = Object.values(fields).map((field) => secrecy.indexOf(field.spec.class));
  return secrecy[Math.max(...ranks)] ?? 'identifying';
}

export interface AgeRange {
  readonly from: number;
  readonly to: number;
}
export interface Place {
  readonly area?: string | undefined;
  readonly detail?: string | undefined;
}
export interface NamePart {
  readonly part: (typeof nameParts)[number];
  readonly text: string;
  readonly script?: string | undefined;
}
export interface Money {
  readonly amount: number;
  readonly currency: string;
}
/**
 * A file beside the dossier, as storing it answered. The value holds the file's own key: who may read the entry may read
 * the file, and whoever's key closes the entry is forgotten with the file too. The chain of changes covers its digest.
 */
export interface Attachment {
  readonly id: string;
  /** What the person calls it. */
  readonly name: string;
  /** Media type, found in the bytes. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** Of the bytes as they are kept, hexadecimal. */
  readonly sha256: string;
  /** 32 bytes, base64url. */
  readonly key: string;
}

/** All files that a value names, at whatever depth: items hold files too, and so do fields that nobody declares any more. */
export function filesIn(value: unknown): readonly Attachment[] {
  if (typeof value !== 'object' || value === null) return [];
  const parsed = file.safeParse(value);
  return parsed.success ? [parsed.data] : Object.values(value).flatMap(filesIn);
}

/** The values of a set of fields, as stored and shown: each may also be unsaid, cleared or absent. */
export type ValuesOf<F extends Fields> = {
  readonly [K in keyof F]?: F[K] extends Field<infer V, boolean> ? V | Unsaid | null : never;
};
