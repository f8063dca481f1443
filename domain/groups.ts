/**
 * Data groups: sets of entry types that one profession needs. Grants name them, roles name them, and row security
 * compares their stored numbers. A number, once released, is never given to another group.
 */
import { caseGroup } from './codes/index.ts';
import { codeLabelKey } from './kernel/codes.ts';

const codes = {
  // report
  'report-opening': 1,
  'report-message': 2,
  'report-answer': 3,
  reporter: 4,
  'report-triage': 5,
  'report-response': 6,
  'report-need': 7,
  'report-outcome': 8,
  'report-routing': 9,
  // case
  intake: 20,
  identity: 21,
  'safe-contact': 22,
  guardianship: 23,
  safety: 24,
  trafficking: 25,
  needs: 26,
  health: 27,
  'best-interests': 28,
  plan: 29,
  stay: 30,
  family: 31,
  legal: 32,
  schooling: 33,
  'follow-up': 34,
  notes: 35,
  files: 36,
  sharing: 37,
  closure: 38,
  sessions: 39,
  complaints: 40,
  work: 41,
  // organisation
  organisation: 60,
  staff: 61,
  breach: 62,
  // community
  community: 70,
  'response-team': 71,
  'service-point': 72,
  'watch-members': 73,
  observation: 74,
  'place-inspection': 75,
  // household
  household: 80,
  'household-members': 81,
  'household-support': 82,
  'household-credit': 83,
  'household-visits': 84,
  // programme
  programme: 90,
  'programme-payments': 91,
  // campaign
  campaign: 95,
  // agency
  agency: 100,
  'agency-people': 101,
  'agency-placements': 102,
  'agency-inspection': 103,
  'agency-complaints': 104,
  'agency-sanction': 105,
  // enterprise
  enterprise: 110,
  supply: 111,
  'enterprise-audit': 112,
  'enterprise-inspection': 113,
  // proceeding
  proceeding: 120,
  suspects: 121,
  evidence: 122,
  'proceeding-child': 123,
  informants: 124,
  // plan
  'national-plan': 130,
  'plan-money': 131,
  law: 132,
  'treaty-report': 133,
  submission: 134,
} as const;

export type GroupName = keyof typeof codes;

const names: ReadonlyMap<number, string> = new Map(
  Object.entries(codes).map(([name, code]) => [code, name] as const),
);

export const groups = Object.keys(codes) as readonly GroupName[];

export const isGroup = (name: string): name is GroupName => Object.hasOwn(codes, name);

/** Stored number of a data group; throws on a name that is none. */
export function groupCode(name: string): number {
  if (!isGroup(name)) throw new RangeError(`no data group ${name}`);
  return codes[name];
}

/** Data group of a stored number; throws on a number that is none. */
export function groupName(code: number): string {
  const name = names.get(code);
  if (name === undefined) throw new RangeError(`no data group ${code}`);
  return name;
}

/** Key of a data group's label. Groups of a case are also answers (what a consent covers), so theirs is a code's. */
export const groupLabelKey = (name: string): string =>
  caseGroup.has(name) ? codeLabelKey(caseGroup, name) : `group.${name}`;
