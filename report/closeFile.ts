/**
 * A file on the sender's device: freed of what it gives away, and both halves closed under keys of their own. Part of the lock's
 * module. Only one file is in memory at a time: it is read once to learn sizes, and again when it is sent.
 */
import type { FileClaim } from '../domain/report/publicPage.ts';
import type { FilePlace, SealedFile } from '../domain/report/sealedMessage.ts';
import { join } from '../seal/clean/bytes.ts';
import { clean } from '../seal/clean/clean.ts';
import { restOf } from '../seal/clean/rest.ts';
import { NotTaken } from '../seal/clean/unclean.ts';
import { fileCipher, newFileKey, newUploadToken, partsFor } from '../seal/file.ts';

/** What is to be sent of it. */
export interface Upload extends FileClaim {
  seal(part: number): Promise<Uint8Array<ArrayBuffer>>;
}

export interface ClosedFile {
  /** For inside the box. */
  readonly named: SealedFile;
  readonly claims: readonly FileClaim[];
  /** Reads it once more. Rejects when it cannot be read, or was changed since. */
  uploads(): Promise<readonly Upload[]>;
}

interface Halves {
  readonly type: string | undefined;
  readonly shown: Uint8Array | undefined;
  readonly withheld: Uint8Array | undefined;
}

function halvesOf(bytes: Uint8Array): Halves {
  try {
    const { type, pieces } = clean(bytes);
    return { type, shown: join(pieces), withheld: restOf(bytes, pieces) };
  } catch (error) {
    if (error instanceof NotTaken) return { type: undefined, shown: undefined, withheld: bytes };
    throw error;
  }
}

/** @param read the bytes of the file; called twice */
export async function closeFile(
  name: string,
  type: string,
  read: () => Promise<Uint8Array>,
): Promise<ClosedFile> {
  const first = halvesOf(await read());
  const place = (bytes: Uint8Array | undefined): FilePlace | undefined =>
    bytes && { id: crypto.randomUUID(), key: newFileKey(), size: bytes.length };
  const [shown, withheld] = [place(first.shown), place(first.withheld)];
  const claim = (of: FilePlace | undefined, isWithheld: boolean): readonly FileClaim[] =>
    of ? [{ id: of.id, token: newUploadToken(), parts: partsFor(of.size), withheld: isWithheld }] : [];
  const claims = [...claim(shown, false), ...claim(withheld, true)];
  return {
    named: {
      name: name.slice(0, 200),
      type: first.type ?? type,
      ...(shown ? { copy: shown } : {}),
      ...(withheld ? (shown ? { rest: withheld } : { whole: withheld }) : {}),
    },
    claims,
    async uploads() {
      const again = halvesOf(await read());
      return await Promise.all(
        claims.map(async (one): Promise<Upload> => {
          const [of, bytes] = one.withheld ? [withheld, again.withheld] : [shown, again.shown];
          if (!of || bytes?.length !== of.size) throw new Error('This file was changed.');
          const { range, seal } = await fileCipher(of.key, of.size);
          return {
            ...one,
            seal: (part) => {
              const { from, to } = range(part);
              return seal(part, bytes.subarray(from, to));
            },
          };
        }),
      );
    },
  };
}
