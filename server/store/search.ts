/**
 * Finding people without an index of names: blind tokens find candidates, their ciphertexts are opened, and the exact
 * comparison ranks them. One mechanism for search, search-before-create and possible re-trafficking; it runs as its own
 * database role and gives the searcher only what she may see.
 */

import type pg from 'pg';
import { findInterval } from '../../domain/kernel/dates.ts';
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { NamePart } from '../../domain/kernel/fields.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { isItemList, isUnsaid } from '../../domain/kernel/values.ts';
import { wholeNames } from '../../domain/kernel/wholeNames.ts';
import { passToken, searchTokensFor, tokensFor } from '../vault/blind.ts';
import { decryptEntry } from '../vault/entryCipher.ts';
import type { Traits } from '../vault/rank.ts';
import { rankPerson } from '../vault/rank.ts';
import type { Vault } from '../vault/vault.ts';
import { entryAad } from './rows.ts';
import type { Session } from './session.ts';
import { intArray } from './session.ts';
import type { Store } from './store.ts';

/** The blind tokens of an entry's searchable fields (int8 as text); none when it has none. */
export function tokensOf(
  vault: Pick<Vault, 'blind'>,
  declaration: EntryDeclaration | undefined,
  values: Readonly<Record<string, Json>>,
): string[] {
  const passes = Object.entries(declaration?.fields ?? {}).flatMap(([name, { spec }]) => {
    const value = values[name];
    return spec.searchable === 'pass' && typeof value === 'string' ? [passToken(vault.blind, value)] : [];
  });
  return [...tokensFor(vault.blind, traitsOf(declaration, values)), ...passes];
}

/** What the searchable fields of an entry say of a person. */
export function traitsOf(
  declaration: EntryDeclaration | undefined,
  values: Readonly<Record<string, Json>>,
): Traits {
  const names: string[] = [];
  const years = new Set<number>();
  const phones: string[] = [];
  for (const [name, field] of Object.entries(declaration?.fields ?? {})) {
    const value = values[name];
    if (!field.spec.searchable || value === undefined || value === null || isUnsaid(value)) continue;
    if (field.spec.searchable === 'name') names.push(...wholeNames(value as unknown as readonly NamePart[]));
    else if (field.spec.searchable === 'phone') phones.push(String(value));
    else if (field.spec.searchable === 'birth' && typeof value === 'string') {
      const interval = findInterval(value);
      if (interval)
        for (const day of [interval.from, interval.to])
          years.add(new Date(day * 86_400_000).getUTCFullYear());
    }
  }
  return { names, years: [...years], phones };
}

export interface Match {
  readonly dossier: string;
  readonly entry: string;
  readonly kind: number;
  readonly number: string;
  readonly state: string;
  readonly steward: number;
  readonly area: string;
  /** 0 to 1. */
  readonly likeness: number;
  readonly names: readonly string[];
  readonly years: readonly number[];
}

interface CandidateRow {
  dossier_id: string;
  entry_id: string;
  subject: number;
  kind: number;
  number: string;
  state: string;
  steward: number;
  area: string;
  open: Record<string, Json>;
  cipher: Buffer | null;
  type: string;
}

const leastLikeness = 0.72;

/** People like these traits among the entries that the searcher may read, likest first. */
export async function searchPeople(
  store: Store,
  session: Session,
  traits: Traits,
  most = 20,
): Promise<Match[]> {
  return await match(store, store.app, session, traits, most);
}

/** People like these anywhere, whoever may read them. Never for a person's eyes: only for telling stewards (C24). */
export async function findAnywhere(store: Store, traits: Traits, most = 20): Promise<Match[]> {
  return await match(store, store.jobs, undefined, traits, most);
}

async function match(
  store: Store,
  pool: pg.Pool,
  session: Session | undefined,
  traits: Traits,
  most: number,
): Promise<Match[]> {
  const tokens = searchTokensFor(store.vault.blind, traits);
  if (tokens.length === 0) return [];
  const { rows } = await pool.query<CandidateRow>({
    name: 'candidates',
    text: 'select * from gwen.candidates($1, $2, $3::bigint[], $4)',
    values: [
      intArray(session?.parties ?? []),
      intArray(session?.groups ?? []),
      `{${tokens.join(',')}}`,
      session !== undefined,
    ],
  });
  const keys = await store.vault.subjects.getKeys(
    rows.map((row) => ({ dossier: row.dossier_id, subject: row.subject })),
  );
  const found = rows.flatMap((row): Match[] => {
    const key = keys.get({ dossier: row.dossier_id, subject: row.subject });
    if (!row.cipher || !key) return [];
    const secret = JSON.parse(
      decryptEntry(key, entryAad(row.dossier_id, row.entry_id), row.cipher).toString(),
    );
    const candidate = traitsOf(store.kindOf(row.kind).entries[row.type], { ...row.open, ...secret });
    const likeness = rankPerson(traits, candidate);
    if (likeness < leastLikeness) return [];
    const { dossier_id: dossier, entry_id: entry, kind, number, state, steward, area } = row;
    return [
      {
        dossier,
        entry,
        kind,
        number,
        state,
        steward,
        area,
        likeness,
        names: candidate.names,
        years: candidate.years,
      },
    ];
  });
  return found.sort((a, b) => b.likeness - a.likeness).slice(0, most);
}

/**
 * Every name that an organisation of the service is known by: the one in the directory, and others that its own dossier
 * tells. Never for a person's eyes: only for keeping out those whom a dossier names.
 */
export async function organisationNames(
  store: Store,
): Promise<readonly { readonly organisation: number; readonly name: string }[]> {
  const [directory, profiles] = await Promise.all([
    store.app.query<{ organisation: number; name: string }>(
      'select id as organisation, name from gwen.organisation where closed is null',
    ),
    store.jobs.query<NamingRow>('select * from gwen.entries_that_name($1, $2)', [
      store.catalogue.kinds['organisation']?.code,
      'profile',
    ]),
  ]);
  const keys = await store.vault.subjects.getKeys(
    profiles.rows.map((row) => ({ dossier: row.dossier_id, subject: row.subject })),
  );
  const others = profiles.rows.flatMap((row) => {
    const organisation = row.open['organisation'];
    const key = keys.get({ dossier: row.dossier_id, subject: row.subject });
    if (!row.cipher || !key || typeof organisation !== 'number') return [];
    const secret: Readonly<Record<string, Json>> = JSON.parse(
      decryptEntry(key, entryAad(row.dossier_id, row.entry_id), row.cipher).toString(),
    );
    const names = secret['otherNames'] ?? null;
    return isItemList(names)
      ? Object.values(names.items).flatMap((one) => {
          const name: unknown = Object.entries(one ?? {}).find(([field]) => field === 'name')?.[1];
          return typeof name === 'string' ? { organisation, name } : [];
        })
      : [];
  });
  return [...directory.rows, ...others];
}

interface NamingRow {
  dossier_id: string;
  entry_id: string;
  subject: number;
  open: Record<string, Json>;
  cipher: Buffer | null;
}
