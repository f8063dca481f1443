/**
 * The keys of subjects: one per person in a dossier, wrapped by the installation's key, in a database of their own.
 *
 * Destroying a key is how a person is forgotten, in every table and every old backup of the data at once. The database
 * sees to it that a destroyed key is never made again; the file of tombstones, that a restore of the key database does
 * not bring it back; a notification, that no server goes on using it.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { decrypt, encrypt } from './aead.ts';
import type { SecretKey } from './keys.ts';
import { KEY_BYTES, secretKey } from './keys.ts';
import { Lru } from './lru.ts';
import type { SubjectRef } from './tombstones.ts';
import { addTombstones, readTombstones } from './tombstones.ts';

export type { SubjectRef } from './tombstones.ts';

/** A subject's own key. */
export type SubjectKey = SecretKey<'entry'>;

/** The keys of some subjects. */
export interface Keyring {
  /** Undefined for a subject that has no key: it was destroyed, or nothing was ever written about it. */
  get(ref: SubjectRef): SubjectKey | undefined;
  readonly size: number;
}

/** A key that wraps subjects' keys. */
export interface Wrapping {
  readonly wrap: SecretKey<'wrap'>;
  /** Which of the installation's keys it follows from, from 1. */
  readonly epoch: number;
}

export interface SubjectKeysOptions {
  /** Connected to the key database as gwen_vault. One of its connections is kept for listening. */
  readonly pool: pg.Pool;
  /** What wraps them now, and which of the installation's keys that follows from. */
  readonly wrapping: Wrapping;
  /** GWEN_DATA/tombstones.log */
  readonly tombstoneFile: string;
  /** How many keys are held in memory. */
  readonly cacheSize?: number;
}

/** The subject was destroyed: nothing can be written about it any more. */
export class SubjectDestroyed extends Error {
  override readonly name = 'SubjectDestroyed';
  constructor() {
    super('This person was erased from the dossier: nothing more can be recorded about them in it.');
  }
}

interface Row {
  readonly dossier: string;
  readonly subject: number;
  readonly epoch: number;
  readonly wrapped: Buffer;
}

const CHANNEL = 'subject_key_destroyed';
const DESTROYED = 'GWK01';
const LISTEN_AGAIN_MS = 1000;

class Ring implements Keyring {
  readonly keys = new Map<string, SubjectKey>();

  get(ref: SubjectRef): SubjectKey | undefined {
    return this.keys.get(refKey(ref));
  }

  get size(): number {
    return this.keys.size;
  }
}

function refKey({ dossier, subject }: SubjectRef): string {
  return `${dossier.toLowerCase()}/${subject}`;
}

export class SubjectKeys {
  readonly #pool: pg.Pool;
  readonly #wrapping: Wrapping;
  readonly #tombstoneFile: string;
  readonly #cache: Lru<SubjectKey>;
  /** Counts destructions: what was read before one may be stale after it. */
  #destructions = 0;
  #listener: pg.PoolClient | undefined;
  #hearing = false;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  /** Listens for destructions by other servers, then destroys again what a restore may have brought back. */
  static async open(options: SubjectKeysOptions): Promise<SubjectKeys> {
    const keys = new SubjectKeys(options);
    await keys.#listen();
    await keys.replayTombstones();
    return keys;
  }

  private constructor({ pool, wrapping, tombstoneFile, cacheSize = 20_000 }: SubjectKeysOptions) {
    this.#pool = pool;
    this.#wrapping = wrapping;
    this.#tombstoneFile = tombstoneFile;
    this.#cache = new Lru(cacheSize);
  }

  /** The keys of these subjects, in one round trip at most. */
  async getKeys(refs: readonly SubjectRef[]): Promise<Keyring> {
    const ring = new Ring();
    await this.#collect(ring, refs);
    return ring;
  }

  /**
   * The keys of these subjects, making those that are missing. Safe to call again and at the same time elsewhere.
   * @throws SubjectDestroyed when one of them was destroyed; none is made then.
   */
  async ensureKeys(refs: readonly SubjectRef[]): Promise<Keyring> {
    const ring = new Ring();
    await this.#collect(ring, refs);
    let missing = lacking(ring, refs);
    if (missing.length === 0) return ring;
    await this.#make(ring, missing);
    missing = lacking(ring, missing);
    // Somebody else made these in the meantime.
    if (missing.length > 0) await this.#collect(ring, missing);
    return ring;
  }

  /**
   * Destroys the keys of these subjects, for ever: what was encrypted under them can be read by nobody, once the old
   * backups of the key database have expired. Subjects without a key get none later either.
   */
  async destroyKeys(refs: readonly SubjectRef[]): Promise<void> {
    if (refs.length === 0) return;
    await addTombstones(this.#tombstoneFile, refs);
    await this.#bury(refs);
  }

  /** Destroys again whatever the file of tombstones names, after a restore: how many keys were destroyed by it. */
  async replayTombstones(): Promise<number> {
    const refs = await readTombstones(this.#tombstoneFile);
    return refs.length === 0 ? 0 : this.#bury(refs);
  }

  /** Stops listening and forgets all keys. The pool stays open: it is the caller's. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#hangUp();
  }

  /** How many keys are in memory. */
  get cached(): number {
    return this.#cache.size;
  }

  async #collect(ring: Ring, refs: readonly SubjectRef[]): Promise<void> {
    const asked = refs.filter((ref) => {
      const key = this.#cache.find(refKey(ref));
      if (key !== undefined) ring.keys.set(refKey(ref), key);
      return key === undefined;
    });
    if (asked.length === 0) return;
    const before = this.#destructions;
    const { rows } = await this.#pool.query<Row>({
      name: 'subject keys',
      text: `select k.dossier, k.subject, k.epoch, k.wrapped from gwen_keys.subject_key k
        join (select distinct * from unnest($1::uuid[], $2::int[])) as asked (dossier, subject) using (dossier, subject)`,
      values: columns(asked),
    });
    this.#adopt(ring, rows, before);
  }

  async #make(ring: Ring, refs: readonly SubjectRef[]): Promise<void> {
    const wrapped = refs.map((ref) => newSubjectKey(this.#wrapping, ref).wrapped);
    const before = this.#destructions;
    try {
      const { rows } = await this.#pool.query<Row>({
        name: 'new subject keys',
        text: `insert into gwen_keys.subject_key (dossier, subject, epoch, wrapped)
          select dossier, subject, $3, wrapped
          from unnest($1::uuid[], $2::int[], $4::bytea[]) as asked (dossier, subject, wrapped) order by 1, 2
          on conflict do nothing returning dossier, subject, epoch, wrapped`,
        values: [...columns(refs), this.#wrapping.epoch, wrapped],
      });
      this.#adopt(ring, rows, before);
    } catch (error) {
      throw error instanceof pg.DatabaseError && error.code === DESTROYED ? new SubjectDestroyed() : error;
    }
  }

  async #bury(refs: readonly SubjectRef[]): Promise<number> {
    // The table's triggers delete the key and tell every server, in this one transaction.
    const { rowCount } = await this.#pool.query({
      name: 'tombstones',
      text: `insert into gwen_keys.tombstone (dossier, subject)
        select distinct dossier, subject from unnest($1::uuid[], $2::int[]) as asked (dossier, subject)
        on conflict do nothing`,
      values: columns(refs),
    });
    for (const ref of refs) this.#forget(refKey(ref));
    return rowCount ?? 0;
  }

  #adopt(ring: Ring, rows: readonly Row[], before: number): void {
    // Without hearing, or with a destruction since the reading began, a key in memory might outlive its end.
    const keep = this.#hearing && before === this.#destructions;
    for (const row of rows) {
      const key = secretKey<'entry'>(decrypt(this.#wrapping.wrap, wrappedFor(row), row.wrapped));
      ring.keys.set(refKey(row), key);
      if (keep) this.#cache.set(refKey(row), key);
    }
  }

  #forget(name: string): void {
    this.#destructions++;
    this.#cache.delete(name);
  }

  async #listen(): Promise<void> {
    const client = await this.#pool.connect();
    client.on('notification', this.#heard);
    client.on('error', this.#lost);
    client.on('end', this.#lost);
    this.#listener = client;
    try {
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      this.#hangUp();
      throw error;
    }
    if (this.#closed) this.#hangUp();
    else this.#hearing = true;
  }

  readonly #heard = ({ payload }: pg.Notification): void => this.#forget(payload ?? '');

  /** The connection broke: keep nothing in memory until destructions are heard again. */
  readonly #lost = (): void => {
    if (!this.#hearing) return;
    this.#hangUp();
    this.#listenAgain();
  };

  #hangUp(): void {
    const client = this.#listener;
    this.#listener = undefined;
    this.#hearing = false;
    this.#destructions++;
    this.#cache.clear();
    if (client === undefined) return;
    client.off('notification', this.#heard);
    client.off('end', this.#lost);
    client.release(true);
    client.off('error', this.#lost);
  }

  #listenAgain(): void {
    if (this.#closed) return;
    this.#retry = setTimeout(() => {
      this.#listen().catch(() => this.#listenAgain());
    }, LISTEN_AGAIN_MS);
    this.#retry.unref();
  }
}

/** A new key for a subject, and the row of it that the key database keeps. */
export function newSubjectKey(
  { wrap, epoch }: Wrapping,
  ref: SubjectRef,
): { readonly key: SubjectKey; readonly epoch: number; readonly wrapped: Buffer } {
  const bytes = randomBytes(KEY_BYTES);
  const wrapped = encrypt(wrap, wrappedFor({ ...ref, epoch }), bytes);
  return { key: secretKey<'entry'>(bytes), epoch, wrapped };
}

/** A wrapped key, wrapped by another. Throws `CannotDecrypt` when `from` did not wrap it. */
export const rewrapped = (ref: SubjectRef, wrapped: Uint8Array, from: Wrapping, to: Wrapping): Buffer =>
  encrypt(
    to.wrap,
    wrappedFor({ ...ref, epoch: to.epoch }),
    decrypt(from.wrap, wrappedFor({ ...ref, epoch: from.epoch }), wrapped),
  );

function lacking(ring: Ring, refs: readonly SubjectRef[]): SubjectRef[] {
  return [...new Map(refs.map((ref) => [refKey(ref), ref])).values()].filter(
    (ref) => ring.get(ref) === undefined,
  );
}

function columns(refs: readonly SubjectRef[]): [string[], number[]] {
  return [refs.map(({ dossier }) => dossier), refs.map(({ subject }) => subject)];
}

function wrappedFor(row: SubjectRef & { readonly epoch: number }): string {
  return `subject key ${refKey(row)} ${row.epoch}`;
}
