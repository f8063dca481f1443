/** Short names for texts: the same text has the same name, another one most likely another. Not a secret of anything. */
import { createHash } from 'node:crypto';

/** Twelve hexadecimal digits. */
export const shortDigest = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 12);
