/**
 * Reading among a million dossiers: opening one with 60 entries, a page of a list, a search by name with decryption and
 * ranking. Alone and by 8 callers at once; different workers ask for different dossiers, so caches help as they would.
 */
import pg from 'pg';
import { entryView, findDossier, listDossiers } from '../server/store/read.ts';
import { searchPeople } from '../server/store/search.ts';
import { intArray } from '../server/store/session.ts';
import { searchTokensFor } from '../server/vault/blind.ts';
import { rankPerson } from '../server/vault/rank.ts';
import type { Measure } from './measure.ts';
import { quantile, timed } from './measure.ts';
import { commonest, misspelt, nameOf, randomOf } from './names.ts';
import type { Worker } from './staff.ts';
import { workers } from './staff.ts';
import type { World } from './world.ts';

const [alone, together] = [400, 1_600];
const targets = { open: 5, list: 5, search: 15 } as const;

interface Reading {
  readonly name: keyof typeof targets | 'search.common';
  readonly n?: number;
  run(at: number): Promise<unknown>;
  /** The same statements by plain pg, nothing decrypted. */
  raw?(pool: pg.Pool, at: number): Promise<unknown>;
}

export async function measureReads(world: World, wanted: (name: string) => boolean): Promise<Measure[]> {
  const { store } = world;
  const people = await workers(world, 200);
  const personAt = (at: number): Worker => people[at % people.length] as Worker;
  const big = await bigDossiers(world, people);
  const asked = queries();
  const readings: Reading[] = [
    {
      name: 'open',
      async run(at) {
        const { id, worker } = big[(at * 7) % big.length] as (typeof big)[number];
        const found = await findDossier(store, worker.session, id);
        if (!found || found.entries.length < 60) throw new Error('a dossier is not whole');
        return JSON.stringify({ ...found, entries: found.entries.map(entryView), loaded: [...found.loaded] });
      },
      raw(pool, at) {
        const { id, worker } = big[(at * 7) % big.length] as (typeof big)[number];
        const { parties, groups, account } = worker.session;
        return pool.query({
          name: 'open',
          text: 'select * from gwen.open_dossier($1, $2, $3, $4, $5)',
          values: [intArray(parties), intArray(groups), id, account, 'open'],
        });
      },
    },
    {
      name: 'list',
      async run(at) {
        const rows = await listDossiers(store, personAt(at).session, { kind: 2 });
        if (rows.length !== 50) throw new Error('a page is not full');
        return JSON.stringify(rows);
      },
      raw(pool, at) {
        const { parties, groups } = personAt(at).session;
        return pool.query({
          name: 'list',
          text: 'select * from gwen.list_dossiers($1, $2, 2::smallint, null, null, null, 50)',
          values: [intArray(parties), intArray(groups)],
        });
      },
    },
    {
      name: 'search',
      run: (at) =>
        searchPeople(store, personAt(at).session, {
          names: [asked[at % asked.length] ?? ''],
          years: [],
          phones: [],
        }),
      raw(pool, at) {
        const { parties, groups } = personAt(at).session;
        const tokens = searchTokensFor(world.vault.blind, {
          names: [asked[at % asked.length] ?? ''],
          years: [],
          phones: [],
        });
        return pool.query({
          name: 'candidates',
          text: 'select * from gwen.candidates($1, $2, $3::bigint[], true)',
          values: [intArray(parties), intArray(groups), `{${tokens.join(',')}}`],
        });
      },
    },
    {
      name: 'search.common',
      run: (at) => searchPeople(store, personAt(at).session, { names: [commonest], years: [], phones: [] }),
    },
  ];
  const measures: Measure[] = [];
  const pool = new pg.Pool({ connectionString: world.urls.appUrl, max: 8 });
  try {
    for (const reading of readings) {
      if (!wanted(`${reading.name}.1m.p95`)) continue;
      // once over everything, so that what is measured is a server that has been at work
      await timed(together, 2, (at) => reading.run(at));
      for (const [suffix, callers, n] of [
        ['', 1, alone],
        ['.c8', 8, together],
      ] as const) {
        const samples = await timed(n, callers, (at) => reading.run(at));
        const raw =
          reading.raw && (await timed(n, callers, (at) => reading.raw?.(pool, at) ?? Promise.resolve()));
        const target =
          callers === 1 && reading.name !== 'search.common' ? { target: targets[reading.name] } : {};
        measures.push({
          name: `${reading.name}.1m.p95${suffix}`,
          value: quantile(samples, 0.95),
          unit: 'ms',
          n,
          ...(raw ? { raw: quantile(raw, 0.95) } : {}),
          ...target,
          note: `median ${quantile(samples, 0.5).toFixed(2)} ms`,
        });
      }
    }
    if (wanted('search.1m.recall')) measures.push(await measureRecall(world, people));
  } finally {
    await pool.end();
  }
  return measures;
}

/** Names as people type them: half as written, half with a wrong letter. */
function queries(): string[] {
  const random = randomOf(77);
  return Array.from({ length: 500 }, (_, at) => {
    const name = nameOf(random).map((one) => one.text);
    return (at % 2 === 0 ? name : name.map((one) => misspelt(one, random))).join(' ');
  });
}

async function bigDossiers(
  { admin }: World,
  people: readonly Worker[],
): Promise<{ id: string; worker: Worker }[]> {
  const byTeam = new Map(people.map((worker) => [worker.session.parties[1], worker]));
  const { rows } = await admin.query<{ id: string; team: number }>(
    `select d.id, l.party as team from gwen.dossier d join gwen.listing l on l.dossier_id = d.id
     where d.version > 60 and l.party = any ($1) order by md5(d.id::text) limit 2000`,
    [[...byTeam.keys()]],
  );
  return rows.map(({ id, team }) => ({ id, worker: byTeam.get(team) as Worker }));
}

const traits = (name: string) => ({ names: [name], years: [], phones: [] });

/** How many of some people in her own cases a worker finds by their whole name, as written and misspelt, in the first 20. */
async function measureRecall(world: World, people: readonly Worker[]): Promise<Measure> {
  const random = randomOf(5);
  let [found, n] = [0, 0];
  for (const { session } of people.slice(0, 40)) {
    const { rows } = await world.admin.query<{ id: string }>(
      'select dossier_id as id from gwen.listing where party = $1 order by md5(dossier_id::text) limit 5',
      [session.parties[1]],
    );
    for (const { id } of rows) {
      const names = (await findDossier(world.store, session, id))?.entries.find(
        (one) => one.type === 'identity',
      )?.heads['names']?.[0]?.value;
      if (!Array.isArray(names)) continue;
      const parts = names.flatMap((one) =>
        typeof one === 'object' && one !== null && 'text' in one ? [String(one.text)] : [],
      );
      const typed = (n % 2 === 0 ? parts : parts.map((one) => misspelt(one, random))).join(' ');
      const hits = await searchPeople(world.store, session, traits(typed));
      n += 1;
      // where twenty others are as like, which of them are shown is chance
      const likeness = rankPerson(traits(typed), traits(parts.join(' ')));
      const isFull = hits.length === 20 && (hits.at(-1)?.likeness ?? 0) >= likeness * 0.97;
      if (isFull || hits.some((hit) => hit.dossier === id)) found += 1;
    }
  }
  return {
    name: 'search.1m.recall',
    value: (100 * found) / n,
    unit: '%',
    n,
    note: 'own cases found among the first 20, half of the names misspelt',
  };
}
