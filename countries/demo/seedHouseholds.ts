/**
 * Writes the households of the demonstration: found, profiled against the country's benchmarks, confirmed by a person,
 * enrolled, visited, checked and paid over two years, some with a loan, a trade or a first job; some stand on their own feet
 * again, some said no or moved on. A few wait for what is overdue.
 */
import { assess } from '../../domain/household/benchmarks.ts';
import { benchmarks } from './benchmarks.ts';
import { dayText } from './cases.ts';
import type { Answers } from './families.ts';
import { money } from './families.ts';
import type { HouseholdWork } from './familySupport.ts';
import { isPupil, later, support } from './familySupport.ts';
import type { HouseholdPlan } from './programmes.ts';
import { makeRandom } from './random.ts';
import type { Step } from './scribe.ts';
import { create, give, move, set } from './scribe.ts';
import type { FamilyDesk } from './seedProgrammes.ts';
import { listOf } from './seedProgrammes.ts';

const groups = [
  'household',
  'household-members',
  'household-support',
  'household-credit',
  'household-visits',
];

/** By region: who looks after a household, who helps, and who supervises both. */
const workers = {
  XA01: ['hana', 'femi', 'wanjiru'],
  XA02: ['femi', 'esi', 'grace'],
  XA03: ['rosa', 'femi', 'wanjiru'],
} as const;

export async function writeHousehold(desk: FamilyDesk, plan: HouseholdPlan): Promise<void> {
  const [worker, colleague, supervisor] = workers[plan.programme.area as keyof typeof workers];
  const { people, scribe } = desk;
  const work: HouseholdWork = {
    ...plan,
    desk,
    folder: scribe.folder(plan.name),
    random: makeRandom(`zelmara/${plan.name}`),
    worker: people.session(worker),
    colleague: people.session(colleague),
    supervisor: people.session(supervisor),
  };
  const score = await begin(work);
  if (plan.state === 'profiled') return;
  await confirm(work, score);
  if (plan.enrolled) await support(work, plan.enrolled);
  await end(work);
}

/** A profile, and which of the country's benchmarks it crosses. */
function profileOf(name: string, on: Date, answers: Answers): { step: Step; crossed: string[] } {
  const { findings } = assess(answers, benchmarks);
  const crossed = findings.filter(({ is }) => is === 'crossed').map(({ benchmark }) => benchmark.id);
  return { step: set('profile', { on: dayText(on), ...answers }, name), crossed };
}

/** What a person says of a profile: a word on every reason. */
function confirmation(
  work: HouseholdWork,
  profile: string,
  crossed: readonly string[],
  decision: string,
  on: Date,
): Step {
  const { desk, folder, random } = work;
  return set(
    'confirmation',
    {
      profile: desk.scribe.entry(folder, profile),
      basis: ['home-seen', 'family-heard', ...(random.chance(0.5) ? ['school-asked'] : [])],
      reasons: listOf(
        desk.scribe,
        `${work.name} reason ${profile}`,
        crossed.map((benchmark) => ({ benchmark, agreed: true })),
      ),
      decision,
      on: dayText(on),
    },
    `confirmation ${profile}`,
  );
}

/** The first visit: who lives there and what they answered. */
async function begin(work: HouseholdWork): Promise<readonly string[]> {
  const { desk, folder, worker, colleague, supervisor, start, family, area, random } = work;
  const { step, crossed } = profileOf('profile', start, {
    ...family.answers,
    incomePerMonth: money(family.income),
  });
  const members = family.relatives.map((one, at) => {
    const pupil = isPupil(one);
    return set(
      'member',
      {
        name: one.names,
        relation: one.relation,
        sex: one.sex,
        age: { from: one.age, to: one.age + (random.chance(0.2) ? 1 : 0) },
        birthRegistered: one.registered,
        ...(one.registered
          ? {}
          : { safeToRegister: true, registrationHindrance: [random.pick(['cost', 'distance'])] }),
        school: one.school,
        ...(pupil ? { grade: String(Math.max(1, one.age - 7)), schoolKind: 'formal' } : {}),
        ...(one.school === 'dropped-out' || one.school === 'attends-irregularly'
          ? { outOfSchool: [random.pick(['cost', 'work-for-wage', 'distance', 'girls-stay-home'])] }
          : {}),
        works: one.workHours > 0,
        ...(one.workHours > 0
          ? {
              work: [random.pick(['own-farm', 'own-business', 'street-selling'])],
              hoursPerWeek: one.workHours,
            }
          : {}),
      },
      `member ${at}`,
    );
  });
  await desk.scribe.write(worker, start, [
    folder,
    create('household', { area: area.code, steward: worker.organisation }),
    set('home', {
      name: family.name,
      place: { area: area.code },
      language: family.language,
      visitWhen: random.pick(['Mornings', 'After the market', 'Not on Fridays']),
      agreed: true,
    }),
    ...members,
    step,
    give({ party: supervisor.account, groups, level: 'steward', purpose: 'supervision' }),
    give({ party: colleague.account, groups, level: 'work', purpose: 'support' }),
  ]);
  return crossed;
}

/** A second look, what the family is told, births that the registrar on his round wrote in, and its place in the queue. */
async function confirm(work: HouseholdWork, crossed: readonly string[]): Promise<void> {
  const { desk, folder, worker, start, random, neglected, family } = work;
  const on = later(start, 9);
  const registrar = makeRandom(`zelmara/${work.name}/registrar`);
  const registered = family.relatives.flatMap((one, at) =>
    one.registered || registrar.chance(0.2) ? [] : [set('member', { birthRegistered: true }, `member ${at}`)],
  );
  await desk.scribe.write(worker, on, [
    folder,
    set('awareness', {
      on: dayText(on),
      told: ['mother', ...(random.chance(0.5) ? ['father'] : [])],
      channel: 'talk-or-visit',
      risks: random.some(['false-offers', 'child-labour', 'debt', 'loss-of-schooling'], 2),
      ...(neglected ? {} : { alternatives: random.some(['cash-support', 'training', 'school-costs'], 2) }),
      gains: ['schooling-pays'],
      whomToCall: true,
      understood: true,
    }),
    ...registered,
    confirmation(work, 'profile', crossed, work.enrolled ? 'support-now' : 'wait-in-turn', on),
    move('prioritised'),
  ]);
}

const goodbyes = {
  declined: 'The family thanks us and wants to manage without a programme.',
  moved: 'The family moved to relatives in another district.',
} as const;

/** Standing on their own feet, or gone. */
async function end(work: HouseholdWork): Promise<void> {
  const { desk, folder, worker, state, ended, family } = work;
  if (!ended) return;
  const leaves = (endReason: string): Step[] =>
    work.enrolled ? [set('enrolment', { endedOn: dayText(ended), endReason })] : [];
  if (state === 'declined' || state === 'moved') {
    await desk.scribe.write(worker, ended, [folder, ...leaves('moved'), move(state, goodbyes[state])]);
    return;
  }
  const { step, crossed } = profileOf('profile after', ended, {
    ...family.answers,
    incomePerMonth: money(Math.round(family.income * 1.6)),
    debtPerMonth: money(0),
    creditors: ['none'],
    mealsPerDay: 3,
    shocks: ['none'],
    schoolDaysMissed: 1,
    droppedOut: 0,
    workingChildren: 0,
    hardWorkingChildren: 0,
    migrationPlans: ['none'],
    recruiters: 'no',
  });
  await desk.scribe.write(worker, ended, [
    folder,
    step,
    confirmation(work, 'profile after', crossed, 'no-support-needed', ended),
    set('graduation', {
      on: dayText(ended),
      profile: desk.scribe.entry(folder, 'profile after'),
      stillCrossed: crossed.length,
      incomeFrom: ['own-business', 'wage-work'],
      allInSchool: true,
      planAfter: 'The trade pays for food and school. They stay in the savings circle and know whom to ask.',
      familyAgrees: true,
      watchUntil: dayText(later(ended, 365)),
    }),
    ...leaves('goal-reached'),
    move('graduated'),
  ]);
}
