/** Short names for texts: the same text has the same name, another one most likely another. Not a secret of anything. */
import { createHash } from 'node:crypto';

/** Twelve hexadecimal digits. */
export const shortDigest = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 12);

/** As OpenRosa wants it, for a phone to see whether it has a file already: for nothing that must be safe. */
export const md5Of = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

/** Tells any content from any other. */
export const contentDigest = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url');
