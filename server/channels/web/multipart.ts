/**
 * Forms with files, of browsers without scripts: read in memory and bounded. The words stand before the files, so whatever is
 * too large, too much at once or cut off, they are taken; files that do not fit are left out and counted.
 */
import type { Readable } from 'node:stream';
import type { PlainFile } from '../files.ts';
import type { ReadParts } from '../parts.ts';
import { readParts } from '../parts.ts';

export interface ReadForm {
  readonly fields: URLSearchParams;
  readonly files: readonly PlainFile[];
  /** Files that did not fit, at least one if anything was cut off. */
  readonly leftOut: number;
}

/** Room for the words of a form, and for the lines between its parts. */
const forWords = 1024 * 1024;
/** What all forms together may hold in memory beyond their words. */
const mostOfAll = 256 * 1024 * 1024;
const mostParts = 1000;

let held = 0;

/** Reads a form of this content type. `undefined`: it is none. @param most bytes of its files together */
export async function readForm(body: Readable, type: string, most: number): Promise<ReadForm | undefined> {
  let [size, own] = [0, 0];
  const hold = (bytes: number): boolean => {
    size += bytes;
    const more = Math.max(0, size - forWords) - own;
    if (held + more > mostOfAll) return false;
    own += more;
    held += more;
    return true;
  };
  try {
    const read = await readParts(body, type, { most: forWords + most, mostParts, hold });
    return read && formOf(read);
  } finally {
    held -= own;
  }
}

function formOf({ parts, ended }: ReadParts): ReadForm {
  const fields = new URLSearchParams();
  for (const { name, fileName, bytes } of parts)
    if (fileName === undefined && bytes.length <= forWords) fields.append(name, bytes.toString('utf8'));
  // a field of files in which none was chosen comes with an empty one
  const files = parts.flatMap(({ fileName, type, bytes }) =>
    fileName === undefined || bytes.length === 0
      ? []
      : [{ name: plainName(fileName), type, bytes: Uint8Array.from(bytes) }],
  );
  return { fields, files, leftOut: ended === 'whole' ? 0 : 1 };
}

/** As browsers write it: quotes and line ends are percent-encoded, everything else is not. */
const plainName = (name: string): string =>
  name
    .replace(/%(22|0d|0a)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .slice(0, 200);
