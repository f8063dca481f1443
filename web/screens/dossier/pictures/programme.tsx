/** A programme at a glance: whom it reaches against their share, its payment lists, its money, and conditions met [2.1, 2.2]. */
import { cycleState } from '../../../../domain/codes/index.ts';
import type { Benchmark } from '../../../../domain/household/benchmarks.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import type { Money } from '../../../../domain/kernel/fields.ts';
import { all, newest, saidOf } from '../../../../domain/kernel/inquiry.ts';
import { cycle, profile } from '../../../../domain/programme/entries.ts';
import { useAllLines } from '../../../client/allLines.ts';
import { useResource } from '../../../client/data.ts';
import { problemWords } from '../../../client/words.ts';
import { showDate } from '../../../dates.ts';
import { addMessages, useI18n } from '../../../i18n.ts';
import { familyTexts } from '../../../messages/parts/families.en.ts';
import { programmeTexts } from '../../../messages/parts/programme.en.ts';
import { showAmount } from '../../../numbers.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { Bars } from '../../../ui/charts/Bars.tsx';
import { Share } from '../../../ui/charts/Share.tsx';
import { ProblemNotice } from '../../../ui/Notice.tsx';
import { Loading } from '../../../ui/States.tsx';
import { Table } from '../../../ui/Table.tsx';
import { totalsOf } from '../../homes/programme/payments.ts';
import { entriesIn, queueOf } from '../../homes/programme/queue.ts';
import { Shares } from '../../homes/programme/Shares.tsx';
import type { PictureProps } from './registry.ts';
import '../../families/families.css';
import '../../homes/programme/programme.css';

addMessages('en', { ...familyTexts, ...programmeTexts });

export function Picture({ open, session }: PictureProps) {
  const words = useI18n();
  const { t, declared, number, locale } = words;
  const { dossier, body } = open;
  const said = newest(dossier, profile);
  const cycles = all(dossier, cycle).toSorted(
    (a, b) => (saidOf(cycle, a, 'number') ?? 0) - (saidOf(cycle, b, 'number') ?? 0),
  );
  const paid = totalsOf(cycles.flatMap((one) => saidOf(cycle, one, 'paidTotal') ?? []));
  const budget = saidOf(profile, said, 'budget');
  const shown = ({ amount, currency }: Money): string => showAmount(amount, locale, currency);
  const sum = paid.map(shown).join(' + ') || '0';
  const counted = cycles.filter((one) => saidOf(cycle, one, 'paidTotal') !== undefined);
  return (
    <section className="family-picture" aria-labelledby="programme-picture">
      <h2 id="programme-picture">{t('picture.reach')}</h2>
      <Reach programme={body.id} capacity={saidOf(profile, said, 'capacity')} />
      {dossier.loaded.has('cycle') && (
        <>
          <p>
            {budget
              ? t('picture.money', { budget: shown(budget), paid: sum })
              : t('picture.moneyOnly', { paid: sum })}
          </p>
          {cycles.length > 0 && (
            <Table
              caption={t('picture.cycles')}
              showsCaption
              rows={cycles.toReversed()}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'number',
                  label: t('picture.cycle'),
                  isRowHead: true,
                  cell: (one) => {
                    const [from, to] = [saidOf(cycle, one, 'from'), saidOf(cycle, one, 'to')];
                    return `${number(saidOf(cycle, one, 'number') ?? 0)} · ${
                      from && to
                        ? t('cycle.period', { from: showDate(from, words), to: showDate(to, words) })
                        : ''
                    }`;
                  },
                },
                {
                  key: 'state',
                  label: t('picture.cycles.state'),
                  cell: (one) => {
                    const state = saidOf(cycle, one, 'state');
                    return state ? declared(codeLabelKey(cycleState, state)) : '';
                  },
                },
                ...(['households', 'paid', 'failed'] as const).map((field) => ({
                  key: field,
                  label: declared(`programme.cycle.${field}`),
                  isFigure: true,
                  cell: (one: (typeof cycles)[number]) => {
                    const value = saidOf(cycle, one, field);
                    return value === undefined ? '' : number(value);
                  },
                })),
              ]}
            />
          )}
          {counted.length > 1 && (
            <Bars
              title={t('picture.cycles.sum')}
              about={t('picture.cycle')}
              parts={counted.map((one) => {
                const money = saidOf(cycle, one, 'paidTotal');
                return {
                  key: one.id,
                  label: t('cycle.number', { number: saidOf(cycle, one, 'number') ?? 0 }),
                  value: money?.amount ?? null,
                  said: money ? shown(money) : '',
                };
              })}
            />
          )}
          {body.state === 'running' &&
            session.roles.some((role) => ['programme-officer', 'supervisor'].includes(role)) && (
              <div className="row">
                <ButtonLink href={`/cycles/${body.id}`} icon="forward" isSmall>
                  {t('families.open')}
                </ButtonLink>
              </div>
            )}
        </>
      )}
    </section>
  );
}

/** As far as this person may know of its households. */
function Reach({
  programme,
  capacity,
}: {
  readonly programme: string;
  readonly capacity: number | undefined;
}) {
  const words = useI18n();
  const { t, number } = words;
  const country = useResource<{ benchmarks?: readonly Benchmark[] }>('/country', { concerns: () => false });
  const own = useAllLines(
    `kind=household&where=enrolment.programme:${programme}&sort=created&order=asc&entries=condition-check`,
  );
  const everybody = useAllLines(
    'kind=household&state=prioritised&state=supported&sort=created&order=asc&entries=profile&entries=member',
  );
  const failed = own.problem ?? everybody.problem;
  if (!own.lines || !everybody.lines)
    return failed ? <ProblemNotice problem={problemWords(failed, words)} /> : <Loading />;
  const supported = new Set(own.lines.filter(({ state }) => state === 'supported').map(({ id }) => id));
  // those of other programmes are not who could have been taken in here
  const { shares } = queueOf(
    everybody.lines.filter(({ id, state }) => state === 'prioritised' || supported.has(id)),
    country.data?.benchmarks,
  );
  const checks = own.lines.flatMap((line) => entriesIn(line, 'condition-check'));
  const met = checks.filter(({ values }) => values['met'] === true).length;
  return (
    <>
      <p>
        <b>{t('picture.reached', { count: supported.size })}</b>
        {capacity !== undefined && ` · ${t('picture.of', { count: supported.size, all: capacity })}`}
      </p>
      {shares.some(({ share }) => share > 0) && <Shares shares={shares} />}
      {checks.length > 0 && (
        <Share
          title={t('picture.conditions')}
          about={t('picture.conditions')}
          parts={[
            { key: 'met', label: t('picture.conditions.met'), value: met, said: number(met), tone: 'done' },
            {
              key: 'missed',
              label: t('picture.conditions.missed'),
              value: checks.length - met,
              said: number(checks.length - met),
              tone: 'late',
            },
          ]}
        />
      )}
    </>
  );
}
