/**
 * MP4, M4A, 3GP and QuickTime (ISO/IEC 14496-12) without what they tell beside picture and sound: place, device, author, titles
 * and times. Boxes that players need are kept as they are; all others become room without content, so that nothing moves and
 * every place that a file points to stays right. What follows the last box goes.
 *
 * Only what has no further tracks is taken: phones write where they were into tracks of their own.
 */
import { bytesOf, four, latin1, u32 } from './bytes.ts';
import { NotTaken } from './unclean.ts';

/** Boxes that are looked into, each with what may stand in it; `true`: kept as it is. */
interface Needed {
  readonly [name: string]: Needed | true;
}
const table: Needed = Object.fromEntries(
  'stsd stts ctts cslg stsc stsz stz2 stco co64 stss sdtp sbgp sgpd saiz saio'
    .split(' ')
    .map((name) => [name, true]),
);
const track: Needed = {
  tkhd: true,
  edts: true,
  mdia: { mdhd: true, hdlr: true, minf: { vmhd: true, smhd: true, dinf: true, stbl: table } },
};
const needed: Needed = {
  ftyp: true,
  styp: true,
  sidx: true,
  mdat: true,
  moof: {
    mfhd: true,
    traf: { tfhd: true, tfdt: true, trun: true, sbgp: true, sgpd: true, saiz: true, saio: true },
  },
  mfra: true,
  moov: { mvhd: true, mvex: true, trak: track },
};
const mostBoxes = 20_000;

export const isMp4 = (bytes: Uint8Array): boolean => bytes.length > 16 && latin1(bytes, 4, 8) === 'ftyp';

interface Box {
  readonly name: string;
  /** Where it begins, where its content does, and where it ends. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The same film or voice, in pieces. Throws `NotTaken`. */
export function cleanMp4(bytes: Uint8Array): { readonly hasPicture: boolean; readonly pieces: Uint8Array[] } {
  // pictures of some phones are such files too
  if (/^(?:hei|hev|mif|msf|avi|jp2|jpx)/.test(latin1(bytes, 8, 12))) throw new NotTaken('type');
  const pieces: Uint8Array[] = [];
  const handlers: string[] = [];
  let boxes = 0;
  const keep = (from: number, to: number): void => void pieces.push(bytes.subarray(from, to));
  const walk = (from: number, to: number, known: Needed, isOutermost: boolean): void => {
    for (let at = from; at < to; ) {
      boxes += 1;
      if (boxes > mostBoxes) throw new NotTaken('damaged');
      const box = boxAt(bytes, at, to, isOutermost);
      const inside = Object.hasOwn(known, box.name) ? known[box.name] : undefined;
      if (inside === true) keepClean(box);
      else if (inside) {
        keep(box.at, box.from);
        walk(box.from, box.to, inside, false);
      } else pieces.push(bytesOf(four(box.to - box.at), 'free', new Uint8Array(box.to - box.at - 8)));
      at = box.to;
    }
  };
  const keepClean = (box: Box): void => {
    const { name, from, to } = box;
    if (name === 'hdlr') {
      if (to - from < 24) throw new NotTaken('damaged');
      handlers.push(latin1(bytes, from + 8, from + 12));
      keep(box.at, from + 12);
      // the name of what wrote it
      pieces.push(new Uint8Array(to - from - 12));
    } else if (['mvhd', 'tkhd', 'mdhd'].includes(name)) {
      const times = bytes[from] === 1 ? 16 : 8;
      if (to - from < 4 + times) throw new NotTaken('damaged');
      keep(box.at, from + 4);
      pieces.push(new Uint8Array(times));
      keep(from + 4 + times, to);
    } else keep(box.at, to);
  };
  walk(0, bytes.length, needed, true);
  if (handlers.length === 0) throw new NotTaken('damaged');
  if (handlers.some((one) => one !== 'vide' && one !== 'soun')) throw new NotTaken('type');
  return { hasPicture: handlers.includes('vide'), pieces };
}

function boxAt(bytes: Uint8Array, at: number, end: number, isOutermost: boolean): Box {
  if (at + 8 > end) throw new NotTaken('damaged');
  const name = latin1(bytes, at + 4, at + 8);
  const said = u32(bytes, at);
  // a large one says its size behind its name; the last may go on to the end
  const isLarge = said === 1;
  if (isLarge && (at + 16 > end || u32(bytes, at + 8) !== 0)) throw new NotTaken('damaged');
  const size = isLarge ? u32(bytes, at + 12) : said === 0 && isOutermost && name === 'mdat' ? end - at : said;
  const from = at + (isLarge ? 16 : 8);
  const to = at + size;
  if (to < from || to > end) throw new NotTaken('damaged');
  return { name, at, from, to };
}
