/**
 * A child's plan on paper, in her language: her goals, what is done for each, by whom and until when, and whom she can ask.
 * What people wrote stays in their own words [2.7].
 */

import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { findEntry, saidIn, shownValue } from '../../../domain/kernel/dossier.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { isItemList } from '../../../domain/kernel/values.ts';
import { showValue } from '../../forms/show.ts';
import { useSources } from '../../forms/sources.ts';
import { dot } from '../../i18n.ts';
import { goalsOf, standingOf } from '../dossier/case/standing.ts';
import type { SheetProps } from './registry.ts';

type Item = { readonly [field: string]: Json };

const itemsOf = (entry: EntryState, field: string): readonly Item[] => {
  const list = shownValue(entry, field);
  return isItemList(list) ? Object.values(list.items).map((item) => item as Item) : [];
};

export function Sheet({ open: { dossier, kind }, words }: SheetProps) {
  const { t, declared } = words;
  const sources = useSources();
  const now = new Date();
  const plan = findEntry(dossier, 'plan');
  const fields = kind.entries['plan']?.fields ?? {};
  if (!plan) return <p>{t('paper.plan.none')}</p>;
  const item = (list: string, name: string, values: Item): string | undefined => {
    const field = fields[list]?.spec.items?.[name];
    const value = values[name];
    return field && value !== undefined && value !== null
      ? showValue(field, value, words, sources)
      : undefined;
  };
  const answer = (entry: EntryState, name: string): string | undefined => {
    const field = kind.entries[entry.type]?.fields[name];
    const value = shownValue(entry, name);
    return field && value !== undefined && value !== null
      ? showValue(field, value, words, sources)
      : undefined;
  };
  const team = itemsOf(plan, 'team');
  const { guardians } = standingOf(dossier, now);
  return (
    <>
      <header>
        <h2>{t('paper.plan.heading')}</h2>
        <p>
          {[
            answer(plan, 'agreedOn') ?? answer(plan, 'from'),
            saidIn(plan, 'reviewOn') !== undefined &&
              t('paper.plan.review', { day: answer(plan, 'reviewOn') ?? '' }),
          ]
            .filter(Boolean)
            .join(dot())}
        </p>
      </header>
      <p>{t('paper.plan.yours')}</p>
      <ol className="paper-goals">
        {goalsOf(plan, now).map(({ id, values }) => (
          <li key={id} className="paper-goal">
            <strong dir="auto">{item('goals', 'goal', values)}</strong>
            <dl className="paper-facts">
              {(['action', 'by', 'with', 'organisation', 'due', 'state'] as const).map((name) => {
                const told = item('goals', name, values);
                return told === undefined ? null : (
                  <Fact key={name} label={declared(`case.plan.goals.${name}`)}>
                    {told}
                  </Fact>
                );
              })}
            </dl>
          </li>
        ))}
      </ol>
      {(team.length > 0 || guardians.length > 0) && (
        <section>
          <h3>{t('paper.plan.who')}</h3>
          <ul>
            {guardians.map((one) => (
              <li key={one.id} dir="auto">
                {[answer(one, 'person'), declared('case.guardian')].filter(Boolean).join(', ')}
              </li>
            ))}
            {team.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: people of a team have no other mark, and the list stands still
              <li key={index} dir="auto">
                {[
                  item('team', 'name', one) ?? item('team', 'account', one),
                  item('team', 'discipline', one),
                  item('team', 'organisation', one),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>{t('paper.plan.rights')}</p>
      <div className="paper-signs">
        {(['child', 'guardian', 'worker', 'day'] as const).map((who) => (
          <p key={who}>{t(`paper.sign.${who}`)}</p>
        ))}
      </div>
    </>
  );
}

export function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </>
  );
}
