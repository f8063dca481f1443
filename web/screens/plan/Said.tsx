/** What somebody said of an action or put forward for it, what was objected to it, and the way to object oneself. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { findById, saidIn } from '../../../domain/kernel/dossier.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SessionBody } from '../../client/types.ts';
import { showDate } from '../../dates.ts';
import { dot, useI18n } from '../../i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { OpenDossier } from '../dossier/useDossier.ts';
import { mayObject, maySettle } from './rights.ts';
import { objectionWords } from './words.ts';
import './plan.css';

export interface SaidProps {
  readonly open: OpenDossier;
  readonly session: SessionBody;
}

export function LastWord({ open, session, word }: SaidProps & { readonly word: EntryState | undefined }) {
  const words = useI18n();
  const { t, declared } = words;
  if (!word) return <p className="soft">{t('board.action.noWord')}</p>;
  const on = saidIn<string>(word, 'on') ?? word.recorded.slice(0, 10);
  const said = t('board.action.word', {
    state: declared(`code.action-state.${saidIn<string>(word, 'state')}`),
    date: showDate(on, words),
  });
  return <Contestable open={open} session={session} entry={word} said={said} />;
}

export function Evidence({ open, session, shown }: SaidProps & { readonly shown: EntryState }) {
  const words = useI18n();
  const { t, declared } = words;
  const on = saidIn<string>(shown, 'on');
  const dossier = saidIn<string>(shown, 'dossier');
  const said = [
    declared(`code.plan-evidence.${saidIn<string>(shown, 'kind')}`),
    saidIn<string>(shown, 'where'),
    on && showDate(on, words),
  ]
    .filter(Boolean)
    .join(dot());
  return (
    <Contestable open={open} session={session} entry={shown} said={said}>
      {dossier && !/^[0-]+$/.test(dossier) && (
        <Link href={`/dossiers/${dossier}`}>{t('board.action.file')}</Link>
      )}
    </Contestable>
  );
}

interface ContestableProps extends SaidProps {
  readonly entry: EntryState;
  readonly said: string;
  readonly children?: ReactNode;
}

/** What somebody said, what was objected to it, and the way to object oneself. */
function Contestable({ open, session, entry, said, children }: ContestableProps) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { dossier, body } = open;
  const act = `/dossiers/${body.id}/act`;
  return (
    <div className="contestable">
      <p>
        {said} {children}
      </p>
      {objectionWords(dossier, entry, known, words).map(({ id, isOpen, words: objection }) => {
        const objected = findById(dossier, id);
        return (
          <p key={id} className={isOpen ? 'objection objection-open' : 'objection'}>
            <Icon name="flag" /> <span>{objection}</span>{' '}
            {isOpen && objected && maySettle(dossier, objected, session) && (
              <Link href={`${act}/answer-contest?entry.answer=${id}`}>{t('board.action.settle')}</Link>
            )}
          </p>
        );
      })}
      {mayObject(entry, session) && (
        <Link
          className="small"
          href={`${act}/contest-evidence?set.contest.entry=${entry.id}&set.contest.organisation=${session.organisation}`}
          aria-label={t('board.action.objectTo', { what: said })}
        >
          {t('board.action.object')}
        </Link>
      )}
    </div>
  );
}
