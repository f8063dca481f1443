/**
 * Figures: what the system can answer at any time, declared over facts (facts.ts). A figure names the measures it counts
 * and, for a share, among what; its definition is a text shown with it (`figure.<id>.help`). Whoever adds up facts, for
 * one's own caseload or for a release (release.ts), makes tables of them here.
 */
import type { About } from './counts.ts';
import { traits } from './counts.ts';
import type { KindDeclaration } from './declare.ts';
import { dutyAnswers, dutyMeasure, leftMeasure, stateMeasure } from './facts.ts';
import type { Field } from './fields.ts';
import { unsaidReasons } from './values.ts';

/** count: how many; sum and mean: of amounts; share: per cent; median: of lengths of time; level: came so far minus gone. */
export type FigureOf = 'count' | 'sum' | 'mean' | 'share' | 'median' | 'level';
/** What the value is counted in. money: minor units; minutes are told as hours or days. */
export type FigureUnit = 'count' | 'percent' | 'minutes' | 'hours' | 'months' | 'money';

/** By what facts are added up, beside measure, answer and month; '' is all together. */
export const breakdowns = ['', 'area', 'steward', ...traits, 'sex+age-group'] as const;
/** By what else than period a figure is broken down. */
export type Breakdown = (typeof breakdowns)[number] | 'answer';

export interface FigureDeclaration {
  readonly id: string;
  readonly kind: string;
  /** Section of the textbook. */
  readonly section: string;
  readonly of: FigureOf;
  readonly unit: FigureUnit;
  /** Whom a small number of these would point at. */
  readonly about: About;
  readonly measures: readonly string[];
  /** Answers counted; absent: all that say something. */
  readonly answers?: readonly string[];
  /** Share: the answers it is a share of; absent: all that say something. */
  readonly among?: readonly string[];
  /** Level: the measure of those that are gone again. */
  readonly minus?: string;
  readonly by: readonly Breakdown[];
}

type FigureOptions = Pick<FigureDeclaration, 'section' | 'about' | 'answers' | 'among' | 'minus'> & {
  readonly of?: FigureOf;
  /** Of a sum or a mean. */
  readonly unit?: FigureUnit;
  readonly measures: string | readonly string[];
  /** Beside '', area and steward. */
  readonly by?: readonly Breakdown[];
};

/** Who a child is, alone and sex with age: what N3 asks of every figure about people. */
export const byPerson: readonly Breakdown[] = [...traits, 'sex+age-group'];

/** Declares a figure of a kind; throws on a declaration that contradicts itself. */
export function figure(kind: string, name: string, options: FigureOptions): FigureDeclaration {
  const { of = 'count', measures, by = [], unit, ...rest } = options;
  const id = `${kind}-${name}`;
  if ((of === 'sum' || of === 'mean') !== (unit !== undefined))
    throw new Error(`${id}: a ${of} and its unit`);
  if (of === 'share' ? !options.answers : options.among)
    throw new Error(`${id}: a share is of some among others`);
  if (unit === 'money' && by.includes('answer')) throw new Error(`${id}: money is by currency as it is`);
  if (of === 'level' && options.about !== 'organisations')
    throw new Error(`${id}: from one level to the next follows who came, so that it is never about people`);
  return {
    ...rest,
    id,
    kind,
    of,
    unit: unit ?? (of === 'share' ? 'percent' : of === 'median' ? 'minutes' : 'count'),
    measures: [measures].flat(),
    by: ['', 'area', 'steward', ...by],
  };
}

// ── answers ──

/** Facts added up: those of one measure and answer within one cell of a table. */
export interface Sum {
  readonly measure: string;
  readonly answer: string;
  /** The cell: value of what it is broken down by. */
  readonly key: string;
  readonly n: number;
  readonly value: number;
}

export interface Cell {
  readonly key: string;
  /** Null where there is nothing to take a share, a mean or a median of. */
  readonly value: number | null;
  /** The numbers of people (or things) that the value tells of: what disclosure control looks at. */
  readonly parts: readonly number[];
}

/** The middle of amounts that occur so often; the mean of both middles of an even number. */
export function medianOf(amounts: readonly (readonly [amount: number, times: number])[]): number | null {
  const sorted = amounts.filter(([, times]) => times > 0).sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, times]) => sum + times, 0);
  const at = (place: number): number => {
    let passed = 0;
    for (const [amount, times] of sorted) {
      passed += times;
      if (passed > place) return amount;
    }
    return 0;
  };
  return total === 0 ? null : (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}

const unsaid: ReadonlySet<string> = new Set(unsaidReasons);
const isAmong = (answers: readonly string[] | undefined, answer: string): boolean =>
  answers ? answers.includes(answer) : !unsaid.has(answer);

/** One cell from the sums in it. */
function cellOf(figure: FigureDeclaration, key: string, sums: readonly Sum[]): Cell {
  const gone = sums.filter(({ measure }) => measure === figure.minus);
  const counted = sums.filter(
    (sum) => figure.measures.includes(sum.measure) && isAmong(figure.answers, sum.answer),
  );
  const total = (of: readonly Sum[], what: 'n' | 'value'): number =>
    of.reduce((all, one) => all + one[what], 0);
  const [n, value] = [total(counted, 'n'), total(counted, 'value')];
  switch (figure.of) {
    case 'count':
      return { key, value: n, parts: [n] };
    case 'level': {
      const left = total(
        gone.filter(({ answer }) => isAmong(figure.answers, answer)),
        'n',
      );
      return { key, value: n - left, parts: [n - left] };
    }
    case 'sum':
      // counts of people are themselves what may be too small
      return { key, value, parts: [figure.unit === 'count' ? value : n] };
    case 'mean':
      return { key, value: n === 0 ? null : value / n, parts: [n] };
    case 'median':
      return { key, value: medianOf(counted.map((sum) => [sum.value / sum.n, sum.n])), parts: [n] };
    case 'share': {
      const whole = total(
        sums.filter((sum) => figure.measures.includes(sum.measure) && isAmong(figure.among, sum.answer)),
        'n',
      );
      return { key, value: whole === 0 ? null : (100 * n) / whole, parts: [n, whole - n] };
    }
  }
}

/** Sums of one currency each, by its code; of all else, all under ''. */
export const byCurrency = (
  figure: FigureDeclaration,
  sums: readonly Sum[],
): ReadonlyMap<string, readonly Sum[]> =>
  figure.unit === 'money'
    ? Map.groupBy(
        sums.filter(({ answer }) => isAmong(figure.answers, answer)),
        ({ answer }) => answer,
      )
    : new Map([['', sums]]);

/** The key of a cell of money begins with its currency. */
const inCurrency = (currency: string, key: string): string =>
  currency === '' || key === '' ? `${currency}${key}` : `${currency} ${key}`;

/**
 * A figure's table, cell by cell, without empty ones. Money of several currencies is never added together: keys begin with
 * the currency.
 * @param sums of all its measures; by answer, those of all together
 */
export function tableOf(figure: FigureDeclaration, by: Breakdown, sums: readonly Sum[]): readonly Cell[] {
  const own = sums.filter(({ measure }) => figure.measures.includes(measure) || measure === figure.minus);
  const counted = by === 'answer' ? own.filter(({ answer }) => isAmong(figure.answers, answer)) : own;
  return [...byCurrency(figure, counted)]
    .flatMap(([currency, some]) =>
      [...Map.groupBy(some, (sum) => (by === 'answer' ? sum.answer : sum.key))].map(([key, cell]) =>
        cellOf(figure, inCurrency(currency, key), cell),
      ),
    )
    .filter(({ parts }) => parts.some((part) => part !== 0))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

// ── measures ──

/** A measure as its declaration tells it. */
export interface Measure {
  /** Every answer it can have; undefined: amounts and lengths of time, whose answers are no closed list. */
  readonly answers: readonly string[] | undefined;
  /** What message keys of the answers' labels begin with. */
  readonly labels: string | undefined;
  /** Data group of the facts; undefined: everybody who may know of the dossier. */
  readonly group: string | undefined;
}

function fieldMeasure({ spec }: Field<unknown, boolean>, group: string): Measure {
  const { list, counted, kind } = spec;
  const closed =
    list?.codes ?? (kind === 'yes-no' ? ['yes', 'no'] : counted?.as === undefined ? undefined : [counted.as]);
  return { answers: closed, labels: list ? `code.${list.id}.` : 'figure.answer.', group };
}

/** All measures of a kind by name. */
export function measuresOf(kind: KindDeclaration): ReadonlyMap<string, Measure> {
  const found = new Map<string, Measure>();
  const add = (name: string, one: Measure): void => {
    const known = found.get(name)?.answers;
    found.set(name, {
      ...one,
      answers: known && one.answers ? [...new Set([...known, ...one.answers])] : one.answers,
    });
  };
  for (const { fields, group } of Object.values(kind.entries)) {
    for (const field of Object.values(fields))
      if (field.spec.measure !== undefined) add(field.spec.measure, fieldMeasure(field, group));
  }
  for (const { measure, answers, labels, group } of kind.counts) add(measure, { answers, labels, group });
  const states = { answers: kind.states, labels: `${kind.kind}.state.`, group: undefined };
  add(stateMeasure(kind.kind), states);
  add(leftMeasure(kind.kind), states);
  for (const { id, texts, duties } of kind.safeguards) {
    if (!duties) continue;
    for (const text of texts)
      add(dutyMeasure(kind.kind, id, text), {
        answers: dutyAnswers,
        labels: 'figure.answer.',
        group: undefined,
      });
  }
  return found;
}
