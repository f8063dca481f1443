/** For tests of the edge: what careless programs break at. */
import fc from 'fast-check';

/** Values that break careless programs. */
export const nasty = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    '',
    '\u0000',
    '\ud800',
    'ʼ’＇'.repeat(10),
    "'; drop table gwen.account; --",
    -1,
    0,
    1e308,
    2 ** 31,
    2 ** 53,
    1.5,
    [],
    {},
    null,
    true,
    '2026-02-30T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '{1,2}',
    'a'.repeat(5000),
    '00000000-0000-4000-8000-000000000000',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** The usual, and now and then something nasty in its place. */
export const mostly = (usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 20, arbitrary: usual }, nasty);

/** A text as part of an address, also one that no address can hold. */
export const safeEncode = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ed%a0%80';
  }
};
