/** Who asks: what the store needs to know of a person to decide what she may see and do. */
import type { Actor } from '../../domain/kernel/safeguard.ts';

export interface Session extends Actor {
  /** Codes of the data groups that her roles ever read. */
  readonly groups: readonly number[];
}

/** PostgreSQL's text form of an int[]. */
export const intArray = (values: readonly number[]): string => `{${values.join(',')}}`;
