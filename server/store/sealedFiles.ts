/**
 * Files that reporters send along: parts under seal, kept and handed out as they came. Who may read the message that names a
 * file may fetch it; the key to it lies inside that message's box alone. What was taken out of a copy, and originals, are
 * `withheld`: handed out only after two people agreed (domain/report/originals.ts), which whoever calls this has checked.
 */
import type { FileClaim } from '../../domain/report/publicPage.ts';
import { SEALED_PART_BYTES } from '../../seal/file.ts';
import { tokenDigest } from '../vault/tokens.ts';
import type { Session } from './session.ts';
import { intArray } from './session.ts';
import type { Store } from './store.ts';

/** How many parts may wait for words that name them: two gigabytes. Words come first from our own page. */
const mostWaiting = 32_768;
const unfinishedDays = 2;
const dayMs = 86_400_000;

/** Keeps one part; the same part again changes nothing. For what else it answers see gwen.put_sealed_part. */
export async function putPart(
  store: Pick<Store, 'app'>,
  { id, token, parts, withheld }: FileClaim,
  part: number,
  sealed: Uint8Array,
): Promise<'stored' | 'unknown' | 'differs' | 'full'> {
  if (sealed.length !== SEALED_PART_BYTES) return 'differs';
  const { rows } = await store.app.query<{ done: Awaited<ReturnType<typeof putPart>> }>({
    name: 'put sealed part',
    text: 'select gwen.put_sealed_part($1, $2, $3, $4, $5, $6, $7) as done',
    values: [id, tokenDigest(token), parts, withheld, part, sealed, mostWaiting],
  });
  return rows[0]?.done ?? 'unknown';
}

/** Which parts of a file have come; undefined for an unknown file and a wrong token alike. */
export async function findParts(
  store: Pick<Store, 'app'>,
  id: string,
  token: string,
): Promise<{ readonly parts: number; readonly have: readonly number[] } | undefined> {
  const { rows } = await store.app.query<{ parts: number; have: number[] }>(
    'select * from gwen.sealed_parts($1, $2)',
    [id, tokenDigest(token)],
  );
  return rows[0];
}

/**
 * A message claims the files that it names, before it is stored: ids follow from the message, so that it can be done again.
 * `refused`: the report has as many as it may have, or one is another's; then none is claimed.
 */
export async function claimFiles(
  store: Pick<Store, 'app'>,
  message: { readonly dossier: string; readonly entry: string; readonly subject: number },
  claims: readonly FileClaim[],
  most: number,
): Promise<'claimed' | 'refused'> {
  if (claims.length === 0) return 'claimed';
  try {
    const { rows } = await store.app.query<{ done: string }>(
      'select gwen.claim_sealed_files($1, $2, $3, $4, $5, $6, $7, $8) as done',
      [
        message.dossier,
        message.entry,
        message.subject,
        claims.map(({ id }) => id),
        claims.map(({ token }) => tokenDigest(token)),
        claims.map(({ parts }) => parts),
        claims.map(({ withheld }) => withheld),
        most,
      ],
    );
    return rows[0]?.done === 'claimed' ? 'claimed' : 'refused';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'GW006') return 'refused';
    throw error;
  }
}

export interface ArrivedFile {
  readonly id: string;
  readonly parts: number;
  /** How many of them have come. */
  readonly have: number;
  readonly withheld: boolean;
}

/** The files of a report, of those messages that she may read. */
export async function listSealedFiles(
  store: Pick<Store, 'app'>,
  session: Session,
  dossier: string,
): Promise<readonly ArrivedFile[]> {
  const { rows } = await store.app.query<ArrivedFile>('select * from gwen.sealed_files_of($1, $2, $3)', [
    intArray(session.parties),
    intArray(session.groups),
    dossier,
  ]);
  return rows;
}

export interface SealedParts {
  readonly bytes: number;
  readonly pieces: AsyncIterable<Buffer>;
}

/**
 * A file under seal that has come to its end, part by part; leaves a row in the access log. Undefined where there is none, she
 * may not read the message, or it is withheld and was not asked for as such.
 */
export async function findSealedFile(
  store: Pick<Store, 'app'>,
  session: Session,
  dossier: string,
  id: string,
  withheld: boolean,
): Promise<SealedParts | undefined> {
  const who = [intArray(session.parties), intArray(session.groups)];
  const { rows } = await store.app.query<{ parts: number | null }>(
    'select gwen.open_sealed_file($1, $2, $3, $4, $5, $6) as parts',
    [...who, session.account, dossier, id, withheld],
  );
  const parts = rows[0]?.parts;
  if (!parts) return undefined;
  const pieces = async function* (): AsyncGenerator<Buffer> {
    for (let part = 0; part < parts; part += 1) {
      const found = await store.app.query<{ cipher: Buffer | null }>(
        'select gwen.sealed_part_of($1, $2, $3, $4, $5, $6) as cipher',
        [...who, dossier, id, part, withheld],
      );
      const cipher = found.rows[0]?.cipher;
      if (!cipher) throw new Error('A part of a file is gone.');
      yield cipher;
    }
  };
  return { bytes: parts * SEALED_PART_BYTES, pieces: pieces() };
}

/** Removes what was begun days ago and never finished or named: how many. */
export async function sweepSealedFiles(store: Pick<Store, 'jobs'>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - unfinishedDays * dayMs).toISOString().slice(0, 10);
  const { rows } = await store.jobs.query<{ n: number }>('select gwen.sweep_sealed_files($1) as n', [before]);
  return rows[0]?.n ?? 0;
}
