/**
 * What people attach, freed of what it gives away about them, on their own device or on the server. The kind of a file is found
 * in its bytes; names and headers count for nothing. What cannot be cleaned is not taken: what a photo tells of its place can
 * lead to a child. Small on purpose: the public page counts its bytes. PDF takes more, on the server alone (server/files/).
 */
import { cleanJpeg, isJpeg } from './jpeg.ts';
import { cleanMp4, isMp4 } from './mp4.ts';
import { cleanPng, isPng } from './png.ts';
import { cleanMp3, cleanOgg, cleanWav, isMp3, isOgg, isWav } from './sound.ts';
import { NotTaken } from './unclean.ts';
import { cleanWebp, isWebp } from './webp.ts';

export type CleanType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'video/mp4'
  | 'audio/mp4'
  | 'audio/mpeg'
  | 'audio/wav'
  | 'audio/ogg'
  | 'text/plain';

export interface Cleaned {
  readonly type: CleanType;
  /** One after the other they are the copy; most are parts of the bytes that were given, not copies of them. */
  readonly pieces: readonly Uint8Array[];
}

/** The file without its metadata. Throws `NotTaken`. */
export function clean(bytes: Uint8Array): Cleaned {
  if (isJpeg(bytes)) return { type: 'image/jpeg', pieces: cleanJpeg(bytes) };
  if (isPng(bytes)) return { type: 'image/png', pieces: cleanPng(bytes) };
  if (isWebp(bytes)) return { type: 'image/webp', pieces: cleanWebp(bytes) };
  if (isMp4(bytes)) {
    const { hasPicture, pieces } = cleanMp4(bytes);
    return { type: hasPicture ? 'video/mp4' : 'audio/mp4', pieces };
  }
  if (isWav(bytes)) return { type: 'audio/wav', pieces: cleanWav(bytes) };
  if (isOgg(bytes)) return { type: 'audio/ogg', pieces: cleanOgg(bytes) };
  if (isMp3(bytes)) return { type: 'audio/mpeg', pieces: cleanMp3(bytes) };
  checkText(bytes);
  return { type: 'text/plain', pieces: [bytes] };
}

/** Texts that are more than text: HTML, SVG and XML, RTF, PostScript, mail, calendars and cards. */
const moreThanText =
  /^\s*(?:<|\{\\rtf|%!|(?:from|received|return-path|mime-version|content-type|message-id|begin)\s*:)/i;

/** UTF-8 without control characters. */
function checkText(bytes: Uint8Array): void {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotTaken('type');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (text.trim() === '' || /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text) || moreThanText.test(text))
    throw new NotTaken('type');
}
