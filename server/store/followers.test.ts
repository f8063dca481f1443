/**
 * Whom a report keeps out is kept out of what follows from it as well (R8): reports that are joined to it, the case that it led
 * to, and on. In the same transaction, whichever came first, and let in again with it. Who works where and in which team
 * changes nothing of it.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breakGlass } from '../people/breakGlass.ts';
import type { Hint } from './store.ts';
import { newId, put, refusalsOf, takeBack } from './testActs.ts';
import {
  amina,
  bilal,
  following,
  give,
  ines,
  join,
  karim,
  namingWorld,
  sana,
  share,
  suspect,
} from './testNaming.ts';

let scene: Awaited<ReturnType<typeof namingWorld>>;
let { world, send, must, as, joinTeam, idOf, elsewhere, caseTeam, newReport, newCase, knows } =
  {} as typeof scene;
beforeAll(async () => {
  scene = await namingWorld();
  ({ world, send, must, as, joinTeam, idOf, elsewhere, caseTeam, newReport, newCase, knows } = scene);
}, 30_000);
afterAll(() => world.close());

describe('whom a report keeps out', () => {
  test('is kept out of the case that was opened from it, at once', async () => {
    const report = await newReport();
    await must(await as(amina), put(report, 'triage', suspect(karim)));
    for (const by of ['link', 'intake'] as const) {
      const child = await newCase(report, by);
      expect(await knows(karim, child)).toBe(false);
      expect(await knows(bilal, child)).toBe(true);
      expect(await knows(amina, child)).toBe(true);
    }
  });

  test('loses the case when the name comes later, and a proceeding and a household that it led to', async () => {
    const report = await newReport();
    const child = await newCase(report, 'link', idOf(karim));
    const later = newId();
    await must(
      await as(amina),
      { op: 'create', dossier: later, kind: 'household' },
      give(later, 'household', caseTeam),
      { op: 'link', dossier: child, to: later, relation: 'led-to' },
    );
    expect([await knows(karim, child), await knows(karim, later)]).toEqual([true, true]);
    await must(await as(amina), put(report, 'triage', suspect(karim)));
    expect([await knows(karim, child), await knows(karim, later)]).toEqual([false, false]);
    expect([await knows(bilal, child), await knows(bilal, later)]).toEqual([true, true]);
    // a new right of a team that she is in gives it to others only
    await must(await as(amina), {
      ...give(child, 'case', world.team),
      groups: give(child, 'case', 0).groups,
    });
    expect([await knows(karim, child), await knows(bilal, child)]).toEqual([false, true]);
  });

  test('is kept out of reports that are joined to it, on both sides, and of what these led to', async () => {
    const [one, other, third] = [await newReport(), await newReport(), await newReport()];
    const child = await newCase(third);
    await must(await as(amina), put(one, 'triage', suspect(karim)));
    expect([await knows(karim, one), await knows(karim, other)]).toEqual([false, true]);
    await must(await as(amina), ...join(one, other));
    expect([await knows(karim, one), await knows(karim, other)]).toEqual([false, false]);
    await must(await as(amina), ...join(third, other));
    expect([await knows(karim, third), await knows(karim, child)]).toEqual([false, false]);
    // whom another of them names, these keep out too
    await must(await as(amina), put(third, 'triage', suspect(bilal)));
    for (const dossier of [one, other, third, child]) expect(await knows(bilal, dossier)).toBe(false);
  });

  test('is kept out of a report that is said to be the same, and of a proceeding about the child', async () => {
    const [one, same] = [await newReport(), await newReport()];
    await must(await as(amina), put(one, 'triage', suspect(karim)));
    const liya = 'Liya Bekele';
    const child = await newCase(
      one,
      'link',
      await scene.person(liya, ['prosecution-liaison', 'social-worker']),
    );
    const proceeding = newId();
    await must(
      await as(liya),
      { op: 'create', dossier: proceeding, kind: 'proceeding' },
      { ...give(proceeding, 'proceeding', caseTeam), groups: ['proceeding', 'proceeding-child'] },
    );
    expect([await knows(karim, same), await knows(karim, proceeding)]).toEqual([true, true]);
    await must(
      await as(amina),
      put(same, 'proposal', { what: 'duplicate', duplicateOf: one, reason: 'The same bus, the same girls.' }),
    );
    await must(await as(liya), put(proceeding, 'child', { case: child, role: 'witness' }));
    expect([await knows(karim, same), await knows(karim, proceeding)]).toEqual([false, false]);
    expect([await knows(bilal, same), await knows(bilal, proceeding)]).toEqual([true, true]);
  });

  test('sees what followed again when a second person lifts it, and when it no longer follows', async () => {
    const [one, other] = [await newReport(), await newReport()];
    const child = await newCase(one);
    const entry = newId();
    await must(await as(amina), put(one, 'exclusion', { account: idOf(karim), reason: 'said so' }, entry));
    const joined = join(one, other);
    await must(await as(amina), ...joined);
    expect([await knows(karim, child), await knows(karim, other)]).toEqual([false, false]);
    for (const back of joined)
      await must(await as(amina), takeBack(back.dossier, 'joined', String(back['entry'])));
    expect([await knows(karim, child), await knows(karim, other)]).toEqual([false, true]);
    await must(await as(amina), put(one, 'exclusion', { upheld: false, reviewNote: 'alone' }, entry));
    expect(await knows(karim, child)).toBe(false);
    await must(await as(sana), put(one, 'exclusion', { upheld: false, reviewNote: 'another man' }, entry));
    expect([await knows(karim, child), await knows(karim, one)]).toEqual([true, true]);
    const { rows } = await world.admin.query(
      'select 1 from gwen.access_grant where dossier_id = any ($1) and reader is not null',
      [[one, other, child]],
    );
    expect(rows).toEqual([]);
  });

  test('is not given what follows, nor a team that nobody else is in: nobody would see it', async () => {
    const report = await newReport();
    await must(await as(amina), put(report, 'triage', suspect(karim)));
    const child = await newCase(report);
    expect(refusalsOf(await send(await as(amina), give(child, 'case', idOf(karim))))).toEqual(['R8.named']);
    const { rows } = await world.admin.query(
      "select gwen.add_team(null, 'Alone', 'case-team', $1, '', null) as id",
      [world.organisation],
    );
    await joinTeam(rows[0].id, idOf(karim));
    expect(refusalsOf(await send(await as(amina), give(child, 'case', rows[0].id)))).toEqual(['R8.named']);
    expect(await knows(bilal, child)).toBe(true);
  });

  test('finds no emergency way into what follows, which everybody else finds; nor is she told to review it', async () => {
    const report = await newReport();
    await must(await as(amina), put(report, 'triage', suspect(karim)));
    const child = await newCase(report);
    const { rows } = await world.admin.query('select number from gwen.dossier where id = $1', [child]);
    const enter = async (who: string) =>
      breakGlass(world.store, await as(who), { number: rows[0].number, reason: 'She needs help now.' });
    const grants = async (): Promise<{ party: number; holder: number }[]> =>
      (
        await world.admin.query(
          'select party, coalesce(p.holder, p.id) as holder from gwen.access_grant g join gwen.party p on p.id = g.party where dossier_id = $1',
          [child],
        )
      ).rows;
    const before = await grants();
    const esi = 'Esi Owusu';
    await scene.person(esi, ['social-worker']);
    await joinTeam(caseTeam, idOf(karim), false);
    expect(await enter(karim)).toEqual({ ok: false, why: 'not-found' });
    expect(await grants()).toEqual(before);
    expect(await knows(esi, child)).toBe(false);
    expect(await enter(esi)).toMatchObject({ ok: true, dossier: child });
    expect([await knows(esi, child), await knows(karim, child), await knows(sana, child)]).toEqual([
      true,
      false,
      true,
    ]);
    expect((await grants()).map(({ holder }) => holder)).not.toContain(idOf(karim));
    await joinTeam(caseTeam, idOf(karim));
  });

  test('who was the only one is told of to administrators, by no word', async () => {
    const report = await newReport();
    const child = await newCase(report);
    await must(await as(amina), put(report, 'triage', suspect(karim)));
    const unseen = async (): Promise<string[]> =>
      (await world.admin.query("select dossier from gwen.out_of_sight('{}', 0)")).rows.map(
        ({ dossier }) => dossier,
      );
    expect(await unseen()).not.toContain(child);
    await world.admin.query('delete from gwen.access_grant where dossier_id = $1 and party <> $2', [
      child,
      caseTeam,
    ]);
    await joinTeam(caseTeam, idOf(bilal), false);
    expect(await unseen()).toContain(child);
    await joinTeam(caseTeam, idOf(bilal));
    expect(await unseen()).not.toContain(child);
  });
});

test('live screens: whoever loses a case hears that something changed, and afterwards nothing of it', async () => {
  const hints: Hint[] = [];
  const hear = (hint: Hint): void => void hints.push(hint);
  const report = await newReport();
  const child = await newCase(report);
  const { account, parties } = await as(karim);
  await new Promise((done) => setTimeout(done, 200));
  world.store.hints.on('hint', hear);
  await must(await as(amina), put(report, 'triage', suspect(karim)));
  await expect.poll(() => hints.map(({ dossier }) => dossier).sort()).toEqual([report, child].sort());
  const hint = hints.find(({ dossier }) => dossier === child);
  expect(hint).toMatchObject({
    kind: 'case',
    lost: { accounts: [account] },
    holders: expect.arrayContaining([caseTeam]),
  });
  expect(hint?.parties.some((one) => parties.includes(one))).toBe(false);
  await must(await as(bilal), {
    ...share,
    dossier: child,
    grant: newId(),
    party: idOf(sana),
    groups: ['identity'],
  });
  await expect.poll(() => hints.length).toBe(3);
  expect(hints[2]?.lost).toBeUndefined();
  expect(hints[2]?.parties.some((one) => parties.includes(one))).toBe(false);
  const session = await as(bilal);
  expect(hints[2]?.parties.some((one) => session.parties.includes(one))).toBe(true);
  world.store.hints.off('hint', hear);
});

test('at once: a name written while a case is opened keeps out of both, over many tries', {
  timeout: 60_000,
}, async () => {
  for (let round = 0; round < 8; round += 1) {
    const report = await newReport();
    const session = await as(amina);
    const child = newId();
    const opened = [
      { op: 'create', dossier: child, kind: 'case' },
      give(child, 'case', caseTeam),
      ...following(child, report, round % 2 ? 'intake' : 'link'),
    ];
    const [, first] = await Promise.all([
      must(session, put(report, 'triage', suspect(karim))),
      send(session, ...opened),
    ]);
    // what she acted as when it began may be no more
    if (!first.ok) await must(await as(amina), ...opened);
    expect(await knows(karim, child)).toBe(false);
    expect(await knows(bilal, child)).toBe(true);
  }
});

test('a report that is just being joined to one that names her keeps her out of a case opened from it meanwhile', async () => {
  const [naming, report] = [await newReport(), await newReport()];
  await must(await as(amina), put(naming, 'triage', suspect(karim)));
  const other = await world.admin.connect();
  try {
    await other.query('begin');
    await other.query('select from gwen.dossier where id = $1 for update', [report]);
    await other.query(
      "insert into gwen.link select $1, id, 'led-to', readers from gwen.dossier where id = $2",
      [naming, report],
    );
    const opening = newCase(report, 'intake');
    await expect
      .poll(
        async () =>
          (
            await world.admin.query(
              "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%commit_keeping%'",
            )
          ).rows.length,
      )
      .toBe(1);
    await other.query('commit');
    expect(await knows(karim, await opening)).toBe(false);
  } finally {
    other.release();
  }
});

/** The rule in words: out is whoever a dossier on any way that leads here names, whatever she is made a member of. */
test('an administrator who puts herself anywhere stays out, over random orders', {
  timeout: 90_000,
}, async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('name' as const), at: fc.nat(1), who: fc.constantFrom(karim, bilal) }),
    fc.record({ do: fc.constant('organisation' as const), at: fc.nat(1) }),
    fc.record({ do: fc.constant('join' as const) }),
    fc.record({ do: fc.constant('open' as const), at: fc.nat(1) }),
    fc.record({ do: fc.constant('team' as const), who: fc.constantFrom(karim, ines), which: fc.nat(2) }),
    fc.record({ do: fc.constant('leave' as const), who: fc.constantFrom(karim, ines), which: fc.nat(2) }),
    fc.record({ do: fc.constant('move' as const), who: fc.constant(ines) }),
  );
  let runs = 0;
  // somebody whom nothing names: else nobody could be given a case
  await joinTeam(caseTeam, idOf(sana));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
      runs += 1;
      await world.admin.query('select gwen.change_account(null, $1, null, $2, null, false)', [
        idOf(ines),
        elsewhere,
      ]);
      const { rows } = await world.admin.query(
        "select gwen.add_team(null, 'Of them', 'response-team', $1, '', 'police') as id",
        [elsewhere],
      );
      const teams: number[] = [world.team, caseTeam, rows[0].id];
      const reports = [await newReport(idOf(ines)), await newReport(idOf(ines))];
      const named = reports.map(() => new Set<string>());
      const cases: { id: string; of: number }[] = [];
      let joined = false;
      for (const one of steps) {
        const at = 'at' in one ? one.at : 0;
        const report = reports[at] ?? '';
        if (one.do === 'name') {
          await must(await as(amina), put(report, 'exclusion', { account: idOf(one.who), reason: 'named' }));
          named[at]?.add(one.who);
        } else if (one.do === 'organisation') {
          await must(await as(amina), put(report, 'exclusion', { organisation: elsewhere, reason: 'named' }));
          // who left before is nobody of theirs, but was when the report came
          named[at]?.add(ines);
        } else if (one.do === 'join') {
          await must(await as(amina), ...join(reports[0] ?? '', reports[1] ?? ''));
          joined = true;
        } else if (one.do === 'open') cases.push({ id: await newCase(report), of: at });
        else if (one.do === 'move')
          await world.admin.query('select gwen.change_account(null, $1, null, $2, null, false)', [
            idOf(ines),
            world.organisation,
          ]);
        else await joinTeam(teams[one.which] ?? 0, idOf(one.who), one.do === 'team');
        const outOf = (which: number): Set<string> =>
          new Set([...(named[which] ?? []), ...(joined ? (named[1 - which] ?? []) : [])]);
        for (const who of [karim, bilal, ines]) {
          for (const [which, id] of reports.entries())
            if (outOf(which).has(who)) expect(await knows(who, id), `${who}, report`).toBe(false);
            else if (who !== karim) expect(await knows(who, id), `${who}, report`).toBe(true);
          for (const { id, of } of cases)
            if (outOf(of).has(who)) expect(await knows(who, id), `${who}, case`).toBe(false);
        }
        expect(await knows(amina, reports[0] ?? '')).toBe(true);
      }
      for (const who of [karim, bilal])
        for (const team of [world.team, caseTeam]) await joinTeam(team, idOf(who));
      for (const team of teams) await joinTeam(team, idOf(ines), false);
    }),
    { interruptAfterTimeLimit: 5_000, numRuns: 40, endOnFailure: true },
  );
  expect(runs).toBeGreaterThan(1);
});
