/**
 * The beds of a house, from what carers may see: the house's own service point, stays there, and what was told of who is
 * in. Draws nothing. Nothing in it tells why a child is there.
 */
import {
  ageGroup as ageGroups,
  bedKind,
  livingNeed,
  presence as presences,
} from '../../../../domain/codes/index.ts';
import { findInterval } from '../../../../domain/kernel/dates.ts';
import type { DossierLine } from '../../../client/types.ts';

export type Bed = (typeof bedKind.codes)[number];
type Presence = (typeof presences.codes)[number];
/** `coming`: her bed is held; `late`: she was to be here before today and nobody has said that she is. */
export type Whereabouts = 'coming' | 'late' | 'here' | 'out' | 'missing' | 'left';

export interface Lodger {
  readonly dossier: string;
  readonly number: string;
  readonly version: number;
  readonly stay: string;
  readonly bed: Bed | undefined;
  readonly ageGroup: string | undefined;
  readonly languages: readonly string[];
  readonly needs: readonly string[];
  readonly from: string;
  readonly is: Whereabouts;
  /** When that was last told, ISO. */
  readonly told: string | undefined;
  readonly school: string | undefined;
}

export interface BedCount {
  readonly bed: Bed;
  readonly all: number;
  readonly taken: number;
  /** For somebody who is to come. */
  readonly held: number;
  /** Below nought in a house that is overfull. */
  readonly free: number;
}

export interface House {
  readonly beds: readonly BedCount[];
  readonly lodgers: readonly Lodger[];
  /** Does it say that it takes children now? */
  readonly accepting: boolean | undefined;
}

type Entry = NonNullable<DossierLine['entries']>[number];

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
const dayMs = 86_400_000;

const entriesOf = (line: DossierLine, type: string): readonly Entry[] =>
  (line.entries ?? []).filter((one) => one.type === type);

/** Houses with beds that this organisation runs, each with the dossier it lies in. */
export const housesOf = (
  communities: readonly DossierLine[],
  organisation: number,
): readonly { readonly dossier: string; readonly point: Entry }[] =>
  communities
    .filter(({ state }) => state !== 'ended')
    .flatMap((line) =>
      entriesOf(line, 'service-point')
        .filter(
          ({ values }) =>
            values['organisation'] === organisation &&
            count(values['bedsGirls']) + count(values['bedsBoys']) > 0,
        )
        .map((point) => ({ dossier: line.id, point })),
    );

function whereabouts(from: string, last: Presence | undefined, today: number): Whereabouts {
  switch (last) {
    case 'arrived':
    case 'back':
      return 'here';
    case 'out':
    case 'missing':
    case 'left':
      return last;
    case undefined: {
      const begins = findInterval(from);
      return begins && begins.to < today ? 'late' : 'coming';
    }
  }
}

const isPresence = (value: unknown): value is Presence => presences.has(value);
const isBed = (value: unknown): value is Bed => bedKind.has(value);

/** A child's place in this house, if she has one now or is to have one; the newest, if the file names several. */
function lodgerOf(line: DossierLine, organisation: number, today: number): Lodger | undefined {
  if (line.state === 'closed') return undefined;
  const stay = entriesOf(line, 'stay')
    .filter(({ values }) => {
      const to = text(values['to']);
      const ends = to === undefined ? undefined : findInterval(to);
      return values['organisation'] === organisation && (ends === undefined || ends.to >= today);
    })
    .toSorted((a, b) => (text(a.values['from']) ?? '').localeCompare(text(b.values['from']) ?? ''))
    .at(-1);
  const from = text(stay?.values['from']);
  if (!stay || from === undefined) return undefined;
  const told = entriesOf(line, 'presence')
    .filter(({ values }) => values['stay'] === stay.id)
    .toSorted((a, b) => (text(a.values['at']) ?? '').localeCompare(text(b.values['at']) ?? ''))
    .at(-1);
  const last = told?.values['is'];
  const bed = stay.values['bed'];
  const school = entriesOf(line, 'schooling').find(({ values }) => values['to'] === undefined);
  return {
    dossier: line.id,
    number: line.number,
    version: line.version,
    stay: stay.id,
    bed: isBed(bed) ? bed : undefined,
    ageGroup: text(stay.values['ageGroup']),
    languages: texts(stay.values['languages']),
    needs: texts(stay.values['needs']).filter((one) => livingNeed.has(one)),
    from,
    is: whereabouts(from, isPresence(last) ? last : undefined, today),
    told: text(told?.values['at']),
    school: text(school?.values['kind']),
  };
}

/** Who needs looking for comes first, then who is to come, then who is here. */
const order: readonly Whereabouts[] = ['missing', 'late', 'coming', 'out', 'here', 'left'];

/**
 * The house as it stands.
 * @param organisation who runs it
 */
export function houseOf(
  points: readonly Entry[],
  cases: readonly DossierLine[],
  organisation: number,
  now: Date,
): House {
  const today = Math.floor(now.getTime() / dayMs);
  const lodgers = cases
    .flatMap((line) => lodgerOf(line, organisation, today) ?? [])
    .toSorted(
      (a, b) =>
        order.indexOf(a.is) - order.indexOf(b.is) ||
        a.from.localeCompare(b.from) ||
        a.number.localeCompare(b.number),
    );
  const beds = bedKind.codes.flatMap((bed): readonly BedCount[] => {
    const all = points.reduce(
      (sum, { values }) => sum + count(values[bed === 'girls' ? 'bedsGirls' : 'bedsBoys']),
      0,
    );
    // whose bed nobody said may be either
    const own = lodgers.filter((one) => one.is !== 'left' && (one.bed ?? bed) === bed);
    const held = own.filter(({ is }) => is === 'coming' || is === 'late').length;
    const taken = own.length - held;
    return all === 0 && own.length === 0 ? [] : [{ bed, all, taken, held, free: all - taken - held }];
  });
  const said = points.map(({ values }) => values['acceptingNow']).filter((one) => typeof one === 'boolean');
  return { beds, lodgers, accepting: said.length === 0 ? undefined : said.some((one) => one === true) };
}

/** How many of each age group, by bed; whose group nobody said under undefined. Those who left are not counted. */
export const byAgeGroup = (
  lodgers: readonly Lodger[],
): readonly { readonly group: string | undefined; readonly girls: number; readonly boys: number }[] =>
  [...ageGroups.codes, undefined].flatMap((group) => {
    const some = lodgers.filter((one) => one.is !== 'left' && one.ageGroup === group);
    const of = (bed: Bed): number => some.filter((one) => one.bed === bed).length;
    return some.length === 0 ? [] : [{ group, girls: of('girls'), boys: of('boys') }];
  });
