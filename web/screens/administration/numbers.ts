/** The country's numbers as the server tells them, and the safeguards they belong to. */
import { kinds } from '../../../domain/index.ts';
import type { Resource } from '../../client/data.ts';
import { useResource } from '../../client/data.ts';
import type { KnownNames } from '../../client/directory.ts';
import type { I18n } from '../../i18n.ts';

export interface NumberLine {
  readonly id: string;
  readonly unit: 'minutes' | 'hours' | 'days' | 'months' | 'count' | 'percent' | 'years';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** What holds now. */
  readonly value: number;
  /** Newest first; `account` null: at the server's console. */
  readonly history: readonly NumberChange[];
}

export interface NumberChange {
  readonly since: string;
  readonly value: number;
  readonly account: number | null;
}

export const useNumbers = (): Resource<{ settings: readonly NumberLine[] }> =>
  useResource<{ settings: readonly NumberLine[] }>('/settings/history', { concerns: () => false });

interface OfSafeguard {
  readonly id: string;
  readonly section: string;
  readonly kind: string;
}

const safeguards: ReadonlyMap<string, OfSafeguard> = new Map(
  kinds.flatMap(({ kind, safeguards: guards }) =>
    guards.flatMap(({ id, section, settings }) =>
      settings.map((setting) => [setting.id, { id, section, kind }] as const),
    ),
  ),
);

/** The safeguard whose number it is; undefined for one of how Gwen is used. */
export const findSafeguard = (setting: string): OfSafeguard | undefined => safeguards.get(setting);

/** "20 days". */
export const amount = ({ unit }: Pick<NumberLine, 'unit'>, value: number, { t }: I18n): string =>
  t(`unit.${unit}`, { value });

/** "since 3 March 2026, Hugo Bakri"; where nobody set it, that it is as proposed. */
export function sinceWords(
  change: NumberChange | undefined,
  { t, instant }: I18n,
  known: KnownNames,
): string {
  if (!change) return t('numbers.byDefault');
  const who = change.account === null ? t('administration.console') : known.accountName(change.account);
  return t('numbers.since', { since: instant(change.since), who });
}
