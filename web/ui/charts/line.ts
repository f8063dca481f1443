/** Where the points of a line lie, in a field of 100 by 40 with room for its ends. */
import type { ChartPart } from './Chart.tsx';

const [width, height, margin] = [100, 40, 4];

/** The part with the greatest value, the earliest of several; undefined if nothing is known. */
export const highest = (parts: readonly ChartPart[]): ChartPart | undefined =>
  parts.reduce<ChartPart | undefined>(
    (best, part) => (part.value !== null && part.value > (best?.value ?? -Infinity) ? part : best),
    undefined,
  );

/** `x y` of each part; undefined where nothing is known. A line begins at nought, so that no small change looks great. */
function placesOf(parts: readonly ChartPart[]): readonly (string | undefined)[] {
  const most = Math.max(0, highest(parts)?.value ?? 0) || 1;
  const step = parts.length > 1 ? (width - 2 * margin) / (parts.length - 1) : 0;
  const round = (value: number): number => Math.round(value * 100) / 100;
  return parts.map(({ value }, at) =>
    value === null
      ? undefined
      : `${round(parts.length > 1 ? margin + at * step : width / 2)} ${round(
          height - margin - (Math.max(0, value) / most) * (height - 2 * margin),
        )}`,
  );
}

/** The line: broken where nothing is known. */
export function pathOf(parts: readonly ChartPart[]): string {
  const places = placesOf(parts);
  return places
    .flatMap((place, at) =>
      place === undefined ? [] : [`${places[at - 1] === undefined ? 'M' : 'L'}${place}`],
    )
    .join('');
}

/** The points that are marked: the last one, and those that no line leads to or from. */
export function marksOf(parts: readonly ChartPart[]): readonly string[] {
  const places = placesOf(parts);
  const last = places.findLastIndex((place) => place !== undefined);
  return places.filter(
    (place, at): place is string =>
      place !== undefined && (at === last || (places[at - 1] === undefined && places[at + 1] === undefined)),
  );
}
