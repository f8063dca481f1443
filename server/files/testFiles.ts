/**
 * For tests: small real files, as a browser makes them, and ways to put into them what must not get through: a place, a
 * device, words, another file.
 */
import { crc32 } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';

export const jpeg: Buffer = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
    'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
    'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
    'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
    'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
    'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcg',
    'LikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09P',
    'T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAABQYA',
    '/8QAHhAAAQQDAAMAAAAAAAAAAAAAAAEFIjECAwQRElH/xAAWAQEBAQAAAAAAAAAAAAAAAAAEAQb/xAAgEQABAwMFAQAAAAAAAAAA',
    'AAACAAEDBAUSERMhQXGx/9oADAMBAAIRAxEAPwCK0N1REdDbUR3mbqiK8zZUQcR7qPSXLTtT2hrqJix18WOHhEx9l+IYpSUoPiZc',
    '+O/xlpYbkWK//9k=',
  ].join(''),
  'base64',
);

export const png: Buffer = Buffer.from(
  [
    'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAACjUlEQVR4AXyUL48UQRTEKwTYhdvp17PLzdy506cwOAQGg0NgUBgM',
    'CZIECZZgCZJgT4M+S5AESYJDoPkA/OrNn8ztETZ56Z5MT9Wrqtd7RcPv4Eg6PJFOTqXT29Kdu9K9+9KDh9Kjx9KTp9Kz59KLl9Kr',
    '19Kbt9K799KHj9LZmfT5k3R+Ln39In3/Jv38If3+Jf0ZCHpYNlSlNtelck2qa9aVFDc07G+yP2DPwWjYF6lQwUfRSlk7qdyS4pDq',
    'qF4DAbjiuwTa8hAmuCq1KykgbABOItbCQRNUSGrlvQuCAnhQdSSoHe/6kcAKjgHmrFIB4Ju1VFaaFbQLBQXwhsMRvPcKQaVMECNB',
    '6XjXjwQEoA2d2ZYdHU8KZgLAs/M9BZNFE3hFQWBP2tQtCGg+LaLpXHe2iIfWZFTDPiBpqEojbcPH+F8rK1XcPdWYgEp7lgS2iO/E',
    'WW0BzJCxaVYAQSHsWCqAYLaID51BKhgtin0C22SLnEGgwBk0Kw0ZAOwMKqsVZAYQLC2abMoMDO7qxwzEb1bAvtB9pbYr5RSVfQUc',
    'Xk6Ru8+AGcEksApsiYmAvbBVDIUaLLKCAHRS4L0zsEUBuMc0sGW2CP/D4PifBAQdromApucpWmaQCvC+EO6/pqhWFAJevJrAoO7e',
    'a8e7frTICjIDmGhQscwARc4mM0Cmc7iQQUj2v5pgqaBbEsBgYAO560tTRLj/nSKrgCBJ3L0LzDgaFdB4zv+ajadohy0my78K9vM9',
    'gMhTlPfAamyNwSlnkPcAiy7dA9uTCiCgkbTIU1SwJyiTOQeHnFmM4Dmmo0UmqIA75GIFFywC+JgykKeojBnMF42QW5SYwAoKoE3B',
    'Y9awCrrKSzZlAFEZCP4CAAD//3vol7IAAAAGSURBVAMAsNA61myAuVwAAAAASUVORK5CYII=',
  ].join(''),
  'base64',
);

export const webp: Buffer = Buffer.from(
  [
    'UklGRmgCAABXRUJQVlA4WAoAAAAgAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
    'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
    'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
    'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
    'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
    'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggegAAANADAJ0BKhgAEAA+tVChSqclIyGwCADg',
    'FolsAJ0yhHA3gAEuBcGxgAD+/qhlIbCExxkj0Erkr1TO8DYr7PfhboJpKbidhcsr4VUsfHNyUsR5aeh+fvrlIs2YyTkKXGXhLpJD',
    'E/9zKHF+DsW5fk1F/kOl6prS8eEkAAAA',
  ].join(''),
  'base64',
);

export const webpWithAlpha: Buffer = Buffer.from(
  [
    'UklGRoQCAABXRUJQVlA4WAoAAAAwAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
    'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
    'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
    'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
    'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
    'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZBTFBIHAAAAAUXICRIIVYjIhwUso0A2d5jdBnzAUT0',
    'P1ZEnwFWUDggcgAAABAEAJ0BKhgAEAAuhVqtVqKnJycHAIRLYATplCOBvKwGEm4n/agiRp0AAP77C83cQ+RykFBwygQJ6Pda802Y',
    'vJrx7pmYlYpjY3l6SBrYUjrKEuDpeFPkRNPp6L+5lDpzg7GcE/EZU/smpwf31qmhgiSAAA==',
  ].join(''),
  'base64',
);

export const webpLossless: Buffer = Buffer.from(
  [
    'UklGRhoDAABXRUJQVlA4WAoAAAAgAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
    'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
    'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
    'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
    'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
    'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDhMLAEAAC8XwAMAzXQhov8Bg2wj1WD+vP/nIBZM',
    'uucvmgEE2TYjSg8ZkODvf5d6njsEJMmAwh0CAAAAAAAAAAAAAAAAAAC6IQiCIAiCIAiCIAiCIAiCIAjqhvsZhmEYhmEYhmG4sYBu',
    'BOkXBEEQBEEQBEEaC+hmMBiMfmMwGAzGCRoL6GYymUxmvzOZzAdoLKCbxWKxWCxWf/5TgzWObjabzWaz2ez+el1jGd0oiqIoiqIo',
    '2j8oijYW0Y1hGIZhGIZhWP9iWGMN3TiO4ziO4ziO43j/N1bQzeFwOBwOh8PhcDgcTmMB3Vwul8vlcrlcLpfL5Ta4zXciuN0EQRAE',
    'QRAEQRAE0SCIFoIkCKKbJEmSJEmSJEmSJBskSVI9SZLspiiKoiiKoiiKoqgGxYOiqF4UBQ==',
  ].join(''),
  'base64',
);

/** What stands in a file that must be nowhere in the one that is kept. */
export const canary = 'CANARY-9.0054N-38.7636E';

/** EXIF (CIPA DC-008) with a maker, which way is up, and a place. */
export function exif(orientation: number, littleEndian = true): Buffer {
  const two = (value: number): Buffer => {
    const bytes = Buffer.alloc(2);
    if (littleEndian) bytes.writeUInt16LE(value);
    else bytes.writeUInt16BE(value);
    return bytes;
  };
  const four = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    if (littleEndian) bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return bytes;
  };
  const maker = Buffer.from(`${canary}\0`);
  const after = 8 + 2 + 3 * 12 + 4;
  return Buffer.concat([
    Buffer.from(littleEndian ? 'II' : 'MM'),
    two(42),
    four(8),
    two(3),
    ...[two(0x010f), two(2), four(maker.length), four(after)],
    ...[two(0x0112), two(3), four(1), two(orientation), two(0)],
    // the directory of the place; a short one
    ...[two(0x8825), two(4), four(1), four(after + maker.length)],
    four(0),
    maker,
    two(0),
  ]);
}

export function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** A JPEG with further segments after its start. */
export const jpegWith = (...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

export const exifSegment = (orientation: number, littleEndian = true): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(orientation, littleEndian)]));

export function pngChunk(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const inner = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(inner));
  return Buffer.concat([length, inner, sum]);
}

/** A PNG with further chunks after its head. */
export const pngWith = (...chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);

/** A WebP with further chunks at its end. */
export function webpWith(from: Buffer, ...chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const added = chunks.flatMap(([name, body]) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return [head, body, Buffer.alloc(body.length % 2)];
  });
  const all = Buffer.concat([from, ...added]);
  all.writeUInt32LE(all.length - 8, 4);
  return all;
}

/** A page with a photo, and an author. */
export async function pdf(more: (document: PDFDocument) => void = () => {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setAuthor(canary);
  document.setProducer(canary);
  const page = document.addPage([200, 200]);
  page.drawText('Decision of the court', { x: 20, y: 100, size: 12 });
  page.drawImage(await document.embedJpg(jpegWith(exifSegment(6))), { x: 20, y: 20, width: 48, height: 32 });
  more(document);
  return Buffer.from(await document.save({ useObjectStreams: true }));
}

const action = ({ context }: PDFDocument, kind: string) =>
  context.obj({ Type: 'Action', S: kind, JS: PDFString.of(`app.alert('${canary}')`) });

/** Something that the document does when it is opened. */
export const opening =
  (kind: string) =>
  (document: PDFDocument): void =>
    document.catalog.set(PDFName.of('OpenAction'), action(document, kind));

/** Something that the document does when a place on its page is touched. */
export const touched =
  (kind: string) =>
  (document: PDFDocument): void => {
    const note = document.context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [0, 0, 10, 10],
      T: PDFString.of(canary),
      A: action(document, kind),
    });
    document
      .getPage(0)
      .node.set(PDFName.of('Annots'), document.context.obj([document.context.register(note)]));
  };
