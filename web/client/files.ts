/** Files to and from the server: what it makes, and what people attach. A refusal comes as a problem and not as a file. */
import type { Attachment } from '../../domain/kernel/fields.ts';
import { problemOf, sendBytes } from './api.ts';

/** Fetches a path under /api/v1 and gives it to the browser to save under this name. Throws ApiProblem. */
export async function saveFile(path: string, name: string): Promise<void> {
  saveBlob(await fetchFile(path), name);
}

/** Gives a text that this page made to the browser to save. */
export const saveText = (text: string, name: string, type = 'text/csv'): void =>
  saveBlob(new Blob([text], { type: `${type};charset=utf-8` }), name);

/** Gives what this page made to the browser to save. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the browser reads it after the click has been handled
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A path under /api/v1 as a file. Throws ApiProblem. */
export async function fetchFile(path: string): Promise<Blob> {
  const response = await fetch(`/api/v1${path}`, { credentials: 'same-origin', cache: 'no-store' }).catch(
    () => undefined,
  );
  if (!response?.ok) throw await problemOf(response);
  return await response.blob();
}

/** Where a dossier's file is, under /api/v1. */
export const filePath = (dossier: string, id: string): string => `/dossiers/${dossier}/files/${id}`;

const longestName = 200;

/** Hands a file over, for an entry of this dossier that will name it. Throws ApiProblem. */
export async function storeFile(
  dossier: string,
  file: File,
  onPart: (part: number) => void,
): Promise<Attachment> {
  const path = filePath(dossier, crypto.randomUUID());
  const kept = await sendBytes<Omit<Attachment, 'name'>>(path, file, onPart);
  return { ...kept, name: file.name.trim().slice(0, longestName) || kept.id };
}
