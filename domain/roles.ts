/**
 * What each role may read, write, create, move and grant: the one place. A role never opens a dossier by itself; a grant
 * must name the dossier and the data group too (kernel/roles.ts). Textbook section 2.6 (one contact point, no reprisals)
 * and 2.7 (guardian, multi-disciplinary team, confidential case management).
 *
 * What identifies a reporter (groups report-message, report-answer, reporter) is read by the contact point's operators
 * and, her own words and our answers, by the reporter [R2]. An administrator runs the system and holds no dossier.
 */
import type { RoleDeclaration, RoleMatrix } from './kernel/roles.ts';

type Options = Partial<Omit<RoleDeclaration, 'role'>>;
const role = (name: string, options: Options): RoleDeclaration => ({
  role: name,
  reads: options.reads ?? [],
  writes: options.writes ?? {},
  creates: options.creates ?? [],
  moves: options.moves ?? {},
  grants: options.grants ?? false,
});

const reportWork = [
  'report-opening',
  'report-triage',
  'report-response',
  'report-need',
  'report-outcome',
  'report-routing',
];
const whoCanHelp = ['community', 'response-team', 'service-point', 'organisation'];
const beforeClosing = ['identified', 'assessed', 'planned', 'recovering', 'reintegrating', 'following-up'];

/** At the contact point: takes reports, judges them, calls teams, answers reporters, opens cases. */
const operator = role('operator', {
  reads: [
    ...reportWork,
    'report-message',
    'report-answer',
    'reporter',
    'intake',
    'identity',
    'safe-contact',
    ...whoCanHelp,
  ],
  writes: {
    report: [
      'opening',
      'message',
      'reporter-safety',
      'triage',
      'dispatch',
      'need',
      'outcome',
      'feedback',
      'reprisal',
      'proposal',
      'exclusion',
    ],
    case: ['intake', 'identity', 'safe-contact'],
  },
  creates: ['report', 'case'],
  moves: { report: ['triaged', 'responding', 'answered', 'closed', 'duplicate', 'not-actionable'] },
  grants: true,
});

/** Goes there. Sees what the team was told, and nothing of who reported. */
const responder = role('responder', {
  reads: ['report-response', 'report-need', ...whoCanHelp],
  writes: { report: ['dispatch', 'need'] },
});

/** Carries the child's case. */
const socialWorker = role('social-worker', {
  reads: [
    'intake',
    'identity',
    'safe-contact',
    'guardianship',
    'safety',
    'trafficking',
    'needs',
    'health',
    'best-interests',
    'plan',
    'stay',
    'family',
    'legal',
    'schooling',
    'follow-up',
    'notes',
    'files',
    'sharing',
    'closure',
    ...whoCanHelp,
  ],
  writes: {
    case: [
      'intake',
      'identity',
      'safe-contact',
      'age-decision',
      'identification',
      'trafficking-event',
      'exploitation',
      'guardian',
      'information-given',
      'consent',
      'risk-assessment',
      'incident',
      'needs-assessment',
      'health',
      'views',
      'best-interests',
      'plan',
      'service',
      'stay',
      'family',
      'schooling',
      'follow-up',
      'appointment',
      'legal',
      'referral',
      'note',
      'file',
      'closure',
    ],
  },
  creates: ['case'],
  moves: { case: beforeClosing },
  grants: true,
});

/** Speaks for her children: their safety, care, views and best interests, not the inquiry into what was done. */
const guardian = role('guardian', {
  reads: [
    'intake',
    'identity',
    'safe-contact',
    'guardianship',
    'safety',
    'needs',
    'health',
    'best-interests',
    'plan',
    'stay',
    'legal',
    'schooling',
    'follow-up',
  ],
  writes: { case: ['guardian-act', 'information-given', 'consent', 'views', 'incident', 'follow-up'] },
});

/** Sees what is late, stuck or unsafe; is the second person; approves. Not health, not who reported. */
const supervisor = role('supervisor', {
  reads: [
    ...reportWork,
    'intake',
    'identity',
    'safe-contact',
    'guardianship',
    'safety',
    'trafficking',
    'needs',
    'best-interests',
    'plan',
    'stay',
    'family',
    'legal',
    'schooling',
    'follow-up',
    'notes',
    'sharing',
    'closure',
    'staff',
    'breach',
    ...whoCanHelp,
  ],
  writes: {
    report: ['triage', 'dispatch', 'need', 'outcome', 'proposal', 'exclusion'],
    case: [
      'age-decision',
      'identification',
      'guardian',
      'consent',
      'risk-assessment',
      'incident',
      'best-interests',
      'stay',
      'family',
      'appointment',
      'referral',
      'note',
      'closure',
    ],
    organisation: ['profile', 'policy', 'training', 'vetting', 'breach'],
    community: ['profile', 'response-team', 'service-point'],
  },
  creates: ['case', 'organisation', 'community'],
  moves: {
    report: ['triaged', 'responding', 'answered', 'closed', 'duplicate', 'not-actionable'],
    case: [...beforeClosing, 'closed', 'transferred'],
    organisation: ['active', 'left'],
    community: ['active', 'ended'],
  },
  grants: true,
});

/** Local government's liaison: told of what stays undone, helps communities keep watch [2.6]. */
const liaison = role('liaison', {
  reads: ['report-opening', 'report-response', 'report-routing', ...whoCanHelp],
  writes: { report: ['exclusion'], community: ['profile', 'response-team', 'service-point'] },
  creates: ['community'],
  moves: { community: ['active', 'ended'] },
});

/** Runs the system: organisations, accounts, areas, settings, keys. Never sees a dossier. */
const administrator = role('administrator', {});

/** Somebody on the public page with the code of her own report. */
const reporter = role('reporter', {
  reads: ['report-message', 'report-answer'],
  writes: { report: ['message'] },
});

/** The system itself when a channel brings a report: it stores the sealed words and hands the report to people. */
const intake = role('intake', {
  writes: { report: ['opening', 'message', 'exclusion'] },
  creates: ['report'],
  grants: true,
});

/** Gives a time-limited grant in the stewards' place when somebody takes the emergency way in. */
const emergency = role('emergency', { grants: true });

/** Roles that a person's account can hold. */
export const accountRoles = [
  operator,
  responder,
  socialWorker,
  guardian,
  supervisor,
  liaison,
  administrator,
] as const;

/** Roles that no account holds. */
export const pseudoRoles = [reporter, intake, emergency] as const;

export const roles: RoleMatrix = Object.fromEntries(
  [...accountRoles, ...pseudoRoles].map((declared) => [declared.role, declared]),
);
