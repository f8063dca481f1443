/** Reports of community watches on a real server: who may send them, and that they tell the group inside the box alone. */
import { describe, expect, test } from 'vitest';
import type { Watch } from '../../../domain/report/publicPage.ts';
import { writeSealedMessage } from '../../../domain/report/sealedMessage.ts';
import { toBase64url } from '../../../seal/base64url.ts';
import { sealTo } from '../../../seal/box.ts';
import { receiptKeys } from '../../../seal/receipt.ts';
import { newWatchCode, watchMark, watchPass } from '../../../seal/watchCode.ts';
import { newId, put } from '../../store/testActs.ts';
import { canary, enterAt, ofWatch, waits, watchWorld } from './watchTesting.ts';

const watch = watchWorld();
const { page: world, passes, members, community, must } = watch;
const post = async (path: string, payload: object) =>
  await world.site.app.inject({ method: 'POST', url: `/report/watch/${path}`, payload });
const join = async (pass: string | undefined): Promise<Watch> => {
  const answer = await post('join', { pass });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

/** What a phone hands in. */
async function written({ ways, dossier, ticket, group }: Watch, text = `Two ${canary} girls.`) {
  const code = newWatchCode();
  const { recipient, locator, proof } = await receiptKeys(code);
  const words = writeSealedMessage({ v: 1, text, watch: group, at: '2026-11-25T10:15:00.000Z' });
  const box = toBase64url(await sealTo([...ways.ordinary.to, recipient], words));
  const report = { language: 'en', involved: [], epoch: ways.ordinary.epoch, locator, proof, recipient, box };
  return { code, report, as: { dossier, ticket } };
}
describe('a code', () => {
  test('tells the group, its area, and whom to seal to; all phones of a group show the same', async () => {
    const [one, other] = [await join(passes[0]), await join(passes[1])];
    expect(one).toEqual(other);
    const { regional, national } = world.site;
    expect(one).toMatchObject({
      group: watch.number,
      area: 'R1-A1',
      ways: {
        ordinary: { epoch: regional.epoch, to: [regional.recipient, regional.recovery], nobodyElse: false },
        round: { epoch: national.epoch, to: [national.recipient, national.recovery] },
      },
    });
  });

  test('that is nobody’s says nothing, in the same words as one that was taken back', async () => {
    const pass = await watchPass(newWatchCode());
    const unknown = await post('join', { pass });
    expect(unknown.statusCode).toBe(404);
    // the mark that is kept is no pass
    const mark = await post('join', { pass: watchMark(passes[0] ?? '') });
    expect(mark.statusCode).toBe(404);
    await must(put(community, 'member', { pass: null }, members[2]));
    const gone = await post('join', { pass: passes[2] });
    expect([gone.statusCode, gone.json()]).toEqual([404, unknown.json()]);
    for (const wrong of [{}, { pass: 'short' }, { pass, more: 1 }])
      expect((await post('join', wrong)).statusCode).toBe(400);
  });

  test('of somebody who watches no more, or of a group that ended, is good for nothing', async () => {
    const before = await join(passes[1]);
    await must(put(community, 'member', { until: '2020-01-01' }, members[1]));
    expect((await post('join', { pass: passes[1] })).statusCode).toBe(404);
    expect((await join(passes[0])).ticket).not.toBe(before.ticket);
    await must(put(community, 'member', { until: null }, members[1]));
    await must({ op: 'transition', dossier: community, to: 'ended', reason: 'over' });
    expect((await post('join', { pass: passes[0] })).statusCode).toBe(404);
    await must({ op: 'transition', dossier: community, to: 'active', reason: 'again' });
    expect(await join(passes[0])).toEqual(before);
  });

  test('is found by nobody who looks for people', async () => {
    const { rows } = await world.site.world.admin.query(
      'select count(*)::int as n from gwen.token where dossier_id = $1',
      [community],
    );
    expect(rows[0].n).toBe(2);
    // nothing of what is kept of it is in the open
    const { rows: open } = await world.site.world.admin.query(
      "select open::text from gwen.entry where dossier_id = $1 and type = 'member'",
      [community],
    );
    expect(JSON.stringify(open)).not.toContain(watchMark(passes[0] ?? ''));
  });
});

describe('a report', () => {
  test('is of a community watch, of no place, and tells its group inside the box alone', async () => {
    const group = await join(passes[0]);
    const { code, report, as } = await written(group);
    for (let turn = 0; turn < 2; turn += 1)
      expect((await post('send', { ...report, ...as })).statusCode).toBe(201);
    expect(await watch.arrived()).toEqual([ofWatch]);
    expect(await world.readAs(world.site.regional.identity, code)).toEqual([
      { v: 1, text: `Two ${canary} girls.`, watch: watch.number, at: '2026-11-25T10:15:00.000Z' },
    ]);
    const { admin } = world.site.world;
    const { rows } = await admin.query(
      `select (select count(*)::int from gwen.dossier where kind = 1) as reports,
        (select count(*)::int from gwen.entry e join gwen.dossier d on d.id = e.dossier_id and d.kind = 1
          where e.open::text like '%' || $1 || '%' or e.open::text like '%' || $2 || '%') as telling`,
      [watch.number, community],
    );
    expect(rows[0]).toEqual({ reports: 1, telling: 0 });
  });

  test('with a ticket that was is sent back; without one it is taken as anybody’s', async () => {
    const group = await join(passes[0]);
    const { report, as } = await written(group);
    const answer = async (more: object) => (await post('send', { ...report, ...more })).statusCode;
    expect(await answer({ ...as, ticket: 'A'.repeat(43) })).toBe(409);
    expect(await answer({ ...as, dossier: newId() })).toBe(409);
    expect(await answer({ ticket: as.ticket })).toBe(409);
    expect(await answer({ dossier: as.dossier })).toBe(409);
    // a dossier that is no community
    const { rows } = await world.site.world.admin.query('select id from gwen.dossier where kind = 1 limit 1');
    expect(await answer({ ...as, dossier: rows[0].id })).toBe(409);
    expect(await watch.arrived()).toEqual([]);
    expect(await answer({})).toBe(201);
    expect(await watch.arrived()).toEqual([{ area: '', open: { channel: 'web', language: 'en' } }]);
  });

  test('that waited while the contact point changed its key is taken, and opens with the key it was made for', async () => {
    const group = await join(passes[0]);
    const { regional } = world.site;
    const { code, report, as } = await written(group, 'Long ago.');
    await world.site.newKey(regional.team);
    expect((await post('send', { ...report, ...as })).statusCode).toBe(201);
    expect(await watch.arrived()).toEqual([ofWatch]);
    expect(await world.readAs(regional.identity, code)).toMatchObject([{ text: 'Long ago.' }]);
    const unknown = { ...(await written(group)).report, epoch: 999_999 };
    // sealed for nobody that is here: it is kept, for whoever holds the recovery key
    expect((await post('send', unknown)).statusCode).toBe(201);
  });
});

describe('an observation', () => {
  const noted = async () => {
    const { rows } = await world.site.world.admin.query(
      "select open from gwen.entry where dossier_id = $1 and type = 'observation' order by created",
      [community],
    );
    return rows.map(({ open }) => open);
  };
  const on = '2026-11-20';

  test('goes into the group’s own dossier, once, in nobody’s name, and is no report', async () => {
    await watch.arrived();
    const { dossier, ticket } = await join(passes[0]);
    const id = newId();
    const seen = { id, on, pattern: 'children-passing', place: 'lorry-park', girls: 3, dossier, ticket };
    for (let turn = 0; turn < 2; turn += 1) expect((await post('observe', seen)).statusCode).toBe(201);
    const quiet = { id: newId(), on: '2999-01-01', pattern: 'nothing-new', dossier, ticket };
    expect((await post('observe', quiet)).statusCode).toBe(201);
    const today = new Date().toISOString().slice(0, 10);
    const common = { area: 'R1-A1', byPhone: true };
    expect(await noted()).toEqual([
      { ...common, pattern: 'children-passing', hub: 'lorry-park', girls: 3, from: on, to: on },
      { ...common, pattern: 'nothing-new', from: today, to: today },
    ]);
    expect(await watch.arrived()).toEqual([]);
    const { rows } = await world.site.world.admin.query(
      `select distinct account, extract(epoch from accepted)::bigint % 900 as odd, recorded::date::timestamptz = recorded as day
       from gwen.entry where dossier_id = $1 and type = 'observation'`,
      [community],
    );
    // no moment is kept
    expect(rows).toEqual([{ account: 0, odd: '0', day: true }]);
  });

  test('is taken with the ticket of the group alone, and holds codes and numbers alone', async () => {
    const { dossier, ticket } = await join(passes[0]);
    const before = await noted();
    const seen = { id: newId(), on, pattern: 'nothing-new', dossier, ticket };
    const answer = async (more: object) => (await post('observe', { ...seen, ...more })).statusCode;
    expect(await answer({ ticket: 'A'.repeat(43) })).toBe(409);
    expect(await answer({ dossier: newId() })).toBe(409);
    const wrong = [
      { words: canary },
      { pattern: canary },
      { pattern: 'officials-looking-away' },
      { place: canary },
      { girls: -1 },
      { girls: 1.5 },
      { boys: 1001 },
      { on: 'yesterday' },
      { id: 'x' },
      { ticket: undefined },
    ];
    for (const one of wrong) expect(await answer(one), JSON.stringify(one)).toBe(400);
    expect(await noted()).toEqual(before);
  });

  test('while nobody answers for the group is told to wait', async () => {
    const { dossier, ticket } = await join(passes[0]);
    const { admin } = world.site.world;
    await admin.query(
      "update gwen.access_grant set until = now() - interval '1 minute' where dossier_id = $1",
      [community],
    );
    const seen = { id: newId(), on, pattern: 'nothing-new', dossier, ticket };
    expect((await post('observe', seen)).statusCode).toBe(503);
    await admin.query('update gwen.access_grant set until = null where dossier_id = $1', [community]);
    expect((await post('observe', seen)).statusCode).toBe(201);
  });

  test('more than people see in a day waits on the phones until the next', async () => {
    const { dossier, ticket } = await join(passes[0]);
    const { admin } = world.site.world;
    await admin.query(
      `insert into gwen.entry select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).*
       from (select x as e from gwen.entry x where dossier_id = $1 and type = 'observation' limit 1) one, generate_series(1, 100)`,
      [community],
    );
    const seen = { id: newId(), on, pattern: 'nothing-new', dossier, ticket };
    expect((await post('observe', seen)).statusCode).toBe(503);
    await admin.query(
      "update gwen.entry set accepted = accepted - interval '25 hours' where dossier_id = $1",
      [community],
    );
    expect((await post('observe', seen)).statusCode).toBe(201);
    await admin.query("delete from gwen.entry where dossier_id = $1 and type = 'observation'", [community]);
  });
});

test('a note that nobody can take now holds up no report behind it, and arrives later', async () => {
  const { page } = await world.come();
  const { admin } = world.site.world;
  await enterAt(page, world.url, watch.codes[0]);
  await page.locator('#asking h1').waitFor();
  await watch.arrived();
  // nobody answers for the group
  const asked = [community];
  const { rows } = await admin.query(
    'select max(level) as level from gwen.access_grant where dossier_id = $1',
    asked,
  );
  const grant = (level: number) =>
    admin.query('update gwen.access_grant set level = $2 where dossier_id = $1', [...asked, level]);
  await grant(2);
  await page.locator('[data-observe]').click();
  await page.getByLabel('Children pass through').check();
  await page.locator('#observation button[type=submit]').click();
  await page.getByText('It waits on this phone').waitFor();
  await page.locator('#noted [data-more]').click();
  await page.locator('#text').fill('They left by the river.');
  await page.locator('#report button[type=submit]').click();
  await page.getByText('It has arrived.').waitFor();
  expect(await watch.arrived()).toEqual([ofWatch]);
  expect(await waits(page)).toBe(1);
  await grant(rows[0].level);
  await page.reload();
  await expect.poll(() => waits(page)).toBe(0);
});

test('a code is good also while no contact point has a key: the phone is told to ask later', async () => {
  await world.site.world.admin.query("update gwen.team set ended = now() where kind = 'contact-point'");
  const answer = await post('join', { pass: passes[0] });
  expect([answer.statusCode, answer.json().type]).toEqual([503, 'urn:gwen:problem:down']);
});
