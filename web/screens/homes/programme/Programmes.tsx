/** Her programmes, each with where its payments stand and what its lists came to. */

import { Link } from 'wouter';
import { programmeKind } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import { useAllLines } from '../../../client/allLines.ts';
import { useDirectory } from '../../../client/directory.ts';
import type { DossierLine } from '../../../client/types.ts';
import { problemWords } from '../../../client/words.ts';
import { useI18n } from '../../../i18n.ts';
import { showAmount } from '../../../numbers.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { ProblemNotice } from '../../../ui/Notice.tsx';
import { StageBar } from '../../../ui/StageBar.tsx';
import { EmptyState, Loading } from '../../../ui/States.tsx';
import { entriesIn } from './queue.ts';
import { stepsOf } from './standing.ts';

const openStates = ['prepared', 'approved', 'sent'] as const;

export function Programmes() {
  const words = useI18n();
  const { t } = words;
  const programmes = useAllLines(
    'kind=programme&state=planned&state=running&sort=created&order=asc&entries=profile&entries=cycle',
    ['programme'],
  );
  return (
    <section className="day-part" aria-labelledby="programmes">
      <h2 id="programmes">{t('families.programmes')}</h2>
      {programmes.problem && <ProblemNotice problem={problemWords(programmes.problem, words)} />}
      {!programmes.lines && !programmes.problem && <Loading />}
      {programmes.lines?.length === 0 && <EmptyState icon="list" title={t('families.programmesNone')} />}
      <div className="day-cards">
        {programmes.lines?.map((line) => (
          <One key={line.id} line={line} />
        ))}
      </div>
    </section>
  );
}

function One({ line }: { readonly line: DossierLine }) {
  const { t, declared, list, locale } = useI18n();
  const known = useDirectory();
  const kinds = entriesIn(line, 'profile')[0]?.values['kinds'];
  const cycles = entriesIn(line, 'cycle').toSorted(
    (a, b) => Number(a.values['number'] ?? 0) - Number(b.values['number'] ?? 0),
  );
  const last = cycles.at(-1)?.values;
  const state = openStates.find((one) => one === last?.['state']);
  const stages = stepsOf(state);
  const total = last?.['total'];
  const isMoney = (value: unknown): value is { readonly amount: number; readonly currency: string } =>
    typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
  return (
    <article className="day-card" aria-label={line.number}>
      <h3>
        <Link href={`/dossiers/${line.id}`} className="number">
          {line.number}
        </Link>
        <span>
          {Array.isArray(kinds)
            ? list(
                kinds.flatMap((one) =>
                  programmeKind.has(one) ? [declared(codeLabelKey(programmeKind, one))] : [],
                ),
              )
            : ''}
        </span>
        <span className="soft">{known.areaName(line.area)}</span>
      </h3>
      <StageBar
        label={t('cycle.steps')}
        stages={stages.all.map((key) => ({ key, label: t(`cycle.step.${key}`) }))}
        current={stages.current}
      />
      <p className="small">
        {last
          ? t('families.cycle', {
              number: Number(last['number'] ?? 0),
              families: t('cycle.families', { count: Number(last['households'] ?? 0) }),
              total: isMoney(total) ? showAmount(total.amount, locale, total.currency) : '',
            })
          : t('families.noCycle')}
      </p>
      {line.state === 'running' && (
        <div className="row">
          <ButtonLink isSmall icon="forward" href={`/cycles/${line.id}`}>
            {t('families.open')}
          </ButtonLink>
        </div>
      )}
    </article>
  );
}
