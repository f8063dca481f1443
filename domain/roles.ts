/**
 * What each role may read, create, move and grant: the one place. Each entry type names the roles that write it. A role
 * never opens a dossier by itself; a grant must name the dossier and the data group too (kernel/roles.ts). Textbook section
 * 2.6 (one contact point, no reprisals) and 2.7 (guardian, multi-disciplinary team, confidential case management).
 *
 * What identifies a reporter (groups report-message, report-answer, reporter) is read by the contact point's operators
 * and, her own words and our answers, by the reporter [R2]. An administrator runs the system and holds no dossier.
 */
import type { KindDeclaration } from './kernel/declare.ts';
import type { RoleDeclaration, RoleMatrix } from './kernel/roles.ts';
import { writesOf } from './kernel/roles.ts';

type Profession = Omit<RoleDeclaration, 'writes'>;
const role = (name: string, options: Partial<Profession>): Profession => ({
  role: name,
  reads: options.reads ?? [],
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
  creates: ['report', 'case'],
  moves: { report: ['triaged', 'responding', 'answered', 'closed', 'duplicate', 'not-actionable'] },
  grants: true,
});

/** Goes there. Sees what the team was told, and nothing of who reported. */
const responder = role('responder', {
  reads: ['report-response', 'report-need', ...whoCanHelp],
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
  creates: ['community'],
  moves: { community: ['active', 'ended'] },
});

/** Runs the system: organisations, accounts, areas, settings, keys. Never sees a dossier. */
const administrator = role('administrator', {});

/** Somebody on the public page with the code of her own report. */
const reporter = role('reporter', {
  reads: ['report-message', 'report-answer'],
});

/** The system itself when a channel brings a report: it stores the sealed words and hands the report to people. */
const intake = role('intake', {
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

/** All roles over these kinds of dossier: what each writes is declared with the entries. */
export const rolesFor = (kinds: readonly KindDeclaration[]): RoleMatrix =>
  Object.fromEntries(
    [...accountRoles, ...pseudoRoles].map((one) => [one.role, { ...one, writes: writesOf(one.role, kinds) }]),
  );
