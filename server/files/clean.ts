/**
 * What people attach, freed of what it gives away about them. The kind of a file is found in its bytes; names and headers
 * count for nothing. What cannot be cleaned is not taken: what a photo tells of its place can lead to a child.
 */
import { cleanJpeg, isJpeg } from './jpeg.ts';
import { cleanPdf, isPdf } from './pdf.ts';
import { cleanPng, isPng } from './png.ts';
import { NotTaken } from './unclean.ts';
import { cleanWebp, isWebp } from './webp.ts';

export interface CleanFile {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf' | 'text/plain';
  readonly bytes: Buffer;
}

/** The file without its metadata. Throws `NotTaken`. */
export async function cleanFile(bytes: Buffer): Promise<CleanFile> {
  if (isJpeg(bytes)) return { type: 'image/jpeg', bytes: cleanJpeg(bytes) };
  if (isPng(bytes)) return { type: 'image/png', bytes: cleanPng(bytes) };
  if (isWebp(bytes)) return { type: 'image/webp', bytes: cleanWebp(bytes) };
  if (isPdf(bytes)) return { type: 'application/pdf', bytes: await cleanPdf(bytes) };
  return { type: 'text/plain', bytes: cleanText(bytes) };
}

/** Texts that are more than text: HTML, SVG and XML, RTF, PostScript, mail, calendars and cards. */
const moreThanText =
  /^\s*(?:<|\{\\rtf|%!|(?:from|received|return-path|mime-version|content-type|message-id|begin)\s*:)/i;

/** UTF-8 without control characters. */
function cleanText(bytes: Buffer): Buffer {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotTaken('type');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (text.trim() === '' || /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text) || moreThanText.test(text))
    throw new NotTaken('type');
  return Buffer.from(text);
}
