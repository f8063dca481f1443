/** Care for a child in the demonstration: her needs in full, her consent, referral and plan. */
import type { CaseWork } from './cases.ts';
import { dayMs, dayText, reaches, regionOf } from './cases.ts';
import type { Step } from './scribe.ts';
import { give, move, set } from './scribe.ts';

/** The needs that are found in a child, by domain. */
const needsOf = ({ random }: CaseWork): readonly string[] =>
  random
    .fork('needs')
    .some(['physical-health', 'mental-health', 'education', 'family', 'legal', 'social'] as const, 3);

const goalTexts = [
  { goal: 'Back in class', action: 'Bridge class three mornings a week' },
  { goal: 'Sleeps through the night', action: 'Weekly talk with the counsellor' },
  { goal: 'Speaks with her mother', action: 'Call on Sundays from the office phone' },
];

/** The goals of her plan, each for a need: as they were planned, or all reached. */
function goalsOf(work: CaseWork, due: Date, stage: 'planned' | 'reached'): { readonly [id: string]: object } {
  const { scribe, folder } = work;
  const needs = needsOf(work);
  return Object.fromEntries(
    goalTexts.map((goal, at) => [
      scribe.id(`${folder.name} goal ${at}${stage === 'reached' ? ' reached' : ''}`),
      {
        ...goal,
        state: stage === 'reached' ? 'reached' : at === 1 ? 'planned' : 'under-way',
        childAgreed: true,
        need: scribe.entry(folder, `needs ${needs[at]}`),
        due: dayText(due),
      },
    ]),
  );
}

/** Her plan when all of it is reached. */
export function planReached(work: CaseWork, at: Date): Step {
  const { scribe, folder } = work;
  const remove = goalTexts.map((_, n) => scribe.id(`${folder.name} goal ${n}`));
  return set('plan', { goals: { add: goalsOf(work, at, 'reached'), remove } }, 'plan');
}

/** Assessed in full, asked what may be shared, and planned for. */
export async function makeCare(work: CaseWork): Promise<void> {
  const { scribe, folder, worker, random, state, neglected } = work;
  const at = work.after(18);
  const domains = needsOf(work);
  await scribe.write(worker, at, [
    folder,
    ...(neglected && state === 'assessed'
      ? []
      : domains.map((domain) =>
          set(
            'needs-assessment',
            {
              kind: 'full',
              domain,
              severity: random.pick(['mild', 'mild', 'moderate']),
              strengths: 'Reads well, helps the younger ones, knows what she wants to learn.',
              on: dayText(at),
            },
            `needs ${domain}`,
          ),
        )),
    ...(random.chance(0.4)
      ? [
          set(
            'health',
            {
              domain: 'physical-health',
              careNeeded: 'Light meals, iron with food, no heavy carrying for a month.',
              by: 'Doctor on duty',
              on: dayText(at),
            },
            'health',
          ),
        ]
      : []),
    set(
      'note',
      {
        text: 'She asked when school begins. We looked at the map together; home is two days away.',
        on: dayText(at),
      },
      'note care',
    ),
    ...sharing(work, at),
    move('assessed'),
  ]);
  if (reaches(state, 'planned')) await makePlan(work);
}

/** Consent of the child for another organisation, a referral and what it may see. */
function sharing({ scribe, folder, people, random, area }: CaseWork, at: Date): Step[] {
  if (!random.chance(0.5)) return [];
  const coast = regionOf(area) === 'XA03';
  const organisation = people.organisation(coast ? 'second-morning' : 'river-families');
  const helper = people.session(coast ? 'vikram' : 'hana');
  const groups = ['identity', 'needs', 'plan', 'follow-up', 'schooling'];
  const consent = scribe.entry(folder, 'consent');
  return [
    set(
      'consent',
      {
        basis: 'consent',
        from: 'child',
        given: true,
        purpose: 'services',
        organisation,
        groups,
        on: dayText(at),
      },
      'consent',
    ),
    set(
      'referral',
      {
        organisation,
        purpose: 'services',
        consent,
        groups,
        reason: 'more-services',
        askedOn: dayText(at),
        answer: random.pick(['accepted', 'accepted', 'asked']),
        details: 'Classes in the morning and someone to talk to in her language.',
      },
      'referral',
    ),
    give({ party: helper.account, groups, level: 'work', purpose: 'care', basis: 'consent', consent }),
  ];
}

async function makePlan(work: CaseWork): Promise<void> {
  const { scribe, folder, worker, random, people } = work;
  const at = work.after(32);
  await scribe.write(worker, at, [
    folder,
    set(
      'plan',
      {
        goals: { add: goalsOf(work, new Date(at.getTime() + 90 * dayMs), 'planned') },
        team: {
          add: {
            [scribe.id(`${folder.name} lead`)]: {
              account: worker.account,
              discipline: 'social-work',
              role: 'lead',
            },
          },
        },
        childAgreed: true,
        guardianAgreed: true,
        from: dayText(at),
        until: dayText(new Date(at.getTime() + 180 * dayMs)),
      },
      'plan',
    ),
    set(
      'service',
      {
        kind: random.pick(['psychosocial', 'non-formal-education', 'health']),
        organisation: people.organisation('second-morning'),
        askedOn: dayText(at),
        answer: random.pick(['accepted', 'waiting', 'full']),
        from: dayText(at),
      },
      'service first',
    ),
    set(
      'schooling',
      {
        kind: 'transitional',
        school: 'Bridge classes',
        from: dayText(at),
        daysPossible: 20,
        daysAttended: random.int(8, 20),
      },
      'school',
    ),
    set(
      'family',
      {
        person: [{ part: 'given', text: random.pick(['Rosa', 'Sita', 'Abeba', 'Fatima']), script: 'Latn' }],
        relation: 'mother',
        whereabouts: random.pick(['known', 'being-traced']),
        suspected: false,
        willing: true,
      },
      'mother',
    ),
    move('planned'),
  ]);
}
