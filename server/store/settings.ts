/** The country's numbers: what a safeguard declares as a default, unless the country set its own. */
import { settings } from '../../domain/index.ts';

/** The default of a declared setting; throws on an id that no safeguard declares. */
export function defaultSetting(id: string): number {
  const declared = settings.get(id);
  if (declared === undefined) throw new Error(`unknown setting ${id}`);
  return declared.default;
}
