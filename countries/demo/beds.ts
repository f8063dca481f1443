/** Which children of the demonstration live in a house, and which bed they have: never more than there are [C11]. */
import type { CaseWork } from './cases.ts';
import { regionOf } from './cases.ts';
import { organisations } from './organisations.ts';

/** Beds are kept free for who comes tonight. */
const keptFree = 2;

const bedsOf = (house: string, sex: 'female' | 'male'): number =>
  organisations
    .filter(({ key }) => key === house)
    .flatMap(({ points }) => points ?? [])
    .reduce((sum, { beds }) => sum + (beds?.[sex] ?? 0), 0);

/** Where a child first stays: a bed in the house of her region, if one is left, or a family. */
export type FirstStay = { readonly house: string; readonly bed: 'girls' | 'boys' } | 'family';

/** @param taken how many beds of each house and sex were given so far; counted on */
export function firstStay(
  { area, child, random }: Pick<CaseWork, 'area' | 'child' | 'random'>,
  taken: Map<string, number>,
): FirstStay {
  const house = regionOf(area) === 'XA03' ? 'acacia-home' : 'blue-house';
  const { sex } = child;
  if (sex !== 'female' && sex !== 'male') return 'family';
  const key = `${house} ${sex}`;
  const before = taken.get(key) ?? 0;
  if (before >= bedsOf(house, sex) - keptFree || !random.fork('house').chance(0.6)) return 'family';
  taken.set(key, before + 1);
  return { house, bed: sex === 'female' ? 'girls' : 'boys' };
}
