/** What the law lacks: duties that it does not cover, or only in part, and who is to change it by when. */
import { entriesOf, saidIn } from '../../../../domain/kernel/dossier.ts';
import { useDirectory } from '../../../client/directory.ts';
import { showDate } from '../../../dates.ts';
import { useI18n } from '../../../i18n.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { Table } from '../../../ui/Table.tsx';
import type { OpenDossier } from '../../dossier/useDossier.ts';
import { organisationWords } from '../../plan/words.ts';

export function Gaps({ open }: { readonly open: OpenDossier }) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const { id } = open.body;
  const all = entriesOf(open.dossier, 'gap');
  const isCovered = (covered: string | undefined): boolean => covered === 'yes';
  const lacking = all
    .filter(
      (one) => !isCovered(saidIn<string>(one, 'covered')) && saidIn<string>(one, 'closedOn') === undefined,
    )
    // what is not covered at all before what is in part
    .toSorted((a, b) =>
      (saidIn<string>(a, 'covered') ?? '').localeCompare(saidIn<string>(b, 'covered') ?? ''),
    );
  const due = (value: string | undefined): string => (value === undefined ? '' : showDate(value, words));
  return (
    <section className="stack" aria-labelledby={`gaps-${id}`}>
      <h2 id={`gaps-${id}`}>{t('planHome.gaps')}</h2>
      {all.length > 0 && <p>{t('planHome.gapsCount', { open: lacking.length, all: all.length })}</p>}
      <Table
        caption={t('planHome.gaps')}
        rows={lacking}
        rowKey={(one) => one.id}
        empty={t('planHome.gapsNone')}
        columns={[
          {
            key: 'duty',
            label: t('planHome.gap.duty'),
            isRowHead: true,
            cell: (one) => declared(`code.law-duty.${saidIn<string>(one, 'duty')}`),
          },
          {
            key: 'covered',
            label: t('planHome.gap.covered'),
            cell: (one) => declared(`code.law-coverage.${saidIn<string>(one, 'covered')}`),
          },
          {
            key: 'who',
            label: t('planHome.gap.who'),
            cell: (one) => organisationWords(saidIn<number>(one, 'organisation'), known, words),
          },
          {
            key: 'due',
            label: t('planHome.gap.due'),
            cell: (one) => due(saidIn<string>(one, 'due')),
          },
          {
            key: 'close',
            label: t('planHome.report.next'),
            cell: (one) => (
              <ButtonLink
                href={`/dossiers/${id}/act/close-gap?entry.gap=${one.id}`}
                isSmall
                kind="plain"
                label={`${t('planHome.gap.close')}: ${declared(`code.law-duty.${saidIn<string>(one, 'duty')}`)}`}
              >
                {t('planHome.gap.close')}
              </ButtonLink>
            ),
          },
        ]}
      />
    </section>
  );
}
