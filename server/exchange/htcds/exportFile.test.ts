/** Files between installations: what one writes another takes in, and a file taken in comes out as it was. */
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shownValues } from '../../../domain/kernel/dossier.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { canonical } from '../../../domain/kernel/values.ts';
import { budget } from '../../../scripts/thorough.ts';
import { findDossier } from '../../store/read.ts';
import type { Session } from '../../store/session.ts';
import type { TestStore } from '../../store/testStore.ts';
import { testStore } from '../../store/testStore.ts';
import { csvLine } from '../csv.ts';
import { wholeList } from '../list.ts';
import { htcdsCsv } from './exportFile.ts';
import type { RowReport } from './import.ts';
import { importHtcds } from './import.ts';
import { anyRow } from './testRows.ts';

const here: { world: TestStore; esi: Session }[] = [];
beforeAll(async () => {
  for (const installation of ['one', 'another']) {
    const world = await testStore();
    await world.admin.query("select gwen.add_organisation(null, 'House of Light', 'ngo', '')");
    here.push({ world, esi: await world.person(`esi-of-${installation}`, ['social-worker']) });
  }
});
afterAll(() => Promise.all(here.map(({ world }) => world.close())));
const at = (index: 0 | 1): { world: TestStore; esi: Session } => {
  const found = here[index];
  if (!found) throw new Error('not started');
  return found;
};

async function take(index: 0 | 1, file: string, system: string, who = at(index).esi): Promise<RowReport[]> {
  const { world } = at(index);
  const { rows } = await world.admin.query("select id from gwen.organisation where name = 'House of Light'");
  const findOrganisation = (name: string): number | undefined =>
    name === 'House of Light' ? rows[0].id : undefined;
  const source = Readable.from([Buffer.from(file)]);
  const reports: RowReport[] = [];
  for await (const one of importHtcds(world.store, who, source, { system, findOrganisation }))
    reports.push(one);
  return reports;
}
async function fileOf(index: 0 | 1, who: Session): Promise<string> {
  const { store } = at(index).world;
  const kind = store.catalogue.kinds['case'];
  if (!kind) throw new Error('no cases');
  let text = '';
  for await (const part of htcdsCsv(store, who, { ...wholeList, kind, down: false })) text += part;
  return text;
}
/** The values of a case without ids, notes as one text, in an order that does not depend on when they were written. */
async function valuesOf(index: 0 | 1, who: Session, dossier: string): Promise<readonly string[]> {
  const found = await findDossier(at(index).world.store, who, dossier);
  return (found?.entries ?? [])
    .map((entry) => `${entry.type} ${canonical(withoutIds(shownValues(entry)))}`)
    .filter((line) => !line.startsWith('note '))
    .sort();
}
const withoutIds = (values: Readonly<Record<string, Json>>): Json =>
  Object.fromEntries(
    Object.entries(values)
      // that she came by another service follows from the name of one that is known
      .filter(([field]) => field !== 'cameBy')
      .map(([field, value]): [string, Json] => {
        if (typeof value === 'object' && value !== null && 'items' in value)
          return [
            field,
            Object.values(value['items'] as Record<string, Json>)
              .map(canonical)
              .sort(),
          ];
        return [field, Array.isArray(value) ? (value as readonly Json[]).map(canonical).sort() : value];
      }),
  );
const idsOf = (reports: readonly RowReport[]): readonly string[] => {
  expect(reports.map(({ done, why, about }) => [done, why, about])).toEqual(
    reports.map(() => ['entered', undefined, undefined]),
  );
  return reports.map(({ dossier }) => dossier);
};

const head =
  'Case Id,prs_FirstName,prs_MiddleName,prs_SecondName,prs_Birthdate,prs_Gender,prs_Citizenship,prs_PrimaryLanguage,prs_MaritalStatus,' +
  'vic_TypeOfExploitation,vic_MethodsOfControl,vic_MethodOfRecruitment,hte_Type,hte_Date,hte_City,hte_Type_2,hte_Street_2,hte_City_2,' +
  'cas_ReferringOrganisation,cas_IncomingReferralDate,cas_ReferredOrganisation,cas_OutgoingReferralDate,spl_Objectives,spl_Type,cco_CaseComment,Shoe Size\r\n';
const lineOf = (n: number): string =>
  csvLine([
    `A-${n}`,
    `Ama ${n}`,
    '=Abi',
    'Mensah',
    `2011-0${(n % 9) + 1}`,
    'Feminine',
    'GHA;ERI',
    'aka',
    'Single',
    'ForcedLabour;Servitude',
    'DebtBondage',
    'FalsePromises',
    'Recruitment',
    '2024',
    'Harimbe',
    'Exploitation',
    'Main Road 4',
    'Tikkala',
    'House of Light',
    '2025-01-02',
    'House of Light',
    '2025-02',
    'Back to school',
    'Education',
    '-- she wrote, "I am well"\nand left.',
    38,
  ]);

test('a file comes out as it came in, and goes into another installation with the same values', async () => {
  const who = await at(0).world.person('amina', ['social-worker']);
  const ids = idsOf(
    await take(0, head + Array.from({ length: 6 }, (_, n) => lineOf(n)).join(''), 'files', who),
  );
  const file = await fileOf(0, who);
  expect(file.trimEnd().split('\r\n')).toHaveLength(7);
  const there = await at(1).world.person('berta', ['social-worker']);
  const others = idsOf(await take(1, file, 'from one', there));
  expect(others).toHaveLength(6);
  // cases of one act were made at one moment: their order is chance
  const all = async (index: 0 | 1, by: Session, some: readonly string[]): Promise<string[]> =>
    (await Promise.all(some.map(async (id) => (await valuesOf(index, by, id)).join('\n')))).sort();
  const values = await all(0, who, ids);
  expect(values[0]).toContain('=Abi');
  expect(await all(1, there, others)).toEqual(values);
  // and from there once more: nothing has changed but the numbers
  const rowsOf = (text: string): string[] =>
    text
      .split('\r\n')
      .map((row) => row.replace(/^C-\d\d-[\w-]+/, 'C'))
      .sort();
  expect(rowsOf(await fileOf(1, there))).toEqual(rowsOf(file));
  for (const column of ['prs_MaritalStatus', 'Single', 'Shoe Size: 38', 'House of Light', 'FalsePromises'])
    expect(file).toContain(column);
});

test('any rows: taken in, written and taken in elsewhere, they come to the same', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(anyRow, async (columns) => {
      run += 1;
      const file = csvLine(columns.map(([name]) => name)) + csvLine(columns.map(([, cell]) => cell));
      const [who, there] = [
        await at(0).world.person(`one-${run}`, ['social-worker']),
        await at(1).world.person(`two-${run}`, ['social-worker']),
      ];
      const [report] = await take(0, file, `any ${run}`, who).catch(() => []);
      if (report?.done !== 'entered') return;
      const [other] = await take(1, await fileOf(0, who), `any ${run}`, there);
      expect(other).toMatchObject({ done: 'entered' });
      expect(await valuesOf(1, there, other?.dossier ?? '')).toEqual(await valuesOf(0, who, report.dossier));
    }),
    { numRuns: budget(10, 400), interruptAfterTimeLimit: budget(12_000, 60_000) },
  );
}, 120_000);
