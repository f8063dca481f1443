/** scrypt by Node's own, fast implementation, off the main thread (RFC 7914). Fits `splitPassphrase` of seal. */
import { scrypt } from 'node:crypto';

/** `dkLen` bytes from a password; N, r and p are scrypt's costs, about 128 * N * r bytes of memory. */
export function nodeScrypt(
  password: Uint8Array,
  salt: Uint8Array,
  { N, r, p, dkLen }: { readonly N: number; readonly r: number; readonly p: number; readonly dkLen: number },
): Promise<Uint8Array> {
  const maxmem = 128 * r * (N + p + 2);
  return new Promise((resolve, reject) => {
    scrypt(password, salt, dkLen, { N, r, p, maxmem }, (error, key) => {
      if (error === null) resolve(new Uint8Array(key));
      else reject(error);
    });
  });
}
