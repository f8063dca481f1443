/**
 * The actions of a cell, late ones first, each with the last word on it and what shows it. Whoever does not agree objects on
 * the spot; whoever keeps the plan settles it.
 */
import { Link } from 'wouter';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { findById, saidIn } from '../../../domain/kernel/dossier.ts';
import type { ActionStanding } from '../../../domain/plan/standing.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SessionBody } from '../../client/types.ts';
import { showDate } from '../../dates.ts';
import { useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { OpenDossier } from '../dossier/useDossier.ts';
import { mayObject, maySettle, mayTell } from './rights.ts';
import { actionWords, dateWords, moneyWords, objectionWords, organisationWords } from './words.ts';
import './plan.css';

interface ActionsProps {
  readonly open: OpenDossier;
  readonly session: SessionBody;
  readonly actions: readonly ActionStanding[];
}

export function CellActions({ open, session, actions }: ActionsProps) {
  return (
    <div className="cell-actions">
      {actions.map((one) => (
        <OneAction key={one.entry.id} open={open} session={session} one={one} />
      ))}
    </div>
  );
}

interface OneActionProps extends Omit<ActionsProps, 'actions'> {
  readonly one: ActionStanding;
}

function OneAction({ open, session, one }: OneActionProps) {
  const words = useI18n();
  const { t, declared, list } = words;
  const known = useDirectory();
  const { word, entry } = one;
  const money = moneyWords([one], words);
  const obstacles = saidIn<readonly string[]>(word, 'obstacles') ?? [];
  const act = `/dossiers/${open.body.id}/act`;
  return (
    <article className={`plan-action stand-${one.stand}`}>
      <h3>{actionWords(entry, words)}</h3>
      <p className="plan-action-facts">
        <StandMark one={one} />
        <span>{organisationWords(one.organisation, known, words)}</span>
        <span>{dateWords(one, words)}</span>
        {money && <span className="soft">{money}</span>}
      </p>
      <LastWord open={open} session={session} word={word} />
      {obstacles.length > 0 && (
        <p>
          {t('board.action.obstacles', {
            obstacles: list(obstacles.map((code) => declared(`code.action-obstacle.${code}`))),
          })}
        </p>
      )}
      <h4>{t('board.action.evidence')}</h4>
      {one.isUnshown && <p className="late-word">{t('board.action.unshown')}</p>}
      {one.evidence.length === 0 && !one.isUnshown && <p className="soft">{t('board.action.noEvidence')}</p>}
      <ul className="plan-evidence">
        {one.evidence.map((shown) => (
          <li key={shown.id}>
            <Evidence open={open} session={session} shown={shown} />
          </li>
        ))}
      </ul>
      {mayTell(entry, session) && (
        <div className="row">
          <ButtonLink
            href={`${act}/report-progress?set.progress.action=${entry.id}`}
            isSmall
            icon="answer"
            label={`${t('board.action.tell')}: ${actionWords(entry, words)}`}
          >
            {t('board.action.tell')}
          </ButtonLink>
          <ButtonLink
            href={`${act}/add-evidence?set.evidence.action=${entry.id}`}
            isSmall
            icon="add"
            label={`${t('board.action.add')}: ${actionWords(entry, words)}`}
          >
            {t('board.action.add')}
          </ButtonLink>
        </div>
      )}
    </article>
  );
}

const marks = { late: 'alert', 'on-time': 'clock', done: 'check', stopped: 'refuse' } as const;

export function StandMark({ one: { stand } }: { readonly one: Pick<ActionStanding, 'stand'> }) {
  const { t } = useI18n();
  return (
    <span className={`stand-mark stand-${stand}`}>
      <Icon name={marks[stand]} /> {t(`board.stand.${stand}`)}
    </span>
  );
}

interface SaidProps {
  readonly open: OpenDossier;
  readonly session: SessionBody;
}

function LastWord({ open, session, word }: SaidProps & { readonly word: EntryState | undefined }) {
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

function Evidence({ open, session, shown }: SaidProps & { readonly shown: EntryState }) {
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
    .join(' · ');
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
  readonly children?: React.ReactNode;
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
