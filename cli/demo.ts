/**
 * The demonstration country: made at the first start of a new installation, so that a newcomer can try each role in a
 * minute. All its people share one random passphrase, which lies in the data folder and is shown at each start. Making
 * it can be interrupted and goes on at the next start.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { staff } from '../countries/demo/staff.ts';
import { newPassphrase } from '../seal/firstPassphrase.ts';
import { readDirectory } from '../server/people/directory.ts';
import type { Io } from './command.ts';
import type { Place } from './place.ts';

interface Demonstration {
  readonly passphrase: string;
  readonly done: boolean;
}

/** People whose sign-in is shown: one for each of the main roles. */
const shown = ['amina', 'chidi', 'esi', 'farid', 'grace', 'nadia', 'hugo'];

const fileOf = (io: Io): string => join(io.config.dataFolder, 'demonstration.json');

async function keep(io: Io, demonstration: Demonstration): Promise<void> {
  const file = fileOf(io);
  await mkdir(io.config.dataFolder, { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(demonstration), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

function findDemonstration(io: Io): Demonstration | undefined {
  return existsSync(fileOf(io)) ? JSON.parse(readFileSync(fileOf(io), 'utf8')) : undefined;
}

/**
 * Makes the country unless this installation has people already, or has made it: first its people, so that somebody can
 * sign in, then what they wrote over two years, while the server is already serving.
 * @returns the second part, to be run once people can look; undefined when there is nothing to make.
 */
export async function demonstrate(place: Place, io: Io): Promise<(() => Promise<void>) | undefined> {
  const { store, owner, installation } = place;
  const known = findDemonstration(io);
  if (known?.done) return undefined;
  const { organisations } = await readDirectory(store);
  if (!known && organisations.length > 0) return undefined;
  const { passphrase } = known ?? { passphrase: newPassphrase() };
  await keep(io, { passphrase, done: false });
  io.say('Making the people of the demonstration country Zelmara, only this once ...');
  const [{ seedPeople }, { seedDemo }] = await Promise.all([
    import('../countries/demo/seedPeople.ts'),
    import('../countries/demo/seed.ts'),
  ]);
  const deps = { store, owner, installation, passphrase };
  await seedPeople(deps);
  return async () => {
    io.say('Their reports and cases of two years are being written meanwhile ...');
    await seedDemo(deps, (text) => io.say(`  ${text}`));
    await keep(io, { passphrase, done: true });
    io.say('The demonstration is complete.');
  };
}

/** How to sign in to the demonstration, if this is one. */
export function signIns(io: Io): readonly string[] {
  const demonstration = findDemonstration(io);
  if (!demonstration) return [];
  const lines = staff
    .filter((one) => shown.includes(one.login))
    .map(({ login, name, roles }) => `  ${login.padEnd(8)} ${name}, ${roles.join(' and ')}`);
  return ['This is a demonstration. Sign in as', ...lines, `with the passphrase ${demonstration.passphrase}`];
}
