/** The supervisor's page: what is late or was told, whoever it is for, the longest first. */
import { useResource } from '../client/data.ts';
import { useDirectory } from '../client/directory.ts';
import type { DutyItem, SessionBody } from '../client/types.ts';
import { problemWords } from '../client/words.ts';
import { useI18n } from '../i18n.ts';
import { Page } from '../ui/AppShell.tsx';
import { DutyLine, DutyList } from '../ui/DutyLine.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { EmptyState, Loading } from '../ui/States.tsx';
import { dutyWords } from './duties.ts';

export function Late({ session: _ }: { readonly session: SessionBody }) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { data, problem } = useResource<{ duties: readonly DutyItem[] }>('/late', { everyMs: 60_000 });
  const kinds = [
    ['late.duties', 'duty'],
    ['late.reviews', 'review'],
    ['late.alerts', 'alert'],
  ] as const;
  return (
    <Page title={t('late.title')}>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {!data && !problem && <Loading />}
      {data?.duties.length === 0 && (
        <EmptyState icon="check" title={t('late.nothing')}>
          {t('late.nothingHelp')}
        </EmptyState>
      )}
      {data &&
        data.duties.length > 0 &&
        kinds.map(([title, kind]) => {
          const some = data.duties.filter((one) => one.duty.kind === kind);
          if (some.length === 0) return null;
          return (
            <DutyList key={kind} title={t(title, { count: some.length })}>
              {some.map((one) => (
                <DutyLine
                  key={`${one.dossier} ${one.duty.safeguard} ${one.duty.key}`}
                  number={one.number}
                  about={[
                    one.duty.account
                      ? known.accountName(one.duty.account)
                      : words.declared(`role.${one.duty.role}`),
                    known.areaName(one.area),
                  ].join(' · ')}
                  what={dutyWords(one, words)}
                  due={one.duty.due}
                  href={`/dossiers/${one.dossier}`}
                />
              ))}
            </DutyList>
          );
        })}
    </Page>
  );
}
