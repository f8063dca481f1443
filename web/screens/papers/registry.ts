/**
 * Papers that are made of a dossier: one file a paper, named by the dossier's kind and the paper (`case-plan.tsx`), that exports
 * `Sheet`. Adding the file is all; it is printed at `/dossiers/<id>/paper/<paper>`, or `/<entry>` further where it is of one
 * entry.
 */
import type { ComponentType } from 'react';
import type { I18n } from '../../i18n.ts';
import type { Later } from '../../ui/later.tsx';
import { later } from '../../ui/later.tsx';
import type { OpenDossier } from '../dossier/useDossier.ts';

export interface SheetProps {
  readonly open: OpenDossier;
  /** The entry it is of. */
  readonly entry: string | undefined;
  /** The language it is written in, which need not be the reader's. */
  readonly words: I18n;
}
type Sheet = ComponentType<SheetProps>;

const files = import.meta.glob<{ readonly Sheet: Sheet }>(['./*-*.tsx', '!./*.test.tsx']);

const sheets = new Map<string, Later<SheetProps>>(
  Object.entries(files).map(([path, load]) => [
    path.slice('./'.length, -'.tsx'.length),
    later(async () => (await load()).Sheet),
  ]),
);

export const findSheet = (kind: string, paper: string): Later<SheetProps> | undefined =>
  sheets.get(`${kind}-${paper}`);
