/**
 * `npm run release -- --key FILE`: what is published of a version, and signed with an SSH key: the source as it is committed,
 * the list of its parts, the digests of the pages it builds, and the sums of these. Whoever makes it from the same commit
 * gets the same bytes; only the signature is hers. `ssh-keygen` asks for the key's passphrase, or for the touch of a token.
 * docs/releases.md tells how people check it.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBuilt } from '../server/http/built.ts';
import { billOfMaterials } from './parts.ts';
import { namespace, signatureFile, sumsFile, sumsOf } from './signedRelease.ts';

const root = join(import.meta.dirname, '..');
const git = (...args: string[]): Buffer =>
  execFileSync('git', args, { cwd: root, maxBuffer: 1024 ** 3, stdio: ['ignore', 'pipe', 'inherit'] });

const { key, to = 'release' } = parseArgs({
  options: { key: { type: 'string' }, to: { type: 'string' } },
}).values;
if (key === undefined) throw new Error('--key FILE is needed: the SSH key that signs (docs/releases.md).');
if (git('status', '--porcelain').length > 0)
  throw new Error('There are changes that are not committed: a release is made of what is.');
const built = findBuilt(root);
if (!built) throw new Error('The pages are not built.');

const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const lock: unknown = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const folder = join(resolve(to), `gwen-${version}`);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const files = {
  // not compressed: how it is packed differs between versions of the same tool
  [`gwen-${version}.tar`]: git(
    '-c',
    'tar.umask=0022',
    'archive',
    '--format=tar',
    `--prefix=gwen-${version}/`,
    'HEAD',
  ),
  [`gwen-${version}.cdx.json`]: `${JSON.stringify(billOfMaterials(lock), null, 2)}\n`,
  [`gwen-${version}.pages.txt`]: `${built.lines.join('\n')}\n${built.digest}  all\n`,
};
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
const sums = join(folder, sumsFile);
writeFileSync(sums, await sumsOf(folder, Object.keys(files)));
execFileSync('ssh-keygen', ['-Y', 'sign', '-f', resolve(key), '-n', namespace, sums], { stdio: 'inherit' });
process.stdout.write(`${folder}: ${Object.keys(files).join(', ')}, ${sumsFile}, ${signatureFile}\n`);
