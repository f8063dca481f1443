/**
 * The least numbers that may be made public: a smaller one may point at a person whom her neighbours can name [N5, 2.8].
 * A number is small too when it can be had by taking others away from their whole.
 */
import type { GuardContext } from './safeguard.ts';
import type { Setting } from './settings.ts';
import { setting } from './settings.ts';

export const disclosureLimits = {
  default: setting('disclosure.default', 'count', 5, 3, 100),
  children: setting('disclosure.children', 'count', 10, 5, 100),
} as const satisfies { readonly [about: string]: Setting };

/** The least count that may be published about children, or about others. */
export const disclosureLimit = (context: Pick<GuardContext, 'setting'>, children: boolean): number =>
  context.setting((children ? disclosureLimits.children : disclosureLimits.default).id);

/** Is this count above nobody and below the limit? */
export const isSmall = (count: number, limit: number): boolean => count > 0 && count < limit;

/**
 * Does a total, published with some of its parts, show a small number: itself, a part, or what is left of it?
 * @param parts counts of one division of the total (by sex, say); whoever is in none of them is what is left
 */
export function showsSmall(total: number, parts: readonly number[], limit: number): boolean {
  const left = parts.length > 0 ? total - parts.reduce((sum, one) => sum + one, 0) : 0;
  return [total, ...parts, left].some((count) => isSmall(count, limit));
}
