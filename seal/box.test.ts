import {
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  inspectBox,
  isIdentity,
  isRecipient,
  LARGEST_PLAINTEXT,
  MOST_RECIPIENTS,
  newIdentity,
  openBox,
  paddedSize,
  recipientOf,
  sealTo,
} from './box.ts';

const text = new TextEncoder();
let ours = { identity: '', recipient: '' };
let theirs = { identity: '', recipient: '' };
let strangers = { identity: '', recipient: '' };
let classic = { identity: '', recipient: '' };

async function keyPair(): Promise<typeof ours> {
  const identity = await newIdentity();
  return { identity, recipient: await recipientOf(identity) };
}

beforeAll(async () => {
  [ours, theirs, strangers] = await Promise.all([keyPair(), keyPair(), keyPair()]);
  const identity = await generateX25519Identity();
  classic = { identity, recipient: await identityToRecipient(identity) };
});

describe('keys', () => {
  test('hybrid keys are told from every other kind', async () => {
    expect(isIdentity(await generateHybridIdentity())).toBe(true);
    expect(isRecipient(ours.recipient)).toBe(true);
    for (const text of [
      classic.identity,
      ours.recipient,
      ours.identity.toLowerCase(),
      `${ours.identity} `,
      '',
    ]) {
      expect(isIdentity(text)).toBe(false);
    }
    for (const text of [classic.recipient, ours.identity, `${ours.recipient}\n`, 'age1pq1', '']) {
      expect(isRecipient(text)).toBe(false);
    }
  });

  test('a classic key is refused on every way in', async () => {
    await expect(sealTo([classic.recipient], text.encode('x'))).rejects.toThrow('hybrid');
    await expect(sealTo([ours.recipient, classic.recipient], text.encode('x'))).rejects.toThrow('hybrid');
    await expect(recipientOf(classic.identity)).rejects.toThrow('hybrid');
    const box = await sealTo([ours.recipient], text.encode('x'));
    await expect(openBox(classic.identity, box)).rejects.toThrow('hybrid');
  });

  test('a mistyped key is refused', async () => {
    const wrong = ours.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
    expect(isRecipient(wrong)).toBe(true);
    await expect(sealTo([wrong], text.encode('x'))).rejects.toThrow();
    const typo = ours.identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'));
    await expect(recipientOf(typo)).rejects.toThrow();
  });
});

describe('sealing and opening', () => {
  test('everybody named opens it, a stranger gets null', async () => {
    const plaintext = text.encode('They take the girls away on Fridays.');
    const box = await sealTo([ours.recipient, theirs.recipient], plaintext);
    expect(await openBox(ours.identity, box)).toEqual(plaintext);
    expect(await openBox(theirs.identity, box)).toEqual(plaintext);
    expect(await openBox(strangers.identity, box)).toBeNull();
  });

  test('any bytes come back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (plaintext) => {
        expect(await openBox(ours.identity, await sealTo([ours.recipient], plaintext))).toEqual(plaintext);
      }),
      { numRuns: 25 },
    );
  });

  test('a photo of several chunks comes back', async () => {
    const photo = new Uint8Array(300_000).map((_, at) => (at * 7919) % 251);
    const box = await sealTo([ours.recipient, theirs.recipient, strangers.recipient], photo);
    expect(inspectBox(box)).toEqual({ recipients: 3, size: 393_216 });
    expect(await openBox(strangers.identity, box)).toEqual(photo);
  });

  test('a box needs recipients, each once, not too many', async () => {
    await expect(sealTo([], text.encode('x'))).rejects.toThrow('somebody');
    await expect(sealTo([ours.recipient, ours.recipient], text.encode('x'))).rejects.toThrow('twice');
    const crowd = Array.from({ length: MOST_RECIPIENTS + 1 }, (_, at) => `${ours.recipient}${at}`);
    await expect(sealTo(crowd, text.encode('x'))).rejects.toThrow('too many');
  });

  test('the most recipients are not too many to open', async () => {
    const identities = await Promise.all(Array.from({ length: MOST_RECIPIENTS }, newIdentity));
    const box = await sealTo(await Promise.all(identities.map(recipientOf)), text.encode('x'));
    expect(inspectBox(box).recipients).toBe(MOST_RECIPIENTS);
    expect(await openBox(identities.at(-1) ?? '', box)).toEqual(text.encode('x'));
  });

  test('a plaintext beyond the limit is refused', async () => {
    await expect(sealTo([ours.recipient], new Uint8Array(LARGEST_PLAINTEXT + 1))).rejects.toThrow('large');
  });

  test('one changed byte anywhere is an error, never an answer', async () => {
    const plaintext = text.encode('The foreman is called Karim.');
    const box = await sealTo([ours.recipient], plaintext);
    await fc.assert(
      fc.asyncProperty(fc.nat(box.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = box.map((byte, index) => (index === at ? byte ^ flip : byte));
        // A changed stanza of the only recipient cannot be told from one for somebody else: null, but no plaintext.
        const opened = await openBox(ours.identity, changed).catch(() => 'refused');
        expect(opened === null || opened === 'refused').toBe(true);
      }),
      { numRuns: 60 },
    );
    await expect(openBox(ours.identity, box.slice(0, -1))).rejects.toThrow();
    await expect(openBox(ours.identity, new Uint8Array([...box, 0]))).rejects.toThrow();
    const last = box.map((byte, at) => (at === box.length - 1 ? byte ^ 1 : byte));
    await expect(openBox(ours.identity, last)).rejects.toThrow('damaged');
  });
});

describe('what a box tells', () => {
  test('reports of 20 and of 180 characters have one stored length', async () => {
    const to = [ours.recipient, theirs.recipient, strangers.recipient];
    const short = await sealTo(to, text.encode('a'.repeat(20)));
    const long = await sealTo(to, text.encode('b'.repeat(180)));
    expect(short.length).toBe(long.length);
    expect(inspectBox(short)).toEqual({ recipients: 3, size: 2048 });
  });

  test('sizes hold what they must and grow by at most a half above 128 KiB', () => {
    expect([0, 2048, 2049, 8193, 32_769].map(paddedSize)).toEqual([2048, 2048, 8192, 32_768, 131_072]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 26 }), (length) => {
        const size = paddedSize(length);
        expect(size).toBeGreaterThanOrEqual(length);
        expect(paddedSize(size)).toBe(size);
        if (length > 128 * 1024) expect(size).toBeLessThanOrEqual(length * 1.5);
      }),
    );
  });

  test('what is not a padded hybrid box is refused before it is stored', async () => {
    const plain = text.encode('{"story":"in the clear"}');
    expect(() => inspectBox(plain)).toThrow('not a box');
    const box = await sealTo([ours.recipient], plain);
    expect(() => inspectBox(box.slice(0, -1))).toThrow('cut off');

    const unpadded = new Encrypter();
    unpadded.addRecipient(ours.recipient);
    const loose = await unpadded.encrypt(plain);
    expect(() => inspectBox(loose)).toThrow('padded');
    await expect(openBox(ours.identity, loose)).rejects.toThrow('padded');

    const mixed = new Encrypter();
    mixed.addRecipient(ours.recipient);
    mixed.addRecipient(classic.recipient);
    const weak = await mixed.encrypt(new Uint8Array(2048));
    expect(() => inspectBox(weak)).toThrow('hybrid');
    await expect(openBox(ours.identity, weak)).rejects.toThrow('hybrid');
  });

  test('wrong padding inside a genuine box is refused', async () => {
    for (const content of [
      new Uint8Array(2048).fill(1, 2047),
      new Uint8Array(8192),
      new Uint8Array(2048).fill(255, 0, 4),
    ]) {
      const encrypter = new Encrypter();
      encrypter.addRecipient(ours.recipient);
      await expect(openBox(ours.identity, await encrypter.encrypt(content))).rejects.toThrow('damaged');
    }
  });
});

test('the box is plain age: the library opens it, padding and all', async () => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(ours.identity);
  const content = await decrypter.decrypt(await sealTo([ours.recipient], text.encode('hello')));
  expect(content.length).toBe(2048);
  expect(new TextDecoder().decode(content.subarray(4, 9))).toBe('hello');
});
