/** Which reports are owed, and whether both sides were asked. */
import { beforeEach, expect, test } from 'vitest';
import { World } from '../testing.ts';
import { reply, reportStandings } from './reporting.ts';
import { openPlan, petra, wole } from './testing.ts';

const dayMs = 86_400_000;
let world: World;
let plan: string;
beforeEach(() => {
  world = new World();
  plan = openPlan(world);
});
const now = () => reportStandings(world.get(plan), { now: world.now, replyMs: reply.default * dayMs });
const report = (treaty: string, due: string, more: object = {}) =>
  world.set(petra, plan, 'treaty-report', { treaty, due, ...more });

test('what is owed comes first, the soonest due before others; what is sent comes last', () => {
  report('crc', '2026-01-31', { sentOn: '2026-01-20' });
  report('c182', '2026-06-01');
  report('c29', '2026-02-28');
  expect(now().map(({ treaty, isLate, isSent }) => [treaty, isLate, isSent])).toEqual([
    ['c29', true, false],
    ['c182', false, false],
    ['crc', false, true],
  ]);
});

test('a side is asked once it answered or had time to; a copy asks nobody; some treaties ask for neither', () => {
  const id = report('c182', '2026-06-01');
  report('crc', '2026-07-01');
  const asks = (actor: string, kind: string, on: string, more: object = {}) =>
    world.set(wole, plan, 'consultation', { report: id, actor, kind, on, ...more });
  asks('employers', 'copy-sent', '2026-01-05');
  asks('workers', 'draft-sent', '2026-02-28', { answer: 'waiting' });
  expect(now()[0]).toMatchObject({ treaty: 'c182', workers: 'waiting', employers: 'not-asked' });
  expect(now()[1]).toMatchObject({ treaty: 'crc', workers: 'not-needed', employers: 'not-needed' });
  asks('employers', 'meeting', '2026-03-01', { answer: 'comments' });
  world.pass(reply.default * dayMs);
  expect(now()[0]).toMatchObject({ workers: 'asked', employers: 'asked' });
});
