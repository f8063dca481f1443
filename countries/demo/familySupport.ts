/**
 * What households of the demonstration get while they are supported: places in programmes, visits, checks and payments cycle
 * by cycle, loans, trades, and first jobs.
 */
import type { Session } from '../../server/store/session.ts';
import { dayMs, dayText } from './cases.ts';
import type { Relative } from './families.ts';
import { money } from './families.ts';
import type { HouseholdPlan, Paid } from './programmes.ts';
import type { Random } from './random.ts';
import type { Folder, Step } from './scribe.ts';
import { link, move, set } from './scribe.ts';
import type { FamilyDesk } from './seedProgrammes.ts';
import { listOf } from './seedProgrammes.ts';

export interface HouseholdWork extends HouseholdPlan {
  readonly desk: FamilyDesk;
  readonly folder: Folder;
  readonly random: Random;
  readonly worker: Session;
  readonly colleague: Session;
  readonly supervisor: Session;
}

export const later = (time: Date, days: number): Date => new Date(time.getTime() + days * dayMs);
const isChild = ({ age }: Relative): boolean => age < 17;
export const isPupil = ({ school }: Relative): boolean =>
  school === 'attends' || school === 'attends-irregularly';

/** Ids of the entries about a member. */
export const memberId = ({ desk, folder }: HouseholdWork, at: number): string =>
  desk.scribe.entry(folder, `member ${at}`);

/** Enrolled, and then visited, checked and paid, cycle by cycle. */
export async function support(work: HouseholdWork, enrolled: Date): Promise<void> {
  const { desk, folder, worker, programme, family, random, neglected } = work;
  const pupils = family.relatives.flatMap((one, at) => (isChild(one) && isPupil(one) ? [at] : []));
  await desk.scribe.write(worker, enrolled, [
    folder,
    ...pupils.map((at) => measured(work, at, 'before-support', enrolled, 0)),
    set('enrolment', {
      programme: desk.scribe.id(programme.key),
      support: programme.support,
      from: dayText(enrolled),
      to: dayText(later(enrolled, neglected ? 200 : 760)),
      agreed: true,
      payee: random.pick(['mother', 'mother', 'mother', 'grandmother', 'father']),
      ...(programme.conditions.length > 0 ? { conditions: programme.conditions } : {}),
      exitPlan: programme.exit,
    }),
    link(desk.scribe.id(programme.key), 'part-of'),
    move('supported'),
  ]);
  await startWork(work, later(enrolled, 20));
  for (const [at, paid] of work.payments.entries()) await visit(work, pupils, paid, at);
}

/** A child's school days and hours of work in the last cycle; with support they get better, unless somebody is neglected. */
function measured(work: HouseholdWork, at: number, time: string, on: Date, cycles: number): Step {
  const child = work.family.relatives[at];
  const before = child?.school === 'attends' ? 50 : 36;
  const better = work.neglected ? -4 : 3;
  return set(
    'measurement',
    {
      child: memberId(work, at),
      on: dayText(on),
      time,
      sex: child?.sex,
      daysPossible: 60,
      daysAttended: Math.max(20, Math.min(60, before + better * cycles)),
      workHours: Math.max(0, (child?.workHours ?? 0) - (work.neglected ? -2 : 2) * cycles),
      source: 'school-register',
    },
    `measured ${at} ${cycles} ${time}`,
  );
}

async function visit(
  work: HouseholdWork,
  pupils: readonly number[],
  { cycle, state }: Paid,
  at: number,
): Promise<void> {
  const { desk, folder, worker, programme, random, neglected } = work;
  const on = later(cycle.to, 8);
  const period = { from: dayText(cycle.from), to: dayText(cycle.to) };
  const missed = random.chance(0.15);
  const sees = !neglected || at === 0;
  await desk.scribe.write(worker, on, [
    folder,
    ...(sees
      ? [
          set(
            'visit',
            {
              on: dayText(on),
              by: worker.account,
              purpose: missed && programme.conditions.length > 0 ? 'condition-missed' : 'regular',
              ...(missed && programme.conditions.length > 0
                ? { causes: [random.pick(['illness', 'care-of-others', 'cost', 'child-works'])] }
                : {}),
              spokeWith: ['mother', 'girls'],
              benefitsUsedFor: random.some(['food', 'school', 'health', 'savings', 'business'], 2),
              childrenInBusiness: random.chance(0.1),
              migrationPlans: [random.pick(['none', 'none', 'none', 'adult'])],
              safeMigrationAdvice: true,
              migrationTopics: ['licensed-agencies', 'whom-to-call'],
              familyRelations: random.pick(['better', 'same', 'same']),
              nextDue: dayText(later(on, 91)),
            },
            `visit ${at}`,
          ),
        ]
      : []),
    ...pupils.slice(0, programme.conditions.includes('school-attendance') ? 1 : 0).map((child) =>
      set(
        'condition-check',
        {
          ...period,
          enrolment: desk.scribe.entry(folder, 'enrolment'),
          child: memberId(work, child),
          condition: 'school-attendance',
          possible: 60,
          attended: missed ? 38 : 55,
          source: 'school-register',
          verifier: worker.account,
          met: !missed,
          action: missed ? 'visit' : 'none',
        },
        `check ${at}`,
      ),
    ),
    ...(at % 2 === 1 ? pupils.map((child) => measured(work, child, 'during-support', on, at)) : []),
    set(
      'transfer',
      {
        ...period,
        enrolment: desk.scribe.entry(folder, 'enrolment'),
        programme: desk.scribe.id(programme.key),
        amount: money(programme.perCycle),
        due: dayText(later(cycle.to, 5)),
        state,
        channel: 'mobile-money',
        payee: 'mother',
        ...(state === 'paid' ? { paidOn: dayText(later(cycle.to, 4)) } : { failure: 'payee-away' }),
      },
      `transfer ${at}`,
    ),
    ...repaid(work, on, at),
  ]);
}

/** Terms that the family can carry: an instalment well under what H1 allows; none where too little is left. */
function loanTerms({
  family,
  programme,
}: HouseholdWork): { readonly instalment: number; readonly needs: number } | undefined {
  const needs = family.relatives.length * 6_200;
  const instalment = Math.floor(((family.income - needs) * 0.25) / 100) * 100;
  return programme.key === 'own-work' && instalment >= 400 ? { instalment, needs } : undefined;
}

function repaid(work: HouseholdWork, on: Date, at: number): Step[] {
  const terms = loanTerms(work);
  if (!terms) return [];
  const { scribe } = work.desk;
  return [
    set(
      'loan',
      {
        repayments: listOf(scribe, `${work.name} repaid ${at}`, [
          { on: dayText(on), amount: money(terms.instalment * 3) },
        ]),
        ...(at === 3 ? { state: 'repaid' } : {}),
      },
      'loan',
    ),
    set(
      'savings',
      { on: dayText(on), balance: money(1_500 * (at + 1)), where: 'savings-circle' },
      `savings ${at}`,
    ),
  ].slice(at > 3 ? 1 : 0);
}

/** A trade with a loan, or a first job with training, where the programme is about that. */
async function startWork(work: HouseholdWork, on: Date): Promise<void> {
  const { desk, folder, programme, area, random, family, colleague, worker } = work;
  if (on > desk.now) return;
  const officer = [worker, colleague].find(({ roles }) => roles.includes('programme-officer')) ?? worker;
  if (programme.key === 'own-work') {
    const trade = random.pick(['vegetables', 'poultry', 'tailoring', 'cooked-food', 'fish', 'repairs']);
    const terms = loanTerms(work);
    await desk.scribe.write(officer, on, [
      folder,
      set('training', {
        member: memberId(work, 0),
        kind: 'business',
        trade,
        demand: 'room',
        from: dayText(later(on, -15)),
        to: dayText(on),
        result: 'finished',
        certified: true,
      }),
      set('livelihood', {
        trade,
        area: area.code,
        member: memberId(work, 0),
        from: dayText(on),
        incomePerMonth: money(random.int(20, 70) * 100),
        childrenDrawnIn: false,
      }),
      ...(terms
        ? [
            set('loan', {
              purpose: 'business',
              state: 'granted',
              on: dayText(on),
              amount: money(terms.instalment * 12),
              interestPerYear: 6,
              months: 12,
              instalmentPerMonth: money(terms.instalment),
              needsPerMonth: money(terms.needs),
              trade,
              area: area.code,
              businessPlan:
                'Buys at the Thursday market, sells at two schools and at home. Costs and prices are listed.',
              marketCheck: 'room',
            }),
          ]
        : []),
    ]);
  }
  const young = family.relatives.findIndex(({ age }) => age === 15 || age === 16);
  if (programme.key !== 'first-job' || young < 0) return;
  await desk.scribe.write(officer, on, [
    folder,
    set('training', {
      member: memberId(work, young),
      kind: 'apprenticeship',
      trade: random.pick(['tailoring', 'repairs', 'carpentry', 'hairdressing']),
      demand: 'room',
      sex: family.relatives[young]?.sex,
      from: dayText(on),
      result: 'going-on',
    }),
    set('job', {
      member: memberId(work, young),
      state: 'placed',
      counselledOn: dayText(later(on, -10)),
      sector: 'manufacturing',
      employerName: 'Workshop by the bridge',
      startsOn: dayText(later(on, 14)),
      hoursPerWeek: 30,
      night: false,
      noHazards: true,
      contract: true,
      minimumWage: true,
      rightsExplained: true,
      mayJoinUnion: true,
    }),
  ]);
}
