/** Where somebody is reminded, as it is stored: encrypted and bound to her account, since a copy of the data would lead to her. */
import { decrypt, encrypt } from './aead.ts';
import type { SecretKey } from './keys.ts';

export const sealReach = (key: SecretKey<'reach'>, account: number, address: string): Buffer =>
  encrypt(key, `reach ${account}`, Buffer.from(address));

/** Throws `CannotDecrypt` when it is not this account's. */
export const openReach = (key: SecretKey<'reach'>, account: number, sealed: Uint8Array): string =>
  decrypt(key, `reach ${account}`, sealed).toString();
