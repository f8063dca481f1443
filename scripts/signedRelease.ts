/**
 * What a release is checked by: the sums of its files, signed with an SSH key (`ssh-keygen -Y sign`). Everybody has the tool that
 * checks it; here it is checked with Node alone, so that an installation can check the version that comes next on any machine,
 * and the tests need no tool.
 */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { newDigest } from '../server/vault/fileCipher.ts';
import { sshSigner } from '../server/vault/sshSignature.ts';

/** A signature for something else than a release, such as a commit, is none. */
export const namespace = 'gwen-release';
export const sumsFile = 'SHA256SUMS';
export const signatureFile = `${sumsFile}.sig`;

/** Who of these signed the sums, by the name that stands before her key. Throws with what is wrong. */
export const signerOf = (sums: Uint8Array, signature: string, signers: string): string =>
  sshSigner(sums, signature, namespace, signers);

/** SHA-256 of a file, in hexadecimal. */
export async function sumOf(path: string): Promise<string> {
  const hash = newDigest();
  for await (const bytes of createReadStream(path)) hash.update(bytes);
  return hash.digest('hex');
}

/** The lines of sums, as sha256sum writes and checks them. */
export async function sumsOf(folder: string, names: readonly string[]): Promise<string> {
  const lines = await Promise.all(names.map(async (name) => `${await sumOf(join(folder, name))}  ${name}\n`));
  return lines.join('');
}

/** The files that are not what the sums say, or are missing. Throws when the sums are none. */
export async function wrongFiles(folder: string, sums: string): Promise<string[]> {
  const wrong = await Promise.all(
    signedFiles(sums).map(async ({ name, sum }) =>
      (await sumOf(join(folder, name)).catch(() => undefined)) === sum ? [] : [name],
    ),
  );
  return wrong.flat();
}

/**
 * What lies beside the files of a release though nobody signed it: who reads that a release is good would trust that, too.
 * @param known paths of what may lie there
 */
export async function unsignedFiles(
  folder: string,
  sums: string,
  known: readonly string[] = [],
): Promise<string[]> {
  const expected = new Set([
    ...[sumsFile, signatureFile, ...signedFiles(sums).map(({ name }) => name)].map((name) =>
      resolve(folder, name),
    ),
    ...known.map((path) => resolve(path)),
  ]);
  return (await readdir(folder)).filter((name) => !expected.has(resolve(folder, name))).sort();
}

/** Throws when the sums are none. */
export function signedFiles(sums: string): { readonly name: string; readonly sum: string }[] {
  const lines = sums.split('\n').filter((line) => line !== '');
  const found = lines.map((line) => {
    const [, sum = '', name = ''] = /^([\da-f]{64}) {2}(\S+)$/.exec(line) ?? [];
    return { name, sum };
  });
  if (lines.length === 0 || found.some(({ name }) => name === '' || basename(name) !== name))
    throw new Error(`${sumsFile} is not a list of sums.`);
  return found;
}
