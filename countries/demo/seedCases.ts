/**
 * The cases of the demonstration: children from all its communities, carried from intake to a life rebuilt by the case
 * teams, guardians and supervisors of their region. Most are in good order; some wait for what is overdue, so that there
 * is something to see.
 */
import { caseGroup } from '../../domain/codes/index.ts';
import { catalogue } from '../../domain/index.ts';
import { getArea } from './areas.ts';
import type { FirstStay } from './beds.ts';
import { letCarersIn, livingOf } from './beds.ts';
import { makeCare } from './caseCare.ts';
import { makeCircle } from './caseCircle.ts';
import { makeClosing, makeRecovery } from './caseRecovery.ts';
import type { CaseWork } from './cases.ts';
import { allGroups, dayMs, dayText, hourMs, reaches, regionOf, wasClosed } from './cases.ts';
import type { Guardian } from './guardians.ts';
import type { Step } from './scribe.ts';
import { create, give, move, set } from './scribe.ts';
import type { Story } from './stories.ts';

const guardianGroups = (catalogue.roles['guardian']?.reads ?? []).filter((group) => caseGroup.has(group));

/** Who she is and how she came: the steps that make a case, whoever takes them. */
export function arrival(work: CaseWork, report?: { readonly id: string; readonly story: Story }): Step[] {
  const { child, random, people, area, start, name } = work;
  const team = people.team(`cases-${regionOf(area)}`);
  const [firstLanguage] = child.languages;
  const needs = random.some(['safety', 'medical', 'food', 'clothing', 'sleep'] as const, 2);
  return [
    create('case', { area, steward: people.organisation('child-protection') }),
    set('intake', {
      track: random.weighted({ 'suspected-victim': 80, 'at-risk': 15, accompanying: 5 }),
      cameBy: report
        ? 'report'
        : random.pick(['police', 'border', 'labour-inspection', 'self', 'returned', 'other-service']),
      date: dayText(start),
      place: { area },
      ...(report ? { report: report.id } : {}),
      care: random.pick(['separated', 'unaccompanied', 'with-employer', 'on-the-street', 'with-relatives']),
      immediateNeeds: needs,
      ...(work.neglected ? {} : { needsMet: needs }),
      firstLanguage,
      interpreterNeeded: !child.languages.includes('en'),
      note: random.pick([
        'She was tired and spoke little. She ate and slept before we asked anything.',
        'Came with one small bag. Asked twice whether anybody would be told where she is.',
        'Calm and friendly. Wants to know about her brother first.',
        'Afraid of uniforms. We met in the open room and left the door open.',
      ]),
    }),
    set('identity', {
      names: child.names,
      sex: child.sex,
      ...(child.dateOfBirth === undefined ? {} : { dateOfBirth: child.dateOfBirth }),
      estimatedAge: child.estimatedAge,
      ageBasis: child.ageBasis,
      nationality: [child.nationality],
      languages: [...child.languages],
      ...(child.birthRegistered === undefined ? {} : { birthRegistered: child.birthRegistered }),
      education: random.pick(['none', 'primary', 'primary', 'lower-secondary']),
      ...(child.origin === undefined
        ? {}
        : { origin: { area: child.origin, detail: getArea(child.origin).name } }),
      ...(child.ageBasis === 'document'
        ? {
            documents: {
              add: {
                [work.scribe.id(`${name} paper`)]: {
                  kind: 'birth-certificate',
                  state: 'genuine',
                  holder: 'service',
                },
              },
            },
          }
        : {}),
    }),
    set('safe-contact', {
      ways: ['in-person'],
      who: 'Her case worker',
      avoid: random.pick([
        'Do not phone in the evening.',
        'Never call the house she worked in.',
        'No messages on her phone.',
      ]),
    }),
    give({ party: team, groups: allGroups, level: 'steward', purpose: 'care' }),
  ];
}

/** Everything after arrival. */
export async function writeCase(work: CaseWork, guardian: Guardian, stay: FirstStay): Promise<void> {
  await firstDays(work, guardian, stay);
  await letCarersIn(work, stay);
  if (reaches(work.state, 'identified')) await identify(work);
  if (reaches(work.state, 'assessed')) await makeCare(work);
  if (reaches(work.state, 'recovering')) await makeRecovery(work);
  if (reaches(work.state, 'planned') && !wasClosed(work.state) && work.state !== 'transferred')
    await makeCircle(work);
  await makeClosing(work);
}

async function firstDays(work: CaseWork, guardian: Guardian, stay: FirstStay): Promise<void> {
  const { scribe, folder, worker, random, people, state, child, neglected } = work;
  const at = work.after(0.6);
  if (neglected && state === 'intake') return;
  const [language] = child.languages;
  const isUrgent = random.chance(0.3);
  await scribe.write(worker, at, [
    folder,
    set(
      'needs-assessment',
      {
        kind: 'initial',
        domain: random.pick(['safety', 'physical-health', 'nutrition', 'mental-health']),
        severity: random.pick(['mild', 'moderate', 'severe']),
        urgent: isUrgent,
        finding: 'First look: safe place, food, sleep; a doctor in the coming days.',
        on: dayText(at),
      },
      'needs first',
    ),
    ...(isUrgent && !neglected
      ? [
          set(
            'service',
            {
              kind: 'health',
              need: scribe.entry(folder, 'needs first'),
              organisation: people.organisation('imeli-hospital'),
              askedOn: dayText(at),
              answer: 'accepted',
              from: dayText(at),
              to: dayText(new Date(at.getTime() + 5 * dayMs)),
              result: 'helped',
            },
            'service urgent',
          ),
        ]
      : []),
    set(
      'risk-assessment',
      {
        reach: random.pick(['unlikely', 'possible', 'yes']),
        level: random.pick(['low', 'medium', 'medium', 'high']),
        threats: 'The man who brought her knows the district.',
        familyInvolved: random.chance(0.2),
        safetyPlan: 'She does not go out alone. The house does not say on the phone who lives there.',
        on: dayText(at),
        validUntil: dayText(new Date(at.getTime() + 90 * dayMs)),
      },
      'risk first',
    ),
    set(
      'stay',
      {
        ...(stay === 'family'
          ? { kind: 'foster' }
          : {
              kind: 'shelter',
              organisation: people.organisation(stay.house),
              bed: stay.bed,
              sharing: ['children-same-sex'],
              ...livingOf(work),
            }),
        place: { area: work.area },
        from: dayText(work.start),
        suitable: true,
        mayLeaveFreely: true,
      },
      'stay first',
    ),
    set(
      'information-given',
      {
        topics: ['rights', 'next-steps', 'guardian', 'records'],
        language,
        childFriendly: true,
        understood: true,
        on: dayText(at),
      },
      'told first',
    ),
    ...(neglected && !reaches(state, 'planned')
      ? []
      : [
          set(
            'guardian',
            { ...guardian.values, standing: 'provisional', appointedOn: dayText(at) },
            'guardian',
          ),
          ...(guardian.session
            ? [
                give({
                  party: guardian.session.account,
                  groups: guardianGroups,
                  level: 'work',
                  purpose: 'guardianship',
                }),
              ]
            : []),
        ]),
  ]);
  if (guardian.session && reaches(state, 'identified') && !neglected) {
    await scribe.write(guardian.session, work.after(7), [
      folder,
      set(
        'guardian-act',
        {
          task: 'care-and-rights',
          on: dayText(work.after(7)),
          what: 'Visited her. She likes the room and asks for paper to draw.',
        },
        'visit',
      ),
    ]);
  }
}

/** What was done to her: neutral in detail, as those who need it to protect her would write it. */
async function identify(work: CaseWork): Promise<void> {
  const { scribe, folder, worker, supervisor, random, area, child, neglected } = work;
  const at = work.after(8);
  const kind = random.weighted({
    'child-labour': 30,
    'forced-labour': 30,
    servitude: 15,
    begging: 10,
    sexual: 10,
    marriage: 5,
  });
  const isViolence = kind === 'sexual' || kind === 'marriage';
  await scribe.write(worker, at, [
    folder,
    set(
      'trafficking-event',
      {
        stage: 'recruitment',
        on: dayText(new Date(work.start.getTime() - random.int(40, 400) * dayMs)).slice(0, 7),
        ...(child.origin === undefined ? {} : { from: { area: child.origin } }),
        to: { area },
        transport: [random.pick(['bus', 'lorry', 'on-foot', 'car', 'boat'] as const)],
        recruiter: random.pick(['family', 'acquaintance', 'acquaintance', 'stranger', 'agency']),
        promises: [random.pick(['school', 'paid-work', 'training'] as const)],
        what: 'Somebody the family knew promised a place in town and paid for the journey.',
      },
      'recruited',
    ),
    set(
      'exploitation',
      {
        types: [kind],
        ...(kind === 'child-labour' || kind === 'forced-labour'
          ? {
              sector: random.pick(['agriculture', 'manufacturing', 'hospitality', 'trade', 'households']),
              hoursPerWeek: random.int(40, 90),
            }
          : {}),
        place: { area },
        control: [random.pick(['debt', 'documents', 'threats', 'no-money', 'movement'] as const)],
      },
      'exploited',
    ),
    ...(isViolence && !neglected ? [set('intake', { violenceCareAskedAt: at.toISOString() })] : []),
    set(
      'identification',
      {
        acts: ['recruited', 'transported'],
        purposes: [kind],
        decision: 'identified',
        authority: random.pick(['police', 'child-protection', 'labour-inspection']),
        on: dayText(at),
      },
      'identified',
    ),
    move('identified'),
  ]);
  if (neglected && !reaches(work.state, 'planned')) return;
  // not by the one who named her
  await scribe.write(supervisor, new Date(at.getTime() + hourMs), [
    folder,
    set('guardian', { standing: 'vetted', conflictsChecked: true, acceptedOn: dayText(at) }, 'guardian'),
  ]);
}
