/** Making releases: one person makes one of a closed period, another approves it or takes it away. */
import { useState } from 'react';
import { ApiProblem, request } from '../../client/api.ts';
import type { SessionBody } from '../../client/types.ts';
import { problemWords } from '../../client/words.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import type { ReleaseLine } from './words.ts';
import { monthWords } from './words.ts';

interface ReleasingProps {
  readonly session: SessionBody;
  /** The one that is shown. */
  readonly release: ReleaseLine | undefined;
  /** First months of closed periods that have none. */
  readonly waiting: readonly string[];
  readonly onChanged: (release: string | undefined) => void;
}

export function Releasing({ session, release, waiting, onChanged }: ReleasingProps) {
  const words = useI18n();
  const { t } = words;
  const [from, setFrom] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isPending, setPending] = useState(false);
  const send = async (act: () => Promise<string | undefined>): Promise<void> => {
    setPending(true);
    setProblem(undefined);
    try {
      onChanged(await act());
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
    setPending(false);
  };
  const first = from ?? waiting[0];
  const path = `/figures/releases/${release?.id}`;
  return (
    <section className="stack">
      <h2>{t('figures.releasing')}</h2>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {release?.approvedBy === null && (
        <div className="row">
          {release.madeBy === session.account ? (
            <p>{t('figures.secondPerson')}</p>
          ) : (
            <Button
              kind="primary"
              isPending={isPending}
              onPress={() =>
                void send(async () => {
                  await request('POST', `${path}/approve`, {});
                  return release.id;
                })
              }
            >
              {t('figures.approve')}
            </Button>
          )}
          <Button
            isPending={isPending}
            onPress={() =>
              void send(async () => {
                await request('DELETE', path);
                return undefined;
              })
            }
          >
            {t('figures.discard')}
          </Button>
        </div>
      )}
      {first === undefined ? (
        <p className="soft">{t('figures.allReleased')}</p>
      ) : (
        <div className="figures-choices">
          <Select
            label={t('figures.period')}
            options={waiting.map((month) => ({ key: month, label: monthWords(month, words) }))}
            value={first}
            onChange={(month) => setFrom(typeof month === 'string' ? month : undefined)}
          />
          <Button
            isPending={isPending}
            onPress={() =>
              void send(
                async () => (await request<{ id: string }>('POST', '/figures/releases', { from: first })).id,
              )
            }
          >
            {t('figures.make')}
          </Button>
        </div>
      )}
    </section>
  );
}
