/** How long reports wait for the first answer, by the way they came. */
import { beforeEach, expect, test } from 'vitest';
import { amina, hour, minute, openReport, teams, World } from '../testing.ts';
import { counts } from './counts.ts';

let world: World;
let report: string;
beforeEach(() => {
  world = new World();
  report = openReport(world);
});

const waited = () =>
  counts.find(({ measure }) => measure === 'report-answered-by-channel')?.of(world.get(report)) ?? [];

test('minutes to the first answer, under the way that the report came', () => {
  world.set(amina, report, 'opening', { channel: 'sms' });
  expect(waited()).toEqual([]);
  world.pass(5 * hour + 20 * minute);
  world.set(amina, report, 'dispatch', { team: teams.police, discipline: 'police', task: 'reach-child' });
  expect(waited()).toEqual([{ at: world.now.getTime(), answer: 'sms', value: 320 }]);
  world.pass(hour);
  world.set(amina, report, 'outcome', { result: 'not-found' });
  expect(waited()).toMatchObject([{ value: 320 }]);
});

test('nothing where nobody said how it came', () => {
  world.pass(hour);
  world.set(amina, report, 'dispatch', { team: teams.police, discipline: 'police', task: 'reach-child' });
  expect(waited()).toEqual([]);
});
