/**
 * Kinds whose records nobody may match to a moment of sending: their times are rounded before anything is stored.
 */
import type { Catalogue } from '../../domain/kernel/apply.ts';
import type { Act } from '../../domain/kernel/operations.ts';
import type { Loaded } from './rows.ts';

const roundMs = 15 * 60_000;

export const round = (time: Date): Date => new Date(Math.round(time.getTime() / roundMs) * roundMs);

/** Does the act write to such a kind, or does it come by itself from somebody whom nobody may know of? */
export function isUnlinkable(
  catalogue: Catalogue,
  roles: readonly string[],
  act: Act,
  loaded: ReadonlyMap<string, Loaded>,
): boolean {
  if (roles.includes('intake')) return true;
  return act.operations.some((one) => {
    const kind = one.op === 'create' ? one.kind : loaded.get(one.dossier)?.dossier.kind;
    return kind !== undefined && (catalogue.kinds[kind]?.unlinkable ?? false);
  });
}

/** Device clocks say when a report was typed; what is stored is no finer than the rounded time. */
export function roundAct(act: Act): Act {
  return {
    ...act,
    operations: act.operations.map((one) => ({
      ...one,
      recorded: round(new Date(one.recorded)).toISOString(),
    })),
  };
}
