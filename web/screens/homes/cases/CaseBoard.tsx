/**
 * The board of somebody who stands by children beside their social worker: what comes next, then her children, each with the
 * one thing she writes most and what else she may.
 */
import type { ReactNode } from 'react';
import type { DossierLine, SessionBody } from '../../../client/types.ts';
import { useI18n } from '../../../i18n.ts';
import { Ahead, dayWords, matterWords } from './Ahead.tsx';
import { ChildLine } from './ChildLine.tsx';
import { ChildList } from './ChildList.tsx';
import type { Child } from './children.ts';
import type { MatterType } from './matters.ts';
import { mattersOf } from './matters.ts';
import { useChildren } from './useChildren.ts';
import './cases.css';

/** Of each child so many days ahead. */
const mostShown = 3;

export interface Step {
  readonly href: string;
  readonly label: string;
}

interface CaseBoardProps {
  readonly session: SessionBody;
  readonly title: string;
  readonly aheadTitle: string;
  /** What lies ahead in these. */
  readonly ahead: readonly MatterType[];
  /** What else of the case the board tells. */
  readonly entries?: readonly string[];
  readonly steps: (child: Child, line: DossierLine) => readonly [first: Step, ...more: Step[]];
  readonly tell?: (child: Child, line: DossierLine) => ReactNode;
  /** Who stands before all others, whatever is due. */
  readonly isFirst?: (line: DossierLine) => boolean;
}

export function CaseBoard({
  session,
  title,
  aheadTitle,
  ahead,
  entries = [],
  steps,
  tell,
  isFirst,
}: CaseBoardProps) {
  const words = useI18n();
  const found = useChildren(session, [...ahead, ...entries]);
  const now = new Date();
  const lines = new Map(found.lines.map((line) => [line.id, line]));
  const matters = found.lines.flatMap((line) => mattersOf(line, ahead, now)).toSorted((a, b) => a.at - b.at);
  const standsFirst = ({ id }: Child): boolean => {
    const line = lines.get(id);
    return line !== undefined && isFirst?.(line) === true;
  };
  const inOrder = found.children?.toSorted((a, b) => Number(standsFirst(b)) - Number(standsFirst(a)));
  return (
    <>
      <Ahead title={aheadTitle} matters={matters} />
      <ChildList
        title={title}
        found={{ ...found, children: inOrder }}
        lineOf={(child) => {
          const line = lines.get(child.id);
          if (!line) return null;
          const [first, ...more] = steps(child, line);
          const own = matters.filter(({ dossier }) => dossier === child.id).slice(0, mostShown);
          return (
            <ChildLine key={child.id} child={child} steps={[first]} more={more}>
              {tell?.(child, line)}
              {own.length > 0 && (
                <ul className="child-ahead small">
                  {own.map((one) => (
                    <li key={`${one.entry} ${one.field}`}>
                      {matterWords(one, words)} · {dayWords(one, words)}
                    </li>
                  ))}
                </ul>
              )}
            </ChildLine>
          );
        }}
      />
    </>
  );
}
