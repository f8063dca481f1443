/** Reading spreadsheets back in tests, by what their archives say of themselves. */
import { crc32, inflateRawSync } from 'node:zlib';
import { expect } from 'vitest';

/** The files of an archive by what its list says, with their checksums and sizes checked. */
export function unzip(archive: Buffer): Record<string, string> {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  const files: Record<string, string> = {};
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const [crc, packed, size] = [16, 20, 24].map((offset) => archive.readUInt32LE(at + offset));
    const length = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + length);
    const local = archive.readUInt32LE(at + 42);
    expect(archive.readUInt32LE(local)).toBe(0x04034b50);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = inflateRawSync(archive.subarray(start, start + (packed ?? 0)));
    expect([name, crc32(content), content.length]).toEqual([name, crc, size]);
    files[name] = content.toString();
    at += 46 + length;
  }
  expect(at).toBe(end);
  return files;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' };
/** What a spreadsheet shows of a text cell. */
const shown = (xml: string): string =>
  xml
    .replace(/&(amp|lt|gt|quot|#13);/g, (_, name: string) => entities[name] ?? '')
    .replace(/_x([\dA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
/** The texts of its cells, row by row. */
export const textsIn = (sheet: string): string[] =>
  [...sheet.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map(([, text = '']) => shown(text));
