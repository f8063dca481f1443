/** Sheets of communities on a real database, against a slow count by hand: closed months, none told small, none twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sheetFigures } from '../../domain/sheet.ts';
import { foldFacts } from './facts.ts';
import type { Session } from './session.ts';
import type { Sheet } from './sheets.ts';
import { sheetFor } from './sheets.ts';
import { newId, put, testActs } from './testActs.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';

let world: TestStore;
let amina: Session;
const now = new Date('2026-11-25T12:00:00.000Z');
/** Reports of each month of 2026 in the region, and their results in turn. */
const byMonth = [3, 4, 4, 24, 2, 9, 1, 0, 6, 5, 20];
const results = ['not-found', 'moved-on'];

beforeAll(async () => {
  world = await testStore();
  const { admin } = world;
  await admin.query(`insert into gwen.area (code, parent, name) values
    ('ZZ', null, 'Country'), ('R1', 'ZZ', 'Hills'), ('R2', 'ZZ', 'Coast'), ('R1-A', 'R1', 'Upper'), ('R1-B', 'R1', 'Lower')`);
  amina = await world.person('amina', ['operator']);
  const { rows } = await admin.query(
    "select gwen.add_team(null, 'Hills', 'contact-point', $1, 'R1', null) as id",
    [world.organisation],
  );
  for (const team of [world.team, rows[0].id])
    await admin.query('insert into gwen.seal_epoch (team, recipient, recovery) values ($1, $2, $3)', [
      team,
      `age1-${team}`,
      `age1-spare-${team}`,
    ]);
  let at = new Date(0);
  const { must } = testActs(world, () => at);
  let turn = 0;
  for (const [index, count] of byMonth.entries()) {
    for (let n = 0; n < count; n += 1) {
      turn += 1;
      at = new Date(Date.UTC(2026, index, 2 + n, 8));
      const report = newId();
      // one in five comes from elsewhere and is none of theirs
      const area = ['R1-A', 'R1-B', 'R1', 'R1-A'][n % 4] ?? 'R1';
      await must(
        amina,
        { op: 'create', dossier: report, kind: 'report', area },
        put(report, 'opening', { channel: n % 3 === 0 ? 'community-watch' : 'web' }),
        put(report, 'outcome', { result: results[turn % results.length] }),
      );
      const other = newId();
      await must(
        amina,
        { op: 'create', dossier: other, kind: 'report', area: 'R2' },
        put(other, 'opening', { channel: 'phone' }),
      );
    }
  }
  await foldFacts({ ...world.store, clock: () => now }, now);
}, 120_000);
afterAll(() => world.close());

const sheet = async (area = 'R1-A', at = now): Promise<Sheet> => {
  const made = await sheetFor(world.store, area, at);
  if (!made) throw new Error('no sheet');
  return made;
};

/** The slow way: report by report. */
async function byHand(
  since: string,
  until: string,
  type: string,
  field: string,
): Promise<Record<string, number>> {
  const { rows } = await world.admin.query(
    `select e.open->>$4 as answer from gwen.dossier d join gwen.entry e on e.dossier_id = d.id and e.type = $3
      where d.kind = 1 and d.area like 'R1%' and e.accepted >= $1 and e.accepted < $2`,
    [since, until, type, field],
  );
  const counts: Record<string, number> = {};
  for (const { answer } of rows) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}
const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((all, one) => all + one, 0);
const rounded = (count: number): number => Math.round(count / 5) * 5;

test('tells what a count by hand gives, rounded, of closed months, newest first', async () => {
  const { parts, few, area } = await sheet();
  expect(area).toBe('R1');
  expect(parts.map(({ since, until }) => [since, until])).toEqual([
    // ten days after its end October was closed; November is not
    ['2026-07-01', '2026-11-01'],
    ['2026-05-01', '2026-07-01'],
    ['2026-04-01', '2026-05-01'],
    ['2025-01-01', '2026-04-01'],
  ]);
  expect(few).toBeNull();
  for (const { since, until, tables } of parts) {
    const came = await byHand(since, until, 'opening', 'channel');
    expect(sum(came)).toBeGreaterThanOrEqual(10);
    expect(tables['report-received']?.['']?.cells).toEqual({ '': rounded(sum(came)) });
  }
});

test('shows no answer that fewer than ten reports gave, nor lets one be worked out', async () => {
  const { parts, limit } = await sheet();
  expect(limit).toBe(10);
  let shown = 0;
  for (const { since, until, tables } of parts) {
    const found = await byHand(since, until, 'outcome', 'result');
    const table = tables['report-outcomes']?.['answer'];
    for (const [answer, value] of Object.entries(table?.cells ?? {})) {
      shown += 1;
      expect(found[answer]).toBeGreaterThanOrEqual(limit);
      expect(value).toBe(rounded(found[answer] ?? 0));
    }
    const withheld = (table?.withheld ?? []).map((answer) => found[answer] ?? 0);
    if (withheld.length > 0) expect(withheld.length).toBeGreaterThan(1);
  }
  expect(shown).toBeGreaterThan(1);
  // nothing but sums: no report, no area but the contact point's, nobody
  const text = JSON.stringify(parts);
  const { rows } = await world.admin.query('select id, number from gwen.dossier');
  for (const { id, number } of rows) for (const telling of [id, number]) expect(text).not.toContain(telling);
  expect(text).not.toContain('R1-A');
  expect(Object.keys(parts[0]?.tables ?? {})).toEqual(sheetFigures.map(({ id }) => id));
});

test('is the same for every community of a contact point, and stays so when a month is added', async () => {
  expect(await sheet('R1-B')).toEqual(await sheet('R1-A'));
  const later = await sheet('R1-A', new Date('2026-12-15T12:00:00.000Z'));
  expect(later.parts[0]).toMatchObject({ since: '2026-11-01', until: '2026-12-01' });
  expect(later.parts.slice(1)).toEqual((await sheet()).parts);
  const early = await sheet('R1-A', new Date('2026-06-05T12:00:00.000Z'));
  expect(early.few).toBeNull();
  expect((await sheet('R1-A', new Date('2026-06-15T12:00:00.000Z'))).few).toBe('2026-05-01');
});

test('of the whole country counts all areas', async () => {
  const { area, parts } = await sheet('R2');
  expect(area).toBe('');
  expect(parts.length).toBeGreaterThan((await sheet()).parts.length);
});
