/**
 * Figures over a million dossiers: facts as that many leave in two years, put down as the write path puts them, folded as
 * the job folds them; then a hundred tables, and all tables of a release.
 */
import { figures } from '../domain/figures.ts';
import { catalogue } from '../domain/index.ts';
import { measuresOf, tableOf } from '../domain/kernel/figure.ts';
import { foldFacts } from '../server/store/facts.ts';
import { allSums, measuresIn, ownSums, tablesFor } from '../server/store/figures.ts';
import type { Measure } from './measure.ts';
import { median } from './measure.ts';
import { workers } from './staff.ts';
import type { World } from './world.ts';
import { wantedDossiers } from './world.ts';

const factsEach = 20;
const rounds = 50;
const runs = 15;
const most = 300;
const quarter = { since: '2025-04-01', until: '2025-07-01' };
const years = { since: '2024-01-01', until: '2027-01-01' };
const tables = 100;

/** A measure and one of its answers, or an amount where there is no list of them. */
const answers = (): string[][] =>
  figures.flatMap((figure) => {
    const kind = catalogue.kinds[figure.kind];
    const known = kind && measuresOf(kind);
    return figure.measures.flatMap((measure) =>
      (
        known?.get(measure)?.answers ?? [figure.unit === 'money' ? 'ETB' : figure.of === 'median' ? '90' : '']
      ).map((answer) => [measure, answer]),
    );
  });

/** Fills the sums once; each round is a share of the dossiers, so that no more lies unfolded than in a busy hour. */
async function ensureFacts({ admin, store }: World): Promise<void> {
  const { rows } = await admin.query<{ n: string }>(
    `select coalesce(sum(n), 0) as n from gwen.fact_sum where breakdown = ''`,
  );
  if (Number(rows[0]?.n) >= wantedDossiers * factsEach * 0.9) return;
  await admin.query(`select setseed(0.5)`);
  for (let round = 0; round < rounds; round += 1) {
    await admin.query(
      `with d as materialized (
         select 'ZM' || (random() * 36)::int as area, (random() * 60)::int as steward,
           (array['female', 'male', ''])[1 + (random() * 2.2)::int] as sex,
           (array['under-5', 'from-5-to-11', 'from-12-to-14', 'from-15-to-17'])[1 + (random() * 3)::int] as age,
           (array['ZM', 'ET', 'SD', 'KE', 'several', ''])[1 + (random() * random() * 5)::int] as nationality,
           (array['no', 'yes', ''])[1 + (random() * random() * 2)::int] as disability,
           (random() * 23)::int as month
         from generate_series(1, $1)
       )
       insert into gwen.fact_change
         select a.pair[1], a.pair[2], (date '2024-01-01' + make_interval(months => least(23, d.month + (random() * 2)::int)))::date,
           d.area, d.steward, d.sex, d.age, d.nationality, d.disability, 1, 1 + (random() * 100)::int
         from d cross join generate_series(1, $2)
           cross join lateral (select $3::text[] as all_pairs, 1 + (random() * ($4 - 1))::int as at) x
           cross join lateral (select array[x.all_pairs[x.at * 2 - 1], x.all_pairs[x.at * 2]] as pair) a`,
      [Math.ceil(wantedDossiers / rounds), factsEach, answers().flat(), answers().length],
    );
    await foldFacts(store, new Date(0));
  }
  await admin.query('vacuum analyze gwen.fact_sum, gwen.fact_change');
}

export async function measureFigures(world: World): Promise<Measure[]> {
  await ensureFacts(world);
  const asked = figures.flatMap((figure) => figure.by.map((by) => [figure, by] as const)).slice(0, tables);
  const some = [...new Set(asked.map(([figure]) => figure))];
  const time = async (act: () => Promise<unknown>): Promise<number> => {
    await act();
    const samples: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const started = performance.now();
      await act();
      samples.push(performance.now() - started);
    }
    return median(samples);
  };
  const hundred = async (): Promise<void> => {
    const sums = Map.groupBy(
      await allSums(world.store, measuresIn(some), quarter),
      ({ breakdown }) => breakdown,
    );
    for (const [figure, by] of asked) tableOf(figure, by, sums.get(by === 'answer' ? '' : by) ?? []);
  };
  const { rows } = await world.admin.query<{ n: string }>('select count(*) as n from gwen.fact_sum');
  const note = `${rows[0]?.n} sums of ${wantedDossiers * factsEach} facts`;
  const people = await workers(world, 50);
  let next = 0;
  const own = async (): Promise<void> => {
    next += 1;
    const session = people[next % people.length]?.session;
    if (session) await ownSums(world.store, session, measuresIn(figures), years, ['', 'area', 'sex']);
  };
  return [
    {
      name: 'figures.hundred',
      value: await time(hundred),
      unit: 'ms',
      n: runs,
      target: most,
      note: `${asked.length} tables; ${note}`,
    },
    {
      name: 'figures.release',
      value: await time(() => tablesFor(world.store, figures, quarter)),
      unit: 'ms',
      n: runs,
      note: `all tables of ${figures.length} figures`,
    },
    {
      name: 'figures.own',
      value: await time(own),
      unit: 'ms',
      n: runs,
      target: most,
      note: `three tables of each of ${figures.length} figures, of one worker's dossiers over two years`,
    },
  ];
}
