/**
 * Which contact point a report goes to [2.6]: the one that serves its area, or, when police, an office or the service
 * itself could be part of it, one of another organisation further up, to the national one [2.3, 2.5; R8].
 */
import type { Involved } from './sealedMessage.ts';

export interface ContactPoint {
  readonly team: number;
  readonly organisation: number;
  /** Area it serves, parts included; empty: the whole country. */
  readonly area: string;
}

/** Area codes and the area each is part of; a country has none above it. */
export type AreaParents = ReadonlyMap<string, string | undefined>;

export interface Way<P extends ContactPoint> {
  readonly point: P;
  /** The service itself could be part of it, and nobody else can read the report. */
  readonly nobodyElse: boolean;
}

/** The area, what it is part of, and so on; at the end the whole country as an empty code. */
function upwards(area: string, parents: AreaParents): readonly string[] {
  const chain: string[] = [];
  let at: string | undefined = parents.has(area) ? area : undefined;
  while (at !== undefined && !chain.includes(at)) {
    chain.push(at);
    at = parents.get(at);
  }
  return [...chain, ''];
}

/** Contact points from the one nearest to the area to the one for the whole country; then all others, widest first. */
function inOrder<P extends ContactPoint>(points: readonly P[], parents: AreaParents, area: string): P[] {
  const chain = upwards(area, parents);
  const depth = (point: P): number => upwards(point.area, parents).length;
  const distance = (point: P): number => {
    const at = chain.indexOf(point.area);
    return at < 0 ? chain.length + depth(point) : at;
  };
  return [...points].sort((a, b) => distance(a) - distance(b) || a.team - b.team);
}

/** Points of other organisations on the way up from an area. */
function above<P extends ContactPoint>(points: readonly P[], parents: AreaParents, area: string): P[] {
  const [ordinary, ...others] = inOrder(points, parents, area);
  const chain = upwards(area, parents);
  return others.filter((one) => one.organisation !== ordinary?.organisation && chain.includes(one.area));
}

/**
 * Where a report goes. "Not sure" counts as "could be": a person who cannot rule it out must not be read by them.
 * Undefined when there is no contact point.
 */
export function findWay<P extends ContactPoint>(
  points: readonly P[],
  parents: AreaParents,
  area: string,
  involved: readonly Involved[],
): Way<P> | undefined {
  const [ordinary] = inOrder(points, parents, area);
  if (!ordinary) return undefined;
  if (!involved.some((one) => one !== 'none')) return { point: ordinary, nobodyElse: false };
  const [other] = above(points, parents, area);
  if (other) return { point: other, nobodyElse: false };
  const isAlone = parents.has(area) || points.every((one) => one.organisation === ordinary.organisation);
  return { point: ordinary, nobodyElse: isAlone && involved.includes('this-service') };
}
