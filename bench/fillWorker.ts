/** One of the filler's processes: makes the cases from one number to another and copies them in. */
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Staff } from './cases.ts';
import { makeCase } from './cases.ts';
import type { Lines } from './copyRows.ts';
import { addLines, copied, noLines } from './copyRows.ts';
import { openPostgres, openWorld } from './world.ts';

export interface FillJob {
  readonly staff: Staff;
  readonly from: number;
  readonly to: number;
  readonly of: number;
}

const batch = 2_000;

async function copy(client: pg.Client, into: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const stream = client.query(copyFrom(`copy ${into} from stdin`));
  stream.end(`${lines.join('\n')}\n`);
  await finished(stream);
}

async function copyAll(
  data: pg.Client,
  keys: pg.Client,
  lines: Lines,
  keyLines: readonly string[],
): Promise<void> {
  await copy(keys, 'gwen_keys.subject_key (dossier, subject, epoch, wrapped)', keyLines);
  await data.query('begin');
  for (const [table, columns] of Object.entries(copied))
    await copy(data, `gwen.${table} (${columns})`, lines[table as keyof Lines]);
  await data.query('commit');
}

async function fillPart({ staff, from, to, of }: FillJob): Promise<void> {
  const postgres = await openPostgres(false);
  const world = await openWorld(postgres, false);
  const data = new pg.Client(world.adminUrls.databaseUrl);
  const keys = new pg.Client(world.adminUrls.keysUrl);
  await Promise.all([data.connect(), keys.connect()]);
  // what is filled is whole already: foreign keys are checked when they are put back
  for (const client of [data, keys]) await client.query('set session_replication_role = replica');
  let copying: Promise<void> = Promise.resolve();
  let failed: unknown;
  for (let start = from; start < to && failed === undefined; start += batch) {
    const lines = noLines();
    const keyLines: string[] = [];
    for (let at = start; at < Math.min(to, start + batch); at += 1) {
      const made = await makeCase(world.vault, staff, at, of);
      addLines(lines, made);
      for (const { dossier, subject, epoch, wrapped } of made.keys)
        keyLines.push(`${dossier}\t${subject}\t${epoch}\t\\\\x${wrapped.toString('hex')}`);
      // the copying goes on meanwhile
      if (at % 20 === 0) await new Promise(setImmediate);
    }
    await copying;
    copying = copyAll(data, keys, lines, keyLines).catch((error: unknown) => {
      failed = error;
    });
    process.send?.(Math.min(batch, to - start));
  }
  await copying;
  if (failed !== undefined) throw failed;
  await Promise.all([data.end(), keys.end()]);
  await world.close();
  await postgres.stop();
}

process.once('message', (job: FillJob) => {
  fillPart(job).then(
    () => process.disconnect(),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
