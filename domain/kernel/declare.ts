/**
 * What a kind of dossier and an entry are, as declarations (a safeguard: safeguard.ts). The catalogue of kinds
 * (domain/index.ts) is made of these and everything else reads it.
 */
import type { Count, Counted } from './counts.ts';
import type { Dossier } from './dossier.ts';
import type { Fields, SealedTo } from './fields.ts';
import type { Keeping } from './keeping.ts';
import type { Elsewhere } from './lookups.ts';
import type { PublishedEntries } from './publishing.ts';
import { checkPublished } from './publishing.ts';
import type { GuardContext, Safeguard } from './safeguard.ts';
import type { Json } from './values.ts';
import { isName } from './values.ts';

export interface EntryDeclaration<F extends Fields = Fields> {
  readonly type: string;
  /** Data group that a grant and a role must hold to see it. */
  readonly group: string;
  /** Roles that may write it, given a grant on its group at level work. */
  readonly writers: readonly string[];
  /**
   * Roles that may add one without seeing the group (a complaint, what a carer noticed): whoever works on the dossier. They
   * do not see it afterwards either.
   */
  readonly tellers: readonly string[];
  /** Whose it is: whose key encrypts it. `own` gives each entry a subject of its own (a family member). */
  readonly subject: string;
  /** `one` current entry or `many`. */
  readonly cardinality: 'one' | 'many';
  /**
   * Writing it is an act of Gwen that a safeguard may block. `true`: unless it is recorded as a fact, done elsewhere or
   * already. `always`: it exists in Gwen alone (a judgement on a report), so there is no fact of it to record.
   */
  readonly decides: boolean | 'always';
  readonly fields: F;
  /** The field whose answer is when it happened, where it asks that itself: then nobody is asked twice. */
  readonly happens?: string;
  /** The few questions asked at once; the others fold away. All are asked at once where none are named. */
  readonly first?: readonly string[];
  /** Rises when a stored value would read differently; `upcast[n]` turns a value of revision n into n + 1. */
  readonly revision: number;
  readonly upcast: {
    readonly [revision: number]: (values: Readonly<Record<string, Json>>) => Record<string, Json>;
  };
  readonly follows?: Follows;
}

/** Fields that follow from answers to others; see following.ts. */
export interface Follows {
  readonly fields: readonly string[];
  /** The answers they follow from: they are worked out again when one of these is written. */
  readonly of: readonly string[];
  /**
   * What is written into `fields`; undefined while what it takes is not at hand (then what was sent stands).
   * @param answers of the entry as it will be
   * @param newId a fresh id for an item of a list, each time
   */
  readonly from: (
    answers: Readonly<Record<string, Json>>,
    context: Pick<GuardContext, 'lookup'>,
    newId: () => string,
  ) => Readonly<Record<string, Json>> | undefined;
}

interface EntryOptions<F extends Fields> {
  readonly group: string;
  readonly writers?: readonly string[];
  readonly tellers?: readonly string[];
  readonly subject?: string;
  readonly many?: boolean;
  readonly decides?: boolean | 'always';
  readonly revision?: number;
  readonly upcast?: EntryDeclaration['upcast'];
  readonly follows?: Follows;
  readonly happens?: string;
  readonly first?: readonly string[];
  readonly fields: F;
}

/** Who only tells names nobody: whether somebody can be named would tell her who reads it. */
const isOpenable = (
  sealedTo: SealedTo | undefined,
  { fields, tellers = [] }: EntryOptions<Fields>,
): boolean =>
  typeof sealedTo !== 'object' ||
  (tellers.length === 0 &&
    sealedTo.every((name) => {
      const spec = fields[name]?.spec;
      return (
        spec?.kind === 'account' ||
        Object.values(spec?.items ?? {}).some((one) => one.spec.kind === 'account')
      );
    }));

/** Declares an entry type; throws on a declaration that contradicts itself. */
export function entry<const F extends Fields>(type: string, options: EntryOptions<F>): EntryDeclaration<F> {
  for (const [name, { spec }] of Object.entries(options.fields)) {
    if (!isName(name)) throw new Error(`${type}: ${name} is no name for a field`);
    if (spec.when && !Object.hasOwn(options.fields, spec.when.field)) {
      throw new Error(`${type}.${name} is asked depending on an unknown field ${spec.when.field}`);
    }
    const into = spec.checklist?.into;
    if (into !== undefined && options.fields[into]?.spec.kind !== 'codes')
      throw new Error(`${type}.${name} fills ${into}, which is no field of codes`);
    const on = spec.counted?.on;
    if (on !== undefined && options.fields[on]?.spec.class !== 'open')
      throw new Error(`${type}.${name} counts on ${on}, which is no open field`);
    if (!isOpenable(spec.sealedTo, options))
      throw new Error(`${type}.${name} is sealed to somebody whom the entry cannot name`);
  }
  for (const name of [...(options.follows?.fields ?? []), ...(options.follows?.of ?? [])])
    if (!Object.hasOwn(options.fields, name)) throw new Error(`${type}: no field ${name} to follow`);
  for (const name of options.first ?? [])
    if (!Object.hasOwn(options.fields, name)) throw new Error(`${type}: no field ${name} to ask first`);
  const happens = options.fields[options.happens ?? '']?.spec;
  const isMoment = happens?.class === 'open' && ['date', 'instant'].includes(happens.kind);
  if (options.happens !== undefined && !isMoment)
    throw new Error(`${type}: ${options.happens} is no day or moment in the open`);
  if (options.tellers && !options.many)
    throw new Error(`${type}: who only tells would write over what others wrote`);
  return {
    type,
    group: options.group,
    writers: options.writers ?? [],
    tellers: options.tellers ?? [],
    subject: options.subject ?? 'main',
    cardinality: options.many ? 'many' : 'one',
    decides: options.decides ?? false,
    fields: options.fields,
    revision: options.revision ?? 1,
    upcast: options.upcast ?? {},
    ...(options.follows ? { follows: options.follows } : {}),
    ...(options.happens === undefined ? {} : { happens: options.happens }),
    ...(options.first ? { first: options.first } : {}),
  };
}

export interface Transition {
  readonly from: readonly string[];
  readonly to: string;
  /** Entry types of which one current entry must be there before. */
  readonly needs?: readonly string[];
  readonly reason?: true;
  /** Something that may befall it, not the next stage of the ordinary way (a licence suspended). */
  readonly aside?: true;
}

/** A field that tells what a dossier is: the current answer of an entry of which there is one. */
export interface Told {
  readonly entry: string;
  readonly field: string;
}

export interface KindDeclaration {
  readonly kind: string;
  /** Stored number and the letter of its spoken number; never reused. */
  readonly code: number;
  readonly letter: string;
  readonly revision: number;
  /** Subject names and their stored numbers; `matter` and `main` always exist. */
  readonly subjects: { readonly [name: string]: number };
  readonly states: readonly [string, ...string[]];
  readonly closed: readonly string[];
  readonly transitions: readonly Transition[];
  readonly entries: { readonly [type: string]: EntryDeclaration };
  readonly safeguards: readonly Safeguard[];
  /** Look-ups over other dossiers that its safeguards ask (see lookups.ts). */
  readonly elsewhere: readonly Elsewhere[];
  /**
   * Data groups that nobody holds for having made the dossier. A steward of it lets others in to them without holding
   * them herself.
   */
  readonly apart: readonly string[];
  /** Where figures find who the people counted are. */
  readonly counted?: Counted;
  /** What is counted beside the measured fields. */
  readonly counts: readonly Count[];
  /** What tells one of them from another, beside its number; lists show those that are in the open. */
  readonly title: readonly Told[];
  /** What of it everybody may read, without an account (see publishing.ts); nothing unless it is said. */
  readonly published: PublishedEntries;
  /** It may pass whole to another organisation, which then answers for it (see handingOver.ts). */
  readonly handsOver: boolean;
  /** Ids of grants that have lost their ground and end with the operation that took it (a consent withdrawn). */
  readonly endedGrants?: (dossier: Dossier, context: GuardContext) => readonly string[];
  /** Who is kept out of it because it names them (see keeping.ts). */
  readonly keeping?: Keeping;
  /** Ids are random and stored times rounded, so that a record cannot be matched to a moment of sending. */
  readonly unlinkable: boolean;
}

interface KindOptions {
  readonly code: number;
  readonly letter: string;
  readonly revision?: number;
  readonly subjects?: { readonly [name: string]: number };
  readonly states: readonly [string, ...string[]];
  readonly closed?: readonly string[];
  readonly transitions: readonly Transition[];
  readonly entries: readonly EntryDeclaration[];
  readonly safeguards: readonly Safeguard[];
  readonly elsewhere?: readonly Elsewhere[];
  readonly apart?: readonly string[];
  readonly counted?: Counted;
  readonly counts?: readonly Count[];
  /** `entry.field` each. */
  readonly title?: readonly string[];
  readonly published?: PublishedEntries;
  readonly handsOver?: boolean;
  readonly endedGrants?: KindDeclaration['endedGrants'];
  readonly keeping?: Keeping;
  readonly unlinkable?: boolean;
}

/** Data groups of a kind that those who answer for a dossier hold: all but those kept apart from them. */
export const stewardGroups = (kind: KindDeclaration): readonly string[] =>
  [...new Set(Object.values(kind.entries).map((declared) => declared.group))].filter(
    (group) => !kind.apart.includes(group),
  );

/** Subjects of single entries are numbered from here, so that no two people share a key. */
export const ownSubjectsFrom = 10;

/** Declares a kind of dossier; throws on a declaration that contradicts itself. */
export function dossier(kind: string, options: KindOptions): KindDeclaration {
  const entries = Object.fromEntries(options.entries.map((declared) => [declared.type, declared]));
  if (Object.keys(entries).length !== options.entries.length) throw new Error(`${kind}: an entry type twice`);
  const subjects = { matter: 0, main: 1, ...options.subjects };
  const numbers = Object.values(subjects);
  if (new Set(numbers).size !== numbers.length || numbers.some((one) => one < 0 || one >= ownSubjectsFrom)) {
    throw new Error(`${kind}: each subject needs a number of its own from 0 to ${ownSubjectsFrom - 1}`);
  }
  for (const declared of options.entries) {
    if (declared.subject !== 'own' && !(declared.subject in subjects)) {
      throw new Error(`${kind}.${declared.type}: unknown subject ${declared.subject}`);
    }
  }
  for (const { from, to, needs } of options.transitions) {
    for (const state of [...from, to]) {
      if (!options.states.includes(state)) throw new Error(`${kind}: unknown state ${state}`);
    }
    for (const type of needs ?? [])
      if (!entries[type]) throw new Error(`${kind}: transition needs unknown entry ${type}`);
  }
  for (const guard of options.safeguards) {
    for (const type of guard.needs)
      if (!entries[type]) throw new Error(`${guard.id} needs unknown entry ${kind}.${type}`);
  }
  checkPublished(kind, entries, options.published ?? {});
  const { counted } = options;
  for (const field of Object.values(counted?.traits ?? {}).flat()) {
    if (!entries[counted?.entry ?? '']?.fields[field])
      throw new Error(`${kind}: no field ${field} to count by`);
  }
  for (const type of options.keeping ? [options.keeping.entry, ...options.keeping.names] : []) {
    if (!entries[type]) throw new Error(`${kind}: nobody can be kept out by unknown entry ${type}`);
  }
  const title = (options.title ?? []).map((path) => {
    const [entry = '', field = ''] = path.split('.');
    if (entries[entry]?.cardinality !== 'one' || !Object.hasOwn(entries[entry].fields, field))
      throw new Error(`${kind}: ${path} is no field of an entry of which there is one`);
    return { entry, field };
  });
  for (const { measure, needs } of options.counts ?? []) {
    for (const type of needs) {
      if (!entries[type]) throw new Error(`${measure} needs unknown entry ${kind}.${type}`);
    }
  }
  return {
    kind,
    code: options.code,
    letter: options.letter,
    revision: options.revision ?? 1,
    subjects,
    states: options.states,
    closed: options.closed ?? [],
    transitions: options.transitions,
    entries,
    safeguards: options.safeguards,
    elsewhere: options.elsewhere ?? [],
    apart: options.apart ?? [],
    ...(counted ? { counted } : {}),
    counts: options.counts ?? [],
    title,
    published: options.published ?? {},
    handsOver: options.handsOver ?? false,
    ...(options.endedGrants ? { endedGrants: options.endedGrants } : {}),
    ...(options.keeping ? { keeping: options.keeping } : {}),
    unlinkable: options.unlinkable ?? false,
  };
}
