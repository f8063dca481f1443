/**
 * Where somebody is reminded or called, as it is stored: encrypted and bound to her account, since a copy of the data would
 * lead to her; and what she says when she hands over, bound to that.
 */
import { decrypt, encrypt } from './aead.ts';
import type { SecretKey } from './keys.ts';

export const sealReach = (key: SecretKey<'reach'>, account: number, address: string): Buffer =>
  encrypt(key, `reach ${account}`, Buffer.from(address));

/** Throws `CannotDecrypt` when it is not this account's. */
export const openReach = (key: SecretKey<'reach'>, account: number, sealed: Uint8Array): string =>
  decrypt(key, `reach ${account}`, sealed).toString();

/** Telephone of who goes when she is asked. */
export const sealNumber = (key: SecretKey<'reach'>, account: number, number: string): Buffer =>
  encrypt(key, `number ${account}`, Buffer.from(number));

/** Throws `CannotDecrypt` when it is not this account's. */
export const openNumber = (key: SecretKey<'reach'>, account: number, sealed: Uint8Array): string =>
  decrypt(key, `number ${account}`, sealed).toString();

/** What is open, said by who leaves to who comes. */
export const sealNote = (key: SecretKey<'reach'>, handOver: string, note: string): Buffer =>
  encrypt(key, `hand-over ${handOver}`, Buffer.from(note));

/** Throws `CannotDecrypt` when it is not of this hand-over. */
export const openNote = (key: SecretKey<'reach'>, handOver: string, sealed: Uint8Array): string =>
  decrypt(key, `hand-over ${handOver}`, sealed).toString();
