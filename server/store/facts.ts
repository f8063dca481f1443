/**
 * Facts for figures, from what apply() accepted to the rows of put_facts; and the tasks that grew late since, which nobody
 * had to write for that. What a fact is stands in domain/kernel/facts.ts.
 */
import { groupCode } from '../../domain/groups.ts';
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import type { Dossier } from '../../domain/kernel/dossier.ts';
import type { Fact, Recount } from '../../domain/kernel/facts.ts';
import { dutyFact } from '../../domain/kernel/facts.ts';
import type { Store } from './store.ts';

/** The argument of put_facts. */
export interface FactRows {
  gone?: object[];
  people?: object[];
  come?: object[];
}

type Where = Pick<Dossier, 'id' | 'area' | 'steward'>;

const factRow = ({ group, person, ...fact }: Fact, { id, area, steward }: Where): object => ({
  ...fact,
  d: id,
  area,
  steward,
  grp: group === undefined ? null : groupCode(group),
  person: person ?? null,
});

/** Adds what a change of one dossier takes away and adds. */
export function addFacts(rows: FactRows, dossier: Where, { gone, come, people }: Recount): void {
  const d = dossier.id;
  if (gone.length > 0)
    rows.gone = [...(rows.gone ?? []), ...gone.map(({ source, measure }) => ({ d, source, measure }))];
  if (people.length > 0)
    rows.people = [
      ...(rows.people ?? []),
      ...people.map(({ person, group, subject, traits }) => ({
        d,
        person,
        grp: groupCode(group),
        subject,
        sex: traits.sex,
        age_group: traits['age-group'],
        nationality: traits.nationality,
        disability: traits.disability,
      })),
    ];
  if (come.length > 0) rows.come = [...(rows.come ?? []), ...come.map((fact) => factRow(fact, dossier))];
}

const page = 1000;

/** Counts the tasks that are late by now, and adds up what came and went since the last time. Returns how many were late. */
export async function foldFacts(store: Store, now: Date): Promise<number> {
  let count = 0;
  for (;;) {
    const { rows } = await store.jobs.query('select * from gwen.late_tasks($1, $2)', [now, page]);
    const facts: FactRows = {};
    for (const row of rows) {
      const { dossier_id: id, area, steward, safeguard, key, due, since } = row;
      const kind: KindDeclaration = store.kindOf(row.kind);
      const task = {
        safeguard,
        key,
        kind: 'duty',
        due: due.toISOString(),
        since: since.toISOString(),
      } as const;
      const fact = dutyFact(kind, { id }, task, now);
      if (fact) addFacts(facts, { id, area, steward }, { gone: [], people: [], come: [fact] });
    }
    if (facts.come) await store.jobs.query('select gwen.put_facts($1)', [JSON.stringify(facts)]);
    count += rows.length;
    if (rows.length < page) break;
  }
  await store.jobs.query('select gwen.fold_facts()');
  return count;
}
