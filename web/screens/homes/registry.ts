/**
 * What a role finds on its home below the duties: one file a role, named as the role is (`social-worker.tsx`), that exports
 * `Board`. Adding the file is all; it is loaded when somebody of that role opens her home.
 */
import type { ComponentType } from 'react';
import type { SessionBody } from '../../client/types.ts';
import type { Later } from '../../ui/later.tsx';
import { later } from '../../ui/later.tsx';

export interface BoardProps {
  readonly session: SessionBody;
}
type Board = ComponentType<BoardProps>;

const files = import.meta.glob<{ readonly Board: Board }>(['./*.tsx', '!./*.test.tsx']);

const boards = new Map<string, Later<BoardProps>>(
  Object.entries(files).map(([path, load]) => [
    path.slice('./'.length, -'.tsx'.length),
    later(async () => (await load()).Board, null),
  ]),
);

/**
 * Who watches over others' work begins with how it stands, and who goes to children in danger with where she is asked to
 * go; everybody else with what she has to do herself.
 */
export const isAbove = (role: string): boolean => role === 'supervisor' || role === 'responder';

/** The boards of her roles, in the order of her roles. */
export const boardsOf = (roles: readonly string[]) =>
  roles.flatMap((role) => {
    const board = boards.get(role);
    return board ? [{ role, Board: board }] : [];
  });
