import { describe, expect, it } from 'vitest';
import { randomPiece } from './random.ts';

describe('random pieces', () => {
  it('have the length asked for and never come twice, across many pages', () => {
    const seen = new Set<string>();
    for (let at = 0; at < 20_000; at += 1) {
      const piece = randomPiece(12 + (at % 5));
      expect(piece).toHaveLength(12 + (at % 5));
      expect(piece.some((byte) => byte !== 0)).toBe(true);
      seen.add(piece.toString('hex'));
    }
    expect(seen.size).toBe(20_000);
  });

  it('are the caller’s own', () => {
    const piece = randomPiece(16);
    const copy = Buffer.from(piece);
    for (let at = 0; at < 1000; at += 1) randomPiece(16);
    expect(piece.equals(copy)).toBe(true);
    expect(() => randomPiece(4097)).toThrow(RangeError);
  });
});
