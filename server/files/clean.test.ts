/** What people attach is kept without what it gives away, and the picture is the same to the last pixel. */
import { deflateSync, inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join } from '../../seal/clean/bytes.ts';
import { cleanJpeg as pieces } from '../../seal/clean/jpeg.ts';
import { cleanFile } from './clean.ts';
import {
  canary,
  exif,
  exifSegment,
  jpeg,
  jpegWith,
  opening,
  pdf,
  png,
  pngChunk,
  pngWith,
  segment,
  touched,
  webp,
  webpLossless,
  webpWith,
  webpWithAlpha,
} from './testFiles.ts';

const words = Buffer.from(canary);
const cleanJpeg = (bytes: Buffer): Buffer => Buffer.from(join(pieces(bytes)));
const typeOf = async (bytes: Buffer): Promise<string> => (await cleanFile(bytes)).type;
const kept = async (bytes: Buffer): Promise<Buffer> => (await cleanFile(bytes)).bytes;
const why = (bytes: Buffer): Promise<string> =>
  cleanFile(bytes).then(
    () => 'taken',
    (error: { why?: string }) => error.why ?? 'broken',
  );

describe('the kind of a file', () => {
  it('is found in its bytes', async () => {
    expect(await typeOf(jpeg)).toBe('image/jpeg');
    expect(await typeOf(png)).toBe('image/png');
    for (const one of [webp, webpWithAlpha, webpLossless]) expect(await typeOf(one)).toBe('image/webp');
    expect(await typeOf(await pdf())).toBe('application/pdf');
    expect(await typeOf(Buffer.from('Gesehen am Morgen\nውሃ'))).toBe('text/plain');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['HEIC', Buffer.from('000000186674797068656963', 'hex')],
    ['GIF', Buffer.from('GIF89a\u0001\u0000')],
    ['ZIP, and so DOCX', Buffer.from('504b0304140006', 'hex')],
    ['a program', Buffer.from('7f454c46020101', 'hex')],
    ['HTML', Buffer.from('  <!doctype html><script>x</script>')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['SVG after a byte order mark', Buffer.from('\ufeff<svg/>')],
    ['RTF', Buffer.from('{\\rtf1 x}')],
    ['PostScript', Buffer.from('%!PS-Adobe-3.0')],
    ['mail', Buffer.from('Received: from x by y')],
    ['a card', Buffer.from('BEGIN:VCARD')],
    ['text that is not UTF-8', Buffer.from([0x41, 0xff, 0x42])],
    ['text with control characters', Buffer.from('a\u001b[31mb')],
  ])('refuses %s', async (_what, bytes) => {
    expect(await why(bytes)).toBe('type');
  });
});

/** Segments of a JPEG up to its scan, as marker and body; the rest; whether it is one to its last byte. */
function taken(bytes: Buffer): { segments: [number, Buffer][]; scan: Buffer } {
  const segments: [number, Buffer][] = [];
  let at = 2;
  while (bytes[at + 1] !== 0xda) {
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    segments.push([bytes[at + 1] ?? 0, bytes.subarray(at + 4, end)]);
    at = end;
  }
  return { segments, scan: bytes.subarray(at) };
}
const needed = (bytes: Buffer) =>
  taken(bytes).segments.filter(([marker]) => marker < 0xe0 || (marker > 0xef && marker !== 0xfe));

describe('a JPEG', () => {
  it('keeps its tables and scan, bit by bit, whatever stands beside them', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.oneof(fc.integer({ min: 0xe0, max: 0xef }), fc.constant(0xfe)),
            fc.uint8Array({ maxLength: 200 }),
          ),
          { maxLength: 8 },
        ),
        fc.uint8Array({ maxLength: 100 }),
        (extra, tail) => {
          const marked = extra.map(([marker, body]) => segment(marker, Buffer.concat([words, body])));
          const clean = cleanJpeg(Buffer.concat([jpegWith(...marked), tail, words]));
          expect(clean.includes(words)).toBe(false);
          expect(clean).toEqual(cleanJpeg(jpeg));
          expect(needed(clean)).toEqual(needed(jpeg));
          expect(taken(clean).scan).toEqual(taken(jpeg).scan);
          expect(cleanJpeg(clean)).toEqual(clean);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([true, false])(
    'loses place and device, and stays the right way up (little endian: %s)',
    (little) => {
      for (let way = 1; way <= 8; way += 1) {
        const clean = cleanJpeg(jpegWith(exifSegment(way, little)));
        expect(clean.includes(words)).toBe(false);
        const [, told] = taken(clean).segments.find(([marker]) => marker === 0xe1) ?? [];
        expect(told?.readUInt16BE(24)).toBe(way === 1 ? undefined : way);
        expect(told?.length ?? 32).toBe(32);
      }
    },
  );

  it('keeps the colour transform that Adobe tells, and no word more', () => {
    const adobe = segment(
      0xee,
      Buffer.concat([Buffer.from('Adobe'), Buffer.of(0, 100, 1, 2, 3, 4, 2), words]),
    );
    const clean = cleanJpeg(jpegWith(adobe));
    expect(clean.includes(words)).toBe(false);
    const [, told] = taken(clean).segments.find(([marker]) => marker === 0xee) ?? [];
    expect([told?.length, told?.[11]]).toEqual([12, 2]);
  });

  it('is refused when it is cut off anywhere, or changed to be no picture', async () => {
    for (let end = 0; end < jpeg.length - 1; end += 7)
      expect(await why(jpeg.subarray(0, end))).not.toBe('taken');
    expect(await why(Buffer.from('ffd8ffd9', 'hex'))).toBe('damaged');
    const frame = jpeg.indexOf(Buffer.of(0xff, 0xc0));
    const huge = Buffer.from(jpeg);
    huge.writeUInt32BE(0xffff_ffff, frame + 5);
    expect(await why(huge)).toBe('damaged');
  });

  it('never breaks what cleans it', () => {
    fc.assert(
      fc.property(fc.nat(jpeg.length - 1), fc.nat(255), fc.nat(jpeg.length), (at, value, end) => {
        const spoilt = Buffer.from(jpeg.subarray(0, end));
        if (at < end) spoilt[at] = value;
        try {
          expect(cleanJpeg(spoilt).length).toBeLessThanOrEqual(jpeg.length + 60);
        } catch (error) {
          expect(error).toMatchObject({ why: 'damaged' });
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** The raw lines of pixels of a PNG. */
function pixels(bytes: Buffer): Buffer {
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  return inflateSync(Buffer.concat(data));
}

describe('a PNG', () => {
  it('keeps its pixels, and loses all chunks that tell more', () => {
    const names = fc.constantFrom(
      'tEXt',
      'zTXt',
      'iTXt',
      'eXIf',
      'tIME',
      'iCCP',
      'acTL',
      'fcTL',
      'fdAT',
      'prVt',
    );
    return fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(names, fc.uint8Array({ maxLength: 100 })), { maxLength: 8 }),
        fc.uint8Array({ maxLength: 50 }),
        async (extra, tail) => {
          const chunks = extra.map(([name, body]) => pngChunk(name, Buffer.concat([words, body])));
          const clean = await kept(Buffer.concat([pngWith(...chunks), tail, words]));
          expect(clean.includes(words)).toBe(false);
          expect(clean).toEqual(await kept(png));
          expect(pixels(clean)).toEqual(pixels(png));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is refused with a wrong sum, a part nobody knows, words where none belong, or no end', async () => {
    const wrong = Buffer.from(png);
    wrong[45] = (wrong[45] ?? 0) ^ 1;
    expect(await why(wrong)).toBe('damaged');
    expect(await why(pngWith(pngChunk('NEWx', words)))).toBe('damaged');
    expect(await why(pngWith(pngChunk('gAMA', words)))).toBe('damaged');
    expect(await why(png.subarray(0, -12))).toBe('damaged');
    const huge = pngChunk('IHDR', Buffer.from('7fffffff7fffffff0806000000', 'hex'));
    expect(await why(Buffer.concat([png.subarray(0, 8), huge, png.subarray(33)]))).toBe('damaged');
  });
});

describe('a WebP', () => {
  it.each([
    ['lossy', webp],
    ['with transparency', webpWithAlpha],
    ['lossless', webpLossless],
  ])('loses EXIF, XMP and profile (%s)', async (_what, from) => {
    const told = webpWith(from, ['EXIF', exif(6)], ['XMP ', words], ['PRVT', words]);
    expect(told.includes(words)).toBe(true);
    const clean = await kept(Buffer.concat([told, words]));
    expect(clean.includes(words)).toBe(false);
    expect(clean.includes('ICCP')).toBe(false);
    expect(clean).toEqual(await kept(from));
    expect(clean.readUInt32LE(4)).toBe(clean.length - 8);
    expect(await kept(clean)).toEqual(clean);
  });

  it('is refused when it moves, is cut off or holds two pictures', async () => {
    expect(await why(webpWith(webp, ['ANIM', Buffer.alloc(6)]))).toBe('damaged');
    expect(await why(webpWith(webpLossless, ['ALPH', words]))).toBe('damaged');
    for (let end = 13; end < webp.length; end += 5) expect(await why(webp.subarray(0, end))).toBe('damaged');
  });
});

const onPage = async (bytes: Buffer): Promise<number> => (await PDFDocument.load(bytes)).getPageCount();

describe('a PDF', () => {
  it('loses author, program, XMP, what was deleted, and the EXIF of its photos', async () => {
    const told = await pdf((document) => {
      const { context, catalog } = document;
      catalog.set(PDFName.of('Metadata'), context.register(context.stream(`<x>${canary}</x>`)));
      catalog.set(PDFName.of('PieceInfo'), context.obj({ App: { Private: PDFString.of(canary) } }));
      context.register(context.obj({ Deleted: PDFString.of(canary) }));
    });
    const document = await PDFDocument.load(told, { updateMetadata: false });
    expect(document.getAuthor()).toBe(canary);
    const clean = await kept(told);
    expect(await onPage(clean)).toBe(1);
    const after = await PDFDocument.load(clean, { updateMetadata: false });
    expect(after.getAuthor()).toBeUndefined();
    const all = [...after.context.enumerateIndirectObjects()].map(([, object]) =>
      object instanceof PDFRawStream
        ? `${object.dict.toString()}${Buffer.from(object.getContents()).toString('latin1')}`
        : object.toString(),
    );
    expect(all.join('\n')).not.toContain(canary);
    expect(all.join('\n')).not.toContain(Buffer.from(canary).toString('hex').toUpperCase());
    expect(clean.includes(words)).toBe(false);
    expect(clean.includes(taken(jpeg).scan)).toBe(true);
  });

  it.each(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToE', 'Rendition'])(
    'is refused when it does something when it is touched: %s',
    async (kind) => {
      expect(await why(await pdf(touched(kind)))).toBe('active');
    },
  );

  it('does nothing when it is opened, and keeps its links without who made them', async () => {
    expect((await kept(await pdf(opening('JavaScript')))).includes(words)).toBe(false);
    const linked = await pdf((document) => {
      touched('URI')(document);
      const [note] = document.context.enumerateIndirectObjects().at(-1)?.slice(1) ?? [];
      const act = note instanceof PDFDict ? note.lookup(PDFName.of('A'), PDFDict) : undefined;
      act?.delete(PDFName.of('JS'));
    });
    const clean = await kept(linked);
    expect(clean.includes('/URI')).toBe(true);
    expect(clean.includes(words)).toBe(false);
  });

  it('is refused when it carries another file', async () => {
    const document = await PDFDocument.load(await pdf());
    await document.attach(words, 'x.txt');
    expect(await why(Buffer.from(await document.save()))).toBe('active');
  });

  it('is refused when it is locked', async () => {
    const document = await PDFDocument.load(await pdf());
    document.encrypt({ userPassword: 'x', ownerPassword: 'y' });
    expect(await why(Buffer.from(await document.save()))).toBe('active');
  });

  it('is refused when it is cut off or only begins as one', async () => {
    const whole = await pdf();
    expect(await why(Buffer.from(`%PDF-1.7\n${canary}`))).toBe('damaged');
    expect(await why(whole.subarray(0, 200))).toBe('damaged');
  });

  it('that unpacks to far more than memory ends itself, and harms nobody', { timeout: 90_000 }, async () => {
    const zeros = deflateSync(Buffer.alloc(1024 * 1024 * 1024), { level: 9 });
    const head = `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n3 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${zeros.length}>>\nstream\n`;
    const bomb = Buffer.concat([
      Buffer.from(head),
      zeros,
      Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 4>>\n%%EOF'),
    ]);
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await why(bomb)).toBe('damaged');
    expect(await typeOf(await pdf())).toBe('application/pdf');
  });
});
