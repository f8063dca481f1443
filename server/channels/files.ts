/**
 * Files that come through a channel which cannot seal: attachments of mails, pictures of text messages, media of field forms,
 * uploads of browsers without scripts. ONE way for all of them, in memory, before anything is stored:
 *
 *     const { named, closed, leftOut } = await sealFiles(store, [{ name, type, bytes }]);
 *     const box = seal(to, { v: 1, text, files: named, leftOut });      // names and keys lie inside the box alone
 *     await takeIn(store, { ..., box, files: closed });                 // or addWords: keeps the parts with the words
 *
 * A copy freed of what it gives away is made where that can be done; the original, or what was taken out, is withheld until
 * two people agree. Papers (PDF and all that is made by office programs) have no copy, as when a browser seals them: a page that
 * was cleaned by this server could be told from one that was not by nobody who opens it. What is too large, or one too many, is
 * left out and counted.
 */
import type { FileClaim } from '../../domain/report/publicPage.ts';
import type { FilePlace, SealedFile } from '../../domain/report/sealedMessage.ts';
import { join } from '../../seal/clean/bytes.ts';
import { clean } from '../../seal/clean/clean.ts';
import { restOf } from '../../seal/clean/rest.ts';
import { NotTaken } from '../../seal/clean/unclean.ts';
import { fileCipher, newFileKey, newUploadToken } from '../../seal/file.ts';
import { getSetting, peopleSettings } from '../people/settings.ts';
import { putPart } from '../store/sealedFiles.ts';
import type { Store } from '../store/store.ts';

/** A file in the clear: in memory alone. */
export interface PlainFile {
  /** As it is called where it comes from. */
  readonly name: string;
  /** Media type that was said of it; empty: none. Only shown, never trusted. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A file that is closed, on its way into the store. */
export interface ClosedFile extends FileClaim {
  readonly sealed: readonly Uint8Array[];
}

export interface SealedFiles {
  /** For the box of the words. */
  readonly named: readonly SealedFile[];
  /** For takeIn and addWords. */
  readonly closed: readonly ClosedFile[];
  /** How many were too large, or too many. */
  readonly leftOut: number;
}

const megabyte = 1_000_000;
const longestName = 200;

/** Largest file of a reporter, in bytes. */
export const largestFile = (store: Pick<Store, 'findSetting'>): number =>
  getSetting(store, peopleSettings.reportFileSize) * megabyte;

/** Closes files; see above. Nothing is stored yet. */
export async function sealFiles(
  store: Pick<Store, 'findSetting'>,
  files: readonly PlainFile[],
): Promise<SealedFiles> {
  const largest = largestFile(store);
  const few = files
    .filter(({ bytes }) => bytes.length > 0 && bytes.length <= largest)
    .slice(0, getSetting(store, peopleSettings.reportFiles));
  const named: SealedFile[] = [];
  const closed: ClosedFile[] = [];
  const close = async (bytes: Uint8Array, withheld: boolean): Promise<FilePlace> => {
    const [id, key] = [crypto.randomUUID(), newFileKey()];
    const { parts, range, seal } = await fileCipher(key, bytes.length);
    const sealed: Uint8Array[] = [];
    for (let part = 0; part < parts; part += 1) {
      const { from, to } = range(part);
      sealed.push(await seal(part, bytes.subarray(from, to)));
    }
    closed.push({ id, token: newUploadToken(), parts, withheld, sealed });
    return { id, key, size: bytes.length };
  };
  // one after the other: each is in memory several times while it is looked at
  for (const { name, type, bytes } of few) {
    const found = copyOf(bytes);
    named.push({
      name: name.toWellFormed().slice(0, longestName),
      type: found.copy ? found.type : type.slice(0, longestName),
      ...(found.copy ? { copy: await close(found.copy, false) } : {}),
      ...(found.rest ? { rest: await close(found.rest, true) } : {}),
      ...(found.isWhole ? { whole: await close(bytes, true) } : {}),
    });
  }
  return { named, closed, leftOut: files.length - few.length };
}

interface Copy {
  readonly type: string;
  readonly copy?: Uint8Array;
  readonly rest?: Uint8Array | undefined;
  /** The original cannot be made of these. */
  readonly isWhole: boolean;
}

function copyOf(bytes: Uint8Array): Copy {
  try {
    const { type, pieces } = clean(bytes);
    return { type, copy: join(pieces), rest: restOf(bytes, pieces), isWhole: false };
  } catch (error) {
    if (error instanceof NotTaken) return { type: '', isWhole: true };
    throw error;
  }
}

const isClosed = (file: FileClaim | ClosedFile): file is ClosedFile => 'sealed' in file;

/** Keeps the parts of those files that are here; what a sender's own device sends comes later. */
export async function keepFiles(
  store: Pick<Store, 'app'>,
  files: readonly (FileClaim | ClosedFile)[],
): Promise<void> {
  for (const file of files.filter(isClosed))
    for (const [part, sealed] of file.sealed.entries()) {
      const done = await putPart(store, file, part, sealed);
      if (done !== 'stored') throw new Error(`A part of a file was not stored: ${done}`);
    }
}
