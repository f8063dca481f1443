/**
 * What a letter about a child may hold, by what it is for, and under whose name it goes out [2.7: children who learn or
 * work are not labelled]. Whoever teaches or employs her learns what she needs for that, on paper that says nothing else;
 * the same list bounds what a referral to them shares [C21]. No letter holds a note or a remark: a story hides in it.
 */
import type { caseGroup, consentPurpose } from '../codes/index.ts';
import type { EntryDeclaration } from '../kernel/declare.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { shownValue } from '../kernel/dossier.ts';
import { findReferred, newest, saidOf } from '../kernel/inquiry.ts';
import type { Json } from '../kernel/values.ts';
import { isItemList, said } from '../kernel/values.ts';
import { findFlaw } from './consenting.ts';
import * as entries from './entries.ts';

export type Purpose = (typeof consentPurpose.codes)[number];
type Group = (typeof caseGroup.codes)[number];

export interface Letter {
  /** `neutral`: no name, sign, address or number that tells what the service does; `own`: the service's. */
  readonly letterhead: 'neutral' | 'own';
  /** `<entry>.<field>`, in the order in which they are written. */
  readonly fields: readonly string[];
}

const who = ['identity.names', 'identity.dateOfBirth', 'identity.estimatedAge', 'identity.sex'];
const speaks = ['intake.firstLanguage', 'identity.languages'];
const reached = ['safe-contact.ways', 'safe-contact.who', 'safe-contact.when', 'safe-contact.avoid'];

export const letters: { readonly [purpose in Purpose]: Letter } = {
  schooling: {
    letterhead: 'neutral',
    fields: [
      ...who,
      'identity.languages',
      'identity.disability',
      'identity.education',
      'schooling.kind',
      'schooling.grade',
      'schooling.course',
      'schooling.from',
      'schooling.supports',
    ],
  },
  work: {
    letterhead: 'neutral',
    fields: [
      'identity.names',
      'identity.dateOfBirth',
      'identity.languages',
      'work.kind',
      'work.job',
      'work.from',
      'work.hoursPerWeek',
      'work.mentor',
    ],
  },
  'health-care': {
    letterhead: 'neutral',
    fields: [
      ...who,
      ...speaks,
      'identity.disability',
      'health.domain',
      'health.careNeeded',
      'health.medicine',
      'health.allergies',
      ...reached,
    ],
  },
  services: {
    letterhead: 'neutral',
    fields: [...who, ...speaks, 'identity.disability', 'service.kind', 'service.from', ...reached],
  },
  referral: {
    letterhead: 'own',
    fields: [...who, ...speaks, 'identity.disability', 'intake.track', ...reached],
  },
  'family-tracing': {
    letterhead: 'neutral',
    fields: [
      'identity.names',
      'identity.dateOfBirth',
      'identity.sex',
      'identity.origin',
      'identity.languages',
    ],
  },
  'age-assessment': {
    letterhead: 'own',
    fields: [...who, ...speaks, 'identity.ageBasis', 'identity.documents'],
  },
  'legal-help': {
    letterhead: 'own',
    fields: [...who, ...speaks, 'identity.nationality', 'legal.role', ...reached],
  },
  court: {
    letterhead: 'own',
    fields: ['identity.names', 'identity.dateOfBirth', ...speaks, 'legal.measures'],
  },
  residence: {
    letterhead: 'own',
    fields: [
      ...who,
      'identity.nationality',
      'identity.stateless',
      'identity.documents',
      'identification.decision',
      'identification.authority',
    ],
  },
  return: {
    letterhead: 'own',
    fields: [...who, ...speaks, 'identity.nationality', 'identity.documents', 'return.to', 'return.travelOn'],
  },
  research: { letterhead: 'neutral', fields: [] },
};

const declarations: ReadonlyMap<string, EntryDeclaration> = new Map(
  Object.values(entries).map((declared) => [declared.type, declared]),
);

function find(path: string): { readonly declared: EntryDeclaration; readonly field: string } {
  const [type = '', field = ''] = path.split('.');
  const declared = declarations.get(type);
  if (!declared || !Object.hasOwn(declared.fields, field)) throw new Error(`no field ${path} for a letter`);
  return { declared, field };
}

/** Data groups that hold what such a letter says. */
export const groupsOf = (letter: Letter): ReadonlySet<string> =>
  new Set(letter.fields.map((path) => find(path).declared.group));

/** Of a list only these answers of each of its items. A list that is not named here goes into no letter. */
const itemFields: { readonly [path: string]: readonly string[] } = {
  'identity.documents': ['kind', 'number', 'issuedBy', 'validUntil', 'state'],
};

/** A value as a letter holds it: of the items of a list what may be told of each. */
function told(path: string, value: Json): Json {
  if (!isItemList(value)) return value;
  const names = itemFields[path] ?? [];
  return Object.values(value.items).map((item) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const answer = said((item as { readonly [name: string]: Json })[name]);
        return answer === undefined || answer === null ? [] : [[name, answer]];
      }),
    ),
  );
}

/** What a letter for this purpose says of the child: each listed field that is known, from its newest entry. */
export function letterContent(
  dossier: Dossier,
  purpose: Purpose,
): readonly { readonly path: string; readonly value: Json }[] {
  return letters[purpose].fields.flatMap((path) => {
    const { declared, field } = find(path);
    const entry = newest(dossier, declared);
    const value = entry && said(shownValue(entry, field));
    return value === undefined || value === null ? [] : [{ path, value: told(path, value) }];
  });
}

export interface ReferralLetter {
  readonly purpose: Purpose;
  /** Party id of the organisation it goes to. */
  readonly to: number;
  readonly letterhead: Letter['letterhead'];
  /** What it says of the child, in the order in which it is written. */
  readonly content: ReturnType<typeof letterContent>;
}

/**
 * The letter of a referral: what its purpose lists, of that what lies in the data groups that it names, and of that what its
 * leave covers [C7, C21]. `no-leave`: the leave it stands on holds no more, so there is no letter.
 */
export function referralLetter(
  dossier: Dossier,
  one: EntryState,
  now: Date,
): ReferralLetter | 'no-leave' | undefined {
  const purpose = saidOf(entries.referral, one, 'purpose');
  const to = saidOf(entries.referral, one, 'organisation');
  if (purpose === undefined || to === undefined) return undefined;
  const named = saidOf(entries.referral, one, 'consent');
  const leave = findReferred(dossier, entries.consent, named);
  if (named !== undefined && findFlaw(dossier, leave, now) !== undefined) return 'no-leave';
  const asked = saidOf(entries.referral, one, 'groups') ?? [];
  const left = leave && saidOf(entries.consent, leave, 'groups');
  const may = new Set<string>(asked.filter((group) => left?.includes(group) ?? true));
  return {
    purpose,
    to,
    letterhead: letters[purpose].letterhead,
    content: letterContent(dossier, purpose).filter(({ path }) => may.has(find(path).declared.group)),
  };
}

/** Data groups of a case that somebody who teaches her can be let into, and nobody who employs her. */
export const opens: { readonly [purpose in 'schooling' | 'work']: readonly Group[] } = {
  schooling: ['schooling'],
  work: [],
};
