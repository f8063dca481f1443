/**
 * What safeguards ask of elsewhere. What is nearly always asked (who the parties are, which contact point serves the area)
 * is loaded with the dossiers; the rest is fetched only when a safeguard asked for it, and the act is applied again.
 */
import type { Catalogue } from '../../domain/kernel/apply.ts';
import type { Fields } from '../../domain/kernel/fields.ts';
import type { Act } from '../../domain/kernel/operations.ts';
import type { Json } from '../../domain/kernel/values.ts';
import type { Loaded, TaggedRow } from './rows.ts';
import type { Store } from './store.ts';

/** Look-ups that one round trip answers together. */
const fetched: readonly string[] = ['vetted', 'guardian-of'];

/** The answers of one act, filled in two steps: from what was loaded, then (if asked) from the database. */
export class Lookups {
  readonly #known = new Map<string, Json>();
  readonly #asked = new Set<string>();

  constructor(rows: readonly TaggedRow[]) {
    const parties: Record<string, Json> = {};
    for (const row of rows) {
      if (row.what === 'p') {
        const { id, ...facts } = row.j;
        parties[String(id)] = facts;
      } else if (row.what === 'q' && !this.#known.has('contact-point')) {
        this.#known.set('contact-point', row.j as Json);
      }
    }
    this.#known.set('parties', parties);
  }

  get(name: string): Json | undefined {
    const known = this.#known.get(name);
    if (known === undefined) this.#asked.add(name);
    return known;
  }

  /** Fetches what was asked for and not known. False when nothing could be added. */
  async fetch(store: Store, act: Act, dossiers: ReadonlyMap<string, Loaded>): Promise<boolean> {
    const wanted = fetched.filter((name) => this.#asked.has(name) && !this.#known.has(name));
    if (wanted.length === 0) return false;
    const { rows } = await store.app.query<{ facts: Record<string, Json> }>({
      name: 'look up',
      text: 'select gwen.look_up($1, $2) as facts',
      values: [accountsIn(store.catalogue, act, dossiers), act.operations[0]?.dossier],
    });
    for (const name of fetched) this.#known.set(name, rows[0]?.facts[name] ?? {});
    return true;
  }
}

/** Parties that an act names: who is granted something, and teams and accounts in the fields it writes. */
export function partiesIn(catalogue: Catalogue, act: Act): number[] {
  const found = new Set<number>();
  for (const one of act.operations) {
    if (one.op === 'grant') found.add(one.party);
    if (one.op !== 'set') continue;
    for (const kind of Object.values(catalogue.kinds)) {
      const fields: Fields = kind.entries[one.type]?.fields ?? {};
      for (const [name, value] of Object.entries(one.set)) {
        const as = fields[name]?.spec.kind;
        if ((as === 'team' || as === 'account') && typeof value === 'number' && Number.isSafeInteger(value))
          found.add(value);
      }
    }
  }
  return [...found].filter((party) => party > 0 && party < 2 ** 31);
}

function accountsIn(catalogue: Catalogue, act: Act, dossiers: ReadonlyMap<string, Loaded>): number[] {
  const found = new Set(partiesIn(catalogue, act));
  for (const { dossier } of dossiers.values()) {
    for (const entry of dossier.entries) {
      for (const [name, field] of Object.entries(
        catalogue.kinds[dossier.kind]?.entries[entry.type]?.fields ?? {},
      )) {
        const value = field.spec.kind === 'account' ? entry.heads[name]?.[0]?.value : undefined;
        if (typeof value === 'number') found.add(value);
      }
    }
  }
  return [...found];
}
