/**
 * The supervisor's page: who is not safe, what was done in an emergency, what waits for a second person, what is late, who
 * stays long at one stage, and how much each person carries. One page, made to be printed too [2.7, 2.8].
 */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useDirectory } from '../../../client/directory.ts';
import { mostDuties } from '../../../client/duties.ts';
import type { DutyItem, SessionBody } from '../../../client/types.ts';
import { problemWords } from '../../../client/words.ts';
import { showDate } from '../../../dates.ts';
import { addMessages, dot, useI18n } from '../../../i18n.ts';
import { caseTexts } from '../../../messages/parts/cases.en.ts';
import { Page } from '../../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { DutyList } from '../../../ui/DutyLine.tsx';
import { ProblemNotice } from '../../../ui/Notice.tsx';
import { ShowMore } from '../../../ui/ShowMore.tsx';
import { EmptyState, Loading } from '../../../ui/States.tsx';
import { Table } from '../../../ui/Table.tsx';
import { AlikeDuties } from '../../AlikeDuties.tsx';
import { alike, keyOf } from '../../duties.ts';
import { whoWords } from '../cases/ChildLine.tsx';
import type { Child } from '../cases/children.ts';
import { FirstAnswers } from './FirstAnswers.tsx';
import type { Review as Found } from './useReview.ts';
import { useReview } from './useReview.ts';
import '../cases/cases.css';

addMessages('en', caseTexts);

export function Review({ session }: { readonly session: SessionBody }) {
  const words = useI18n();
  const { t, instant } = words;
  const { review, problem } = useReview(session);
  const isAllWell =
    review &&
    [review.unsafe, review.reviews, review.approvals, review.late, review.alerts, review.stuck].flat()
      .length === 0;
  return (
    <Page
      title={t('late.title')}
      acts={
        review && (
          <Button isSmall onPress={() => window.print()}>
            {t('dossier.print')}
          </Button>
        )
      }
    >
      <p className="review-print">{instant(new Date())}</p>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {!review && !problem && <Loading />}
      {isAllWell && (
        <EmptyState icon="check" title={t('late.nothing')}>
          {t('late.nothingHelp')}
        </EmptyState>
      )}
      {review?.hasMore && <ShowMore shown={mostDuties} hasMore />}
      {review && <Sections review={review} />}
      <FirstAnswers />
    </Page>
  );
}

const numberOf = ({ id, number }: Pick<Child, 'id' | 'number'>) => (
  <Link href={`/dossiers/${id}`}>
    <span className="number">{number}</span>
  </Link>
);

function Sections({ review }: { readonly review: Found }) {
  const words = useI18n();
  const { t, declared, number } = words;
  const known = useDirectory();
  const duties = (title: string, items: readonly DutyItem[]) =>
    items.length > 0 && (
      <DutyList title={title}>
        {alike(items, words).map((same) => (
          <AlikeDuties
            key={keyOf(same[0])}
            items={same}
            aboutOf={(one) =>
              [
                one.duty.account ? known.accountName(one.duty.account) : declared(`role.${one.duty.role}`),
                known.areaName(one.area),
              ]
                .filter(Boolean)
                .join(dot())
            }
            hrefOf={(one) => `/dossiers/${one.dossier}`}
          />
        ))}
      </DutyList>
    );
  return (
    <>
      <Part id="unsafe" title={t('review.unsafe')} count={review.unsafe.length}>
        <Table
          caption={t('review.unsafe')}
          rows={review.unsafe}
          rowKey={({ id }) => id}
          columns={[
            { key: 'number', label: t('records.number'), isRowHead: true, cell: numberOf },
            { key: 'who', label: t('review.who'), cell: (child) => whoWords(child, words) },
            { key: 'stage', label: t('records.state'), cell: ({ state }) => declared(`case.state.${state}`) },
            {
              key: 'why',
              label: t('review.why'),
              cell: ({ dangers }) => words.list(dangers.map((one) => t(`children.danger.${one}`))),
            },
            {
              key: 'seen',
              label: t('review.seen'),
              cell: ({ lastVisit }) => (lastVisit ? showDate(lastVisit, words) : t('case.none')),
            },
          ]}
        />
      </Part>
      <Part id="approvals" title={t('review.approvals')} count={review.approvals.length}>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <ul role="list" className="children-list">
          {review.approvals.map(({ id, number: spoken, what, act }) => (
            <li key={`${id} ${act}`} className="child child-beside">
              <p>
                <Link href={`/dossiers/${id}`}>
                  <span className="number">{spoken}</span>
                </Link>{' '}
                {t(`review.awaits.${what}`)}
              </p>
              <ButtonLink
                href={`/dossiers/${id}/act/${act}`}
                isSmall
                label={`${t('review.look')}: ${spoken}`}
              >
                {t('review.look')}
              </ButtonLink>
            </li>
          ))}
        </ul>
      </Part>
      {duties(t('late.reviews', { count: review.reviews.length }), review.reviews)}
      {duties(t('late.duties', { count: review.late.length }), review.late)}
      <Part id="stuck" title={t('review.stuck')} count={review.stuck.length} help={t('review.stuckHelp')}>
        <Table
          caption={t('review.stuck')}
          rows={review.stuck}
          rowKey={({ child }) => child.id}
          columns={[
            {
              key: 'number',
              label: t('records.number'),
              isRowHead: true,
              cell: ({ child }) => numberOf(child),
            },
            { key: 'who', label: t('review.who'), cell: ({ child }) => whoWords(child, words) },
            {
              key: 'stage',
              label: t('records.state'),
              cell: ({ child }) => declared(`case.state.${child.state}`),
            },
            { key: 'days', label: t('review.days'), isFigure: true, cell: ({ days }) => number(days) },
          ]}
        />
      </Part>
      {duties(t('late.alerts', { count: review.alerts.length }), review.alerts)}
      <Part id="load" title={t('review.load')} count={review.loads.length} help={t('review.loadHelp')}>
        <Table
          caption={t('review.load')}
          rows={review.loads}
          rowKey={({ account }) => String(account)}
          columns={[
            {
              key: 'person',
              label: t('review.person'),
              isRowHead: true,
              cell: ({ account }) => known.accountName(account),
            },
            {
              key: 'guards',
              label: t('review.guards'),
              isFigure: true,
              cell: ({ guards }) => number(guards),
            },
            {
              key: 'visits',
              label: t('review.visits'),
              isFigure: true,
              cell: ({ visits }) => number(visits),
            },
            {
              key: 'danger',
              label: t('review.inDanger'),
              isFigure: true,
              cell: ({ inDanger }) => number(inDanger),
            },
            { key: 'late', label: t('review.withLate'), isFigure: true, cell: ({ late }) => number(late) },
          ]}
        />
      </Part>
    </>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly help?: string;
  readonly children: ReactNode;
}

function Part({ id, title, count, help, children }: PartProps) {
  const { t } = useI18n();
  if (count === 0) return null;
  return (
    <section className="children" aria-labelledby={id}>
      <h2 id={id}>{t('review.counted', { title, count })}</h2>
      {help && <p className="soft small">{help}</p>}
      {children}
    </section>
  );
}
