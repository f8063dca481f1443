import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

test('every byte string comes back, as the standard writes it', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      const text = toBase64url(given);
      expect(text).toBe(Buffer.from(given).toString('base64url'));
      expect(fromBase64url(text)).toEqual(given);
    }),
  );
});

test('RFC 4648 section 10: test vectors', () => {
  const vectors = {
    '': '',
    f: 'Zg',
    fo: 'Zm8',
    foo: 'Zm9v',
    foob: 'Zm9vYg',
    fooba: 'Zm9vYmE',
    foobar: 'Zm9vYmFy',
  };
  for (const [plain, text] of Object.entries(vectors)) {
    expect(toBase64url(new TextEncoder().encode(plain))).toBe(text);
    expect(new TextDecoder().decode(fromBase64url(text))).toBe(plain);
  }
});

test('more bytes than a function takes arguments', () => {
  const many = crypto.getRandomValues(new Uint8Array(60_001));
  expect(fromBase64url(toBase64url(many))).toEqual(many);
});

test('a text has one reading only: anything else is refused', () => {
  for (const text of ['Zh', 'Zm9vY', 'Zm9=', 'Zm+v', 'Zm/v', 'Zm 9', 'Z', 'Zm8\n', 'Zmé']) {
    expect(() => fromBase64url(text), text).toThrow('base64url');
  }
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'AZaz09-_'), maxLength: 12 }), (text) => {
      let read: Uint8Array;
      try {
        read = fromBase64url(text);
      } catch {
        return;
      }
      expect(toBase64url(read)).toBe(text);
    }),
  );
});
