/**
 * A programme's payments, worked through in an afternoon: check conditions, prepare the list, have it approved by another,
 * pay, write what came of it, close. One step is open at a time, and says what it needs [2.1].
 */
import { all, newest, saidOf } from '../../../../domain/kernel/inquiry.ts';
import { cycle, rules } from '../../../../domain/programme/entries.ts';
import { useAllLines } from '../../../client/allLines.ts';
import type { SignedIn } from '../../../client/session.ts';
import { problemWords } from '../../../client/words.ts';
import { showDate } from '../../../dates.ts';
import { addMessages, useI18n } from '../../../i18n.ts';
import { programmeTexts } from '../../../messages/parts/programme.en.ts';
import { Page } from '../../../ui/AppShell.tsx';
import { ProblemNotice } from '../../../ui/Notice.tsx';
import { StageBar } from '../../../ui/StageBar.tsx';
import { EmptyState, Loading } from '../../../ui/States.tsx';
import { useDossier } from '../../dossier/useDossier.ts';
import { ApproveStep } from './ApproveStep.tsx';
import { CheckStep } from './CheckStep.tsx';
import { enrolledIn, nextPeriod } from './cycle.ts';
import { PayStep } from './PayStep.tsx';
import { PrepareStep } from './PrepareStep.tsx';
import { paymentsOf, periodOf } from './payments.ts';
import { ResultStep } from './ResultStep.tsx';
import { openCycle, rulesOf, stepsOf } from './standing.ts';
import type { StepProps } from './step.ts';
import '../days.css';
import './programme.css';

addMessages('en', programmeTexts);

const defaultWeeks = 13;

/** A number whose hyphens do not break a line. */
const unbroken = (number: string): string => number.replaceAll('-', '-\u2060');

export function CyclePage({ signedIn, id }: { readonly signedIn: SignedIn; readonly id: string }) {
  const words = useI18n();
  const { t } = words;
  const { open, problem, reload } = useDossier(id);
  const households = useAllLines(
    `kind=household&state=supported&where=enrolment.programme:${id}&sort=created&order=asc` +
      '&entries=enrolment&entries=member&entries=condition-check&entries=transfer',
  );
  if ((!open && problem?.code === 'not-found') || (open && open.body.kind !== 'programme')) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  if (!open) return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />;
  if (!households.lines) {
    return households.problem ? (
      <ProblemNotice problem={problemWords(households.problem, words)} />
    ) : (
      <Loading label={t('cycle.come', { count: households.come })} />
    );
  }
  const { dossier, body } = open;
  const cycles = all(dossier, cycle).toSorted(
    (a, b) => (saidOf(cycle, a, 'number') ?? 0) - (saidOf(cycle, b, 'number') ?? 0),
  );
  const current = openCycle(cycles);
  const before = cycles
    .filter((one) => one !== current && saidOf(cycle, one, 'state') !== 'cancelled')
    .at(-1);
  const set = newest(dossier, rules);
  const today = new Date().toISOString().slice(0, 10);
  const period =
    periodOf(current) ??
    nextPeriod(periodOf(before), saidOf(rules, set, 'weeksPerCycle') ?? defaultWeeks, today);
  const step: StepProps = {
    programme: { id: body.id, number: body.number, version: body.version },
    account: signedIn.session.account,
    households: households.lines,
    families: enrolledIn(households.lines, body.id, period),
    period,
    rules: rulesOf(set),
    number: saidOf(cycle, current, 'number') ?? (saidOf(cycle, cycles.at(-1), 'number') ?? 0) + 1,
    before: paymentsOf(before),
    onDone: () => {
      reload();
      households.reload();
    },
  };
  const stages = stepsOf(saidOf(cycle, current, 'state'));
  return (
    <Page
      back={{ href: `/dossiers/${body.id}`, label: t('cycle.back', { number: body.number }) }}
      title={t('cycle.title', { number: unbroken(body.number) })}
    >
      <p>
        {t('cycle.number', { number: step.number })} ·{' '}
        {t('cycle.period', { from: showDate(period.from, words), to: showDate(period.to, words) })}
      </p>
      <StageBar
        label={t('cycle.steps')}
        stages={stages.all.map((key) => ({ key, label: t(`cycle.step.${key}`) }))}
        current={stages.current}
      />
      <div className="day">
        {!current && (
          <>
            <CheckStep {...step} />
            <PrepareStep {...step} />
          </>
        )}
        {current && stages.current === 'approve' && <ApproveStep {...step} current={current} />}
        {current && stages.current === 'pay' && <PayStep {...step} current={current} />}
        {current && stages.current === 'reconcile' && <ResultStep {...step} current={current} />}
      </div>
    </Page>
  );
}
