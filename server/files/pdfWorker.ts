/**
 * Takes a PDF apart (ISO 32000-2) and writes only what its pages need: no author, program, times, XMP or private data, no
 * older versions of itself, no photos' EXIF. One that runs scripts, opens or sends something by itself, carries other
 * files, or is locked, is not taken.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { join } from '../../seal/clean/bytes.ts';
import { cleanJpeg } from '../../seal/clean/jpeg.ts';
import { NotTaken } from '../../seal/clean/unclean.ts';
import type { FromWorker } from './pdf.ts';

/** Keys of dictionaries that make a document act or hide another file in it. */
const acting: ReadonlySet<string> = new Set([
  'JS',
  'JavaScript',
  'EF',
  'EmbeddedFiles',
  'AF',
  'AA',
  'XFA',
  'RichMediaContent',
]);
/** Kinds of actions and annotations that do. Links to pages and addresses wait for somebody to follow them. */
const actingKinds: ReadonlySet<string> = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Rendition',
  'RichMediaExecute',
  'GoTo3DView',
  'Movie',
  'Sound',
  'FileAttachment',
  'RichMedia',
  'Screen',
  '3D',
  'EmbeddedFile',
]);
/** What tells of author, program, device and time, wherever it stands. */
const telling: ReadonlySet<string> = new Set([
  'Metadata',
  'PieceInfo',
  'LastModified',
  'Author',
  'Creator',
  'Producer',
  'CreationDate',
  'ModDate',
  'CreatorInfo',
  'Info',
  'OpenAction',
]);
/** The same of annotations: who wrote them, when, and their names. In a form's field `T` is its name. */
const tellingOfNotes: readonly string[] = ['T', 'M', 'NM', 'CreationDate'];
const mostObjects = 300_000;
const mostBytesOfImage = 64 * 1024 * 1024;

const nameOf = (object: unknown): string => (object instanceof PDFName ? object.decodeText() : '');

async function clean(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    ignoreEncryption: true,
    preserveXFA: true,
    throwOnInvalidObject: false,
    warnOnInvalidObjects: false,
  });
  const { context } = document;
  if (context.trailerInfo.Encrypt !== undefined) throw new NotTaken('active');
  delete context.trailerInfo.Info;
  delete context.trailerInfo.ID;
  const reached = new Set<PDFRef>();
  const waiting: unknown[] = [context.trailerInfo.Root];
  for (let seen = 0; waiting.length > 0; seen += 1) {
    if (seen > mostObjects * 10 || reached.size > mostObjects) throw new NotTaken('damaged');
    const object = waiting.pop();
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue;
      reached.add(object);
      const target = context.lookup(object);
      if (target instanceof PDFRawStream) {
        waiting.push(target.dict);
        cleanDict(target.dict);
        context.assign(object, cleanStream(target));
      } else waiting.push(target);
    } else if (object instanceof PDFStream) waiting.push(object.dict);
    else if (object instanceof PDFArray) waiting.push(...object.asArray());
    else if (object instanceof PDFDict) {
      cleanDict(object);
      waiting.push(...object.values());
    }
  }
  // what no page needs: older versions, what was deleted, objects that hide
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
  if (document.getPageCount() === 0) throw new NotTaken('damaged');
  const saved = await document.save({
    rewrite: true,
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  return new Uint8Array(saved);
}

function cleanDict(dict: PDFDict): void {
  const kinds = ['S', 'Subtype', 'Type'].map((name) => nameOf(dict.lookup(PDFName.of(name))));
  if (kinds.some((kind) => actingKinds.has(kind))) throw new NotTaken('active');
  for (const [key] of dict.entries()) {
    const name = key.decodeText();
    if (acting.has(name)) throw new NotTaken('active');
    if (telling.has(name)) dict.delete(key);
  }
  const isNote = dict.has(PDFName.of('Rect')) && nameOf(dict.lookup(PDFName.of('Subtype'))) !== 'Widget';
  if (isNote) for (const name of tellingOfNotes) dict.delete(PDFName.of(name));
}

/** Photos in it lose their EXIF as all photos do. What holds pictures in ways that are not looked into is not taken. */
function cleanStream(stream: PDFRawStream): PDFRawStream {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const filters = filter instanceof PDFArray ? filter.asArray().map(nameOf) : [nameOf(filter)];
  if (filters.includes('JPXDecode')) throw new NotTaken('damaged');
  const at = filters.findIndex((name) => name === 'DCTDecode' || name === 'DCT');
  if (at < 0) return stream;
  const isPlain = filters.length === 1;
  const isPacked = filters.length === 2 && at === 1 && (filters[0] === 'FlateDecode' || filters[0] === 'Fl');
  if (!isPlain && !isPacked) throw new NotTaken('damaged');
  const raw = Buffer.from(stream.getContents());
  const packed = isPacked ? inflateSync(raw, { maxOutputLength: mostBytesOfImage }) : raw;
  const photo = join(cleanJpeg(packed, false));
  stream.dict.set(PDFName.of('Filter'), PDFName.of('DCTDecode'));
  if (isPacked) stream.dict.delete(PDFName.of('DecodeParms'));
  stream.dict.set(PDFName.of('Length'), PDFNumber.of(photo.length));
  return PDFRawStream.of(stream.dict, new Uint8Array(photo));
}

async function answer(): Promise<FromWorker> {
  try {
    if (!(workerData instanceof Uint8Array)) throw new NotTaken('damaged');
    return { bytes: await clean(workerData) };
  } catch (error) {
    return { why: error instanceof NotTaken && error.why === 'active' ? 'active' : 'damaged' };
  }
}

parentPort?.postMessage(await answer());
