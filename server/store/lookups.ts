/**
 * What safeguards ask of elsewhere. What is nearly always asked (who the parties are, which contact point serves the area)
 * is loaded with the dossiers; the rest is fetched only when a safeguard asked for it, and the act is applied again.
 */
import type pg from 'pg';
import type { Catalogue } from '../../domain/kernel/apply.ts';
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import type { Dossier } from '../../domain/kernel/dossier.ts';
import type { FieldKind, Fields } from '../../domain/kernel/fields.ts';
import type { Elsewhere, PartyFacts } from '../../domain/kernel/lookups.ts';
import type { Act, Operation } from '../../domain/kernel/operations.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { isItemChange, isItemList } from '../../domain/kernel/values.ts';
import { findElsewhere } from './elsewhere.ts';
import type { TaggedRow } from './rows.ts';
import type { Session } from './session.ts';
import { sourceOf } from './sources.ts';

/** What is asked about: an act (none when only time has passed), whoever does it, and the dossiers it meets. */
export interface Question {
  readonly catalogue: Catalogue;
  readonly operations: Act['operations'];
  readonly actor: Pick<Session, 'account' | 'organisation'>;
  readonly dossiers: ReadonlyMap<string, Dossier>;
  readonly now: Date;
}

/** The answers of one act, filled in two steps: from what was loaded, then (if asked) from the database. */
export class Lookups {
  readonly #known = new Map<string, Json>();
  readonly #asked = new Set<string>();
  readonly #parties: Record<string, Json> = {};
  #wentElsewhere = false;
  readonly #questions = new Set<string>();

  constructor(rows: readonly TaggedRow[]) {
    for (const row of rows) {
      if (row.what === 'p') {
        const { id, ...facts } = row.j;
        this.#parties[String(id)] = facts;
      } else if (row.what === 'q' && !this.#known.has('contact-point')) {
        this.#known.set('contact-point', row.j as Json);
      }
    }
    this.#known.set('parties', this.#parties);
  }

  get(name: string): Json | undefined {
    const known = this.#known.get(name);
    if (known === undefined) this.#asked.add(name);
    return known;
  }

  /** Was it asked for, and is it not known? */
  asks(name: string): boolean {
    return this.#asked.has(name) && !this.#known.has(name);
  }

  /** An answer that was worked out elsewhere. */
  answer(name: string, value: Json): void {
    this.#known.set(name, value);
    this.#wentElsewhere = true;
  }

  /** Did an answer come from other dossiers, so that it may change while nobody writes in this one? */
  get wentElsewhere(): boolean {
    return this.#wentElsewhere;
  }

  /** Source and key of everything that was asked in other dossiers. */
  get questions(): readonly (readonly [source: string, key: string])[] {
    return [...this.#questions].map((one) => JSON.parse(one));
  }

  /**
   * Fetches, in one round trip, what was asked for over other dossiers and is not known. False when nothing could be
   * added: then applying again would come to the same.
   */
  async fetch(pool: pg.Pool, question: Question): Promise<boolean> {
    const wanted = this.#wanted(question);
    if (wanted.length === 0) return false;
    this.#wentElsewhere = true;
    const parties = this.#parties as unknown as { readonly [party: string]: PartyFacts };
    const asked = wanted.map(([one, kind]) => ({ one, about: valuesAbout(one, kind, question, parties) }));
    for (const [name, found] of await findElsewhere(pool, question.catalogue, asked, question.now)) {
      this.#known.set(name, found as unknown as Json);
      const one = wanted.find(([each]) => each.name === name)?.[0];
      // of a whole area so much is written that it is asked again each day instead
      if (one && one.about !== 'area')
        for (const key of Object.keys(found)) this.#questions.add(JSON.stringify([sourceOf(one), key]));
    }
    // what has no answer (not filled yet) is not asked again
    for (const [{ name }] of wanted) this.#asked.delete(name);
    return wanted.some(([{ name }]) => this.#known.has(name));
  }

  /** Declared look-ups that are asked for, and the others of the safeguards that ask: they come together. */
  #wanted({ catalogue, operations, dossiers }: Question): (readonly [Elsewhere, KindDeclaration])[] {
    const kinds = new Set([...dossiers.values()].map(({ kind }) => kind));
    for (const one of operations) if (one.op === 'create') kinds.add(one.kind);
    return [...kinds].flatMap((name) => {
      const kind = catalogue.kinds[name];
      if (!kind || kind.elsewhere.length === 0) return [];
      const names = new Set(this.#asked);
      for (const { lookups } of kind.safeguards)
        if (lookups.some((one) => this.#asked.has(one))) for (const one of lookups) names.add(one);
      return kind.elsewhere
        .filter((one) => names.has(one.name) && !this.#known.has(one.name))
        .map((one) => [one, kind] as const);
    });
  }
}

/** Parties that an act names: who is granted something, and teams and accounts in the fields it writes. */
export function partiesIn(catalogue: Catalogue, { operations }: Pick<Act, 'operations'>): number[] {
  const found = new Set<number>();
  for (const one of operations) {
    if (one.op === 'grant') found.add(one.party);
    for (const [fields, set] of setsOf(Object.values(catalogue.kinds), one))
      for (const value of valuesOf(fields, set, ['team', 'account']))
        if (typeof value === 'number') found.add(value);
  }
  return [...found].filter(isParty);
}

/**
 * The first field that an act writes with an account that does not exist; undefined if there is none. Whatever is to be
 * told to it later could be told to nobody.
 */
export function findUnknownAccount(
  catalogue: Catalogue,
  { operations }: Pick<Act, 'operations'>,
  lookups: Lookups,
): { readonly operation: string; readonly field: string } | undefined {
  const known = (lookups.get('parties') ?? {}) as { readonly [party: string]: { readonly kind?: string } };
  for (const each of operations) {
    for (const [fields, set] of setsOf(Object.values(catalogue.kinds), each)) {
      for (const [field, value] of Object.entries(set)) {
        const named = valuesOf(fields, { [field]: value }, ['account']);
        if (named.some((one) => typeof one === 'number' && known[String(one)]?.kind !== 'account'))
          return { operation: each.id, field };
      }
    }
  }
  return undefined;
}

const isParty = (party: number): boolean => Number.isSafeInteger(party) && party > 0 && party < 2 ** 31;

/** A set as each kind that has the entry type would read it. */
const setsOf = (
  kinds: readonly KindDeclaration[],
  one: Operation,
): readonly (readonly [Fields, Readonly<Record<string, Json>>])[] =>
  one.op === 'set' ? kinds.map((kind) => [kind.entries[one.type]?.fields ?? {}, one.set] as const) : [];

/** Values of all fields of these kinds, those in lists too. */
function valuesOf(
  fields: Fields,
  values: Readonly<Record<string, Json>>,
  wanted: readonly FieldKind[],
  target?: string,
): Json[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const spec = fields[name]?.spec;
    if (!spec) return [];
    if (spec.items) {
      const items = isItemList(value) ? value.items : isItemChange(value) ? value.add : undefined;
      // not looked at yet whether it is as declared
      return Object.values(items ?? {}).flatMap((item) =>
        typeof item === 'object' && item !== null && !Array.isArray(item)
          ? valuesOf(spec.items ?? {}, item as Readonly<Record<string, Json>>, wanted, target)
          : [],
      );
    }
    const leads = target === undefined || (spec.kinds?.includes(target) ?? false);
    return wanted.includes(spec.kind) && leads ? [value] : [];
  });
}

/** The values that a look-up is asked about; see `about` of Elsewhere. */
function valuesAbout(
  one: Elsewhere,
  asking: KindDeclaration,
  { catalogue, operations, actor, dossiers }: Question,
  parties: { readonly [party: string]: PartyFacts },
): readonly string[] {
  const own = [...dossiers.values()].filter(({ kind }) => kind === asking.kind);
  const made = operations.filter((each) => each.op === 'create').filter(({ kind }) => kind === asking.kind);
  const mentioned = (wanted: FieldKind, target?: string): readonly Json[] => [
    ...operations.flatMap((each) =>
      setsOf(Object.values(catalogue.kinds), each).flatMap(([fields, set]) =>
        valuesOf(fields, set, [wanted], target),
      ),
    ),
    ...[...dossiers.values()].flatMap(({ kind, entries }) =>
      entries.flatMap((entry) =>
        // where people disagree, each of the answers
        Object.entries(entry.heads).flatMap(([name, heads]) =>
          heads.flatMap(({ value }) =>
            valuesOf(
              catalogue.kinds[kind]?.entries[entry.type]?.fields ?? {},
              { [name]: value },
              [wanted],
              target,
            ),
          ),
        ),
      ),
    ),
  ];
  const letIn = (): readonly number[] =>
    operations.flatMap((each) => (each.op === 'grant' ? (parties[each.party]?.organisation ?? []) : []));
  const values = {
    account: () => mentioned('account'),
    organisation: () => [...mentioned('organisation'), ...letIn()],
    team: () => mentioned('team'),
    link: () => mentioned('link', one.by === '$dossier' ? one.kind : undefined),
    self: () => [...own.map(({ id }) => id), ...made.map(({ dossier }) => dossier)],
    steward: () => [
      ...own.map(({ steward }) => steward),
      ...made.map(({ steward }) => steward ?? actor.organisation),
    ],
    area: () => [...own.map(({ area }) => area), ...made.map(({ area }) => area ?? '')],
    actor: () => [actor.account],
  } as const satisfies Record<Elsewhere['about'], () => readonly Json[]>;
  const said = values[one.about]().flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
  );
  return [...new Set(said)];
}
