/** The country's numbers: what a safeguard declares as a default, unless the country set its own. */
import { defaultBenchmarks } from '../../domain/household/benchmarks.ts';
import { settings } from '../../domain/index.ts';
import type { Json } from '../../domain/kernel/values.ts';
import type { Store } from './store.ts';

/** The default of a declared setting; throws on an id that no safeguard declares. */
export function defaultSetting(id: string): number {
  const declared = settings.get(id);
  if (declared === undefined) throw new Error(`unknown setting ${id}`);
  return declared.default;
}

/** The country's benchmarks of risk, or those for a country that has set none; what of a profile follows from them. */
export const benchmarksOf = ({ country }: Pick<Store, 'country'>): Json =>
  (country.set.benchmarks ?? defaultBenchmarks) as unknown as Json;
