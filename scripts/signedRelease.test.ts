/** What ssh-keygen signed is told from what was changed since, by Node alone. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signerOf, sumsOf, unsignedFiles, wrongFiles } from './signedRelease.ts';

const files = { 'a.txt': 'abc', 'b.txt': 'def' };
const sums = `ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt
cb8379ac2098aa165029e3938a51da0bcecfc008fd6795f401178647f96c5b34  b.txt
`;

// made by "ssh-keygen -Y sign" of OpenSSH with a key that is gone
const key = 'AAAAC3NzaC1lZDI1NTE5AAAAIAaZBdixaYexJIGMoPRIpYiz1RkrJjYFgRA/N8LUYq+B';
const other = 'AAAAC3NzaC1lZDI1NTE5AAAAIOpfglki4DhRUgMiezWoKajJE6GnyzL2fzXUR6mhF4eP';
const signature = `-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgBpkF2LFph7EkgYyg9EiliLPVGS
smNgWBED83wtRir4EAAAAMZ3dlbi1yZWxlYXNlAAAAAAAAAAZzaGE1MTIAAABTAAAAC3Nz
aC1lZDI1NTE5AAAAQPjK1c9cAW9YGplbe6ycWgNpVnezytQ60p1rCTrlqBBlw38U/izhzV
v5pMi+GbubjlOBjwXaZe8/CqM8Xirikgw=
-----END SSH SIGNATURE-----
`;
const forFiles = `-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgBpkF2LFph7EkgYyg9EiliLPVGS
smNgWBED83wtRir4EAAAAEZmlsZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gtZWQyNTUx
OQAAAEBziLY6+OjextzOnAKISfbHGFM7819zXpTt471S//Ih6UTwAiYF9PQsKR9AtPfzWh
ZbY1NEAXB+IFmkGDOo7RoJ
-----END SSH SIGNATURE-----
`;
const signers = `# who signs\nsomebody@example.org ssh-ed25519 ${other}\nrelease@example.org namespaces="gwen-release" ssh-ed25519 ${key} the office\n`;

test('a signature tells who made it', () => {
  expect(signerOf(Buffer.from(sums), signature, signers)).toBe('release@example.org');
  expect(signerOf(Buffer.from(sums), signature.replaceAll('\n', '\r\n'), signers)).toBe(
    'release@example.org',
  );
});

test('of no changed byte, whoever is trusted, for whatever else, however damaged', () => {
  for (const at of [0, 40, sums.length - 1]) {
    const changed = Buffer.from(sums);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => signerOf(changed, signature, signers)).toThrow('something was changed');
  }
  const [, stranger = ''] = signers.split('\n');
  expect(() => signerOf(Buffer.from(sums), signature, stranger)).toThrow('not among those');
  expect(() => signerOf(Buffer.from(sums), signature, signers.replace('release@', '# release@'))).toThrow(
    'not among',
  );
  // nor by whose key may sign something else alone, or until a day
  for (const condition of ['namespaces="git,file"', 'valid-before="20260101"', 'cert-authority'])
    expect(
      () => signerOf(Buffer.from(sums), signature, signers.replace('namespaces="gwen-release"', condition)),
      condition,
    ).toThrow('not among');
  expect(() => signerOf(Buffer.from(sums), signature, `${key}\n`)).toThrow('not among');
  expect(() => signerOf(Buffer.from(sums), forFiles, signers)).toThrow('for something else');
  expect(() => signerOf(Buffer.from(sums), '', signers)).toThrow('cut off');
  const lines = signature.split('\n');
  for (let at = 1; at < lines.length - 2; at++) {
    const damaged = lines.with(at, [...(lines[at] ?? '')].reverse().join('')).join('\n');
    expect(() => signerOf(Buffer.from(sums), damaged, signers), `line ${at}`).toThrow();
  }
});

test('a file that was changed, or is missing, or that nobody signed, is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gwen-release-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    expect(await sumsOf(folder, Object.keys(files))).toBe(sums);
    expect(await wrongFiles(folder, sums)).toEqual([]);
    for (const name of ['SHA256SUMS', 'SHA256SUMS.sig', 'signers']) await writeFile(join(folder, name), '');
    expect(await unsignedFiles(folder, sums, [join(folder, 'signers')])).toEqual([]);
    expect(await unsignedFiles(folder, sums)).toEqual(['signers']);
    await writeFile(join(folder, 'b.txt'), 'deg');
    expect(await wrongFiles(folder, sums)).toEqual(['b.txt']);
    await rm(join(folder, 'a.txt'));
    expect(await wrongFiles(folder, sums)).toEqual(['a.txt', 'b.txt']);
    await expect(wrongFiles(folder, '')).rejects.toThrow('not a list');
    await expect(wrongFiles(folder, sums.replace('a.txt', '../a.txt'))).rejects.toThrow('not a list');
  } finally {
    await rm(folder, { recursive: true });
  }
});
