/**
 * Forms with files, of browsers without scripts: read in memory and bounded. The words stand before the files, so whatever is
 * too large, too much at once or cut off, they are taken; files that do not fit are left out and counted.
 */
import type { Readable } from 'node:stream';
import type { PlainFile } from '../files.ts';

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
const longestHead = 8 * 1024;

let held = 0;

/** Reads a form of this content type. `undefined`: it is none. @param most bytes of its files together */
export async function readForm(body: Readable, type: string, most: number): Promise<ReadForm | undefined> {
  const boundary = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return undefined;
  const pieces: Buffer[] = [];
  let [size, isCut] = [0, false];
  try {
    for await (const piece of body.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(piece);
      const before = Math.max(0, size - forWords);
      const after = Math.max(0, size + bytes.length - forWords);
      if (after > most || held + after - before > mostOfAll) {
        isCut = true;
        break;
      }
      held += after - before;
      size += bytes.length;
      pieces.push(bytes);
    }
    // what still comes is let go
    if (isCut) body.resume();
    return partsOf(Buffer.concat(pieces), mark, isCut);
  } finally {
    held -= Math.max(0, size - forWords);
  }
}

function partsOf(bytes: Buffer, mark: string, isCut: boolean): ReadForm {
  const fields = new URLSearchParams();
  const files: PlainFile[] = [];
  const line = Buffer.from(`\r\n--${mark}`);
  let at = bytes.indexOf(line.subarray(2));
  for (let part = 0; at >= 0 && part < mostParts; part += 1) {
    const from = at + (part === 0 ? line.length - 2 : line.length);
    const end = bytes.indexOf(line, from);
    const headEnd = bytes.subarray(from, from + longestHead).indexOf('\r\n\r\n');
    // the last line has two more dashes; a part that does not end was cut off
    if (headEnd < 0 || end < 0) break;
    const head = bytes.toString('utf8', from, from + headEnd);
    const body = bytes.subarray(from + headEnd + 4, end);
    const name = parameter(head, 'name');
    const fileName = parameter(head, 'filename');
    if (fileName !== undefined) {
      // a field of files in which none was chosen comes with an empty one
      if (body.length > 0)
        files.push({ name: baseName(fileName), type: typeIn(head), bytes: Uint8Array.from(body) });
    } else if (name !== undefined && body.length <= forWords) fields.append(name, body.toString('utf8'));
    at = end;
  }
  return { fields, files, leftOut: isCut ? 1 : 0 };
}

/** As browsers write it: quotes and line ends are percent-encoded, everything else is not. */
const parameter = (head: string, name: string): string | undefined =>
  new RegExp(`^content-disposition:[^\\r\\n]*;\\s*${name}="([^"\\r\\n]*)"`, 'im')
    .exec(head)?.[1]
    ?.replace(/%(22|0d|0a)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Some browsers send the whole path, which tells who she is. */
const baseName = (name: string): string => name.split(/[\\/]/).at(-1)?.slice(0, 200) ?? '';
const typeIn = (head: string): string =>
  /^content-type:\s*([\w.+-]{1,60}\/[\w.+-]{1,60})/im.exec(head)?.[1]?.toLowerCase() ?? '';
