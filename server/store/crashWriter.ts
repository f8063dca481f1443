/**
 * The process that crash.soak.ts kills: starts or finds the database, as Gwen does, then several writers write until the
 * end. What was acknowledged is told to a file, which outlives the process.
 *
 *     node crashWriter.ts <folder> <writers>
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openVault } from '../vault/vault.ts';
import { databaseUrls } from './migrate.ts';
import { startPostgres } from './postgres/postgres.ts';
import type { Session } from './session.ts';
import { openStore } from './store.ts';
import { submit } from './write.ts';

export interface CrashSetup {
  readonly installation: string;
  readonly session: Session;
  readonly dossiers: readonly string[];
}

/** One acknowledged act: what was written where, as a line of JSON. */
export interface Acknowledged {
  readonly dossier: string;
  readonly op: string;
  readonly version: number;
  readonly text: string;
}

async function write(folder: string, writers: number): Promise<void> {
  const setup: CrashSetup = JSON.parse(readFileSync(join(folder, 'setup.json'), 'utf8'));
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  const urls = await databaseUrls({ databaseUrl: postgres.url('gwen'), keysUrl: postgres.url('gwen_keys') });
  const vault = await openVault({
    keysUrl: urls.keysUrl,
    installation: setup.installation,
    config: { dataFolder: join(folder, 'data'), configFolder: join(folder, 'config') },
  });
  const store = await openStore(urls, vault);
  const id = (): string => crypto.randomUUID();
  const pick = (): string => setup.dossiers[Math.floor(Math.random() * setup.dossiers.length)] ?? '';
  const acknowledge = (one: Acknowledged): void =>
    appendFileSync(join(folder, 'acknowledged'), `${JSON.stringify(one)}\n`);

  const writer = async (): Promise<never> => {
    for (let n = 0; ; n += 1) {
      const isNew = n % 5 === 0;
      const dossier = isNew ? id() : pick();
      const text = `Written by ${process.pid}: ${id()}`;
      const recorded = new Date().toISOString();
      const note = {
        op: 'set',
        id: id(),
        dossier,
        type: 'note',
        entry: id(),
        base: 1,
        recorded,
        set: { text },
      };
      const create = { op: 'create', id: id(), dossier, kind: 'case', area: 'ZM', recorded };
      const act = { id: id(), act: 'plain', operations: isNew ? [create, note] : [note] };
      for (;;) {
        try {
          const result = await submit(store, setup.session, act);
          if (!result.ok) throw new Error(result.problem.code);
          const version = result.changes.find((change) => change.op === note.id)?.seq ?? 0;
          acknowledge({ dossier, op: note.id, version, text });
          break;
        } catch {
          // the database is away: the same act again, as a device does that heard no answer
          await sleep(100);
        }
      }
    }
  };
  process.stdout.write('writing\n');
  await Promise.all(Array.from({ length: writers }, writer));
}

const [folder, writers] = process.argv.slice(2);
if (import.meta.main && folder) await write(folder, Number(writers));
