/** Names as they are compared: the parts of each put together. */
import type { NamePart } from './fields.ts';

/** Whole names, one per script, a nickname apart; not the mother's, which is somebody else's. */
export function wholeNames(parts: readonly NamePart[]): string[] {
  const whole = Map.groupBy(
    parts.filter((one) => one.part !== 'nick' && one.part !== 'mother'),
    (one) => one.script ?? '',
  );
  const nicknames = parts.flatMap((one) => (one.part === 'nick' ? [one.text] : []));
  return [...whole.values()].map((some) => some.map((one) => one.text).join(' ')).concat(nicknames);
}
