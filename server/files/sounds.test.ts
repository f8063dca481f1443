/** Voices and films are kept without what they tell, bit by bit as they sound; what hides more is not taken. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFile } from './clean.ts';
import { canary } from './testFiles.ts';
import { box, id3, mp3, mp4, ogg, wav, wavChunk } from './testSounds.ts';

const words = Buffer.from(canary);
const kept = async (bytes: Buffer): Promise<Buffer> => (await cleanFile(bytes)).bytes;
const why = (bytes: Buffer): Promise<string> =>
  cleanFile(bytes).then(
    ({ type }) => type,
    (error: { why?: string }) => error.why ?? `broken: ${String(error)}`,
  );

describe('MP4', () => {
  it('loses place, titles, names and times at every level, and nothing moves', async () => {
    const told = box('udta', box('\u00a9xyz', words));
    const place = box('uuid', words);
    const clean = await kept(
      Buffer.concat([mp4({ inMovie: [told, box('meta', words)], inTrack: [told], outside: [place] }), place]),
    );
    expect(clean.includes(words)).toBe(false);
    expect(clean.includes('Core Media')).toBe(false);
    expect(clean.includes(Buffer.from('e1a2b3c4', 'hex'))).toBe(false);
    const whole = mp4({ inMovie: [told, box('meta', words)], inTrack: [told], outside: [place] });
    expect(clean.indexOf('sound sound')).toBe(whole.indexOf('sound sound'));
    expect(await kept(clean)).toEqual(clean);
  });

  it('is told from its tracks; one that says where somebody was is not taken, nor a picture in such boxes', async () => {
    expect(await why(mp4())).toBe('audio/mp4');
    expect(await why(mp4({ handler: 'vide' }))).toBe('video/mp4');
    for (const handler of ['meta', 'text', 'gpmd']) expect(await why(mp4({ handler }))).toBe('type');
    expect(
      await why(Buffer.concat([box('ftyp', Buffer.from('heic'), Buffer.alloc(8)), box('meta', words)])),
    ).toBe('type');
    expect(await why(box('ftyp', Buffer.from('isom'), Buffer.alloc(8)))).toBe('damaged');
  });

  it('that is cut off, spoilt, full of boxes or far larger than it says breaks nothing', () => {
    const whole = mp4({ inMovie: [box('udta', words)] });
    return fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.nat(255),
        fc.nat(whole.length),
        async (at, value, end) => {
          const spoilt = Buffer.from(whole.subarray(0, end));
          if (at < end) spoilt[at] = value;
          expect(await why(spoilt)).toMatch(/^(?:damaged|type|audio\/mp4|video\/mp4|text\/plain)$/);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of a hundred thousand boxes is refused at once', async () => {
    const many = Buffer.concat([mp4(), ...Array.from({ length: 100_000 }, () => box('free'))]);
    const started = performance.now();
    expect(await why(many)).toBe('damaged');
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('MP3', () => {
  it('loses its tags at both ends', async () => {
    const tail = Buffer.concat([Buffer.from('TAG'), words, Buffer.alloc(125 - words.length)]);
    expect(await kept(Buffer.concat([id3(words), mp3, tail]))).toEqual(mp3);
    expect(await why(mp3)).toBe('audio/mpeg');
    expect(await why(id3(words))).toBe('damaged');
    expect(await why(Buffer.concat([id3(words), mp3.subarray(0, 900)]))).toBe('damaged');
  });
});

describe('WAV', () => {
  it('loses what stands beside the sound', async () => {
    const told = Buffer.concat([wav([wavChunk('LIST', words), wavChunk('bext', words)]), words]);
    expect(await why(told)).toBe('damaged');
    expect(await kept(wav([wavChunk('LIST', words), wavChunk('bext', words)]))).toEqual(wav());
    expect(await kept(wav())).toEqual(wav());
  });
});

/** The sum of a page by the book: its bits times x^32, divided by the polynomial of RFC 3533. */
function remainder(page: Buffer): number {
  const divisor = 0x1_04c1_1db7n;
  let rest = BigInt(`0x${page.toString('hex')}00000000`);
  for (let shift = page.length * 8 + 32; shift >= 32; shift -= 1)
    if ((rest >> BigInt(shift)) & 1n) rest ^= divisor << BigInt(shift - 32);
  return Number(rest);
}

describe('Ogg with Opus', () => {
  it('loses its tags, with a right sum of the page that is written anew', async () => {
    const clean = await kept(Buffer.concat([ogg(canary), words]));
    expect(clean.includes(words)).toBe(false);
    expect(clean).toEqual(await kept(ogg('')));
    expect(await kept(clean)).toEqual(clean);
    expect(clean.includes('sound')).toBe(true);
    const at = clean.indexOf('OggS', 4);
    const page = Buffer.from(clean.subarray(at, clean.indexOf('OggS', at + 4)));
    const sum = page.readUInt32LE(22);
    page.writeUInt32LE(0, 22);
    expect(sum).toBe(remainder(page));
    expect(await why(ogg('', 'vorbis12'))).toBe('type');
    expect(await why(ogg('').subarray(0, -3))).toBe('damaged');
  });
});
