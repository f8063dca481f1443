/** A household at a glance: its people, its benchmarks at each time it was asked, what it received and what that changed [2.1]. */
import {
  familyWork,
  householdRelation,
  programmeKind,
  schoolSituation,
  sex,
} from '../../../../domain/codes/index.ts';
import type { Benchmark } from '../../../../domain/household/benchmarks.ts';
import { enrolment, member } from '../../../../domain/household/entries.ts';
import type { CodeList } from '../../../../domain/kernel/codes.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import type { Dossier, EntryState } from '../../../../domain/kernel/dossier.ts';
import { all, saidOf } from '../../../../domain/kernel/inquiry.ts';
import { useResource } from '../../../client/data.ts';
import { showDate } from '../../../dates.ts';
import { addMessages, useI18n } from '../../../i18n.ts';
import { familyTexts } from '../../../messages/parts/families.en.ts';
import { showAmount } from '../../../numbers.ts';
import { Line } from '../../../ui/charts/Line.tsx';
import { Table } from '../../../ui/Table.tsx';
import type { Profiled } from '../../families/benchmarksOverTime.ts';
import {
  incomeLine,
  measuredChildren,
  profilesOf,
  supportOf,
  tellingBenchmarks,
} from '../../families/benchmarksOverTime.ts';
import { totalsOf } from '../../homes/programme/payments.ts';
import type { PictureProps } from './registry.ts';
import '../../families/families.css';

addMessages('en', familyTexts);

export function Picture({ open, linked }: PictureProps) {
  const { t } = useI18n();
  const { dossier } = open;
  const country = useResource<{ benchmarks?: readonly Benchmark[] }>('/country', { concerns: () => false });
  const profiles = profilesOf(dossier, country.data?.benchmarks);
  return (
    <section className="family-picture" aria-labelledby="family-picture">
      <h2 id="family-picture">{t('picture.family')}</h2>
      {dossier.loaded.has('member') && <People dossier={dossier} />}
      {profiles.length === 0 ? (
        <p className="soft">{t('picture.notAsked')}</p>
      ) : (
        <>
          <Benchmarks profiles={profiles} />
          <Income profiles={profiles} benchmarks={country.data?.benchmarks} />
        </>
      )}
      {dossier.loaded.has('enrolment') && <Support dossier={dossier} linked={linked} />}
    </section>
  );
}

/** "Son or daughter, girl, 9". */
function useWho(): (one: EntryState) => string {
  const { t, declared, number } = useI18n();
  return (one) => {
    const relation = saidOf(member, one, 'relation');
    const age = saidOf(member, one, 'age');
    const who = saidOf(member, one, 'sex');
    return [
      relation && declared(codeLabelKey(householdRelation, relation)),
      who && declared(codeLabelKey(sex, who)),
      age && (age.from === age.to ? number(age.from) : t('age.range', { from: age.from, to: age.to })),
    ]
      .filter(Boolean)
      .join(', ');
  };
}

function People({ dossier }: { readonly dossier: Dossier }) {
  const { t, declared, list } = useI18n();
  const who = useWho();
  const code = (codes: CodeList<string>, key: string | undefined): string =>
    key === undefined ? '' : declared(codeLabelKey(codes, key));
  return (
    <Table
      caption={t('picture.family')}
      rows={all(dossier, member)}
      rowKey={({ id }) => id}
      columns={[
        { key: 'person', label: t('picture.person'), isRowHead: true, cell: who },
        {
          key: 'school',
          label: t('picture.school'),
          cell: (one) => code(schoolSituation, saidOf(member, one, 'school')),
        },
        {
          key: 'work',
          label: t('picture.work'),
          cell: (one) => {
            const hours = saidOf(member, one, 'hoursPerWeek');
            const work = saidOf(member, one, 'work') ?? [];
            return [
              work.length > 0 && list(work.map((kind) => code(familyWork, kind))),
              hours !== undefined && t('picture.workHours', { hours }),
            ]
              .filter(Boolean)
              .join(', ');
          },
        },
        {
          key: 'away',
          label: t('picture.away'),
          cell: (one) => (saidOf(member, one, 'away') === true ? t('yes') : ''),
        },
      ]}
    />
  );
}

const marks = { crossed: '●', clear: '○', missing: '?', elsewhere: '–' } as const;

function Benchmarks({ profiles }: { readonly profiles: readonly Profiled[] }) {
  const words = useI18n();
  const { t, findDeclared } = words;
  const telling = tellingBenchmarks(profiles);
  const others = new Set(profiles.flatMap(({ at }) => [...at.keys()])).size - telling.length;
  return (
    <div>
      <h3>{t('picture.benchmarks')}</h3>
      <p className="small soft">{t('picture.benchmarksHelp', { count: others })}</p>
      {telling.length > 0 && (
        <div className="family-room">
          <table className="family-benchmarks">
            <caption className="unseen">{t('picture.benchmarks')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('picture.benchmark')}</th>
                {profiles.map(({ id, on }) => (
                  <th key={id} scope="col">
                    {on === undefined ? '' : showDate(on, words)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {telling.map((benchmark) => (
                <tr key={benchmark}>
                  <th scope="row">{findDeclared(`benchmark.${benchmark}`) ?? benchmark}</th>
                  {profiles.map(({ id, at }) => {
                    const is = at.get(benchmark) ?? 'elsewhere';
                    return (
                      <td key={id} className={`benchmark-${is}`}>
                        <span aria-hidden="true">{marks[is]} </span>
                        {t(`picture.benchmark.${is}`)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

interface IncomeProps {
  readonly profiles: readonly Profiled[];
  readonly benchmarks: readonly Benchmark[] | undefined;
}

function Income({ profiles, benchmarks }: IncomeProps) {
  const words = useI18n();
  const { t, locale, number } = words;
  const line = incomeLine(benchmarks);
  const when = (one: Profiled): string => (one.on === undefined ? '' : showDate(one.on, words));
  // amounts of another currency than the line's cannot stand in one picture with it
  const each = profiles.map((one) => {
    const { income, persons } = one;
    const value =
      income && persons && (!line || income.currency === line.currency) ? income.amount / persons : null;
    return {
      key: one.id,
      label: when(one),
      value,
      said:
        value === null || !income
          ? t('picture.benchmark.missing')
          : showAmount(Math.round(value), locale, income.currency),
      tone: value !== null && line && value < line.amount ? ('late' as const) : undefined,
    };
  });
  const [only, second] = each;
  const below = line ? t('picture.incomeLine', { line: showAmount(line.amount, locale, line.currency) }) : '';
  // one time is no line
  if (only && !second)
    return only.value === null ? null : <p>{t('picture.incomeOnce', { income: only.said, line: below })}</p>;
  return (
    <div className="family-charts">
      <Line
        title={t('picture.income')}
        about={t('picture.profiledOn')}
        howMuch={t('picture.income')}
        parts={each}
        {...(below ? { definition: below } : {})}
      />
      <Line
        title={t('picture.points')}
        about={t('picture.profiledOn')}
        howMuch={t('picture.points')}
        parts={profiles.map((one) => ({
          key: one.id,
          label: when(one),
          value: one.points,
          said: number(one.points),
        }))}
      />
    </div>
  );
}

function Support({ dossier, linked }: Pick<PictureProps, 'linked'> & { readonly dossier: Dossier }) {
  const words = useI18n();
  const { t, declared, locale, number } = words;
  const who = useWho();
  const enrolments = all(dossier, enrolment);
  const { paid, failed, met, missed } = supportOf(dossier);
  const children = measuredChildren(dossier);
  const change = (ends: readonly [number, number] | undefined, unit?: 'percent'): string =>
    ends
      ? t('picture.change', {
          from: unit ? number(ends[0] / 100, { style: 'percent' }) : number(ends[0]),
          to: unit ? number(ends[1] / 100, { style: 'percent' }) : number(ends[1]),
        })
      : '';
  return (
    <div className="family-support">
      <h3>{t('picture.support')}</h3>
      {enrolments.length === 0 ? (
        <p className="soft">{t('picture.supportNone')}</p>
      ) : (
        <ul>
          {enrolments.map((one) => {
            const kind = saidOf(enrolment, one, 'support');
            const [from, to] = [
              saidOf(enrolment, one, 'from'),
              saidOf(enrolment, one, 'endedOn') ?? saidOf(enrolment, one, 'to'),
            ];
            return (
              <li key={one.id}>
                {t('picture.supportIn', {
                  kind: kind ? declared(codeLabelKey(programmeKind, kind)) : '',
                  programme:
                    linked.get(saidOf(enrolment, one, 'programme') ?? '')?.number ?? t('show.dossier'),
                  from: from === undefined ? '' : showDate(from, words),
                  to: to === undefined ? '…' : showDate(to, words),
                })}
              </li>
            );
          })}
          {paid.length > 0 && (
            <li>
              {t('picture.supportPaid', {
                count: paid.length,
                sum: totalsOf(paid)
                  .map(({ amount, currency }) => showAmount(amount, locale, currency))
                  .join(' + '),
              })}
            </li>
          )}
          {failed > 0 && <li>{t('picture.supportFailed', { count: failed })}</li>}
          {met + missed > 0 && <li>{t('picture.supportChecks', { met, missed })}</li>}
        </ul>
      )}
      {children.length > 0 && (
        <Table
          caption={t('picture.what')}
          showsCaption
          rows={children}
          rowKey={({ child }) => child.id}
          columns={[
            { key: 'person', label: t('picture.person'), isRowHead: true, cell: ({ child }) => who(child) },
            {
              key: 'attendance',
              label: t('picture.attendance'),
              isFigure: true,
              cell: ({ attendance }) => change(attendance, 'percent'),
            },
            { key: 'hours', label: t('picture.hours'), isFigure: true, cell: ({ hours }) => change(hours) },
          ]}
        />
      )}
    </div>
  );
}
