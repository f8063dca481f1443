/** Files taken in: everything once, however often and however far it was run before. */
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDossier } from '../../store/read.ts';
import type { Session } from '../../store/session.ts';
import type { TestStore } from '../../store/testStore.ts';
import { testStore } from '../../store/testStore.ts';
import { verify } from '../../store/verify.ts';
import type { ImportOptions, RowReport } from './import.ts';
import { importHtcds } from './import.ts';

let world: TestStore;
let esi: Session;
let grace: Session;
beforeAll(async () => {
  world = await testStore();
  esi = await world.person('esi', ['social-worker']);
  grace = await world.person('grace', ['social-worker', 'supervisor']);
});
afterAll(() => world.close());

async function take(
  file: string,
  system: string,
  {
    who = esi,
    most = Number.POSITIVE_INFINITY,
    ...more
  }: Partial<ImportOptions> & { who?: Session; most?: number } = {},
): Promise<RowReport[]> {
  const reports: RowReport[] = [];
  const source = Readable.from([Buffer.from(file)]);
  for await (const one of importHtcds(world.store, who, source, { system, ...more })) {
    reports.push(one);
    if (reports.length >= most) break;
  }
  return reports;
}

/** What the store holds, in words that must not change when a file is read again. */
async function stored(): Promise<unknown> {
  const { rows } = await world.admin.query(
    `select (select count(*)::int from gwen.dossier) as dossiers, (select count(*)::int from gwen.entry) as entries,
       (select count(*)::int from gwen.change) as changes, (select sum(version)::int from gwen.dossier) as versions`,
  );
  return rows[0];
}

const head =
  'Case Number,prs_FirstName,Surname,DOB,Gender,vic_TypeOfExploitation,Means of Control,hte_City,hte_Type,Shoe Size,cas_Status\n';
const line = (n: number, more = ''): string =>
  `A-${n},Ama ${n},Mensah,2011-0${(n % 9) + 1},F,ForcedLabour;Servitude,"Debt Bondage;Threats",Harimbe,Recruitment,38,${more}\n`;
const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, n) => line(from + n)).join('');
const done = (reports: readonly RowReport[]) => reports.map((one) => one.done);

test('each row becomes a case with its entries and notes, and says what became of its cells', async () => {
  const [report, ...others] = await take(head + line(1), 'one');
  expect(others).toEqual([]);
  expect(report).toMatchObject({ line: 2, done: 'entered', refused: [] });
  expect(report?.notes).toContainEqual({ column: 'Shoe Size', why: 'unknown-column' });
  expect(JSON.stringify(report)).not.toMatch(/Ama|Mensah|A-1/);
  const dossier = await findDossier(world.store, esi, report?.dossier ?? '');
  const values = (type: string, field: string) =>
    dossier?.entries.find((entry) => entry.type === type)?.heads[field]?.[0]?.value;
  expect(values('identity', 'names')).toMatchObject([{ text: 'Ama 1' }, { text: 'Mensah' }]);
  expect(values('exploitation', 'types')).toEqual(['forced-labour', 'servitude']);
  expect(values('note', 'text')).toContain('Shoe Size: 38');
});

test('a second run adds nothing, one with more rows only those, and a changed row is left alone', async () => {
  expect(done(await take(head + lines(1, 50), 'two'))).toEqual(Array(50).fill('entered'));
  const before = await stored();
  expect(done(await take(head + lines(1, 50), 'two'))).toEqual(Array(50).fill('already-here'));
  expect(await stored()).toEqual(before);
  const longer = await take(head + lines(1, 53), 'two');
  expect(done(longer).filter((one) => one === 'entered')).toHaveLength(3);
  const after = await stored();
  const changed = await take(head + line(7).replace('Harimbe', 'Tikkala') + line(54), 'two');
  expect(changed.map(({ done, why }) => [done, why])).toEqual([
    ['refused', 'differs'],
    ['entered', undefined],
  ]);
  expect(after).not.toEqual(before);
  // the same numbers in another system are other children
  expect(done(await take(head + lines(1, 2), 'another'))).toEqual(['entered', 'entered']);
});

test('broken off in the middle and run again, it is as if it had run once', async () => {
  const file = head + lines(1, 300);
  const whole = await take(file, 'whole');
  const cut = await take(file, 'cut', { most: 90 });
  expect(cut).toHaveLength(90);
  const again = await take(file, 'cut');
  expect(done(again)).not.toContain('refused');
  expect(done(again)).toContain('already-here');
  expect(done(again)).toContain('entered');
  const shape = async (reports: readonly RowReport[]) =>
    (
      await world.admin.query(
        `select d.version, count(e.*)::int as entries, count(e.*) filter (where e.type = 'note')::int as notes
         from gwen.dossier d join gwen.entry e on e.dossier_id = d.id where d.id = any ($1) group by d.id order by 1, 2, 3`,
        [reports.map(({ dossier }) => dossier)],
      )
    ).rows;
  expect(await shape(again)).toEqual(await shape(whole));
  expect(new Set(again.map(({ dossier }) => dossier)).size).toBe(300);
});

test('a bad row costs no good one: a case twice, and text that cannot be stored', async () => {
  const reports = await take(
    `${head + line(1) + line(2) + line(1) + line(3).replace('Harimbe', 'Hari\u0000mbe') + line(2).replace('F,', 'M,')}`,
    'bad',
  );
  expect(reports.map(({ done, why }) => [done, why])).toEqual([
    ['entered', undefined],
    ['entered', undefined],
    ['already-here', undefined],
    ['entered', undefined],
    ['refused', 'differs'],
  ]);
  expect(reports[3]?.refused).toEqual([{ column: 'hte_City', why: 'unstorable-text' }]);
});

test('whoever may make no cases enters none, and is told why for each row', async () => {
  const amina = await world.person('amina', ['responder']);
  const before = await stored();
  const reports = await take(head + lines(1, 3), 'nobody', { who: amina });
  expect(reports.map(({ done, why }) => [done, why])).toEqual(Array(3).fill(['refused', 'not-your-role']));
  expect(await stored()).toEqual(before);
});

test('what was closed is closed by a supervisor and waits for nobody; otherwise it is said to be open', async () => {
  const file = head + line(1, 'Closed') + line(2, 'Open');
  const [open] = await take(file, 'open');
  expect(open).toMatchObject({ done: 'entered', leftOpen: true });
  const [closed, other] = await take(file, 'closed', { who: grace });
  const found = await findDossier(world.store, grace, closed?.dossier ?? '');
  expect(found?.state).toBe('closed');
  expect(found?.duties.filter((duty) => duty.kind === 'duty' && duty.done === undefined)).toEqual([]);
  expect((await findDossier(world.store, grace, other?.dossier ?? ''))?.state).toBe('intake');
});

test('two runs at the same time enter each case once', async () => {
  const file = head + lines(1, 120);
  const [a, b] = await Promise.all([take(file, 'race'), take(file, 'race')]);
  const entered = (reports: readonly RowReport[]) => done(reports).filter((one) => one === 'entered').length;
  expect([...done(a), ...done(b)]).not.toContain('refused');
  expect(entered(a) + entered(b)).toBe(120);
});

test('leaves a history that verifies', async () => {
  expect((await verify(world.store, world.folder)).findings).toEqual([]);
});
