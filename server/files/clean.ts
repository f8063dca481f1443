/**
 * What people attach, freed of what it gives away about them (seal/clean/), and PDF, which takes a worker of its own. What
 * cannot be cleaned is not taken.
 */
import { join } from '../../seal/clean/bytes.ts';
import type { CleanType } from '../../seal/clean/clean.ts';
import { clean } from '../../seal/clean/clean.ts';
import { cleanPdf, isPdf } from './pdf.ts';

export interface CleanFile {
  readonly type: CleanType | 'application/pdf';
  readonly bytes: Buffer;
}

/** The file without its metadata. Throws `NotTaken`. */
export async function cleanFile(bytes: Buffer): Promise<CleanFile> {
  if (isPdf(bytes)) return { type: 'application/pdf', bytes: await cleanPdf(bytes) };
  const { type, pieces } = clean(bytes);
  return { type, bytes: Buffer.from(join(pieces).buffer) };
}
