import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { stableUuid } from './stableUuid.ts';

describe('stableUuid', () => {
  it('is the head of HMAC-SHA-256 with version and variant set (RFC 4231, test case 2)', () => {
    // 5bdcc146bf60754e6a042426089575c7 5a003f089d2739839dec58b964ec3843
    expect(stableUuid('Jefe', 'what do ya want for nothing?')).toBe('5bdcc146-bf60-854e-aa04-2426089575c7');
  });

  it('differs by text and by namespace, and is always a valid UUID', () => {
    const texts = Array.from({ length: 2000 }, (_, n) => `case ${n} é`);
    const ids = texts.flatMap((text) => [stableUuid('one', text), stableUuid('two', text)]);
    expect(new Set(ids).size).toBe(4000);
    for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
    expect(stableUuid('one', 'case 7 é')).toBe(ids[14]);
  });

  it('begins alike for what is to lie together, and differs all the same', () => {
    const ids = Array.from({ length: 2000 }, (_, n) => stableUuid('one', `case ${n}`, 'cases'));
    expect(new Set(ids).size).toBe(2000);
    expect(new Set(ids.map((id) => id.slice(0, 8))).size).toBe(1);
    for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
    expect(stableUuid('two', 'case 1', 'cases').slice(0, 8)).not.toBe(ids[1]?.slice(0, 8));
  });
});
