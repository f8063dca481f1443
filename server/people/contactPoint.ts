/**
 * Keys of a contact point. Reports are sealed to the key of its current epoch; the secret half lies here only wrapped, one
 * box for each operator's own key, made in a colleague's browser. The recovery key exists in three shares, two of which
 * make it whole; each lies here, wrapped for one person, until she has written it down.
 */
import type { EpochKeys } from '../../seal/epoch.ts';
import type { Store } from '../store/store.ts';
import type { By, Database } from './accounts.ts';

export interface ContactPointKeys {
  readonly epochs: readonly {
    readonly id: number;
    readonly team: number;
    readonly recipient: string;
    readonly recovery: string;
    readonly since: string;
    readonly ended: string | null;
    /** The epoch's secret key, sealed to the person's own; null until a colleague wraps it for her. */
    readonly box: Buffer | null;
  }[];
  /** Colleagues who cannot open an epoch yet that this person can open. */
  readonly lacking: readonly {
    readonly epoch: number;
    readonly account: number;
    readonly recipient: string;
  }[];
  /** Shares of recovery keys that she has not written down yet. */
  readonly shares: readonly { readonly epoch: number; readonly box: Buffer }[];
}

type KeyRow =
  | { what: 'e'; j: Omit<ContactPointKeys['epochs'][number], 'box'>; b: Buffer | null }
  | { what: 'l'; j: ContactPointKeys['lacking'][number]; b: null }
  | { what: 's'; j: { epoch: number }; b: Buffer };

export async function keysOf(store: Store, account: number): Promise<ContactPointKeys> {
  const { rows } = await store.app.query<KeyRow>('select * from gwen.keys_of($1)', [account]);
  return {
    epochs: rows.flatMap((row) => (row.what === 'e' ? [{ ...row.j, box: row.b }] : [])),
    lacking: rows.flatMap((row) => (row.what === 'l' ? [row.j] : [])),
    shares: rows.flatMap((row) => (row.what === 's' ? [{ ...row.j, box: row.b }] : [])),
  };
}

/** Keeps an epoch's key wrapped for a colleague. False unless both are of its contact point and `by` can open it. */
export async function addSealKey(
  store: Store,
  by: number,
  { epoch, account, box }: { readonly epoch: number; readonly account: number; readonly box: Uint8Array },
): Promise<boolean> {
  const { rows } = await store.app.query<{ done: boolean }>(
    'select gwen.add_seal_key($1, $2, $3, $4) as done',
    [by, epoch, account, box],
  );
  return rows[0]?.done ?? false;
}

/**
 * Keeps for a member of a contact point what opens an epoch's reports, after her device put two parts of its recovery key
 * together. False unless she is a member and has nothing that opens it yet.
 */
export async function recoverKey(
  store: Store,
  by: number,
  { epoch, box }: { readonly epoch: number; readonly box: Uint8Array },
): Promise<boolean> {
  const { rows } = await store.app.query<{ done: boolean }>('select gwen.recover_key($1, $2, $3) as done', [
    by,
    epoch,
    box,
  ]);
  return rows[0]?.done ?? false;
}

export interface NewEpoch extends EpochKeys {
  readonly team: number;
}

/** Starts a new epoch and ends the one before. Undefined unless `by` is of that contact point, or at the console. */
export async function startEpoch(db: Database, by: By, epoch: NewEpoch): Promise<number | undefined> {
  const binaries: Uint8Array[] = [];
  const indexed = (all: NewEpoch['boxes']): Record<string, number> =>
    // PostgreSQL counts from 1
    Object.fromEntries(all.map(({ account, box }) => [account, binaries.push(box)]));
  const [boxes, shares] = [indexed(epoch.boxes), indexed(epoch.shares)];
  try {
    const { rows } = await db.query<{ id: number | null }>(
      'select gwen.start_epoch($1, $2, $3, $4, $5, $6, $7) as id',
      [by, epoch.team, epoch.recipient, epoch.recovery, boxes, shares, binaries],
    );
    return rows[0]?.id ?? undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'GW004') return undefined;
    throw error;
  }
}

/** The share is on paper now, and the server forgets it. False when there was none. */
export async function keepShare(store: Store, account: number, epoch: number): Promise<boolean> {
  const { rows } = await store.app.query<{ done: boolean }>('select gwen.keep_share($1, $2) as done', [
    account,
    epoch,
  ]);
  return rows[0]?.done ?? false;
}
