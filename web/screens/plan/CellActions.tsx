/**
 * The actions of a cell, late ones first, each with the last word on it and what shows it. Whoever does not agree objects on
 * the spot; whoever keeps the plan settles it.
 */
import { useEffect, useRef } from 'react';
import { saidIn } from '../../../domain/kernel/dossier.ts';
import type { ActionStanding, Cell } from '../../../domain/plan/standing.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SessionBody } from '../../client/types.ts';
import { useI18n } from '../../i18n.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { OpenDossier } from '../dossier/useDossier.ts';
import { mayTell } from './rights.ts';
import type { SaidProps } from './Said.tsx';
import { Evidence, LastWord } from './Said.tsx';
import { actionWords, dateWords, moneyWords, organisationWords } from './words.ts';
import './plan.css';

interface ActionsProps {
  readonly open: OpenDossier;
  readonly session: SessionBody;
  readonly cell: Cell;
  readonly onClose: () => void;
}

export function CellActions({ open, session, cell, onClose }: ActionsProps) {
  const { t, declared } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  // on a phone it opens below the cell's neighbours
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="cell-actions">
      <div className="cell-head">
        <h3 ref={heading} tabIndex={-1}>
          {t('board.cell.of', {
            heading: declared(`code.plan-heading.${cell.heading}`),
            actor: declared(`code.gwen-kind.${cell.actor}`),
          })}
        </h3>
        <Button isSmall kind="plain" icon="close" onPress={onClose}>
          {t('board.cell.close')}
        </Button>
      </div>
      {cell.actions.map((one) => (
        <OneAction key={one.entry.id} open={open} session={session} one={one} />
      ))}
    </div>
  );
}

interface OneActionProps extends SaidProps {
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
      <h4>{actionWords(entry, words)}</h4>
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
      <h5>{t('board.action.evidence')}</h5>
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
