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

type Profession = Omit<RoleDeclaration, 'writes' | 'tells'>;
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
const beforeClosing = [
  'identified',
  'assessed',
  'planned',
  'recovering',
  'reintegrating',
  'following-up',
  'reopened',
];
const householdWork = [
  'household',
  'household-members',
  'household-support',
  'household-credit',
  'household-visits',
];
const householdStates = ['prioritised', 'supported', 'graduated', 'declined', 'moved'];
const running = ['planned', 'running', 'ended'];
/** What is said of a recruiter or a workplace without naming anybody. */
const publicTrade = ['agency', 'enterprise', 'supply'];

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
  moves: {
    report: ['triaged', 'responding', 'answered', 'closed', 'duplicate', 'not-actionable', 'no-report'],
  },
  grants: true,
});

/** Goes there. Sees what the team was told, and nothing of who reported. */
const responder = role('responder', {
  reads: ['report-response', 'report-need', ...whoCanHelp],
});

/** Carries the child's case. Not what she tells her counsellor, nor complaints. */
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
    'work',
    'follow-up',
    'notes',
    'files',
    'sharing',
    'closure',
    ...whoCanHelp,
    ...householdWork,
    'programme',
    'proceeding',
    'proceeding-child',
  ],
  creates: ['case', 'household'],
  moves: { case: beforeClosing, household: householdStates },
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
    'work',
    'follow-up',
    'proceeding-child',
  ],
});

/** Listens. What is said in a session is sealed to her and to those she names. */
const counsellor = role('counsellor', {
  reads: ['intake', 'identity', 'safe-contact', 'safety', 'needs', 'plan', 'sessions'],
});

/** Looks after children where they stay: who arrives and what each needs, never the case, nor what children told inspectors. */
const carer = role('carer', {
  reads: ['stay', 'safe-contact', 'schooling', 'service-point'],
});

/** Health and what it needs to be understood. */
const healthWorker = role('health-worker', {
  reads: ['intake', 'identity', 'safe-contact', 'health', 'needs'],
});

/** The child's lawyer. */
const lawyer = role('lawyer', {
  reads: [
    'intake',
    'identity',
    'safe-contact',
    'guardianship',
    'trafficking',
    'best-interests',
    'legal',
    'proceeding',
    'suspects',
    'proceeding-child',
  ],
});

/** Hears complaints, outside the service they are about [C26]. */
const complaintsOfficer = role('complaints-officer', {
  reads: ['complaints', 'safe-contact', 'agency-complaints', 'breach'],
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
    'work',
    'follow-up',
    'notes',
    'sharing',
    'closure',
    'staff',
    'breach',
    ...whoCanHelp,
    'watch-members',
    'observation',
    'place-inspection',
    ...householdWork,
    'programme',
    'programme-payments',
    'campaign',
    'proceeding',
    'proceeding-child',
    'national-plan',
  ],
  creates: ['case', 'organisation', 'community', 'household', 'programme', 'campaign'],
  moves: {
    report: ['triaged', 'responding', 'answered', 'closed', 'duplicate', 'not-actionable'],
    case: [...beforeClosing, 'closed', 'transferred'],
    organisation: ['active', 'left'],
    community: ['active', 'ended'],
    household: householdStates,
    programme: running,
    campaign: running,
  },
  grants: true,
});

/** Local government's liaison: told of what stays undone, helps communities keep watch [2.6]. */
const liaison = role('liaison', {
  reads: [
    'report-opening',
    'report-response',
    'report-routing',
    ...whoCanHelp,
    'watch-members',
    'observation',
    'campaign',
  ],
  creates: ['community', 'campaign'],
  moves: { community: ['active', 'ended'], campaign: running },
});

/** Finds families at risk, enrols, checks, pays, graduates [2.1, 2.2]. */
const programmeOfficer = role('programme-officer', {
  reads: [...householdWork, 'programme', 'programme-payments', 'campaign', ...whoCanHelp],
  creates: ['household', 'programme', 'campaign'],
  moves: { household: householdStates, programme: running, campaign: running },
  grants: true,
});

/** Licenses recruiters and decides on sanctions [2.3]. */
const licensingOfficer = role('licensing-officer', {
  reads: [
    ...publicTrade,
    'agency-people',
    'agency-placements',
    'agency-inspection',
    'agency-complaints',
    'agency-sanction',
  ],
  creates: ['agency'],
  moves: { agency: ['licensed', 'suspended', 'revoked', 'expired', 'refused', 'unlicensed'] },
  grants: true,
});

/** Inspects recruiters, workplaces and places where children stay; does not decide what follows [2.3, 2.5, 2.7]. */
const inspector = role('inspector', {
  reads: [
    ...publicTrade,
    'agency-people',
    'agency-placements',
    'agency-inspection',
    'enterprise-audit',
    'enterprise-inspection',
    'service-point',
    'place-inspection',
  ],
  creates: ['enterprise'],
  // colleagues and those who investigate are let in to the files that she opens
  grants: true,
});

/** Opens a supply chain tier by tier [2.4]. */
const supplyChainLead = role('supply-chain-lead', {
  reads: ['enterprise', 'supply', 'enterprise-audit'],
  creates: ['enterprise'],
  moves: { enterprise: ['known', 'ended'] },
  grants: true,
});

/** Audits codes of conduct, paid by nobody she audits [2.4]. */
const monitor = role('monitor', {
  reads: ['enterprise', 'supply', 'enterprise-audit'],
});

/** Follows a proceeding and the child's protection in it [2.5]. */
const prosecutionLiaison = role('prosecution-liaison', {
  reads: [
    'legal',
    'proceeding',
    'suspects',
    'evidence',
    'proceeding-child',
    'informants',
    'agency',
    'agency-sanction',
    'enterprise',
    'enterprise-inspection',
  ],
  creates: ['proceeding'],
  moves: {
    proceeding: ['investigation', 'charged', 'trial', 'judged', 'appeal', 'final', 'dropped'],
  },
  grants: true,
});

/** Keeps the national plan, the law register and the treaty reports. */
const planCoordinator = role('plan-coordinator', {
  reads: ['national-plan', 'plan-money', 'law', 'treaty-report', 'organisation', 'community', 'campaign'],
  creates: ['plan', 'campaign', 'organisation'],
  moves: { plan: ['in-force', 'ended'], campaign: running, organisation: ['active', 'left'] },
  grants: true,
});

/** Speaks for an organisation: its own actions, policies and submissions. */
const focalPoint = role('focal-point', {
  reads: ['national-plan', 'law', 'treaty-report', 'organisation', 'submission', 'staff', 'breach'],
  creates: ['organisation'],
  moves: { organisation: ['active', 'left'] },
  grants: true,
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
  counsellor,
  carer,
  healthWorker,
  lawyer,
  complaintsOfficer,
  supervisor,
  liaison,
  programmeOfficer,
  licensingOfficer,
  inspector,
  supplyChainLead,
  monitor,
  prosecutionLiaison,
  planCoordinator,
  focalPoint,
  administrator,
] as const;

/** Roles that no account holds. */
export const pseudoRoles = [reporter, intake, emergency] as const;

/** All roles over these kinds of dossier: what each writes is declared with the entries. */
export const rolesFor = (kinds: readonly KindDeclaration[]): RoleMatrix =>
  Object.fromEntries(
    [...accountRoles, ...pseudoRoles].map((one) => [
      one.role,
      { ...one, writes: writesOf(one.role, kinds), tells: writesOf(one.role, kinds, 'tellers') },
    ]),
  );
