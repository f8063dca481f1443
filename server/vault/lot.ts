/** Draws that are always alike and that nobody can foresee: what else a release withholds beside small numbers. */
import { createHmac } from 'node:crypto';
import type { SecretKey } from './keys.ts';

/** @param what is drawn for, as text; the same text gives the same lot */
export const lotOf = (key: SecretKey<'mac'>, what: string): string =>
  createHmac('sha256', key).update('gwen/lot/1\0').update(what).digest('hex');
