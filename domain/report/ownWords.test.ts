import { expect, test } from 'vitest';
import { amina, judgement, openReport, World } from '../testing.ts';
import { namesIn, namesKnown } from './ownWords.ts';

test('names that a report tells are found in words, in any case, script and accent, and nothing else is', () => {
  const world = new World();
  const report = openReport(world);
  const person = (text: string) => [{ part: 'full', text }];
  const item = (one: object) => ({ add: { [crypto.randomUUID()]: one } });
  world.set(amina, report, 'triage', {
    ...judgement,
    childName: person('Zainab Ó Briain'),
    suspects: item({ name: person('كريم سلطاني') }),
    agencies: item({ name: 'Sunrise Overseas' }),
  });
  const names = namesKnown(world.get(report));
  expect(names).toEqual(['Zainab Ó Briain', 'كريم سلطاني', 'Sunrise Overseas']);
  expect(namesIn('We found ZAINAB.', names)).toEqual(['Zainab Ó Briain']);
  expect(namesIn('brian, briain: she left sunrise', names)).toEqual(['Zainab Ó Briain', 'Sunrise Overseas']);
  expect(namesIn('وجدنا كريم', names)).toEqual(['كريم سلطاني']);
  expect(namesIn('The two are safe. Thank you, o friend.', names)).toEqual([]);
});
