/**
 * Organisations, accounts and teams: what administrators run. They hold no dossiers, but who is in which team decides who
 * sees which, so everything here is written down where everyone in the service can read it (gwen.administration).
 */
import type pg from 'pg';
import type { discipline as disciplines, gwenKind } from '../../domain/codes/index.ts';
import { normaliseLogin } from '../../seal/passphrase.ts';
import { hashProof } from '../vault/passwords.ts';

/** Where these act: the application's connections, or the schema owner's at the server's console. */
export type Database = Pick<pg.Pool, 'query'>;

/** The administrator's account; null at the console only. */
export type By = number | null;

export const teamKinds = ['contact-point', 'response-team', 'case-team'] as const;

export interface NewOrganisation {
  readonly name: string;
  readonly gwen: (typeof gwenKind.codes)[number];
  /** Area code; empty: everywhere. */
  readonly area: string;
}

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly organisation: number;
  readonly roles: readonly string[];
  readonly locale: string;
  /** age recipient of the person's own key; kept only for an account that is not initial. */
  readonly recipient?: string | undefined;
  /** Made where the first passphrase was made (seal/passphrase.ts). */
  readonly proof: string;
  readonly wrappedIdentity: string;
}

export interface AccountChange {
  readonly name?: string | undefined;
  readonly organisation?: number | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly ended?: true | undefined;
}

export interface NewTeam {
  readonly name: string;
  readonly kind: (typeof teamKinds)[number];
  readonly organisation: number;
  readonly area: string;
  readonly discipline?: (typeof disciplines.codes)[number] | undefined;
}

async function call<T>(db: Database, text: string, values: unknown[]): Promise<T> {
  const { rows } = await db.query<{ result: T }>(`select gwen.${text} as result`, values);
  return (rows[0] as { result: T }).result;
}

/** Returns the new organisation's id. */
export const addOrganisation = (
  db: Database,
  by: By,
  { name, gwen, area }: NewOrganisation,
): Promise<number> => call(db, 'add_organisation($1, $2, $3, $4)', [by, name, gwen, area]);

/** Closes an organisation that nobody works for any more; undefined when there is no such open one. */
export const closeOrganisation = async (
  db: Database,
  by: By,
  which: number,
): Promise<'done' | 'in-use' | undefined> =>
  (await call<'done' | 'in-use' | null>(db, 'close_organisation($1, $2)', [by, which])) ?? undefined;

/**
 * Returns the new account's id, or `exists` when the login is taken.
 * @param initial false: the passphrase may stay (the demonstration's; at the console only).
 */
export async function addAccount(
  db: Database,
  by: By,
  account: NewAccount,
  initial = true,
): Promise<number | 'exists'> {
  const { login, name, organisation, roles, locale, recipient, proof, wrappedIdentity } = account;
  const values = [by, normaliseLogin(login), name, organisation, roles, locale, recipient ?? null];
  try {
    return await call(db, 'add_account($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      ...values,
      await hashProof(proof),
      wrappedIdentity,
      initial,
    ]);
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'account_login_key')
      return 'exists';
    throw error;
  }
}

/** False when there is no such account. An ended account keeps its name in the history and opens nothing. */
export const changeAccount = (
  db: Database,
  by: By,
  account: number,
  change: AccountChange,
): Promise<boolean> =>
  call(db, 'change_account($1, $2, $3, $4, $5, $6)', [
    by,
    account,
    change.name ?? null,
    change.organisation ?? null,
    change.roles ?? null,
    change.ended ?? false,
  ]);

/** A new first passphrase, for somebody who lost hers. False when there is no such account. */
export const replaceCredential = async (
  db: Database,
  by: By,
  account: number,
  { proof, wrappedIdentity }: Pick<NewAccount, 'proof' | 'wrappedIdentity'>,
): Promise<boolean> =>
  call(db, 'replace_credential($1, $2, $3, $4)', [by, account, await hashProof(proof), wrappedIdentity]);

/** Returns the new team's id. */
export const addTeam = (
  db: Database,
  by: By,
  { name, kind, organisation, area, discipline }: NewTeam,
): Promise<number> =>
  call(db, 'add_team($1, $2, $3, $4, $5, $6)', [by, name, kind, organisation, area, discipline ?? null]);

/** False when there is no such team, or it has ended. */
export const endTeam = (db: Database, by: By, team: number): Promise<boolean> =>
  call(db, 'end_team($1, $2)', [by, team]);

/** Joining gives a person what her team was given; leaving takes it away. False when there is no such team or person. */
export const setMember = (
  db: Database,
  by: By,
  team: number,
  account: number,
  joining: boolean,
): Promise<boolean> => call(db, 'set_member($1, $2, $3, $4)', [by, team, account, joining]);

/** The country's number for a setting from now on; its history stays. */
export const setSetting = (db: Database, by: By, id: string, value: number): Promise<unknown> =>
  call(db, 'set_setting($1, $2, $3)', [by, id, value]);

export interface NewArea {
  readonly code: string;
  /** Code of the area it is part of; null for the country. */
  readonly parent: string | null;
  readonly name: string;
}

/** Adds administrative areas, parents before their parts, and renames those that are known. */
export const putAreas = (db: Database, by: By, areas: readonly NewArea[]): Promise<unknown> =>
  call(db, 'put_areas($1, $2)', [by, JSON.stringify(areas)]);
