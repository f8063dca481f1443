/**
 * The organisations of the demonstration as dossiers: what each is, its policy to protect children, its people's training
 * and vetting, a breach, and unions' and employers' own comments on a treaty report. One school has no policy yet, and
 * the training of one carer has run out.
 */
import type { trainingCourse } from '../../domain/codes/index.ts';
import type { Session } from '../../server/store/session.ts';
import { dayMs, dayText } from './cases.ts';
import type { Organisation } from './organisations.ts';
import type { Folder, Scribe, Step } from './scribe.ts';
import { create, set } from './scribe.ts';
import type { People } from './seedPeople.ts';
import type { Staff } from './staff.ts';
import { staff } from './staff.ts';

type Course = (typeof trainingCourse.codes)[number];

/** What each role has to have learnt. */
const courses: { readonly [role: string]: readonly Course[] } = {
  operator: ['first-call'],
  responder: ['trafficking-signs'],
  'social-worker': ['child-friendly-interview', 'case-management'],
  guardian: ['guardianship'],
  counsellor: ['psychosocial-support'],
  carer: ['shelter-care'],
  inspector: ['labour-inspection'],
  lawyer: ['trafficking-law'],
  'prosecution-liaison': ['trafficking-law', 'labour-law'],
};

const withoutPolicy = 'harimbe-school';
const withOldTraining = 'zainab';

/** Somebody of the organisation who may write for it, or else the supervisor at the national contact point. */
function writerFor({ key }: Organisation, people: People): Session {
  const own = staff.find(
    ({ organisation, roles }) =>
      organisation === key && (roles.includes('focal-point') || roles.includes('supervisor')),
  );
  return people.session(own?.login ?? 'gita');
}

export async function writeOrganisation(
  one: Organisation,
  scribe: Scribe,
  people: People,
  now: Date,
): Promise<void> {
  const ago = (days: number): string => dayText(new Date(now.getTime() - days * dayMs));
  const folder = scribe.folder(`organisation ${one.key}`);
  const who = writerFor(one, people);
  const organisation = people.organisation(one.key);
  const team = staff.filter(({ organisation: of }) => of === one.key);
  await scribe.write(who, new Date(now.getTime() - 900 * dayMs), [
    folder,
    create('organisation', { area: one.areas.length === 1 ? (one.areas[0] ?? '') : '' }),
    set('profile', {
      organisation,
      actor: one.gwen,
      kind: one.kind,
      areas: {
        add: Object.fromEntries(one.areas.map((area) => [scribe.id(`${folder.name} in ${area}`), { area }])),
      },
      childrensData: one.gwen === 'government' || one.gwen === 'ngo',
    }),
    ...(one.key === withoutPolicy ? [] : policies(organisation, ago)),
    ...team.flatMap((person) => learnt(person, people, ago)),
    ...(one.key === 'river-families' ? [breach(ago)] : []),
  ]);
  if (one.key === 'transport-union' || one.key === 'employers-federation')
    await comment(one, scribe, folder, who, now);
}

/** Renewed in time again and again, so that its people could be let into files over all these years. */
const policies = (organisation: number, ago: (days: number) => string): readonly Step[] => [
  set(
    'policy',
    { organisation, kind: 'child-protection', adoptedOn: ago(900), reviewedOn: ago(560), staffTold: true },
    'policy',
  ),
  set(
    'policy',
    {
      organisation,
      kind: 'child-protection',
      adoptedOn: ago(300),
      reviewedOn: ago(20),
      covers: ['conduct', 'recruiting-staff', 'discrimination', 'complaints', 'children-heard'],
      staffTold: true,
      childrenTold: true,
    },
    'policy renewed',
  ),
];

function learnt({ login, roles }: Staff, people: People, ago: (days: number) => string): readonly Step[] {
  const { account } = people.session(login);
  return [
    set(
      'vetting',
      { account, checks: ['identity', 'police-record', 'references'], result: 'passed', on: ago(890) },
      `vetting ${login}`,
    ),
    ...roles
      .flatMap((role) => courses[role] ?? [])
      .map((course) =>
        set(
          'training',
          {
            account,
            course,
            on: ago(880),
            hours: 24,
            ...(login === withOldTraining ? { validUntil: ago(30) } : {}),
          },
          `training ${login} ${course}`,
        ),
      ),
  ];
}

const breach = (ago: (days: number) => string): Step =>
  set('breach', {
    kind: 'data',
    form: 'lost',
    on: ago(905),
    foundOn: ago(904),
    foundBy: 'own-staff',
    childrenConcerned: 3,
    risk: 'low',
    what: 'A telephone with notes of a visit was left on a bus and came back locked.',
    done: 'The telephone was wiped from afar before it came back.',
    answer: 'contained',
    containedOn: ago(904),
    childrenTold: true,
  });

/** Own words on the report about the worst forms of child labour: the unions' were sent, the employers' are a draft. */
async function comment(
  { gwen }: Organisation,
  scribe: Scribe,
  folder: Folder,
  who: Session,
  now: Date,
): Promise<void> {
  const isSent = gwen === 'workers';
  await scribe.write(who, new Date(now.getTime() - 15 * dayMs), [
    folder,
    set('submission', {
      treaty: 'c182',
      state: isSent ? 'sent' : 'draft',
      to: isSent ? ['government', 'ilo'] : ['government'],
      words: isSent
        ? 'Inspectors have no vehicles, and homes stay closed to them.'
        : 'Members ask for one list of hazardous work, in plain words.',
      ...(isSent ? { sentOn: dayText(new Date(now.getTime() - 15 * dayMs)) } : {}),
    }),
  ]);
}
