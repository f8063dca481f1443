/**
 * A payment cycle of a programme, as its officer works it: whose conditions are to be checked, who is paid what, what came
 * of it. Draws nothing and sends nothing.
 */
import type { DossierLine } from '../../../client/types.ts';
import { ageIn, childrenIn, entriesIn } from './queue.ts';

export interface Amount {
  readonly amount: number;
  readonly currency: string;
}

/** First and last day, ISO. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Rule {
  readonly for: string;
  readonly amount: Amount;
}

export interface Child {
  readonly id: string;
  readonly sex: string | undefined;
  readonly age: ReturnType<typeof ageIn>;
  readonly school: string | undefined;
  readonly hasDisability: boolean;
}

/** A household that is supported by the programme all through a period. */
export interface Enrolled {
  readonly line: DossierLine;
  readonly enrolment: string;
  readonly payee: string | undefined;
  readonly conditions: readonly string[];
  readonly members: number;
  readonly children: readonly Child[];
}

const dayMs = 86_400_000;
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The period after the last one, as long as the rules say; without one before it begins today. */
export function nextPeriod(last: Period | undefined, weeks: number, today: string): Period {
  const from = last ? Date.parse(last.to) + dayMs : Date.parse(today);
  return { from: dayOf(from), to: dayOf(from + weeks * 7 * dayMs - dayMs) };
}

/** Who is supported by the programme from the first to the last day of the period. */
export const enrolledIn = (
  lines: readonly DossierLine[],
  programme: string,
  { from, to }: Period,
): readonly Enrolled[] =>
  lines.flatMap((line): readonly Enrolled[] => {
    if (line.state !== 'supported') return [];
    const enrolment = entriesIn(line, 'enrolment').find(({ values }) => {
      const [begins, ends] = [text(values['from']), text(values['endedOn'])];
      return (
        values['programme'] === programme &&
        begins !== undefined &&
        begins <= from &&
        (ends === undefined || ends > to)
      );
    });
    if (!enrolment) return [];
    const conditions = enrolment.values['conditions'];
    return [
      {
        line,
        enrolment: enrolment.id,
        payee: text(enrolment.values['payee']),
        conditions: Array.isArray(conditions) ? conditions.filter((one) => typeof one === 'string') : [],
        members: entriesIn(line, 'member').length,
        children: childrenIn(line).map(({ id, values }) => ({
          id,
          sex: text(values['sex']),
          age: ageIn(values['age']),
          school: text(values['school']),
          hasDisability:
            Array.isArray(values['disability']) && values['disability'].some((one) => one !== 'none'),
        })),
      },
    ];
  });

const goesToSchool = ({ school }: Child): boolean => school === 'attends' || school === 'attends-irregularly';

/** How many times a rule's amount is due to a household. */
function times(rule: Rule, { members, children }: Enrolled): number {
  switch (rule.for) {
    case 'household':
      return 1;
    case 'member':
      return members;
    case 'child':
      return children.length;
    case 'girl-in-school':
      return children.filter((one) => one.sex === 'female' && goesToSchool(one)).length;
    case 'boy-in-school':
      return children.filter((one) => one.sex === 'male' && goesToSchool(one)).length;
    case 'child-with-disability':
      return children.filter(({ hasDisability }) => hasDisability).length;
    case 'young-person-in-training':
      return children.filter(({ age }) => (age?.to ?? 0) >= 15).length;
    default:
      return 0;
  }
}

/**
 * What a household is due for a cycle by the rules; undefined if nothing, or in several currencies, which a person has to
 * settle.
 */
export function dueTo(rules: readonly Rule[], family: Enrolled): Amount | undefined {
  const parts = rules
    .map((rule) => ({ currency: rule.amount.currency, amount: rule.amount.amount * times(rule, family) }))
    .filter(({ amount }) => amount > 0);
  const [first] = parts;
  if (!first || parts.some(({ currency }) => currency !== first.currency)) return undefined;
  return { amount: parts.reduce((sum, { amount }) => sum + amount, 0), currency: first.currency };
}

/** One child and one condition of a household, and whether somebody has checked it for this period. */
export interface Check {
  readonly key: string;
  /** `H-26-7F3K/2`: the second line of that household, as a register names it. */
  readonly name: string;
  readonly family: Enrolled;
  readonly child: Child;
  readonly condition: string;
  readonly done: boolean;
}

/** What can be read off a register for many at once; the rest is asked at a visit. */
const byRegister: ReadonlySet<string> = new Set([
  'school-attendance',
  'training-attendance',
  'school-enrolment',
]);

/** A condition is for children of school age in school, or in training from fifteen on. */
const concerns = (condition: string, child: Child): boolean =>
  condition === 'training-attendance'
    ? (child.age?.to ?? 0) >= 15
    : child.school !== 'too-young' && child.school !== 'finished' && child.school !== 'too-old';

/** The checks of one household. */
function checksIn(family: Enrolled, { from, to }: Period): readonly Check[] {
  const told = entriesIn(family.line, 'condition-check').filter(
    ({ values }) => values['from'] === from && values['to'] === to,
  );
  return family.conditions
    .filter((condition) => byRegister.has(condition))
    .flatMap((condition) =>
      family.children.filter((child) => concerns(condition, child)).map((child) => ({ condition, child })),
    )
    .map(({ condition, child }, at) => ({
      key: `${child.id} ${condition}`,
      name: `${family.line.number}/${at + 1}`,
      family,
      child,
      condition,
      done: told.some(({ values }) => values['child'] === child.id && values['condition'] === condition),
    }));
}

export const checksOf = (families: readonly Enrolled[], period: Period): readonly Check[] =>
  families.flatMap((family) => checksIn(family, period));

/** Is a condition met by so many days? Days excused do not count against a child. */
export const isMet = (possible: number, attended: number, excused: number, percent: number): boolean =>
  possible - excused <= 0 || (100 * attended) / (possible - excused) >= percent;

/** Has the household a transfer of this programme for this period already, so that nobody is written to twice? */
export const hasTransfer = (line: DossierLine, programme: string, { from, to }: Period): boolean =>
  entriesIn(line, 'transfer').some(
    ({ values }) => values['programme'] === programme && values['from'] === from && values['to'] === to,
  );

export interface Pasted {
  readonly key: string;
  /** What follows the number in its line, part by part. */
  readonly parts: readonly string[];
}

/**
 * Lines of a table that was copied from elsewhere: a dossier's number, then what belongs to it, parted by tabs, semicolons or
 * commas. Lines that begin with no number that is known come back as they are.
 */
export function readPasted(
  pasted: string,
  numbers: ReadonlySet<string>,
): { readonly known: readonly Pasted[]; readonly strange: readonly string[] } {
  const lines = pasted
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map((line) => {
    const [first = '', ...parts] = line.split(/[\t;,]/).map((part) => part.trim());
    return { line, key: first.toUpperCase(), parts };
  });
  return {
    known: read.filter(({ key }) => numbers.has(key)).map(({ key, parts }) => ({ key, parts })),
    strange: read.filter(({ key }) => !numbers.has(key)).map(({ line }) => line),
  };
}
