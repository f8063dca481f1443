/** Days that lie ahead for a child, as the entries of her case say them: reviews, appointments, sessions, terms. Draws nothing. */
import { findInterval } from '../../../../domain/kernel/dates.ts';
import type { Json } from '../../../../domain/kernel/values.ts';
import { said } from '../../../../domain/kernel/values.ts';
import type { DossierLine } from '../../../client/types.ts';

const dayMs = 86_400_000;

/** Which field of which entry names a day to come; and whether only the newest entry of its type still counts. */
const days = {
  appointment: { field: 'at', each: true },
  'best-interests': { field: 'reviewOn', each: true },
  conference: { field: 'nextOn', each: false },
  'follow-up': { field: 'nextDue', each: false },
  'legal-demand': { field: 'answerBy', each: true },
  plan: { field: 'reviewOn', each: false },
  'protection-claim': { field: 'appealBy', each: true },
  residence: { field: 'to', each: false },
  return: { field: 'travelOn', each: true },
  session: { field: 'nextOn', each: false },
} as const;

export type MatterType = keyof typeof days;

/** Answers that say that it is over, or will not be. */
const settled: readonly string[] = ['cancelled', 'held', 'calledOff', 'arrivedOn', 'answeredOn'];
/** For so long after its day it is still asked about. */
const graceMs = 14 * dayMs;

export interface Matter {
  readonly dossier: string;
  readonly number: string;
  readonly entry: string;
  readonly type: MatterType;
  readonly field: string;
  /** A partial date or a moment. */
  readonly day: string;
  /** Epoch ms. */
  readonly at: number;
  readonly isPast: boolean;
}

type Values = Readonly<Record<string, Json>>;
const isSettled = (values: Values): boolean =>
  settled.some((field) => {
    const answer = said(values[field]);
    return answer !== undefined && answer !== false;
  });

/** What lies ahead in these types of entry, soonest first. */
export function mattersOf(
  { id, number, entries = [] }: DossierLine,
  types: readonly MatterType[],
  now: Date,
): readonly Matter[] {
  return types
    .flatMap((type) => {
      const { field, each } = days[type];
      const own = entries.filter((one) => one.type === type);
      const counting = each ? own : own.slice(-1);
      return counting.flatMap(({ id: entry, values }): Matter[] => {
        const day = said(values[field]);
        if (typeof day !== 'string' || isSettled(values)) return [];
        const interval = findInterval(day);
        const at = interval ? interval.from * dayMs : Date.parse(day);
        const end = interval ? at + dayMs : at;
        if (Number.isNaN(at) || end + graceMs < now.getTime()) return [];
        return [{ dossier: id, number, entry, type, field, day, at, isPast: end < now.getTime() }];
      });
    })
    .toSorted((a, b) => a.at - b.at);
}
