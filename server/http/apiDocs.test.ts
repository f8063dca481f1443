/** What docs/api.md shows newcomers works as it stands there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problems } from './problems.ts';
import type { MachineWorld } from './testMachines.ts';
import { machineWorld } from './testMachines.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');

let world: MachineWorld;
beforeAll(async () => {
  world = await machineWorld();
  await world.server.world.admin.query(
    "insert into gwen.area (code, parent, name) values ('XA02', null, 'R')",
  );
});
afterAll(() => world.server.close());

/** Addresses and bodies of all calls of curl. */
const calls = [
  ...text.replaceAll('\\\n', ' ').matchAll(/^curl .*?"\$GWEN(?<url>[^"]*)"(?: -d '(?<body>[^']*)')?/gms),
];

test('each call of curl is answered', async () => {
  expect(calls.length).toBeGreaterThan(5);
  const made = await world.machine({ kinds: ['case'], writes: true });
  const send = world.as(made);
  for (const { groups: { url = '', body } = {} } of calls) {
    const answer = await (body === undefined ? send('GET', url) : send('POST', url, JSON.parse(body)));
    // the dossier of the example is nobody's
    expect([url, answer.statusCode]).toEqual([url, url.includes('3f9c2b1a') ? 404 : 200]);
  }
});

test('each problem that is told of is one', () => {
  const table = text.slice(text.indexOf('| code | do |'), text.indexOf('## A typed client'));
  const codes = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
    cell.replaceAll('`', '').split(', '),
  );
  expect(codes.length).toBeGreaterThan(6);
  for (const code of codes) expect(Object.keys(problems)).toContain(code);
});
