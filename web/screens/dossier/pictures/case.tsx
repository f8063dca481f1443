/** A case at a glance: how it stands now, its time on one line, and its turning points as a story, the newest first. */
import { useState } from 'react';
import type { EntryState } from '../../../../domain/kernel/dossier.ts';
import { entriesOf, findEntry, saidIn, shownValue } from '../../../../domain/kernel/dossier.ts';
import { showDate } from '../../../dates.ts';
import { showValue } from '../../../forms/show.ts';
import { useSources } from '../../../forms/sources.ts';
import { addMessages, dot, useI18n } from '../../../i18n.ts';
import { caseTexts } from '../../../messages/parts/cases.en.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import type { TimelineEntry } from '../../../ui/Timeline.tsx';
import { Timeline } from '../../../ui/Timeline.tsx';
import { findReason } from '../../../ui/unsaid.ts';
import { Now } from '../case/Now.tsx';
import { Strip } from '../case/Strip.tsx';
import type { Point } from '../case/story.ts';
import { storyOf } from '../case/story.ts';
import { dayOf } from '../labels.ts';
import type { PictureProps } from './registry.ts';
import '../case/case.css';

addMessages('en', caseTexts);

/** Of the story the newest; what came before folds away. */
const shownFirst = 4;

export function Picture({ open }: PictureProps) {
  const words = useI18n();
  const { t, declared } = words;
  const sources = useSources();
  const [now] = useState(() => new Date());
  const { kind, dossier, body } = open;
  const story = storyOf(dossier, now);
  const told = (entry: EntryState, names: readonly string[]): readonly string[] =>
    names.flatMap((name) => {
      const field = kind.entries[entry.type]?.fields[name];
      const value = shownValue(entry, name);
      if (!field || value === undefined || value === null || findReason(value)) return [];
      const answer = showValue(field, value, words, sources);
      return field.spec.kind === 'yes-no'
        ? [`${declared(`case.${entry.type}.${name}`)} ${answer}`]
        : [answer];
    });
  const line = ({ entry, alike, sort, day, tells }: Point): TimelineEntry => {
    const answers = told(entry, tells);
    return {
      id: entry.id,
      when: day === undefined ? dayOf(entry, words) : dayWords(day),
      what: [declared(`case.${entry.type}`), alike > 1 && t('dossier.times', { count: alike })]
        .filter(Boolean)
        .join(' '),
      summary: alike === 1 && answers.length > 0 && <p>{answers.join(dot())}</p>,
      ...(sort === 'danger' ? { tone: 'danger' as const } : {}),
    };
  };
  function dayWords(day: string): string {
    return day.includes('T') ? words.instant(day, { dateStyle: 'medium' }) : showDate(day, words);
  }
  const past = story.past.toReversed().map(line);
  const paper = `/dossiers/${body.id}/paper`;
  const papers = [
    ...(findEntry(dossier, 'plan') ? [{ href: `${paper}/plan`, label: t('paper.plan.open') }] : []),
    ...entriesOf(dossier, 'referral')
      .filter((one) => saidIn(one, 'doneOn') === undefined)
      .map((one) => ({
        href: `${paper}/letter/${one.id}`,
        label: [t('paper.letter.open'), ...told(one, ['purpose', 'organisation'])].join(dot()),
      })),
  ];
  return (
    <section className="case-picture" aria-labelledby="case-picture">
      <h2 id="case-picture">{t('case.now')}</h2>
      <Now open={open} now={now} />
      {past.length > 0 && <h2>{t('case.story')}</h2>}
      <Strip story={story} now={now} />
      {story.ahead.length > 0 && (
        <>
          <h3>{t('case.ahead')}</h3>
          <Timeline label={t('case.ahead')} heading="h3" entries={story.ahead.map(line)} />
        </>
      )}
      {past.length > 0 && <Timeline label={t('case.story')} entries={past.slice(0, shownFirst)} />}
      {past.length > shownFirst && (
        <details className="dossier-earlier">
          <summary>{t('dossier.earlier', { count: past.length - shownFirst })}</summary>
          <Timeline label={t('case.story')} entries={past.slice(shownFirst)} />
        </details>
      )}
      {papers.length > 0 && (
        <div className="row case-papers">
          {papers.map(({ href, label }) => (
            <ButtonLink key={href} href={href} isSmall kind="plain" icon="forward">
              {label}
            </ButtonLink>
          ))}
        </div>
      )}
    </section>
  );
}
