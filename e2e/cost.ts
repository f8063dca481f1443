/**
 * What a passphrase costs in the journeys. In earnest a browser stretches it for a third of a second each time somebody
 * signs in or unlocks, which hundreds of sign-ins need not do: they go through the same code at a small cost, set in a
 * copy of the built app. A new person's first day, setting up, and everything in the soak is at the real one.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scrypt } from '../seal/passphrase.ts';
import { nodeScrypt } from '../server/vault/scrypt.ts';

const earnest = /N:2\*\*15,r:8,p:3/;
const quick = { N: 16, r: 8, p: 1 };

/** As the browser does it in an app that `quicken` went over. */
export const quickScrypt: Scrypt = (password, salt, cost) =>
  nodeScrypt(password, salt, { ...cost, ...quick });

/** Sets the small cost in a copy of the workers' built app. Throws unless it stands there once. */
export async function quicken(webFolder: string): Promise<void> {
  const assets = join(webFolder, 'assets');
  const found: string[] = [];
  for (const name of (await readdir(assets)).filter((one) => one.endsWith('.js'))) {
    const file = join(assets, name);
    const code = await readFile(file, 'utf8');
    if (!earnest.test(code)) continue;
    found.push(name);
    await writeFile(file, code.replace(earnest, `N:${quick.N},r:${quick.r},p:${quick.p}`));
    for (const ending of ['br', 'gz']) await rm(`${file}.${ending}`, { force: true });
  }
  if (found.length !== 1) throw new Error(`the cost of a passphrase stands in ${found.length} files`);
}
