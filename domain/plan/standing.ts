/**
 * How the actions of a plan stand, as the plan's board counts them: by heading and by who answers, late ones by their date
 * and not only by what is said of them [all sections; N1].
 */
import { gwenKind, planHeading } from '../codes/index.ts';
import { findInterval } from '../kernel/dates.ts';
import type { EntryDeclaration } from '../kernel/declare.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { shownValue } from '../kernel/dossier.ts';
import type { Fields, Money } from '../kernel/fields.ts';
import { all, findReferred, saidOf } from '../kernel/inquiry.ts';
import { said } from '../kernel/values.ts';
import { action, contest, evidence, progress } from './acting.ts';
import { isUncontested, openContests } from './contesting.ts';
import { indicator, indicatorValue } from './measuring.ts';
import { budgetLine } from './together.ts';

const dayMs = 86_400_000;

type Heading = (typeof planHeading.codes)[number];
type Actor = (typeof gwenKind.codes)[number];

/** Late first: what speaks first stands first. */
export const stands = ['late', 'on-time', 'done', 'stopped'] as const;
export type Stand = (typeof stands)[number];

/** What is said of the actions of a plan, gathered once. */
export interface Board {
  readonly dossier: Dossier;
  /** By action. Oldest first. */
  readonly words: ReadonlyMap<EntryState, readonly EntryState[]>;
  readonly evidence: ReadonlyMap<EntryState, readonly EntryState[]>;
  readonly spent: ReadonlyMap<EntryState, readonly EntryState[]>;
}

/** Entries by the action that a field of theirs names; those that name none that counts are left out. */
function byAction<F extends Fields>(
  dossier: Dossier,
  declared: EntryDeclaration<F>,
  field: keyof F & string,
): ReadonlyMap<EntryState, readonly EntryState[]> {
  const byId = new Map(all(dossier, action).map((one) => [one.id, one]));
  const found = new Map<EntryState, EntryState[]>();
  for (const entry of all(dossier, declared)) {
    const id = said<unknown>(shownValue(entry, field));
    if (typeof id !== 'string') continue;
    const about = byId.get(id) ?? findReferred(dossier, action, id);
    if (about) found.set(about, [...(found.get(about) ?? []), entry]);
  }
  return found;
}

export const boardOf = (dossier: Dossier): Board => ({
  dossier,
  words: byAction(dossier, progress, 'action'),
  evidence: byAction(dossier, evidence, 'action'),
  spent: byAction(dossier, budgetLine, 'action'),
});

/** How an action stands: the newest word on it that nobody contests. */
export const newestWord = ({ dossier, words }: Board, one: EntryState): EntryState | undefined =>
  words.get(one)?.findLast((word) => isUncontested(dossier, word));

/** Is its date past, and it neither done nor given up? */
export function isOverdue(board: Board, one: EntryState, now: Date): boolean {
  const state = saidOf(progress, newestWord(board, one), 'state');
  const until = findInterval(saidOf(action, one, 'until') ?? '');
  const isOver = until !== undefined && (until.to + 1) * dayMs <= now.getTime();
  return isOver && state !== 'done' && state !== 'stopped';
}

/** Does evidence, or a value of its indicator, that nobody contests show that it was done? */
export function isShown({ dossier, evidence: shown }: Board, one: EntryState): boolean {
  if (shown.get(one)?.some((entry) => isUncontested(dossier, entry))) return true;
  const measured = findReferred(dossier, indicator, saidOf(action, one, 'indicator'));
  return (
    measured !== undefined &&
    all(dossier, indicatorValue).some(
      (value) =>
        findReferred(dossier, indicator, saidOf(indicatorValue, value, 'indicator')) === measured &&
        isUncontested(dossier, value),
    )
  );
}

export interface ActionStanding {
  readonly entry: EntryState;
  readonly heading: Heading;
  readonly actor: Actor;
  /** Who answers for it. */
  readonly organisation: number | undefined;
  readonly stand: Stand;
  /** Whole days past its date; 0 while it is not. */
  readonly daysLate: number;
  /** The newest word on it that nobody contests. */
  readonly word: EntryState | undefined;
  readonly evidence: readonly EntryState[];
  /** Said to be done, and nothing uncontested shows it. */
  readonly isUnshown: boolean;
  /** Objections that nobody has answered, to what is said of it or put forward for it. */
  readonly objections: readonly EntryState[];
  readonly budget: Money | undefined;
  /** As its organisation said last; else the budget lines that are spent. One sum a currency. Undefined where one may not know. */
  readonly spent: readonly Money[] | undefined;
}

/** Amounts added up by currency, in the order of their codes. */
export function addUp(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<string, number>();
  for (const { amount, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums]
    .map(([currency, amount]) => ({ amount, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function spentOn({ dossier, words, spent }: Board, one: EntryState): readonly Money[] | undefined {
  const told = words.get(one)?.flatMap((word) => saidOf(progress, word, 'spent') ?? []);
  const newest = told?.at(-1);
  if (newest) return [newest];
  if (!dossier.loaded.has(budgetLine.type)) return undefined;
  const lines = spent.get(one)?.filter((line) => saidOf(budgetLine, line, 'stage') === 'spent') ?? [];
  return addUp(lines.flatMap((line) => saidOf(budgetLine, line, 'amount') ?? []));
}

function standOf(board: Board, one: EntryState, now: Date): Stand {
  const word = newestWord(board, one);
  const state = saidOf(progress, word, 'state');
  if (state === 'done' || state === 'stopped') return state;
  return isOverdue(board, one, now) || saidOf(progress, word, 'timing') === 'late' ? 'late' : 'on-time';
}

function daysPast(one: EntryState, now: Date): number {
  const until = findInterval(saidOf(action, one, 'until') ?? '');
  return until ? Math.max(0, Math.floor(now.getTime() / dayMs) - until.to) : 0;
}

/**
 * Every action of a plan as it stands: late ones first, those that are late longest before others; then as they were
 * promised. An action without heading or actor (people disagree, or it was cleared) stands nowhere on the board.
 */
export function standings(dossier: Dossier, now: Date): readonly ActionStanding[] {
  const board = boardOf(dossier);
  const open = openContests(dossier);
  const found = all(dossier, action).flatMap((one): ActionStanding[] => {
    const heading = saidOf(action, one, 'heading');
    const actor = saidOf(action, one, 'actor');
    if (!heading || !actor) return [];
    const shown = board.evidence.get(one) ?? [];
    const stand = standOf(board, one, now);
    const about = new Set([...shown, ...(board.words.get(one) ?? [])].map(({ id }) => id));
    return [
      {
        entry: one,
        heading,
        actor,
        organisation: saidOf(action, one, 'organisation'),
        stand,
        daysLate: stand === 'late' ? daysPast(one, now) : 0,
        word: newestWord(board, one),
        evidence: shown,
        isUnshown: stand === 'done' && !isShown(board, one),
        objections: open.filter((objection) => about.has(saidOf(contest, objection, 'entry') ?? '')),
        budget: saidOf(action, one, 'budget'),
        spent: spentOn(board, one),
      },
    ];
  });
  return found.sort((a, b) => stands.indexOf(a.stand) - stands.indexOf(b.stand) || b.daysLate - a.daysLate);
}

export interface Cell {
  readonly heading: Heading;
  readonly actor: Actor;
  readonly actions: readonly ActionStanding[];
}

/** The plan as four headings by four actors, in their order. */
export const matrixOf = (every: readonly ActionStanding[]): readonly (readonly Cell[])[] =>
  planHeading.codes.map((heading) =>
    gwenKind.codes.map((actor) => ({
      heading,
      actor,
      actions: every.filter((one) => one.heading === heading && one.actor === actor),
    })),
  );
