/**
 * Facts for figures, as they follow from a dossier: one for each answer of a measured field, each thing that a count finds,
 * each state reached and left, each task done or late. A fact says in which month; where and by whose steward, and who it
 * is about (traits), is added where it is stored. No fact holds a name, a word or a day.
 */
import type { Count, Trait } from './counts.ts';
import { traits } from './counts.ts';
import { ageAt, dayOf, findInterval } from './dates.ts';
import type { EntryDeclaration, KindDeclaration } from './declare.ts';
import type { Dossier, Duty, EntryState } from './dossier.ts';
import { dutyId, findById, findEntry, happenedAt, shownValue } from './dossier.ts';
import type { AgeRange, Field } from './fields.ts';
import type { Operation } from './operations.ts';
import { textOf } from './texts.ts';
import type { Json } from './values.ts';
import { isUnsaid, said } from './values.ts';

export interface Fact {
  /** What it was counted from: an entry, an operation, a task, or the dossier as a whole. Ids, or text for tasks. */
  readonly source: string;
  readonly measure: string;
  /** The code answered, or why it was not; empty where nothing is answered. */
  readonly answer: string;
  readonly value: number;
  /** First day of the month it counts in. */
  readonly period: string;
  /** Whose traits apply: an entry, or the dossier itself where all of it is about one person. */
  readonly person?: string;
  /** Whose it is: it goes when the subject is destroyed. */
  readonly subject: number;
  /** Data group; absent: for everybody who may know of the dossier. */
  readonly group?: string;
}

const dayMs = 86_400_000;

/** The first day of the month of a moment, epoch ms. */
export const monthOf = (at: number): string => `${new Date(at).toISOString().slice(0, 7)}-01`;

/** Age groups of figures (ILO C138, C182): the code of an age in years. */
export function ageGroupOf(years: number): string {
  if (years < 5) return 'under-5';
  if (years < 12) return 'from-5-to-11';
  if (years < 15) return 'from-12-to-14';
  return years < 18 ? 'from-15-to-17' : 'adult';
}

// ── who it is about ──

const countedEntry = (kind: KindDeclaration): EntryDeclaration | undefined =>
  kind.entries[kind.counted?.entry ?? ''];

const isAboutOne = (kind: KindDeclaration): boolean => countedEntry(kind)?.cardinality === 'one';

/** Whose traits a fact from this entry, or from the dossier as a whole, has: see Counted. */
function personOf(kind: KindDeclaration, dossier: Dossier, entry?: EntryState): string | undefined {
  const { counted } = kind;
  if (!counted) return undefined;
  if (isAboutOne(kind)) return dossier.id;
  if (!entry || entry.type === counted.entry) return entry?.id;
  for (const [name, { spec }] of Object.entries(kind.entries[entry.type]?.fields ?? {})) {
    const named = spec.entryTypes?.includes(counted.entry) && said(shownValue(entry, name));
    if (typeof named === 'string') return findById(dossier, named)?.id ?? named;
  }
  return undefined;
}

export type Traits = { readonly [T in Trait]: string };
/** Nothing is known of the person. */
const unknownPerson: Traits = { sex: '', 'age-group': '', nationality: '', disability: '' };

const codesIn = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

const isAge = (value: unknown): value is AgeRange =>
  typeof value === 'object' && value !== null && 'from' in value && typeof value.from === 'number';

const traitValue: {
  readonly [T in Trait]: (value: Json | undefined, dossier: Dossier) => string | undefined;
} = {
  sex: (value) => codesIn(value)[0],
  // at the opening of the dossier, so that she is in one group for all that follows; of a range the youngest
  'age-group': (value, dossier) => {
    const born = typeof value === 'string' ? findInterval(value) : undefined;
    if (born) return ageGroupOf(ageAt(born, dayOf(new Date(dossier.created))).from);
    return isAge(value) ? ageGroupOf(value.from) : undefined;
  },
  nationality: (value) => (codesIn(value).length > 1 ? 'several' : codesIn(value)[0]),
  disability: (value) => {
    const codes = codesIn(value);
    return codes.length === 0 ? undefined : codes.includes('none') ? 'no' : 'yes';
  },
};

/** What is said of the person whom an entry describes; empty where it is not known. */
export function traitsOf(kind: KindDeclaration, dossier: Dossier, entry: EntryState | undefined): Traits {
  const found: { -readonly [T in Trait]: string } = { ...unknownPerson };
  if (!entry || entry.withdrawn !== undefined) return found;
  for (const trait of traits) {
    for (const field of kind.counted?.traits[trait] ?? [])
      found[trait] ||= traitValue[trait](said(shownValue(entry, field)), dossier) ?? '';
  }
  return found;
}

// ── measured fields ──

/** What a value answers: several codes count one by one, numbers and money as their amount. */
function answersOf(value: Json): readonly (readonly [answer: string, value: number])[] {
  if (isUnsaid(value)) return [[value.unsaid, 0]];
  if (typeof value === 'number') return [['', value]];
  if (typeof value === 'boolean') return [[value ? 'yes' : 'no', 1]];
  if (typeof value === 'string') return [[value, 1]];
  if (isAge(value)) return [[ageGroupOf(value.from), 1]];
  if (Array.isArray(value)) return [...new Set(codesIn(value))].map((code) => [code, 1]);
  if (typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value)
    return [[String(value['currency']), Number(value['amount'])]];
  return [];
}

/** When what a field says counts: at the date it names, else when the entry happened; never after it was accepted. */
function countsAt(entry: EntryState, { spec }: Field<unknown, boolean>): number {
  const named = spec.counted?.on === undefined ? undefined : said(shownValue(entry, spec.counted.on));
  if (typeof named !== 'string') return happenedAt(entry);
  const day = findInterval(named);
  const at = day ? day.from * dayMs : Date.parse(named);
  return Number.isNaN(at) ? happenedAt(entry) : Math.min(at, Date.parse(entry.accepted));
}

/** Facts of the measured fields of one entry; none once it is withdrawn. */
export function fieldFacts(
  kind: KindDeclaration,
  dossier: Dossier,
  entry: EntryState | undefined,
): readonly Fact[] {
  const declared = kind.entries[entry?.type ?? ''];
  if (!entry || !declared || entry.withdrawn !== undefined) return [];
  const person = personOf(kind, dossier, entry);
  return Object.entries(declared.fields).flatMap(([name, field]) => {
    const { measure, counted } = field.spec;
    const value = shownValue(entry, name);
    if (measure === undefined || value === undefined || value === null) return [];
    const period = monthOf(countsAt(entry, field));
    return answersOf(value).map(
      ([answer, amount]): Fact => ({
        source: entry.id,
        measure,
        answer: answer === '' ? (counted?.as ?? '') : answer,
        value: amount,
        period,
        ...(person === undefined ? {} : { person }),
        subject: entry.subject,
        group: declared.group,
      }),
    );
  });
}

// ── counts, states, tasks ──

/** What is about one person is hers; anything else is the matter's. */
const whole = (kind: KindDeclaration, { id }: Pick<Dossier, 'id'>): Pick<Fact, 'subject' | 'person'> =>
  isAboutOne(kind) ? { subject: 1, person: id } : { subject: 0 };

/** What a count finds in a dossier. */
export const countFacts = (kind: KindDeclaration, dossier: Dossier, one: Count): readonly Fact[] =>
  one.of(dossier).map(({ at, answer = '', value = 1, entry }) => {
    const person = personOf(kind, dossier, entry);
    return {
      ...whole(kind, dossier),
      ...(person === undefined ? {} : { person }),
      ...(entry ? { subject: entry.subject } : {}),
      source: entry?.id ?? dossier.id,
      measure: one.measure,
      answer,
      value,
      period: monthOf(at),
      group: one.group,
    };
  });

export const stateMeasure = (kind: string): string => `${kind}.state`;
export const leftMeasure = (kind: string): string => `${kind}.left`;
export const dutyMeasure = (kind: string, safeguard: string, text: string): string =>
  `${kind}.duty.${safeguard}.${text}`;
export const dutyAnswers = ['in-time', 'late'] as const;

function movedFacts(
  kind: KindDeclaration,
  dossier: Dossier,
  move: { readonly operation: string; readonly from?: string; readonly to: string; readonly at: number },
): readonly Fact[] {
  const fact = { ...whole(kind, dossier), source: move.operation, value: 1, period: monthOf(move.at) };
  return [
    { ...fact, measure: stateMeasure(kind.kind), answer: move.to },
    ...(move.from === undefined ? [] : [{ ...fact, measure: leftMeasure(kind.kind), answer: move.from }]),
  ];
}

/**
 * A task counts in the month in which it is due: done in time, or late, done afterwards or not yet. One that is neither
 * done nor late does not count yet.
 */
export function dutyFact(
  kind: KindDeclaration,
  dossier: Pick<Dossier, 'id'>,
  duty: Pick<Duty, 'safeguard' | 'key' | 'kind' | 'due' | 'since' | 'done'>,
  now: Date,
): Fact | undefined {
  if (duty.kind !== 'duty') return undefined;
  const due = Date.parse(duty.due);
  const ended = duty.done === undefined ? now.getTime() : Date.parse(duty.done);
  if (duty.done === undefined && ended <= due) return undefined;
  return {
    ...whole(kind, dossier),
    // a task that comes again counts again
    source: `${dutyId(duty)} ${duty.since}`,
    measure: dutyMeasure(kind.kind, duty.safeguard, textOf(duty.key)),
    answer: ended > due ? 'late' : 'in-time',
    value: 1,
    period: monthOf(due),
  };
}

/**
 * All facts of a dossier as it is.
 * @param moves the operations that made it and moved it on, oldest first, with when they were accepted
 */
export function allFacts(
  kind: KindDeclaration,
  dossier: Dossier,
  moves: readonly { readonly operation: string; readonly to: string; readonly at: number }[],
  now: Date,
): Omit<Recount, 'gone'> {
  const described = isAboutOne(kind)
    ? [findEntry(dossier, countedEntry(kind)?.type ?? '')]
    : dossier.entries.filter(({ type }) => type === kind.counted?.entry);
  return {
    come: [
      ...dossier.entries.flatMap((entry) => fieldFacts(kind, dossier, entry)),
      ...kind.counts.flatMap((one) => countFacts(kind, dossier, one)),
      ...moves.flatMap((move, at) => {
        const from = moves[at - 1]?.to;
        return movedFacts(kind, dossier, from === undefined ? move : { ...move, from });
      }),
      ...dossier.duties.flatMap((duty) => dutyFact(kind, dossier, duty, now) ?? []),
    ],
    people: described.flatMap((entry) => {
      const person = entry && personOf(kind, dossier, entry);
      const group = countedEntry(kind)?.group;
      if (!entry || person === undefined || group === undefined) return [];
      return [{ person, group, subject: entry.subject, traits: traitsOf(kind, dossier, entry) }];
    }),
  };
}

// ── what a change changes ──

/** What was counted, and of whom, before and after a change. */
export interface Recount {
  /** Facts of these sources and measures go. */
  readonly gone: readonly Pick<Fact, 'source' | 'measure'>[];
  readonly come: readonly Fact[];
  readonly people: readonly {
    readonly person: string;
    readonly group: string;
    readonly subject: number;
    readonly traits: Traits;
  }[];
}

interface Made {
  readonly before: Dossier | undefined;
  readonly after: Dossier;
  readonly changes: readonly { readonly operation: Operation; readonly entry?: string }[];
  /** Tasks that the change made, altered or ended. */
  readonly duties: readonly Duty[];
  readonly now: Date;
}

const keyOf = ({ source, measure }: Pick<Fact, 'source' | 'measure'>): string => `${source} ${measure}`;

/**
 * The facts that a change of a dossier takes away and adds. Counts are looked at again when an entry that they need was
 * written; their needs must be loaded then, else they stay as they are.
 */
export function recount(kind: KindDeclaration, made: Made): Recount {
  const { before, after, changes, duties, now } = made;
  const gone: Pick<Fact, 'source' | 'measure'>[] = [];
  const come: Fact[] = [];
  const people: Recount['people'][number][] = [];
  const replace = (old: readonly Fact[], fresh: readonly Fact[]): void => {
    const [was, is] = [Map.groupBy(old, keyOf), Map.groupBy(fresh, keyOf)];
    for (const key of new Set([...was.keys(), ...is.keys()])) {
      const [from, to] = [was.get(key) ?? [], is.get(key) ?? []];
      if (JSON.stringify(from) === JSON.stringify(to)) continue;
      const [one] = from;
      if (one) gone.push({ source: one.source, measure: one.measure });
      come.push(...to);
    }
  };
  const ids = new Set(changes.flatMap((change) => change.entry ?? []));
  const written = [...ids].flatMap((id) => after.entries.find((entry) => entry.id === id) ?? []);
  for (const entry of written) {
    const old = before?.entries.find(({ id }) => id === entry.id);
    replace(before ? fieldFacts(kind, before, old) : [], fieldFacts(kind, after, entry));
  }
  const types = new Set(written.map(({ type }) => type));
  for (const one of kind.counts) {
    if (before && !one.needs.some((type) => types.has(type))) continue;
    if (!one.needs.every((type) => after.loaded.has(type))) continue;
    replace(before ? countFacts(kind, before, one) : [], countFacts(kind, after, one));
  }
  let state = before?.state;
  for (const { operation } of changes) {
    if (operation.op === 'create') {
      state = kind.states[0];
      come.push(...movedFacts(kind, after, { operation: operation.id, to: state ?? '', at: now.getTime() }));
    } else if (operation.op === 'transition') {
      const move = { operation: operation.id, to: operation.to, at: now.getTime() };
      come.push(...movedFacts(kind, after, state === undefined ? move : { ...move, from: state }));
      state = operation.to;
    }
  }
  for (const duty of duties) {
    const old = before?.duties.find((one) => dutyId(one) === dutyId(duty));
    const was = before && old && dutyFact(kind, before, old, now);
    const is = dutyFact(kind, after, duty, now);
    // whether one that was late has been counted by now only the database knows
    if (was) gone.push(was);
    if (is) come.push(is);
  }
  const source = countedEntry(kind);
  if (source && types.has(source.type)) {
    const described = isAboutOne(kind)
      ? [findEntry(after, source.type)]
      : written.filter(({ type }) => type === source.type);
    for (const entry of described) {
      const person = personOf(kind, after, entry);
      if (person === undefined) continue;
      const old = isAboutOne(kind)
        ? before && findEntry(before, source.type)
        : before?.entries.find(({ id }) => id === entry?.id);
      const [was, is] = [traitsOf(kind, before ?? after, old), traitsOf(kind, after, entry)];
      if (traits.every((trait) => was[trait] === is[trait])) continue;
      people.push({ person, group: source.group, subject: entry?.subject ?? 1, traits: is });
    }
  }
  return { gone, come, people };
}
