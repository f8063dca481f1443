import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SealedMessage } from './sealedMessage.ts';
import { findSealedMessage, writeSealedMessage } from './sealedMessage.ts';

test('what was written is read again', () => {
  const message: SealedMessage = {
    v: 1,
    text: 'They take the girls away on Fridays. أين؟',
    place: 'the bridge',
    lang: 'en',
    asked: { area: 'R1', danger: 'think', involved: ['police'] },
  };
  expect(findSealedMessage(writeSealedMessage(message))).toEqual(message);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(findSealedMessage(writeSealedMessage({ v: 1, text }))).toEqual({ v: 1, text });
    }),
  );
});

test('anything else is no message', () => {
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  for (const value of [null, 7, [], {}, { v: 2, text: 'x' }, { v: 1 }, { v: 1, text: 1 }]) {
    expect(findSealedMessage(bytes(value))).toBeUndefined();
  }
  for (const odd of [{ place: 1 }, { lang: {} }, { asked: 'yes' }]) {
    expect(findSealedMessage(bytes({ v: 1, text: 'x', ...odd }))).toBeUndefined();
  }
  expect(findSealedMessage(new Uint8Array([0xff, 0xfe]))).toBeUndefined();
  expect(findSealedMessage(new Uint8Array())).toBeUndefined();
});
