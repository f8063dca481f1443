/** Dossiers that a link can be made to: the newest that somebody may know of, by their spoken numbers, and any by its number. */
import { useEffect, useState } from 'react';
import type { FormSources } from '../forms/sources.ts';
import { useSources } from '../forms/sources.ts';
import { dot, useI18n } from '../i18n.ts';
import { titleWords } from '../screens/dossier/labels.ts';
import { get } from './api.ts';
import { catalogue } from './catalogue.ts';
import { useDirectory } from './directory.ts';
import { useFoundDossiers } from './foundDossiers.ts';
import type { DossierLine } from './types.ts';

/** Of each kind, page by page. */
const pageSize = 200;
const most = 1000;

interface Newest {
  readonly lines: readonly DossierLine[];
  readonly isCut: boolean;
}

async function newestOf(kind: string): Promise<Newest> {
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
  return { lines, isCut: after !== null };
}

/** The choices of each of these kinds; nothing until they are known. */
export function useDossierChoices(kinds: readonly string[]): Pick<FormSources, 'dossiers' | 'moreDossiers'> {
  const words = useI18n();
  const { declared } = words;
  const sources = useSources();
  const known = useDirectory();
  const { found, findNumber, findId } = useFoundDossiers();
  const [newest, setNewest] = useState<ReadonlyMap<string, Newest>>();
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
                newestOf(kind).then(
                  (some) => [kind, some] as const,
                  () => [kind, { lines: [], isCut: false }] as const,
                ),
              ],
        ),
      );
      if (isHere) setNewest(new Map<string, Newest>(all));
    };
    void load();
    return () => {
      isHere = false;
    };
  }, [key]);
  if (!newest) return {};
  const linesOf = (kind: string): readonly DossierLine[] => {
    const { lines = [] } = newest.get(kind) ?? {};
    return [...lines, ...found.filter((one) => one.kind === kind && lines.every(({ id }) => id !== one.id))];
  };
  return {
    dossiers: (wanted) =>
      wanted.flatMap((kind) =>
        linesOf(kind).map((one) => ({
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
      ),
    moreDossiers: {
      isCut: (wanted) => wanted.some((kind) => newest.get(kind)?.isCut),
      findNumber,
      findId,
    },
  };
}
