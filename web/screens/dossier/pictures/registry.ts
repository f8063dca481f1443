/**
 * How a kind of dossier looks at a glance: one file a kind, named as the kind is (`household.tsx`), that exports `Picture`. It
 * stands on the dossier's page above the sections. Adding the file is all; it is loaded when such a dossier is opened.
 */
import type { ComponentType } from 'react';
import type { DossierLine, SessionBody } from '../../../client/types.ts';
import type { Later } from '../../../ui/later.tsx';
import { later } from '../../../ui/later.tsx';
import type { OpenDossier } from '../useDossier.ts';

export interface PictureProps {
  readonly open: OpenDossier;
  readonly session: SessionBody;
  /** The dossiers that this one names or is named by, as far as she may know of them. */
  readonly linked: ReadonlyMap<string, DossierLine>;
  /** After something was written from it. */
  readonly reload: () => void;
}
type Picture = ComponentType<PictureProps>;

const files = import.meta.glob<{ readonly Picture: Picture }>(['./*.tsx', '!./*.test.tsx']);

const pictures = new Map<string, Later<PictureProps>>(
  Object.entries(files).map(([path, load]) => [
    path.slice('./'.length, -'.tsx'.length),
    later(async () => (await load()).Picture),
  ]),
);

export const findPicture = (kind: string): Later<PictureProps> | undefined => pictures.get(kind);
