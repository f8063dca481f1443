/** A plan's actions, people's sums and objections in words. */

import type { Dossier, EntryState } from '../../../domain/kernel/dossier.ts';
import { saidIn } from '../../../domain/kernel/dossier.ts';
import type { Money } from '../../../domain/kernel/fields.ts';
import { objectionsTo } from '../../../domain/plan/contesting.ts';
import type { ActionStanding, Stand } from '../../../domain/plan/standing.ts';
import { addUp, stands } from '../../../domain/plan/standing.ts';
import type { KnownNames } from '../../client/directory.ts';
import { showDate } from '../../dates.ts';
import type { I18n } from '../../i18n.ts';
import { addMessages } from '../../i18n.ts';
import { planTexts } from '../../messages/parts/plan.en.ts';
import { currencyDigits } from '../../numbers.ts';

addMessages('en', planTexts);

/** What is to be done: in its own words where it has some, else in those of the catalogue. */
export function actionWords(entry: EntryState, { declared }: I18n): string {
  const title = saidIn<string>(entry, 'title');
  const id = saidIn<string>(entry, 'catalogue');
  return title ?? (id === undefined ? declared('plan.action') : declared(`code.plan-action.${id}`));
}

/** "12 days past its date", "by 31 December 2026". */
export function dateWords({ entry, stand, daysLate }: ActionStanding, words: I18n): string {
  const { t } = words;
  if (daysLate > 0) return t('board.action.pastDate', { days: daysLate });
  if (stand === 'late') return t('board.action.saidLate');
  const until = saidIn<string>(entry, 'until');
  return until === undefined
    ? t('board.action.noDate')
    : t('board.action.by', { date: showDate(until, words) });
}

/** Short sums, one a currency: "US$1.2M". */
const sumWords = (sums: readonly Money[], { list, number }: I18n): string =>
  list(
    sums.map(({ amount, currency }) =>
      number(amount / 10 ** currencyDigits(currency), { style: 'currency', currency, notation: 'compact' }),
    ),
  );

/** "$120K of $400K used"; undefined where nobody named a sum. What one may not know of money is not told as nought. */
export function moneyWords(actions: readonly ActionStanding[], words: I18n): string | undefined {
  const { t } = words;
  const budget = addUp(actions.flatMap((one) => one.budget ?? []));
  const spent = addUp(actions.flatMap((one) => one.spent ?? []));
  const isWhole = actions.every((one) => one.spent !== undefined);
  const sums = { budget: sumWords(budget, words), spent: sumWords(spent, words) };
  if (budget.length === 0) return spent.length === 0 ? undefined : t('board.cell.spent', sums);
  if (spent.length === 0) return t(isWhole ? 'board.cell.unspent' : 'board.cell.budget', sums);
  return t(isWhole ? 'board.cell.money' : 'board.cell.moneyAtLeast', sums);
}

/** How many stand how; those of which there are none are left out. */
export const countsOf = (
  actions: readonly ActionStanding[],
): readonly { readonly stand: Stand; readonly count: number }[] =>
  stands
    .map((stand) => ({ stand, count: actions.filter((one) => one.stand === stand).length }))
    .filter(({ count }) => count > 0);

export const organisationWords = (
  organisation: number | undefined,
  known: Pick<KnownNames, 'organisationName'>,
  { t }: I18n,
): string => (organisation === undefined ? t('board.action.nobody') : known.organisationName(organisation));

/** What was objected to an entry, each with its answer. */
export function objectionWords(
  dossier: Dossier,
  entry: EntryState,
  known: Pick<KnownNames, 'organisationName'>,
  { t, declared }: I18n,
): readonly { readonly id: string; readonly isOpen: boolean; readonly words: string }[] {
  return objectionsTo(dossier, entry).map(({ entry: one, upheld }) => {
    const organisation = saidIn<number>(one, 'organisation');
    const who =
      organisation === undefined ? t('board.objection.somebody') : known.organisationName(organisation);
    const reason = declared(`code.contest-reason.${saidIn<string>(one, 'reason')}`);
    const key =
      upheld === undefined
        ? 'board.objection.open'
        : upheld
          ? 'board.objection.upheld'
          : 'board.objection.dismissed';
    return { id: one.id, isOpen: upheld === undefined, words: t(key, { who, reason }) };
  });
}
