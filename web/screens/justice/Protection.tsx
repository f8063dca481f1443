/** How each child is protected at each hearing: guardian, lawyer, what shields her, and what is missing [2.5, E1]. */
import { Link } from 'wouter';
import { saidIn } from '../../../domain/kernel/dossier.ts';
import { dot, useI18n } from '../../i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Table } from '../../ui/Table.tsx';
import type { PictureProps } from '../dossier/pictures/registry.ts';
import type { Shielded } from './way.ts';
import { childNumber, hearingsOf, shieldedAt } from './way.ts';
import { codeWords, hearingWords, whenWords } from './words.ts';
import '../homes/board/board.css';

/** Where the form is that records what shields a child, at this hearing. */
export const protectHref = (dossier: string, hearing: string): string =>
  `/dossiers/${dossier}/act/protect-at-hearing?set.measures.hearing=${hearing}`;

interface Row extends Shielded {
  readonly key: string;
  readonly hearing: string;
  readonly what: string;
  readonly when: string;
  readonly isOver: boolean;
}

export function Protection({ open: { dossier }, linked }: Pick<PictureProps, 'open' | 'linked'>) {
  const words = useI18n();
  const { t } = words;
  const nameOf = (whom: Shielded['whom']): string => {
    const number = childNumber(dossier, whom);
    if (number === undefined) return t('justice.childUnnamed');
    const file = linked.get(saidIn<string>(whom, 'case') ?? '')?.number;
    return [t('justice.childNumber', { number }), file].filter(Boolean).join(dot());
  };
  const rows = hearingsOf(dossier).flatMap((one): readonly Row[] => {
    const result = saidIn<string>(one, 'result');
    if (result === 'postponed' || result === 'cancelled') return [];
    return shieldedAt(dossier, one).map((shielded, at) => ({
      ...shielded,
      key: `${one.id} ${at}`,
      hearing: one.id,
      what: hearingWords(one, words),
      when: whenWords(saidIn<string>(one, 'at') ?? '', words),
      isOver: result === 'held',
    }));
  });
  if (rows.length === 0) return null;
  const mark = (isThere: boolean, there: string) => (
    <>
      <Icon name={isThere ? 'check' : 'alert'} /> {isThere ? there : t('justice.missing')}
    </>
  );
  return (
    <section className="stack">
      <h3>{t('justice.children')}</h3>
      <p className="small soft">{t('justice.childrenHelp')}</p>
      <Table
        caption={t('justice.children')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'hearing',
            label: t('justice.hearing'),
            isRowHead: true,
            cell: ({ what, when, hearing }) => (
              <>
                <Link href={`/dossiers/${dossier.id}/write/hearing/${hearing}`}>{what}</Link>{' '}
                <span className="soft">{when}</span>
              </>
            ),
          },
          { key: 'child', label: t('justice.child'), cell: ({ whom }) => nameOf(whom) },
          {
            key: 'guardian',
            label: t('justice.guardian'),
            cell: ({ lacks }) => mark(!lacks.includes('no-guardian'), t('justice.has')),
          },
          {
            key: 'lawyer',
            label: t('justice.lawyer'),
            cell: ({ lacks }) => mark(!lacks.includes('no-lawyer'), t('justice.hasLawyer')),
          },
          {
            key: 'shield',
            label: t('justice.shield'),
            cell: ({ lacks, measures }) =>
              lacks.includes('no-measure')
                ? mark(false, '')
                : words.list(
                    measures
                      .filter((one) => one !== 'accompanied' && one !== 'lawyer')
                      .map((one) => codeWords('court-measure', one, words)),
                  ),
          },
          {
            key: 'next',
            label: t('justice.next'),
            cell: ({ lacks, hearing, isOver }) =>
              lacks.length > 0 &&
              !isOver && (
                <Link href={protectHref(dossier.id, hearing)} className="board-act">
                  {t('justice.ask')}
                </Link>
              ),
          },
        ]}
      />
    </section>
  );
}
