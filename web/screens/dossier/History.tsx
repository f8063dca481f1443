/** Who changed what in a dossier, newest first, as far as this person may see it. */
import { catalogue } from '../../client/catalogue.ts';
import { findSeen, useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import type { HistoryLine } from '../../client/types.ts';
import { problemWords } from '../../client/words.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { Compare } from './Compare.tsx';
import { useDossier } from './useDossier.ts';

export function History({ id }: { readonly id: string }) {
  const words = useI18n();
  const { t, declared, instant, list } = words;
  const known = useDirectory();
  const { open } = useDossier(id);
  const { data, problem } = useResource<{ changes: readonly HistoryLine[] }>(
    `/dossiers/${encodeURIComponent(id)}/history`,
    {
      concerns: (hint) => hint.dossiers.includes(id),
    },
  );
  const kind = open && catalogue().kinds[open.body.kind];
  /** What was written, where it moved to, who was let in. */
  const summaryOf = ({ operation }: HistoryLine): string | undefined => {
    if (!kind) return undefined;
    switch (operation?.op) {
      case 'set':
        return list(
          Object.keys(operation.set).map((name) => declared(`${kind.kind}.${operation.type}.${name}`)),
        );
      case 'transition':
        return declared(`${kind.kind}.state.${operation.to}`);
      case 'grant':
        return known.partyName(operation.party) ?? t('dossier.limited');
      default:
        return undefined;
    }
  };
  return (
    <Page
      title={t('history.title')}
      back={{ href: `/dossiers/${id}`, label: open?.body.number ?? findSeen(id)?.number }}
    >
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {!data && !problem && <Loading />}
      {data && kind && data.changes.length > 1 && <Compare dossier={id} kind={kind} changes={data.changes} />}
      {data && kind && (
        <Timeline
          label={t('history.title')}
          heading="h2"
          entries={data.changes.toReversed().map((line) => ({
            id: String(line.seq),
            when: instant(line.accepted),
            what: [t(`history.${line.kind}`), line.type && declared(`${kind.kind}.${line.type}`)]
              .filter(Boolean)
              .join(': '),
            by: line.account === 0 ? t('history.gwen') : known.accountName(line.account),
            summary: summaryOf(line),
            ...(line.breaches.length > 0 ? { tone: 'danger' as const } : {}),
          }))}
        />
      )}
    </Page>
  );
}
