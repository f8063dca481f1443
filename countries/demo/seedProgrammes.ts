/**
 * Writes the programmes of the demonstration: rules, what they learnt of girls and boys, two years of cycles with the lists
 * that were approved and what arrived, a savings circle, a place made stronger, an evaluation half-way.
 */
import { dayMs, dayText } from './cases.ts';
import { money } from './families.ts';
import type { HouseholdPlan, Programme } from './programmes.ts';
import { cycleDays, cyclesOf, openedOn } from './programmes.ts';
import type { Folder, Scribe, Step } from './scribe.ts';
import { create, give, move, set } from './scribe.ts';
import type { People } from './seedPeople.ts';

export interface FamilyDesk {
  readonly scribe: Scribe;
  readonly people: People;
  readonly now: Date;
}

const groups = ['programme', 'programme-payments'];
const later = (time: Date, days: number): Date => new Date(time.getTime() + days * dayMs);

/** Ids of a list's items follow from a name, as all ids of the demonstration do. */
export const listOf = (scribe: Scribe, name: string, items: readonly object[]) => ({
  add: Object.fromEntries(items.map((item, at) => [scribe.id(`${name} ${at}`), item])),
});

/** Opens a programme and lets it run; everybody who enrols households in it knows of it. */
export async function openProgramme(desk: FamilyDesk, plan: Programme): Promise<Folder> {
  const { scribe, people, now } = desk;
  const folder = scribe.folder(plan.key);
  const opened = openedOn(now);
  await scribe.write(people.session('femi'), opened, [
    folder,
    create('programme', { area: plan.area, steward: people.organisation('river-families') }),
    set('profile', {
      title: plan.title,
      kinds: plan.kinds,
      area: plan.area,
      actors: ['government', 'ngo'],
      organisation: people.organisation('river-families'),
      sponsor: people.organisation('family-ministry'),
      from: dayText(opened),
      to: dayText(later(opened, 1095)),
      budget: money(9_000_000),
      capacity: 120,
      parallelAwareness: true,
    }),
    set('rules', {
      lowestScore: 8,
      firstServed: ['minority', 'disability', 'no-papers'],
      amounts: listOf(scribe, `${plan.key} amount`, [
        { for: 'household', amount: money(plan.perCycle), timesPerYear: 4 },
      ]),
      ...(plan.conditions.length > 0 ? { conditions: plan.conditions } : {}),
      payee: 'mother',
      weeksPerCycle: cycleDays / 7,
      monthsAtMost: 24,
      exit: plan.exit,
      from: dayText(opened),
    }),
    set('gender-analysis', {
      on: dayText(opened),
      topics: ['schooling', 'work-at-home', 'control-of-money'],
      differences:
        'Girls leave school two years before boys, to mind younger ones. Boys leave for paid work.',
      measuresGirls: 'Childcare beside the school, and a woman who walks the way with them.',
      measuresBoys: 'Lessons in the afternoon during harvest.',
      changes: ['women-among-staff', 'separate-meetings', 'data-by-sex'],
      girlsHeard: 24,
      womenHeard: 31,
      boysHeard: 19,
      menHeard: 12,
    }),
    set('basis', {
      benchmark: 'child-to-leave',
      source: 'cases',
      topic: 'migration',
      area: plan.area,
      cells: listOf(scribe, `${plan.key} cell`, [
        { topic: 'migration', sex: 'female', count: 41 },
        { topic: 'migration', sex: 'male', count: 28 },
      ]),
      reviewedOn: dayText(opened),
    }),
    ...['grace', 'wanjiru'].map((login) =>
      give({ party: people.session(login).account, groups, level: 'steward', purpose: 'supervision' }),
    ),
    ...['hana', 'esi', 'rosa'].map((login) =>
      give({
        party: people.session(login).account,
        groups: ['programme'],
        level: 'read',
        purpose: 'support',
      }),
    ),
    move('running'),
  ]);
  return folder;
}

/** The cycles of a programme, and what was learnt half-way. */
export async function writeProgramme(
  desk: FamilyDesk,
  plan: Programme,
  folder: Folder,
  households: readonly HouseholdPlan[],
): Promise<void> {
  const { scribe, people, now } = desk;
  const [femi, grace] = [people.session('femi'), people.session('grace')];
  const own = households.filter(({ programme }) => programme === plan);
  for (const cycle of cyclesOf(now)) {
    const due = own.flatMap((household) =>
      household.payments
        .filter((one) => one.cycle.number === cycle.number)
        .map(({ state }) => ({ household: scribe.id(household.name), amount: money(plan.perCycle), state })),
    );
    const name = `cycle ${cycle.number}`;
    const on = (days: number): Date => later(cycle.to, days);
    const sum = (state: string): number => due.filter((one) => one.state === state).length * plan.perCycle;
    await scribe.write(femi, on(1), [
      folder,
      set(
        'cycle',
        {
          number: cycle.number,
          state: 'prepared',
          from: dayText(cycle.from),
          to: dayText(cycle.to),
          payments: listOf(
            scribe,
            `${plan.key} ${name}`,
            due.map(({ household, amount }) => ({ household, amount, state: 'due' })),
          ),
          households: due.length,
          total: money(due.length * plan.perCycle),
          preparedBy: femi.account,
          channel: 'mobile-money',
        },
        name,
      ),
    ]);
    const approved = set(
      'cycle',
      { state: 'approved', approvedBy: grace.account, approvedOn: dayText(on(2)) },
      name,
    );
    await scribe.write(grace, on(2), [folder, approved]);
    const isLast = cycle.number === cyclesOf(now).length;
    // an item of a list is changed by putting another in its place
    const arrived = {
      remove: due.map((_, at) => scribe.id(`${plan.key} ${name} ${at}`)),
      ...listOf(
        scribe,
        `${plan.key} ${name} result`,
        due.map((one) => ({ ...one, ...(one.state === 'failed' ? { failure: 'payee-away' } : {}) })),
      ),
    };
    await scribe.write(femi, on(isLast ? 4 : 16), [
      folder,
      set('cycle', { state: 'sent', sentOn: dayText(on(3)) }, name),
      ...(isLast
        ? []
        : [
            set(
              'cycle',
              {
                state: 'reconciled',
                ...(due.length > 0 ? { payments: arrived } : {}),
                paid: due.filter(({ state }) => state === 'paid').length,
                failed: due.filter(({ state }) => state === 'failed').length,
                paidTotal: money(sum('paid')),
                returned: money(sum('failed')),
                reconciledOn: dayText(on(16)),
              },
              name,
            ),
          ]),
    ]);
  }
  await scribe.write(femi, later(now, -10), [folder, ...learnt(desk, plan, own)]);
}

function learnt({ scribe, now }: FamilyDesk, plan: Programme, own: readonly HouseholdPlan[]): Step[] {
  const members = own.filter(({ enrolled }) => enrolled).slice(0, 8);
  return [
    set('evaluation', {
      kind: 'midway',
      on: dayText(later(now, -20)),
      independent: true,
      households: members.length,
      childrenHeard: 11,
      attendanceBefore: 68,
      attendanceAfter: 87,
      workHoursBefore: 17,
      workHoursAfter: 8,
      costPerHousehold: money(plan.perCycle * 4 + 3_000),
      unwanted: plan.key === 'own-work' ? ['children-in-business'] : ['none'],
      ...(plan.key === 'own-work'
        ? { unwantedDone: 'Lending waits until the children of the shop are back at school.' }
        : {}),
      girlsAndBoys: 'Girls gained more days at school than boys; boys still leave for the harvest.',
    }),
    ...(plan.key === 'own-work'
      ? [
          set('group', {
            kind: 'savings-circle',
            name: 'Savings circle of the ferry road',
            area: plan.area,
            women: members.length,
            men: 2,
            households: listOf(
              scribe,
              'savings circle',
              members.map(({ name }) => ({ household: scribe.id(name) })),
            ),
            from: dayText(later(now, -400)),
            rulesAgreed: true,
            savings: money(41_000),
          }),
          set('territory', {
            area: plan.area,
            advantages: ['fishing', 'trade-route', 'crafts'],
            forum: ['government', 'workers', 'employers', 'ngo'],
            forumMet: dayText(later(now, -45)),
            elements: ['skills', 'finance', 'cooperatives'],
            reachesFamiliesAtRisk: true,
            jobsPlanned: 80,
            jobsWomen: 21,
            jobsMen: 18,
            jobsYoung: 14,
          }),
        ]
      : []),
  ];
}
