/** Findings at workplaces of which buyers may learn once the investigators agree: each waits for a word [2.4, V7]. */
import { Link } from 'wouter';
import { finding } from '../../../../domain/enterprise/entries.ts';
import { entriesOf } from '../../../../domain/kernel/dossier.ts';
import { saidOf } from '../../../../domain/kernel/inquiry.ts';
import { useAllLines } from '../../../client/allLines.ts';
import { dossierOf } from '../../../client/lineDossier.ts';
import { useI18n } from '../../../i18n.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { codeWords, dayWords } from '../../justice/words.ts';
import { Rows } from '../board/Rows.tsx';

const kinds = ['enterprise'];

export function Released() {
  const words = useI18n();
  const { t } = words;
  const { lines } = useAllLines('kind=enterprise&entries=finding', kinds);
  if (!lines) return null;
  const rows = lines.flatMap((line) =>
    entriesOf(dossierOf(line, ['finding']), 'finding')
      .filter((one) => saidOf(finding, one, 'state') !== 'not-confirmed')
      .filter((one) => !['released', 'no-investigation'].includes(saidOf(finding, one, 'release') ?? ''))
      .map((one) => ({ line, one })),
  );
  return (
    <Rows
      title={t('justice.release')}
      none={t('justice.noRelease')}
      help={t('justice.releaseHelp')}
      rows={rows}
      rowKey={({ one }) => one.id}
      columns={[
        {
          key: 'enterprise',
          label: words.declared('kind.enterprise'),
          isRowHead: true,
          cell: ({ line }) => (
            <Link href={`/dossiers/${line.id}`} className="number">
              {line.number}
            </Link>
          ),
        },
        {
          key: 'kind',
          label: words.declared('enterprise.finding'),
          cell: ({ one }) => {
            const kind = saidOf(finding, one, 'kind');
            const on = saidOf(finding, one, 'on');
            return [kind && codeWords('finding-kind', kind, words), on && dayWords(on, words)]
              .filter(Boolean)
              .join(', ');
          },
        },
        {
          key: 'safe',
          label: t('justice.safe'),
          cell: ({ one }) =>
            saidOf(finding, one, 'childrenSafe') === true ? (
              t('yes')
            ) : (
              <>
                <Icon name="alert" /> {t('justice.safeNot')}
              </>
            ),
        },
        {
          key: 'next',
          label: t('justice.next'),
          cell: ({ line, one }) => (
            <Link
              href={`/dossiers/${line.id}/act/release-finding?entry.finding=${one.id}`}
              className="board-act"
            >
              {t('justice.releaseNow')}
            </Link>
          ),
        },
      ]}
    />
  );
}
