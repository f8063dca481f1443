/**
 * `npm run bench`: measures Gwen on a database of a million dossiers and tells value, target and what the same statements
 * cost raw. `-- --json` prints one JSON line per measure, `-- --only NAME...` runs those whose names begin so. The first
 * run fills the database, which takes some minutes; see fill.ts. Results: RESULTS.md.
 */
import { parseArgs } from 'node:util';
import { measureFigures } from './figures.ts';
import { ensureFilled } from './fill.ts';
import { measureImport } from './import.ts';
import type { Measure } from './measure.ts';
import { measureFieldForms } from './openrosa.ts';
import { measureQueue } from './queue.ts';
import { measureReads } from './read.ts';
import { measureReports } from './reports.ts';
import { measureStart } from './start.ts';
import { measureWeb } from './web.ts';
import type { World } from './world.ts';
import { openPostgres, openWorld, wantedDossiers } from './world.ts';
import { measureWrites } from './write.ts';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
  allowPositionals: true,
});
const chosen = [...(values.only ?? []), ...positionals];
const wanted = (name: string): boolean =>
  chosen.length === 0 || chosen.some((one) => name.startsWith(one) || one.startsWith(`${name}.`));

const figure = (value: number): string => (Number.isInteger(value) ? String(value) : value.toPrecision(3));

function tell(measure: Measure): void {
  if (values.json) {
    const { name, value, unit, n, raw } = measure;
    process.stdout.write(
      `${JSON.stringify({ name, value, unit, n, ...(raw === undefined ? {} : { raw }) })}\n`,
    );
    return;
  }
  const { name, value, unit, raw, target, atLeast, note } = measure;
  const met = target === undefined ? '' : (atLeast ? value >= target : value <= target) ? 'met' : 'MISSED';
  const parts = [
    name.padEnd(22),
    `${figure(value)} ${unit}`.padEnd(14),
    (raw === undefined ? '' : `raw ${figure(raw)}`).padEnd(12),
    (target === undefined ? '' : `${atLeast ? '>=' : '<='} ${target} ${met}`).padEnd(14),
    note ?? '',
  ];
  process.stdout.write(`${parts.join(' ').trimEnd()}\n`);
}

async function withWorld(measure: (world: World) => Promise<Measure[]>): Promise<Measure[]> {
  const postgres = await openPostgres();
  try {
    const world = await openWorld(postgres, false);
    try {
      return await measure(world);
    } finally {
      await world.close();
    }
  } finally {
    await postgres.stop();
  }
}

/** Measures of what people see, which need no million of dossiers. */
const seen = ['web', 'public', 'report.page', 'watch'];

/** Each measure's name begins with one of its group's. */
const groups: readonly (readonly [names: readonly string[], run: () => Promise<Measure[]>])[] = [
  [['start', 'rss'], () => measureStart(wanted)],
  [['write'], () => withWorld(measureWrites)],
  [['report.rps', 'report.lost'], () => withWorld(measureReports)],
  [['openrosa'], () => withWorld(measureFieldForms)],
  [['queue'], () => withWorld(measureQueue)],
  [['figures'], () => withWorld(measureFigures)],
  [['import'], () => withWorld(measureImport)],
  [['open', 'list', 'search'], () => withWorld((world) => measureReads(world, wanted))],
  [seen, () => measureWeb(wanted)],
];

if (chosen.length === 0 || chosen.some((one) => !seen.some((name) => one.startsWith(name))))
  await ensureFilled();
if (!values.json && wantedDossiers !== 1_000_000) process.stdout.write(`at ${wantedDossiers} dossiers\n`);
for (const [names, run] of groups) {
  if (!names.some((name) => wanted(name) || chosen.some((one) => one.startsWith(name)))) continue;
  for (const measure of await run()) if (wanted(measure.name)) tell(measure);
}
