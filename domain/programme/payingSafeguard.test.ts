/** H14: the one who makes a payment list never approves it, and what is paid is what another has looked at. */
import { beforeEach, describe, expect, it } from 'vitest';
import { shownValue } from '../kernel/dossier.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import { must, refusals, sana, service, World } from '../testing.ts';

const pia: Actor = { account: 31, roles: ['programme-officer'], parties: [31], organisation: service };
const tomas: Actor = { account: 32, roles: ['programme-officer'], parties: [32], organisation: service };
const money = (amount: number) => ({ amount, currency: 'ETB' });
const family = '11111111-1111-4111-8111-111111111111';
const item = (amount: number, state = 'due') => ({ household: family, amount: money(amount), state });
const first = '22222222-2222-4222-8222-222222222222';

let world: World;
let programme: string;
let entry: string;

const write = (actor: Actor, set: Record<string, Json>, options: { readonly fact?: boolean } = {}) =>
  world.try(actor, programme, 'cycle', set, { entry, ...options });
const stateNow = () => {
  const one = world.get(programme).entries.find(({ id }) => id === entry);
  return one && shownValue(one, 'state');
};
const open = (): readonly string[] => world.open(programme).filter((one) => one.startsWith('H14'));

beforeEach(() => {
  world = new World();
  programme = world.create(pia, 'programme', { area: 'XA' });
  for (const party of [sana.account, tomas.account])
    must(
      world.grant(pia, programme, {
        party,
        groups: ['programme', 'programme-payments'],
        level: 'work',
        purpose: 'supervision',
        basis: 'assignment',
      }),
    );
  const made = world.try(pia, programme, 'cycle', {
    number: 1,
    state: 'prepared',
    from: '2026-01-01',
    to: '2026-03-31',
    payments: { add: { [first]: item(50_000) } },
    households: 1,
    total: money(50_000),
  });
  entry = must(made).changes.at(-1)?.entry ?? '';
});

describe('H14: two people stand behind each payment', () => {
  it('lets another person approve, and what was approved is then sent and reconciled by anybody', () => {
    expect(refusals(write(sana, { state: 'approved', approvedBy: sana.account }))).toEqual([]);
    expect(refusals(write(pia, { state: 'sent', sentOn: '2026-04-02' }))).toEqual([]);
    const arrived = { remove: [first], add: { [crypto.randomUUID()]: item(50_000, 'paid') } };
    expect(refusals(write(pia, { state: 'reconciled', paid: 1, payments: arrived }))).toEqual([]);
    expect(stateNow()).toBe('reconciled');
  });

  it('refuses whoever prepared the list, also if she names another', () => {
    expect(refusals(write(pia, { state: 'approved' }))).toEqual(['H14.own-list']);
    expect(refusals(write(pia, { state: 'approved', approvedBy: sana.account }))).toEqual(['H14.not-you']);
    expect(stateNow()).toBe('prepared');
  });

  it('refuses whoever had a hand in it, and who is named as who prepared it', () => {
    must(write(tomas, { total: money(50_000) }));
    expect(refusals(write(tomas, { state: 'approved' }))).toEqual(['H14.own-list']);
    must(write(pia, { preparedBy: sana.account }));
    expect(refusals(write(sana, { state: 'approved' }))).toEqual(['H14.own-list']);
  });

  it('refuses to pay what nobody approved, and a list that comes approved', () => {
    expect(refusals(write(tomas, { state: 'sent' }))).toEqual(['H14.not-approved']);
    expect(refusals(write(sana, { state: 'reconciled' }))).toEqual(['H14.not-approved']);
    const period = { number: 2, from: '2026-04-01', to: '2026-06-30' };
    expect(refusals(world.try(sana, programme, 'cycle', { ...period, state: 'approved' }))).toEqual([
      'H14.changed',
    ]);
    expect(refusals(world.try(sana, programme, 'cycle', { ...period, state: 'sent' }))).toEqual([
      'H14.not-approved',
    ]);
  });

  it('refuses to change who gets what with or after the approval; prepared anew, it is approved anew', () => {
    const more = { add: { [crypto.randomUUID()]: item(90_000) } };
    expect(refusals(write(sana, { state: 'approved', payments: more }))).toEqual(['H14.changed']);
    must(write(sana, { state: 'approved' }));
    expect(refusals(write(pia, { payments: more }))).toEqual(['H14.changed']);
    expect(refusals(write(pia, { state: 'sent', payments: more }))).toEqual(['H14.changed']);
    expect(refusals(write(pia, { total: money(1) }))).toEqual(['H14.changed']);
    must(write(pia, { state: 'prepared', payments: more }));
    expect(refusals(write(pia, { state: 'sent' }))).toEqual(['H14.not-approved']);
    expect(refusals(write(sana, { state: 'approved' }))).toEqual([]);
  });

  it('is passed off as a fact by nobody', () => {
    expect(refusals(write(pia, { state: 'approved' }, { fact: true }))).toEqual(['H14.own-list']);
    expect(refusals(write(pia, { state: 'sent' }, { fact: true }))).toEqual(['H14.not-approved']);
  });

  it('lets anybody call a list off', () => {
    expect(refusals(write(pia, { state: 'cancelled' }))).toEqual([]);
    expect(open()).toEqual([]);
  });

  it('asks the supervisor to look at it in the country’s time, until somebody did', () => {
    expect(open()).toEqual([`H14:approve-${entry}`]);
    const due = () => world.get(programme).duties.find(({ safeguard }) => safeguard === 'H14')?.due;
    expect(due()?.slice(0, 10)).toBe('2026-03-05');
    world.settings['H14.wait'] = 7;
    world.settle(programme);
    expect(due()?.slice(0, 10)).toBe('2026-03-09');
    must(write(sana, { state: 'approved' }));
    expect(open()).toEqual([]);
  });
});
