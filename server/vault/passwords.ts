/**
 * Proofs of passphrases: what the server keeps to recognise a person at sign-in.
 *
 * What arrives is not the passphrase but the proof that the browser split from it (seal/passphrase.ts). It is hashed
 * again by Argon2id with OWASP's least cost (19 MiB, 2 passes), so that a stolen table signs nobody in.
 */
import type { Argon2Parameters } from 'node:crypto';
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const COST = { memory: 19 * 1024, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const ENCODED = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]{22})\$([\w+/]{43})$/;
const argon2id = promisify((parameters: Argon2Parameters, done: (error: Error | null, key: Buffer) => void) =>
  argon2('argon2id', parameters, done),
);

/** The hash of a proof, in the usual encoding: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashProof(proof: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await hashed(proof, salt, COST);
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`;
}

/**
 * Whether this is the proof that was hashed. Give undefined where there is no account: the answer is false and takes
 * as long as a wrong proof, so that nobody learns who has an account.
 */
export async function verifyProof(encoded: string | undefined, proof: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = ENCODED.exec(encoded ?? (await nobodys())) ?? [];
  if (salt === undefined || hash === undefined) throw new Error('This is not a hash of a proof.');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const same = timingSafeEqual(
    await hashed(proof, Buffer.from(salt, 'base64'), cost),
    Buffer.from(hash, 'base64'),
  );
  return same && encoded !== undefined;
}

let nobody: Promise<string> | undefined;

function nobodys(): Promise<string> {
  nobody ??= hashProof(randomBytes(HASH_BYTES).toString('base64url'));
  return nobody;
}

async function hashed(
  proof: string,
  nonce: Buffer,
  cost: { readonly memory: number; readonly passes: number; readonly parallelism: number },
): Promise<Buffer> {
  return argon2id({ message: proof, nonce, tagLength: HASH_BYTES, ...cost });
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
