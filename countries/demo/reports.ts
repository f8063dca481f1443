/** Which reports the demonstration has, when they came and how far they are. */
import { catalogue } from '../../domain/index.ts';
import { dayMs, hourMs } from './cases.ts';
import type { Random } from './random.ts';
import { makeRandom } from './random.ts';
import type { Story } from './stories.ts';
import { makeStory } from './stories.ts';

export const minuteMs = 60_000;
export const reportGroups: readonly string[] = [
  ...new Set(Object.values(catalogue.kinds['report']?.entries ?? {}).map(({ group }) => group)),
];

/** States with how many reports are in them, and how many hours ago those came. */
const spread = [
  ['received', 12, 0.05, 6],
  ['triaged', 16, 2, 60],
  ['responding', 26, 5, 90],
  ['answered', 32, 140, 600],
  ['closed', 178, 800, 17_500],
  ['duplicate', 12, 150, 17_500],
  ['not-actionable', 24, 150, 17_500],
] as const;
export type ReportState = (typeof spread)[number][0];
export const isPutAway = (state: ReportState): state is 'duplicate' | 'not-actionable' =>
  state === 'duplicate' || state === 'not-actionable';

export interface ReportPlan {
  readonly name: string;
  readonly state: ReportState;
  readonly time: Date;
  readonly story: Story;
  readonly random: Random;
  readonly result: 'child-reached' | 'not-found' | 'no-trafficking' | 'moved-on';
  /** The reporter wrote again. */
  readonly writesAgain: boolean;
  /** An operator proposed to put it away, and it waits for a second person. */
  readonly proposes: boolean;
  /** Nobody of the team has said yet that she goes. */
  readonly unanswered: boolean;
}

/** What another report tells of, told by somebody else a moment later. */
function sameAs(name: string): Story {
  const told = makeStory(makeRandom(`zelmara/${name}`).fork('story'));
  return { ...told, text: `${told.text} …`, channel: 'web', answerWay: 'page' };
}

/**
 * @param begun when cases that a report led to began: as many reports come half a day before
 * @param share which part of those of each state
 */
export function planReports(now: Date, begun: readonly Date[], share = 1): readonly ReportPlan[] {
  const led = [...begun];
  return spread.flatMap(([state, count, least, most]) =>
    Array.from({ length: Math.ceil(count * share) }, (_, at): ReportPlan => {
      const name = `report ${state} ${at}`;
      const random = makeRandom(`zelmara/${name}`);
      const ago = least + (most - least) * (state === 'received' ? at / count : random.next());
      const leading = state === 'closed' ? led.shift() : undefined;
      const story = makeStory(random.fork('story'));
      return {
        name,
        state,
        time: leading ? new Date(leading.getTime() - 12 * hourMs) : new Date(now.getTime() - ago * hourMs),
        // two people saw the same, and each of them told
        story: state === 'received' && at === 1 ? sameAs('report received 0') : story,
        random,
        result: leading
          ? 'child-reached'
          : random.weighted({ 'child-reached': 35, 'not-found': 25, 'no-trafficking': 20, 'moved-on': 20 }),
        writesAgain: state === 'received' && at < 3,
        proposes: state === 'triaged' && at % 5 === 4,
        unanswered: at % 3 === 2,
      };
    }),
  );
}

/** A case can have begun with a report if that report can be over by now. */
export const isLongAgo = (start: Date, now: Date): boolean => now.getTime() - start.getTime() > 45 * dayMs;
