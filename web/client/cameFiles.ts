/**
 * Files that came with a report: fetched as they were sealed, opened on this device with the key that stands in the message, and
 * cleaned here once more, since whoever sent them may have called anything a copy.
 */
import type { FilePlace, SealedFile } from '../../domain/report/sealedMessage.ts';
import { join } from '../../seal/clean/bytes.ts';
import type { CleanType } from '../../seal/clean/clean.ts';
import { clean } from '../../seal/clean/clean.ts';
import { originalOf } from '../../seal/clean/rest.ts';
import { openFile } from '../../seal/file.ts';
import { fetchFile } from './files.ts';

export interface Copy {
  readonly type: CleanType;
  readonly blob: Blob;
}

/** The copy, for looking at. Throws ApiProblem when it cannot be fetched, and when it is broken or no copy at all. */
export async function openCopy(report: string, { id, key, size }: FilePlace): Promise<Copy> {
  const { type, pieces } = clean(await opened(`/reports/${report}/files/${id}`, key, size));
  return { type, blob: new Blob([join(pieces)], { type }) };
}

/** What of a file two people must agree to: what was taken out, or the whole. */
export const withheldOf = ({ rest, whole }: SealedFile): FilePlace | undefined => rest ?? whole;

const noType = { type: 'application/octet-stream' } as const;

/** The original to the last bit, while two people agree. It is of no type, so that nothing opens it by itself. */
export async function openOriginal(report: string, file: SealedFile): Promise<Blob> {
  const place = withheldOf(file);
  if (!place) throw new Error('Nothing of this file is withheld.');
  const withheld = await opened(`/reports/${report}/files/${place.id}/original`, place.key, place.size);
  if (!file.rest || !file.copy) return new Blob([withheld], noType);
  const { id, key, size } = file.copy;
  return new Blob([originalOf(await opened(`/reports/${report}/files/${id}`, key, size), withheld)], noType);
}

async function opened(path: string, key: string, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const sealed = await fetchFile(path);
  return await openFile(key, size, new Uint8Array(await sealed.arrayBuffer()));
}

const endings: Readonly<Record<CleanType, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'video/mp4': '.mp4',
  'audio/mp4': '.m4a',
  'audio/mpeg': '.mp3',
  'audio/wav': '.wav',
  'audio/ogg': '.ogg',
  'text/plain': '.txt',
};

/** What a copy is called when it is kept: nothing of the sender's name for it. */
export const copyName = (number: string, type: CleanType): string => `${number}${endings[type]}`;
