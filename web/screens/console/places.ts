/**
 * Whom to ask for what somebody needs [2.6]: places that help, as far as this person may know of them, the fittest first. A
 * place that says it is full, or that does not offer it, stands last and is not left out: people know more than a directory.
 */
import type { openingTime } from '../../../domain/codes/index.ts';
import type { DossierLine } from '../../client/types.ts';

type OpeningTime = (typeof openingTime.codes)[number];

export interface Place {
  /** Of the entry in the directory. */
  readonly id: string;
  readonly kind: string;
  readonly organisation: number;
  readonly area: string;
  readonly offers: boolean;
  /** Undefined where it did not say. */
  readonly accepting: boolean | undefined;
  readonly free: number | undefined;
  /** When `free` was told, ISO 8601. */
  readonly freeAt: string | undefined;
  readonly openOn: readonly string[];
  /** Undefined where it did not say when it is open. */
  readonly isOpen: boolean | undefined;
  readonly languages: readonly string[];
  readonly speaks: boolean;
  /** Steps from the area up to that of the place; infinite when it serves elsewhere. */
  readonly far: number;
}

export interface Wanted {
  readonly service: string;
  readonly area: string;
  /** BCP 47; empty: not known. */
  readonly language: string;
  /** Area codes and what each lies in. */
  readonly parents: ReadonlyMap<string, string | null>;
  readonly now: Date;
}

const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const word = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const count = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The words for this hour of the week. */
export function timesAt(now: Date): readonly OpeningTime[] {
  const hour = now.getHours();
  const isWeekend = [0, 6].includes(now.getDay());
  if (hour < 6 || hour >= 22) return ['nights'];
  if (hour >= 18) return isWeekend ? ['evenings', 'weekends'] : ['evenings'];
  if (isWeekend) return ['weekends'];
  return [hour < 12 ? 'weekday-mornings' : 'weekday-afternoons'];
}

function distance(from: string, to: string, parents: Wanted['parents']): number {
  // a place for a district of hers is nearer than one for the whole country
  const chain = [from];
  for (let at = parents.get(from); at && !chain.includes(at); at = parents.get(at)) chain.push(at);
  const up = chain.indexOf(to);
  if (up >= 0) return up;
  for (let at: string | null | undefined = to, steps = 0; at; at = parents.get(at), steps += 1)
    if (chain.includes(at)) return chain.indexOf(at) + steps;
  return Number.POSITIVE_INFINITY;
}

/** Places of the directory, the fittest first. */
export function placesFor(communities: readonly DossierLine[], wanted: Wanted): readonly Place[] {
  const times: readonly string[] = timesAt(wanted.now);
  const all = communities.flatMap((line) =>
    (line.entries ?? [])
      .filter(({ type }) => type === 'service-point')
      .map(({ id, values }): Place => {
        const openOn = list(values['openOn']);
        const languages = list(values['languages']);
        return {
          id,
          kind: word(values['kind']) ?? '',
          organisation: count(values['organisation']) ?? 0,
          area: word(values['area']) ?? line.area,
          offers: list(values['offers']).includes(wanted.service),
          accepting: typeof values['acceptingNow'] === 'boolean' ? values['acceptingNow'] : undefined,
          free: count(values['free']),
          freeAt: word(values['freeAt']),
          openOn,
          isOpen:
            openOn.length === 0
              ? undefined
              : openOn.includes('day-and-night') || times.some((one) => openOn.includes(one)),
          languages,
          speaks: languages.includes(wanted.language),
          far: distance(wanted.area, word(values['area']) ?? line.area, wanted.parents),
        };
      }),
  );
  return all.toSorted(
    (a, b) =>
      rank(b) - rank(a) ||
      (a.far === b.far ? 0 : a.far - b.far) ||
      (b.free ?? 0) - (a.free ?? 0) ||
      (a.id < b.id ? -1 : 1),
  );
}

const rank = ({ offers, accepting, free, isOpen, speaks }: Place): number =>
  (offers ? 8 : 0) +
  (accepting === false || free === 0 ? 0 : 4) +
  (speaks ? 2 : 0) +
  (isOpen === false ? 0 : 1);
