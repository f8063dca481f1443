import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { billOfMaterials } from './parts.ts';

const text = readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8');
const lock: {
  packages: Record<string, { version?: string; integrity?: string; license?: string; dev?: boolean }>;
} = JSON.parse(text);
const bill = billOfMaterials(lock);

test('names every part with its version, licence and checksum, once', () => {
  const wanted = new Set(
    Object.entries(lock.packages)
      .filter(([path]) => path !== '')
      .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`),
  );
  expect(wanted.size).toBeGreaterThan(100);
  expect(new Set(bill.components.map(({ name, version }) => `${name}@${version}`))).toEqual(wanted);
  expect(bill.components).toHaveLength(wanted.size);
  for (const { name, hashes, purl } of bill.components) {
    expect(hashes?.[0]?.content, name).toMatch(/^[0-9a-f]{128}$/);
    expect(purl).toMatch(/^pkg:npm\/(?:%40[^/@]+\/)?[^/@]+@\d/);
  }
});

test('each part that runs says its licence', () => {
  const silent = bill.components.filter(({ licenses, scope }) => !licenses && scope !== 'excluded');
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('the checksum is the one that npm checks', () => {
  const fastify = bill.components.find(({ name }) => name === 'fastify');
  const integrity = lock.packages['node_modules/fastify']?.integrity;
  expect(`sha512-${Buffer.from(fastify?.hashes?.[0]?.content ?? '', 'hex').toString('base64')}`).toBe(
    integrity,
  );
  expect(fastify?.scope).toBe('required');
  expect(bill.components.find(({ name }) => name === 'vitest')?.scope).toBe('excluded');
});

test('whoever is needed is listed, and everything is needed by somebody', () => {
  const listed = new Set(bill.components.map((one) => one['bom-ref']));
  const needed = new Set(bill.dependencies.flatMap(({ dependsOn }) => dependsOn));
  for (const ref of needed) expect(listed).toContain(ref);
  const peers = [...listed].filter((ref) => !needed.has(ref));
  // asked for as peers only
  expect(peers.length).toBeLessThan(listed.size / 20);
  expect(
    bill.dependencies.find(({ ref }) => ref === bill.metadata.component['bom-ref'])?.dependsOn,
  ).toContain(bill.components.find(({ name }) => name === 'pg')?.purl);
});

test('the same source gives the same bytes', () => {
  expect(JSON.stringify(billOfMaterials(JSON.parse(text)))).toBe(JSON.stringify(bill));
  expect(JSON.stringify(bill)).not.toMatch(/timestamp|serialNumber/);
});
