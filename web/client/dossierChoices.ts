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

/** Of each kind, page by page: beyond these one finds by number. */
const pageSize = 200;
const most = 1000;

async function linesOf(kind: string): Promise<readonly DossierLine[]> {
  const lines: DossierLine[] = [];
  let after: string | null = '';
  while (after !== null && lines.length < most) {
    const from: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
    const page: { readonly dossiers: readonly DossierLine[]; readonly next: string | null } = await get(
      `/dossiers?kind=${kind}&limit=${pageSize}${from}`,
    );
    lines.push(...page.dossiers);
    after = page.next;
  }
  return lines;
}

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
                linesOf(kind).then(
                  (lines) => [kind, lines] as const,
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
