/** Dossiers that a link can be made to: those that somebody may know of, newest first, by their spoken numbers. */
import { useEffect, useState } from 'react';
import { useSources } from '../forms/sources.ts';
import { dot, useI18n } from '../i18n.ts';
import { titleWords } from '../screens/dossier/labels.ts';
import type { Option } from '../ui/Choice.tsx';
import { get } from './api.ts';
import { catalogue } from './catalogue.ts';
import { useDirectory } from './directory.ts';
import type { DossierLine } from './types.ts';

const most = 200;

/** The choices of each of these kinds; undefined until they are known. */
export function useDossierChoices(
  kinds: readonly string[],
): ((wanted: readonly string[]) => readonly Option[]) | undefined {
  const words = useI18n();
  const { declared } = words;
  const sources = useSources();
  const known = useDirectory();
  const [lines, setLines] = useState<ReadonlyMap<string, readonly DossierLine[]>>();
  const key = kinds.toSorted().join(' ');
  useEffect(() => {
    let isHere = true;
    const load = async (): Promise<void> => {
      const all = await Promise.all(
        key.split(' ').flatMap((kind) =>
          kind === ''
            ? []
            : [
                // what cannot be listed can still be read where it is named already
                get<{ dossiers: readonly DossierLine[] }>(`/dossiers?kind=${kind}&limit=${most}`).then(
                  ({ dossiers }) => [kind, dossiers] as const,
                  () => [kind, []] as const,
                ),
              ],
        ),
      );
      if (isHere) setLines(new Map<string, readonly DossierLine[]>(all));
    };
    void load();
    return () => {
      isHere = false;
    };
  }, [key]);
  return (
    lines &&
    ((wanted) =>
      wanted.flatMap((kind) =>
        (lines.get(kind) ?? []).map((one) => ({
          key: one.id,
          label: [
            one.number,
            ...titleWords(catalogue().kinds[kind], one, words, sources),
            declared(`${kind}.state.${one.state}`),
            known.areaName(one.area),
          ]
            .filter(Boolean)
            .join(dot()),
        })),
      ))
  );
}
