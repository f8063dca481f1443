/** For tests: small sounds and films, put together box by box, and ways to put into them what must not get through. */

const be = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const le = (value: number): Buffer => Buffer.from(be(value)).reverse();

/** A second of a tone, which plays. */
export function wav(more: readonly Buffer[] = []): Buffer {
  const rate = 8000;
  const data = Buffer.from(
    Array.from({ length: rate }, (_, at) => 128 + Math.round(60 * Math.sin((at * 2 * Math.PI * 440) / rate))),
  );
  const format = Buffer.concat([Buffer.from([1, 0, 1, 0]), le(rate), le(rate), Buffer.from([1, 0, 8, 0])]);
  const body = Buffer.concat([wavChunk('fmt ', format), ...more, wavChunk('data', data)]);
  return Buffer.concat([Buffer.from('RIFF'), le(body.length + 4), Buffer.from('WAVE'), body]);
}

export const wavChunk = (name: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(name), le(body.length), body, Buffer.alloc(body.length % 2)]);

export const box = (name: string, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([be(body.length + 8), Buffer.from(name, 'latin1'), body]);
};

/** Boxes as an MP4 of one track has them, with others at each level. */
export function mp4({
  handler = 'soun',
  inMovie = [],
  inTrack = [],
  outside = [],
}: {
  readonly handler?: string;
  readonly inMovie?: readonly Buffer[];
  readonly inTrack?: readonly Buffer[];
  readonly outside?: readonly Buffer[];
} = {}): Buffer {
  const timed = (name: string, size: number): Buffer => {
    const body = Buffer.alloc(size);
    body.writeUInt32BE(0xe1a2_b3c4, 4);
    body.writeUInt32BE(0xe1a2_b3c4, 8);
    return box(name, body);
  };
  const handled = box(
    'hdlr',
    Buffer.alloc(8),
    Buffer.from(handler),
    Buffer.alloc(12),
    Buffer.from('Core Media\0'),
  );
  const media = box(
    'mdia',
    timed('mdhd', 24),
    handled,
    box('minf', box('smhd', Buffer.alloc(8)), box('stbl')),
  );
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A '), be(0), Buffer.from('isom')),
    ...outside,
    box('moov', timed('mvhd', 100), ...inMovie, box('trak', timed('tkhd', 84), ...inTrack, media)),
    box('mdat', Buffer.from('sound sound sound')),
  ]);
}

/** Frames of MPEG 1 layer III, 128 kbit/s at 44.1 kHz, without sound. */
export const mp3: Buffer = Buffer.concat(
  Array.from({ length: 5 }, () => Buffer.concat([Buffer.from('fffb9000', 'hex'), Buffer.alloc(413)])),
);

export const id3 = (body: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from('ID3\u0004\u0000\u0000', 'latin1'),
    Buffer.from([0, 0, body.length >> 7, body.length & 0x7f]),
    body,
  ]);

/** Pages of an Ogg stream of Opus; what the tags say. */
export function ogg(vendor: string, head = 'OpusHead'): Buffer {
  const page = (number: number, packet: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from('OggS\0\0', 'latin1'),
      Buffer.alloc(8),
      be(7),
      le(number),
      be(0),
      Buffer.from([1, packet.length]),
      packet,
    ]);
  const tags = Buffer.concat([Buffer.from('OpusTags'), le(vendor.length), Buffer.from(vendor), le(0)]);
  return Buffer.concat([
    page(0, Buffer.concat([Buffer.from(head), Buffer.alloc(11)])),
    page(1, tags),
    page(2, Buffer.from('sound')),
  ]);
}
