/** The supervisor's page: what is late, whoever it is for, the longest first; and what waits for her own word. */
import { useResource } from '../client/data.ts';
import { useDirectory } from '../client/directory.ts';
import type { DutyItem, SessionBody } from '../client/types.ts';
import { problemWords } from '../client/words.ts';
import { useI18n } from '../i18n.ts';
import { Page } from '../ui/AppShell.tsx';
import { DutyList } from '../ui/DutyLine.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { EmptyState, Loading } from '../ui/States.tsx';
import { AlikeDuties } from './AlikeDuties.tsx';
import { alike, keyOf } from './duties.ts';

export function Late({ session: _ }: { readonly session: SessionBody }) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const late = useResource<{ duties: readonly DutyItem[] }>('/late', { everyMs: 60_000 });
  const own = useResource<{ duties: readonly DutyItem[] }>('/duties', { everyMs: 60_000 });
  const problem = late.problem ?? own.problem;
  // what waits for her word is here before it is late
  const waiting = own.data?.duties.filter(({ duty }) => duty.kind !== 'duty') ?? [];
  const all =
    late.data && own.data
      ? [...new Map([...late.data.duties, ...waiting].map((one) => [keyOf(one), one])).values()]
      : undefined;
  const kinds = [
    ['late.duties', 'duty'],
    ['late.reviews', 'review'],
    ['late.alerts', 'alert'],
  ] as const;
  return (
    <Page title={t('late.title')}>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {!all && !problem && <Loading />}
      {all?.length === 0 && (
        <EmptyState icon="check" title={t('late.nothing')}>
          {t('late.nothingHelp')}
        </EmptyState>
      )}
      {all &&
        all.length > 0 &&
        kinds.map(([title, kind]) => {
          const some = all.filter((one) => one.duty.kind === kind);
          if (some.length === 0) return null;
          return (
            <DutyList key={kind} title={t(title, { count: some.length })}>
              {alike(some, words).map((same) => (
                <AlikeDuties
                  key={keyOf(same[0])}
                  items={same}
                  aboutOf={(one) =>
                    [
                      one.duty.account
                        ? known.accountName(one.duty.account)
                        : words.declared(`role.${one.duty.role}`),
                      known.areaName(one.area),
                    ]
                      .filter(Boolean)
                      .join(' · ')
                  }
                  hrefOf={(one) => `/dossiers/${one.dossier}`}
                />
              ))}
            </DutyList>
          );
        })}
    </Page>
  );
}
