/** For tests of what must be nowhere: finds a text, in any usual encoding, in bytes and in all files below a folder. */
import { open, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

export interface Needle {
  /** Which text, in which encoding. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** A text as UTF-8 and UTF-16, in hexadecimal, base64 (at each alignment), URLs and JSON; also in capitals and without. */
export function needlesOf(text: string): Needle[] {
  const forms = [...new Set([text, text.toLowerCase(), text.toUpperCase()])];
  const found = forms.flatMap((form): [string, Buffer][] => {
    const bytes = Buffer.from(form);
    const wide = Buffer.from(form, 'utf16le');
    return [
      ['utf-8', bytes],
      ['utf-16le', wide],
      ['utf-16be', Buffer.from(wide).swap16()],
      ['hex', Buffer.from(bytes.toString('hex'))],
      ['HEX', Buffer.from(bytes.toString('hex').toUpperCase())],
      ...[0, 1, 2].flatMap((shift): [string, Buffer][] => {
        const inside = base64Inside(bytes, shift);
        const inUrls = inside.replaceAll('+', '-').replaceAll('/', '_');
        return [
          [`base64 +${shift}`, Buffer.from(inside)],
          [`base64url +${shift}`, Buffer.from(inUrls)],
        ];
      }),
      ['url', Buffer.from(encodeURIComponent(form))],
      ['form', Buffer.from(encodeURIComponent(form).replaceAll('%20', '+'))],
    ];
  });
  const unique = new Map(
    found.toReversed().map(([how, bytes]) => [bytes.toString('latin1'), { how, bytes }]),
  );
  return [...unique.values()].map(({ how, bytes }) => ({ name: `${text} (${how})`, bytes }));
}

/** What all base64 texts have in common that hold these bytes at a place that leaves this rest when divided by three. */
function base64Inside(bytes: Buffer, shift: number): string {
  const whole = Buffer.concat([Buffer.alloc(shift), bytes]);
  const sextets = Math.floor((whole.length * 8) / 6);
  return whole.toString('base64').slice(shift === 0 ? 0 : shift + 1, sextets);
}

/** Names of the needles in these bytes, with what stands around the first of each. */
export function findIn(bytes: Buffer, needles: readonly Needle[]): string[] {
  return needles.flatMap(({ name, bytes: needle }) => {
    const at = bytes.indexOf(needle);
    if (at < 0) return [];
    const around = bytes.toString('latin1', Math.max(0, at - 60), at + needle.length + 60);
    return [`${name} in "${around.replace(/[^ -~]/g, '.')}"`];
  });
}

const piece = 32 * 1024 * 1024;

/** What is found in files below a folder, as `file: needle in "surroundings"`. */
export async function findBelow(folder: string, needles: readonly Needle[]): Promise<string[]> {
  const overlap = Math.max(...needles.map(({ bytes }) => bytes.length));
  const buffer = Buffer.alloc(piece + overlap);
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const handle = await open(path);
    try {
      for (let at = 0; ; at += piece) {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
        const here = findIn(buffer.subarray(0, bytesRead), needles);
        found.push(...here.map((what) => `${relative(folder, path)}: ${what}`));
        if (bytesRead < buffer.length) break;
      }
    } finally {
      await handle.close();
    }
  }
  return found;
}
