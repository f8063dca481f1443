/** Setting up: what is done is seen from what there is, and the next step is told. */
import { expect, test } from 'vitest';
import { stepsOf } from './steps.ts';

const account = (id: number, ...roles: string[]) => ({
  ...{ id, name: `Person ${id}`, roles, organisation: 1 },
  ...{ recipient: null, machine: false, ended: false },
});
const point = (...members: number[]) => ({
  ...{ id: 90, name: 'Point', kind: 'contact-point' as const, organisation: 1, area: '' },
  ...{ discipline: null, members },
});
const organisation = (id: number) => ({ id, name: `O ${id}`, gwen: 'government', area: '', closed: false });
const left = (steps: ReturnType<typeof stepsOf>): readonly string[] =>
  steps.filter(({ isDone }) => !isDone).map(({ name }) => name);

test('with the first administrator alone, everything is still to be done', () => {
  const known = {
    areas: [],
    organisations: [organisation(1)],
    teams: [],
    accounts: [account(1, 'administrator')],
  };
  const steps = stepsOf({}, known, false);
  expect(left(steps)).toHaveLength(steps.length);
  expect(steps[0]?.name).toBe('country');
});

test('one operator is not enough, and a contact point without an operator is none', () => {
  const known = {
    areas: [{ code: 'KE', parent: null, name: 'Kenya' }],
    organisations: [organisation(1), organisation(2)],
    teams: [point(3)],
    accounts: [account(2, 'operator'), account(3, 'supervisor')],
  };
  expect(left(stepsOf({}, known, false))).toEqual(['country', 'operators', 'point', 'keys', 'workers']);
});

test('somebody whose account ended counts for nothing', () => {
  const ended = { ...account(4, 'operator'), ended: true };
  const known = {
    ...{ areas: [], organisations: [], teams: [point(2, 4)] },
    accounts: [account(2, 'operator'), ended],
  };
  const steps = stepsOf({}, known, true);
  expect(left(steps)).toContain('operators');
  expect(left(steps)).not.toContain('point');
  expect(left(steps)).not.toContain('keys');
});
