/**
 * `node scripts/check-release.ts FOLDER --signers FILE`: whether a release is what somebody trusted has signed. Run it from the
 * version that is installed, on the one that is to come; it needs no other tool (docs/releases.md).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  signatureFile,
  signedFiles,
  signerOf,
  sumsFile,
  unsignedFiles,
  wrongFiles,
} from './signedRelease.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { signers: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined || values.signers === undefined)
  throw new Error('Say which release, and who may sign: FOLDER --signers FILE.');
const sums = readFileSync(join(folder, sumsFile));
try {
  const signature = readFileSync(join(folder, signatureFile), 'utf8');
  const signer = signerOf(sums, signature, readFileSync(values.signers, 'utf8'));
  const wrong = await wrongFiles(folder, sums.toString());
  if (wrong.length > 0) throw new Error(`Not what was signed, or missing: ${wrong.join(', ')}.`);
  const unsigned = await unsignedFiles(folder, sums.toString(), [values.signers]);
  if (unsigned.length > 0) throw new Error(`Nobody signed what lies beside: ${unsigned.join(', ')}.`);
  const names = signedFiles(sums.toString()).map(({ name }) => name);
  process.stdout.write(`Signed by ${signer}, and as they were signed: ${names.join(', ')}.\n`);
} catch (error) {
  process.stdout.write(`Do not use this. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
