/** What recruiters of the demonstration do over the years: whom they place and refuse, what inspectors find, what follows. */
import type { AgencyPlan } from './agencyPlans.ts';
import { isNeglected, lastFound } from './agencyPlans.ts';
import { dayMs, dayText } from './cases.ts';
import { money } from './families.ts';
import { later } from './familySupport.ts';
import { makePerson } from './people.ts';
import type { Random } from './random.ts';
import type { Step } from './scribe.ts';
import { move, set } from './scribe.ts';
import type { FamilyDesk as Desk } from './seedProgrammes.ts';

type Act = (
  who: ReturnType<Desk['people']['session']>,
  time: Date,
  ...steps: readonly Step[]
) => Promise<void>;
interface Hands {
  readonly act: Act;
  readonly when: (share: number) => Date;
  readonly items: (as: string, some: readonly object[]) => object;
}

/** Grown-ups placed, somebody of 17 where it may be done, somebody too young refused, and what it cost them. */
export async function place(
  { scribe, people }: Desk,
  plan: AgencyPlan,
  random: Random,
  {
    act,
    when,
    items,
    goesTo,
    minor,
  }: Hands & { readonly goesTo: readonly string[]; readonly minor: boolean },
): Promise<void> {
  const ivan = people.session('ivan');
  const entry = (as: string): string => scribe.entry(scribe.folder(plan.name), as);
  const neglected = isNeglected(plan);
  const [destination] = goesTo;
  const sector = random.pick(['households', 'hospitality', 'agriculture']);
  await act(
    ivan,
    when(0.1),
    set('job-order', {
      employer: random.pick(['Villa households', 'Grand Harbour Hotel', 'Green Valley Farms']),
      employerCheck: random.pick(['labour-attache', 'union-there', 'agency-visit']),
      childLabourPolicy: true,
      destination,
      sector,
      positions: random.int(3, 40),
      minimumAge: 17,
      monthlyWage: money(34_000),
      hoursPerWeek: 48,
      months: 24,
      clauses: ['rest-day', 'return-paid', 'complaint-way'],
      labourAttacheThere: random.chance(0.6),
      from: dayText(when(0.1)),
    }),
  );
  const placement = (as: string, time: Date, more: object): Step => {
    const who = makePerson(random.fork(as));
    return set(
      'placement',
      {
        worker: who.names,
        sex: who.sex,
        ageBasis: 'document',
        documentState: 'genuine',
        ageCheckedBy: 'civil-registry',
        purpose: 'work',
        jobOrder: entry('job-order'),
        destination,
        sector,
        contract: 'written-understood',
        monthlyWage: money(34_000),
        documentsHeldBy: 'own',
        result: 'placed',
        placedOn: dayText(time),
        under18: false,
        ...more,
      },
      as,
    );
  };
  for (const at of [0, 1, 2]) {
    const time = when(0.15 + at * 0.1);
    const age = random.int(19, 38);
    const paid = neglected ? random.int(8000, 20_000) : 2500;
    const kept = neglected && at === 1;
    await act(
      ivan,
      time,
      placement(`placed ${at}`, time, {
        age: { from: age, to: age },
        fees: items(`paid ${at}`, [
          { item: 'passport', payer: 'worker', side: 'origin', amount: money(paid) },
        ]),
        feesFound: neglected ? 'above-schedule' : 'within-schedule',
        ...(neglected
          ? { debt: money(random.int(30_000, 90_000)), debtTo: 'money-lender', lowInterest: false }
          : {}),
        ...(kept ? { documentsHeldBy: 'employer' } : {}),
        ...(neglected && at === 2
          ? {
              accompanying: items('along', [
                { age: { from: 9, to: 9 }, relation: 'own-child', school: false, mustWork: true },
              ]),
            }
          : {}),
      }),
      set(
        'departure-step',
        {
          placement: entry(`placed ${at}`),
          kind: random.pick(['passport', 'work-permit', 'training']),
          startedOn: dayText(later(time, -random.int(20, neglected ? 120 : 40))),
          doneOn: dayText(time),
          ageChecked: !neglected,
          paidBy: neglected ? 'worker' : 'agency',
          cost: money(3500),
          trainer: 'union',
          topics: ['rights', 'keeping-papers', 'contacts-there'],
        },
        `step ${at}`,
      ),
    );
  }
  const time = when(0.5);
  const checks = {
    destinationMinimumAge: 16,
    hazardsSeen: true,
    heardAlone: true,
    familySupportive: true,
    coercion: false,
    employerKnown: true,
    employerPolicy: true,
  };
  const refused = { result: 'refused', placedOn: null, under18: null };
  await act(
    ivan,
    time,
    ...(minor
      ? [placement('placed young', time, { age: { from: 17, to: 17 }, ...checks, under18: true })]
      : []),
    placement('refused', time, {
      ...refused,
      age: { from: 13, to: 15 },
      documentState: 'doubted',
      heardAlone: true,
      coercion: true,
      coercionSigns: ['rehearsed-words', 'spoken-for'],
      refusedFor: ['too-young', 'coercion'],
      ...(neglected ? {} : { counselledOn: dayText(time), wentAnyway: random.chance(0.2) }),
    }),
    ...(random.chance(0.5)
      ? [
          set('early-return', {
            placement: entry('placed 0'),
            on: dayText(time),
            afterMonths: random.int(1, 6),
            destination,
            reasons: [random.pick(['not-paid', 'other-work', 'ill-treated', 'too-hard'])],
          }),
        ]
      : []),
  );
}

/** What an inspector found that nobody has decided about, or that should have been put right by now. */
function leftToDo(plan: AgencyPlan, now: Date): object {
  const found = lastFound(plan);
  if (found === undefined) return {};
  return found === 'undecided'
    ? {
        result: 'serious-breach',
        broken: ['no-overcharging', 'papers-returned'],
        proposes: ['fine', 'repayment'],
        putRightBy: dayText(later(now, 20)),
      }
    : { result: 'minor-breach', broken: ['records'], putRightBy: dayText(later(now, -5)) };
}

/** Visits, complaints, and what was decided about them by another than who went. */
export async function inspect(
  { people, scribe, now }: Desk,
  plan: AgencyPlan,
  random: Random,
  {
    act,
    when,
    items,
    inspector,
    town,
  }: Hands & { readonly inspector: ReturnType<Desk['people']['session']>; readonly town: string },
): Promise<void> {
  const ivan = people.session('ivan');
  const bad = plan.state === 'suspended' || plan.state === 'revoked';
  const last = bad ? 0.8 : 0.9;
  for (const [at, share] of [0.35, 0.6, last].entries()) {
    const serious = bad && at === 2;
    const on = dayText(when(share));
    await act(
      inspector,
      when(share),
      set(
        'inspection',
        {
          on,
          inspector: inspector.account,
          reason: serious ? 'complaint' : 'planned',
          unannounced: random.chance(0.7),
          access: 'granted',
          area: town,
          findings: items(`found ${at}`, [
            {
              rule: 'age-checks',
              result: serious ? 'broken' : 'kept',
              severity: serious ? 'severe' : 'mild',
            },
            { rule: 'fees-published', result: 'kept' },
          ]),
          ...(serious
            ? {
                broken: ['age-checks', 'under-age-placement'],
                under18Found: random.int(1, 4),
                proposes: ['suspension'],
              }
            : {}),
          result: serious ? 'children-found' : random.pick(['in-order', 'in-order', 'minor-breach']),
          filesSeen: random.int(10, 80),
          workersHeardAlone: random.int(2, 12),
          ...(at === 2 ? leftToDo(plan, now) : {}),
        },
        `visit ${at}`,
      ),
    );
  }
  await act(
    people.session('gita'),
    when(last - 0.03),
    set('complaint', {
      kinds: [random.pick(['overcharged', 'false-promise', 'other-contract'])],
      by: random.pick(['worker', 'family', 'union']),
      on: dayText(when(last - 0.03)),
      what: 'The work was not what was promised, and nobody answered the telephone.',
      result: 'upheld',
      returned: money(random.int(2000, 9000)),
    }),
  );
  if (bad)
    await act(
      inspector,
      when(0.82),
      set('office-complaint', {
        office: 'province',
        by: 'family',
        on: dayText(when(0.82)),
        under18: true,
        what: 'The clerk wrote another year of birth for money, the family says.',
        reprisalFeared: true,
      }),
    );
  const decision = (kind: string, share: number): Step =>
    set(
      'sanction',
      {
        kind,
        inspection: scribe.entry(scribe.folder(plan.name), 'visit 2'),
        rules: ['under-age-placement'],
        from: dayText(when(share)),
        reasons: 'Children were placed, and their ages were not checked.',
        decidedBy: ivan.account,
        appeal: plan.at === 0 ? 'pending' : random.pick(['possible', 'dismissed']),
      },
      kind,
    );
  if (bad) await act(ivan, when(0.85), decision('suspension', 0.85), move('suspended'));
  if (plan.state === 'revoked') await act(ivan, when(0.95), decision('revocation', 0.95), move('revoked'));
  if (plan.state === 'expired') await act(ivan, new Date(now.getTime() - 15 * dayMs), move('expired'));
  if (plan.state === 'licensed' || plan.state === 'suspended')
    await act(
      ivan,
      new Date(now.getTime() - 2 * dayMs),
      set('inspection-plan', {
        // the soonest of them are today
        on: dayText(later(now, random.pick([0, 14, 21, 35, 60]))),
        inspector: inspector.account,
        reason: bad ? 'follow-up' : 'planned',
        unannounced: true,
      }),
    );
}
