/**
 * The plan as four headings by four kinds of organisation: in each cell how many actions, how they stand, the money used,
 * and first of all what is late. On a phone it reads as a list by heading.
 */
import type { ReactNode } from 'react';
import { Fragment } from 'react';
import type { ActionStanding, Cell } from '../../../domain/plan/standing.ts';
import { matrixOf } from '../../../domain/plan/standing.ts';
import { useI18n } from '../../i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import { StandBar } from './StandBar.tsx';
import { moneyWords } from './words.ts';
import './plan.css';

export const keyOf = ({ heading, actor }: Pick<Cell, 'heading' | 'actor'>): string => `${heading} ${actor}`;

interface MatrixProps {
  readonly caption: string;
  readonly actions: readonly ActionStanding[];
  /** The cell that is open, and how one is opened; cells do not open without. */
  readonly opened?: string | undefined;
  readonly onOpen?: (cell: string | undefined) => void;
  /** What stands below the row of the open cell. */
  readonly children?: (cell: Cell) => ReactNode;
}

export function Matrix({ caption, actions, opened, onOpen, children }: MatrixProps) {
  const { t, declared } = useI18n();
  const rows = matrixOf(actions);
  const actors = rows[0]?.map(({ actor }) => actor) ?? [];
  return (
    // biome-ignore lint/a11y/noRedundantRoles: with its display changed for a phone a table loses its role
    <table className="matrix" role="table">
      <caption className="unseen">{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
          <th scope="col" role="columnheader">
            <span className="unseen">{t('board.heading')}</span>
          </th>
          {actors.map((actor) => (
            // biome-ignore lint/a11y/noRedundantRoles: as above
            <th key={actor} scope="col" role="columnheader">
              {declared(`code.gwen-kind.${actor}`)}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <tbody role="rowgroup">
        {rows.map((cells) => {
          const open = cells.find((cell) => keyOf(cell) === opened);
          const heading = cells[0]?.heading ?? '';
          return (
            <Fragment key={heading}>
              {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
              <tr role="row">
                {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
                <th scope="row" role="rowheader">
                  {declared(`code.plan-heading.${heading}`)}
                </th>
                {cells.map((cell) => (
                  <MatrixCell key={cell.actor} cell={cell} isOpen={cell === open} onOpen={onOpen} />
                ))}
              </tr>
              {open && children && (
                // biome-ignore lint/a11y/noRedundantRoles: as above
                <tr role="row" className="matrix-open">
                  {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
                  <td role="cell" colSpan={cells.length + 1}>
                    {children(open)}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

interface MatrixCellProps {
  readonly cell: Cell;
  readonly isOpen: boolean;
  readonly onOpen: MatrixProps['onOpen'];
}

function MatrixCell({ cell, isOpen, onOpen }: MatrixCellProps) {
  const { declared } = useI18n();
  const { actions } = cell;
  const isLate = actions.some(({ stand }) => stand === 'late');
  const actor = declared(`code.gwen-kind.${cell.actor}`);
  const inside = (
    <>
      <span className="matrix-actor">{actor}</span>
      <CellWords cell={cell} />
    </>
  );
  return (
    // biome-ignore lint/a11y/noRedundantRoles: with its display changed for a phone a table loses its role
    <td role="cell" className={isLate ? 'matrix-late' : undefined}>
      {onOpen && actions.length > 0 ? (
        <button
          type="button"
          className="matrix-cell"
          aria-expanded={isOpen}
          onClick={() => onOpen(isOpen ? undefined : keyOf(cell))}
        >
          <span className="unseen">{declared(`code.plan-heading.${cell.heading}`)}, </span>
          {inside}
        </button>
      ) : (
        <div className="matrix-cell">{inside}</div>
      )}
    </td>
  );
}

/** What a cell says, late things first. */
function CellWords({ cell: { actions } }: { readonly cell: Cell }) {
  const words = useI18n();
  const { t } = words;
  const late = actions.filter(({ stand }) => stand === 'late');
  const longest = Math.max(0, ...late.map(({ daysLate }) => daysLate));
  const objections = actions.reduce((sum, one) => sum + one.objections.length, 0);
  const money = moneyWords(actions, words);
  if (actions.length === 0) return <span className="soft">{t('board.cell.actions', { count: 0 })}</span>;
  return (
    <>
      {late.length > 0 && (
        <span className="matrix-alarm">
          <Icon name="alert" />
          <span>
            <b>{t('board.cell.late', { count: late.length })}</b>
            {longest > 0 && (
              <span className="matrix-small">
                {' '}
                {t('board.cell.longest', { days: longest, count: late.length })}
              </span>
            )}
          </span>
        </span>
      )}
      <span className="matrix-count">{t('board.cell.actions', { count: actions.length })}</span>
      <StandBar actions={actions} isLateSaid={late.length > 0} />
      {money && <span className="matrix-small soft">{money}</span>}
      {objections > 0 && (
        <span className="matrix-small matrix-objections">
          <Icon name="flag" /> {t('board.cell.objections', { count: objections })}
        </span>
      )}
    </>
  );
}
