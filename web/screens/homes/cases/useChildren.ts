/** The children whose cases are open and known to this person, as her boards show them. */
import { useEffect } from 'react';
import { useAllLines } from '../../../client/allLines.ts';
import type { ApiProblem } from '../../../client/api.ts';
import { catalogue } from '../../../client/catalogue.ts';
import { keepReady, useIsKeeping } from '../../../client/data.ts';
import { mostDuties, useDuties } from '../../../client/duties.ts';
import type { DossierLine, SessionBody } from '../../../client/types.ts';
import type { Child } from './children.ts';
import { bySoonest, childOf } from './children.ts';

/** The stages at which a child is still looked after. */
const openStages = (): readonly string[] => {
  const kind = catalogue().kinds['case'];
  return kind?.states.filter((one) => !kind.closed.includes(one)) ?? [];
};

/** What boards draw of a case, beside the lists of their own. */
const told = ['identity', 'follow-up', 'incident', 'risk-assessment', 'guardian'] as const;

/** How many of the next children a device keeps for where there is no network. */
const mostAhead = 20;

export interface Children {
  /** Those with something due first; undefined while they come. */
  readonly children: readonly Child[] | undefined;
  readonly lines: readonly DossierLine[];
  readonly problem: ApiProblem | undefined;
}

/** @param more types of entry that the board draws beside these */
export function useChildren({ roles }: SessionBody, more: readonly string[] = []): Children {
  const query = new URLSearchParams([
    ['kind', 'case'],
    ...openStages().map((state) => ['state', state]),
    ...[...new Set([...told, ...more])].map((type) => ['entries', type]),
  ]);
  const { lines, problem } = useAllLines(String(query), ['case'], true);
  const duties = useDuties('duties', { least: mostDuties, keeps: 'device' });
  const { kinds, roles: declared } = catalogue();
  const sees = (type: string): boolean =>
    roles.some((role) => declared[role]?.reads.includes(kinds['case']?.entries[type]?.group ?? ''));
  const now = new Date();
  const children =
    lines && duties.data
      ? lines.map((line) => childOf(line, duties.data?.duties ?? [], sees, now)).toSorted(bySoonest)
      : undefined;
  const isKeeping = useIsKeeping();
  const ahead = children
    ?.slice(0, mostAhead)
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    // each counts as opened, so only where she asked for it
    if (ahead === undefined || !isKeeping) return;
    const ids = ahead.split(' ').filter((id) => id !== '');
    void keepReady(ids.flatMap((id) => [`/dossiers/${id}`, `/dossiers/${id}/acts`]));
  }, [ahead, isKeeping]);
  return {
    children,
    lines: lines ?? [],
    // what is shown as it was says so already
    problem: [problem, duties.problem].find((one) => one && !(children && one.code === 'offline')),
  };
}
