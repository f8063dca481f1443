/** Draws that are always alike and that nobody can foresee: what else a release withholds beside small numbers. */
import type { Succession } from './succession.ts';
import { asOf, signedBy } from './succession.ts';

/**
 * @param what is drawn for, as text; the same text gives the same lot
 * @param time what it is about began; drawn with the keys of then, so that a change of the key changes no lot
 */
export const lotOf = (keys: Succession<'mac'>, time: Date, what: string): string =>
  signedBy(asOf(keys, time), 'gwen/lot/1\0', what).toString('hex');
