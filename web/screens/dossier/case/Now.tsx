/** How the case stands now, a line each. What names somebody, and the child's own goals, stay behind the curtain. */
import type { ReactNode } from 'react';
import type { EntryState } from '../../../../domain/kernel/dossier.ts';
import { saidIn, shownValue } from '../../../../domain/kernel/dossier.ts';
import type { Json } from '../../../../domain/kernel/values.ts';
import { showDate } from '../../../dates.ts';
import { showValue } from '../../../forms/show.ts';
import { useSources } from '../../../forms/sources.ts';
import { dot, useI18n } from '../../../i18n.ts';
import { Curtain } from '../../../ui/Curtain.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { OpenDossier } from '../useDossier.ts';
import { goalStandings, goalsOf, standingOf } from './standing.ts';

export function Now({
  open: { body, dossier, kind },
  now,
}: {
  readonly open: OpenDossier;
  readonly now: Date;
}) {
  const words = useI18n();
  const { t } = words;
  const sources = useSources();
  const { stay, guardians, plan, leave, risk, isRiskOld } = standingOf(dossier, now);
  const sees = (type: string): boolean => body.loaded.includes(type);
  const tell = (entry: EntryState, ...fields: readonly string[]): string =>
    fields
      .flatMap((name) => {
        const field = kind.entries[entry.type]?.fields[name];
        const value = shownValue(entry, name);
        return field && value !== undefined && value !== null
          ? [showValue(field, value, words, sources)]
          : [];
      })
      .join(dot());
  const since = (entry: EntryState, field: string): string | undefined => {
    const day = saidIn<string>(entry, field);
    return day && t('case.since', { day: showDate(day, words) });
  };
  const untilOf = (entry: EntryState): string => {
    const until = saidIn<string>(entry, 'until');
    return until ? t('dossier.until', { at: showDate(until, words) }) : t('case.noEnd');
  };
  const goalWords = (name: string, value: Json): string => {
    const field = kind.entries['plan']?.fields['goals']?.spec.items?.[name];
    return field ? showValue(field, value, words, sources) : '';
  };
  return (
    <dl className="case-now">
      {sees('stay') && (
        <Line label={t('case.now.stay')}>
          {stay && joined(tell(stay, 'kind', 'organisation', 'area'), since(stay, 'from'))}
        </Line>
      )}
      {sees('guardian') && (
        <Line label={t('case.now.guardian')}>
          {guardians.length > 0 &&
            guardians.map((one) => (
              <span key={one.id} className="row">
                <span>{joined(tell(one, 'kind', 'standing'), since(one, 'appointedOn'))}</span>
                {shownValue(one, 'person') !== undefined && (
                  <Curtain what={t('dossier.name')}>{() => <bdi>{tell(one, 'person')}</bdi>}</Curtain>
                )}
              </span>
            ))}
        </Line>
      )}
      {sees('risk-assessment') && (
        <Line label={t('case.now.risk')}>
          {risk && (
            <>
              {tell(risk, 'level')}
              {isRiskOld && (
                <span className="case-late">
                  {' '}
                  <Icon name="alert" /> {t('case.riskOld')}
                </span>
              )}
            </>
          )}
        </Line>
      )}
      {sees('plan') && (
        <Line label={t('case.now.plan')}>{plan && <Goals plan={plan} now={now} tell={goalWords} />}</Line>
      )}
      {sees('consent') && (
        <Line label={t('case.now.consent')}>
          {leave.length > 0 && (
            <ul className="case-leave">
              {leave.map((one) => (
                <li key={one.id}>{joined(tell(one, 'purpose'), tell(one, 'organisation'), untilOf(one))}</li>
              ))}
            </ul>
          )}
        </Line>
      )}
    </dl>
  );
}

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(dot());

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { t } = useI18n();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children || <span className="soft">{t('case.none')}</span>}</dd>
    </div>
  );
}

interface GoalsProps {
  readonly plan: EntryState;
  readonly now: Date;
  readonly tell: (field: string, value: Json) => string;
}

function Goals({ plan, now, tell }: GoalsProps) {
  const { t } = useI18n();
  const goals = goalsOf(plan, now);
  if (goals.length === 0) return <span className="soft">{t('case.noGoals')}</span>;
  const standings = goalStandings.flatMap((standing) => {
    const count = goals.filter((one) => one.standing === standing).length;
    return count > 0 ? [{ standing, count }] : [];
  });
  return (
    <div className="stack case-goals">
      <p className="case-goal-counts">
        {standings.map(({ standing, count }) => (
          <span key={standing} className={`case-goal case-goal-${standing}`}>
            {t(`case.goals.${standing}`, { count })}
          </span>
        ))}
      </p>
      <div>
        <Curtain what={t('case.goals')}>
          {() => (
            <ul>
              {goals.map(({ id, standing, values }) => (
                <li key={id} dir="auto">
                  {tell('goal', values['goal'] ?? '')}{' '}
                  <span className="soft small">
                    {t(`case.goal.${standing}`)}
                    {typeof values['due'] === 'string' && ` · ${tell('due', values['due'])}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Curtain>
      </div>
    </div>
  );
}
