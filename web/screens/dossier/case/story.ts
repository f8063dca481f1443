/**
 * A child's case as a story: its turning points in order of time, where she lived meanwhile, and what lies ahead. From the
 * entries that this person may see; of each it names only answers in the open. Draws nothing.
 */
import { findInterval } from '../../../../domain/kernel/dates.ts';
import type { Dossier, EntryState } from '../../../../domain/kernel/dossier.ts';
import { entriesOf, happenedAt, saidIn } from '../../../../domain/kernel/dossier.ts';

const dayMs = 86_400_000;

/** What it is in the life of the child: told by a shape too, never by colour alone. */
export type Sort = 'event' | 'decision' | 'visit' | 'danger';

interface Turning {
  readonly type: string;
  /** Fields that say when it was, the first that has an answer. */
  readonly when: readonly string[];
  /** Answers that tell of it in a few words. */
  readonly tells: readonly string[];
  readonly sort: Sort;
  /** Nothing has taken place while none of `when` has an answer. */
  readonly waits?: true;
}

const turnings: readonly Turning[] = [
  { type: 'intake', when: ['date'], tells: ['cameBy', 'care'], sort: 'event' },
  { type: 'identification', when: ['on'], tells: ['decision'], sort: 'decision' },
  { type: 'age-decision', when: ['on'], tells: ['finding'], sort: 'decision' },
  { type: 'guardian', when: ['appointedOn'], tells: ['kind', 'standing'], sort: 'event' },
  { type: 'needs-assessment', when: ['on'], tells: ['kind', 'domain'], sort: 'event' },
  { type: 'risk-assessment', when: ['on'], tells: ['level'], sort: 'event' },
  { type: 'best-interests', when: ['on'], tells: ['procedure', 'question', 'solution'], sort: 'decision' },
  { type: 'plan', when: ['agreedOn', 'from'], tells: ['childAgreed'], sort: 'decision' },
  { type: 'stay', when: ['from'], tells: ['kind'], sort: 'event' },
  { type: 'schooling', when: ['from'], tells: ['kind'], sort: 'event' },
  { type: 'work', when: ['from'], tells: ['kind'], sort: 'event' },
  { type: 'residence', when: ['from'], tells: ['status'], sort: 'event' },
  {
    type: 'return',
    when: ['arrivedOn', 'travelOn'],
    tells: ['toWhom', 'procedure'],
    sort: 'event',
    waits: true,
  },
  { type: 'follow-up', when: ['visitedOn'], tells: ['safe', 'seenAlone'], sort: 'visit', waits: true },
  { type: 'incident', when: ['at'], tells: ['kind'], sort: 'danger' },
  { type: 'transition', when: ['plannedOn'], tells: [], sort: 'event' },
  { type: 'closure', when: ['on'], tells: ['reason'], sort: 'decision' },
];

export interface Point {
  readonly entry: EntryState;
  /** Like entries of the same day, which are one turning point, with this one among them. */
  readonly alike: number;
  readonly sort: Sort;
  /** Epoch ms; of a partial date the first day it can mean. */
  readonly at: number;
  /** As it was told: a partial date or a moment; undefined where nobody said when. */
  readonly day: string | undefined;
  readonly tells: readonly string[];
}

export interface Stay {
  readonly entry: EntryState;
  /** Epoch ms. */
  readonly from: number;
  /** Epoch ms; undefined: she lives there now. */
  readonly to: number | undefined;
}

export interface Story {
  /** What has happened, oldest first. */
  readonly past: readonly Point[];
  /** What has a day that lies ahead, soonest first. */
  readonly ahead: readonly Point[];
  readonly stays: readonly Stay[];
}

export function storyOf(dossier: Dossier, now: Date): Story {
  const points = turnings
    .flatMap((turning) =>
      entriesOf(dossier, turning.type).flatMap((entry): Point[] => {
        const day = turning.when
          .map((field) => saidIn<string>(entry, field))
          .find((said) => said !== undefined);
        if (day === undefined && turning.waits) return [];
        // harm done at a visit stands out
        const isBad = entry.type === 'follow-up' && saidIn(entry, 'safe') === false;
        return [
          {
            entry,
            alike: 1,
            sort: isBad ? 'danger' : turning.sort,
            at: day === undefined ? happenedAt(entry) : momentOf(day),
            day,
            tells: turning.tells,
          },
        ];
      }),
    )
    .toSorted((a, b) => a.at - b.at || a.entry.created - b.entry.created);
  const stays = entriesOf(dossier, 'stay').flatMap((entry): Stay[] => {
    const [from, to] = [saidIn<string>(entry, 'from'), saidIn<string>(entry, 'to')];
    if (from === undefined) return [];
    return [{ entry, from: momentOf(from), to: to === undefined ? undefined : momentOf(to) }];
  });
  return {
    past: together(points.filter(({ at }) => at <= now.getTime())),
    ahead: together(points.filter(({ at }) => at > now.getTime())),
    stays,
  };
}

const momentOf = (text: string): number => {
  const days = findInterval(text);
  return days ? days.from * dayMs : Date.parse(text);
};

/** Several needs found on one day are one assessment; so is whatever is alike and of one day. */
function together(points: readonly Point[]): readonly Point[] {
  const key = ({ entry, at, sort }: Point): string => `${entry.type} ${Math.floor(at / dayMs)} ${sort}`;
  return [...Map.groupBy(points, key).values()].flatMap((same) => {
    const last = same.at(-1);
    return last ? [{ ...last, alike: same.length }] : [];
  });
}
