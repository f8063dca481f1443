/** Which recruiters the demonstration has: in every state that a licence can be in, opened over two years. */
import { dayMs } from './cases.ts';
import { makeRandom } from './random.ts';

const spread = {
  licensed: 13,
  suspended: 3,
  revoked: 2,
  expired: 2,
  applied: 2,
  refused: 2,
  unlicensed: 1,
} as const;
type State = keyof typeof spread;

export interface AgencyPlan {
  readonly name: string;
  readonly state: State;
  /** How many of its state came before it. */
  readonly at: number;
  readonly opened: Date;
}

/** All of them. Those that have only applied did so lately. */
export function planAgencies(now: Date): readonly AgencyPlan[] {
  const random = makeRandom('zelmara/agencies');
  return (Object.keys(spread) as State[]).flatMap((state) =>
    Array.from({ length: spread[state] }, (_, at): AgencyPlan => {
      const days = state === 'applied' ? random.int(5, 25) : random.int(420, 680);
      return { name: `agency ${state} ${at}`, state, at, opened: new Date(now.getTime() - days * dayMs) };
    }),
  );
}

/** Every third of a kind is left alone too long: nobody inspects it, and it charges too much. */
export const isNeglected = ({ at, state }: AgencyPlan): boolean => state === 'licensed' && at % 3 === 2;

/** One has to renew its licence within the month. */
export const isEnding = ({ at, state }: AgencyPlan): boolean => state === 'licensed' && at === 1;

/** What the last inspection found, where something is still to be done about it. */
export const lastFound = ({ at, state }: AgencyPlan): 'undecided' | 'not-put-right' | undefined =>
  state === 'licensed' ? ({ 3: 'undecided', 4: 'not-put-right' } as const)[at] : undefined;
