/** The plan at a glance: four headings by four kinds of organisation, opening on actions and their evidence. */
import { useState } from 'react';
import { standings } from '../../../../domain/plan/standing.ts';
import { useI18n } from '../../../i18n.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { CellActions } from '../../plan/CellActions.tsx';
import { Matrix } from '../../plan/Matrix.tsx';
import { StandBar } from '../../plan/StandBar.tsx';
import type { PictureProps } from './registry.ts';

/** The open cell of each plan, so that one comes back from a form to where one was. Ids alone, in memory alone. */
const openedOf = new Map<string, string>();

export function Picture({ open, session }: PictureProps) {
  const { t } = useI18n();
  const { id } = open.body;
  const actions = standings(open.dossier, new Date());
  const late = actions.filter(({ stand }) => stand === 'late').length;
  const [opened, setOpened] = useState(openedOf.get(id));
  const show = (cell: string | undefined): void => {
    if (cell === undefined) openedOf.delete(id);
    else openedOf.set(id, cell);
    setOpened(cell);
  };
  return (
    <section className="plan-board stack" aria-labelledby="plan-board">
      <h2 id="plan-board">{t('board.title')}</h2>
      {actions.length === 0 ? (
        <p className="soft">{t('board.summary.none')}</p>
      ) : (
        <>
          <div className="plan-summary">
            <p>
              <b>{t('board.summary.late', { late, all: actions.length })}</b>
            </p>
            <StandBar actions={actions} />
            <p className="small soft">{t('board.about')}</p>
          </div>
          <Matrix caption={t('board.title')} actions={actions} opened={opened} onOpen={show}>
            {(cell) => (
              <CellActions open={open} session={session} cell={cell} onClose={() => show(undefined)} />
            )}
          </Matrix>
        </>
      )}
      <div className="row">
        <ButtonLink href={`/plans/${id}/wall`} icon="shown" isSmall>
          {t('board.wall')}
        </ButtonLink>
      </div>
    </section>
  );
}
