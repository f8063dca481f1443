/** Reports that this one was joined with: which of them is answered, and a way to take them apart again. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { EntryState } from '../../../../domain/kernel/dossier.ts';
import { all, saidOf } from '../../../../domain/kernel/inquiry.ts';
import { joined } from '../../../../domain/report/entries.ts';
import type { Draft } from '../../../client/acts.ts';
import { perform } from '../../../client/acts.ts';
import { ApiProblem, get } from '../../../client/api.ts';
import type { DossierBody, DossierLine } from '../../../client/types.ts';
import { problemWords } from '../../../client/words.ts';
import { useI18n } from '../../../i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { ProblemNotice } from '../../../ui/Notice.tsx';
import type { OpenDossier } from '../../dossier/useDossier.ts';

interface JoinedReportsProps {
  readonly open: OpenDossier;
  readonly linked: ReadonlyMap<string, DossierLine>;
  readonly onDone: () => void;
}

export function JoinedReports({ open, linked, onDone }: JoinedReportsProps) {
  const words = useI18n();
  const { t } = words;
  const [problem, setProblem] = useState<ApiProblem>();
  const { dossier } = open;
  const entries = all(dossier, joined);
  if (entries.length === 0) return null;

  const takeApart = async (one: EntryState): Promise<void> => {
    setProblem(undefined);
    const other = saidOf(joined, one, 'report') ?? '';
    const reason = t('joined.apartReason');
    const withdraw = (on: string, entry: string, base: number): Draft => ({
      op: 'withdraw',
      dossier: on,
      type: joined.type,
      entry,
      base,
      reason,
    });
    try {
      const body = await get<DossierBody>(`/dossiers/${other}`);
      const there = { ...body, loaded: new Set(body.loaded) };
      const theirs = all(there, joined).find((each) => saidOf(joined, each, 'report') === dossier.id);
      await perform('take-apart', [
        withdraw(dossier.id, one.id, dossier.version),
        ...(theirs ? [withdraw(other, theirs.id, body.version)] : []),
      ]);
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };
  return (
    <div className="stack">
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {entries.map((one) => {
        const other = linked.get(saidOf(joined, one, 'report') ?? '');
        if (!other) return null;
        const isFollowing = saidOf(joined, one, 'role') === 'follows';
        return (
          <div key={one.id} className="joined">
            <p>
              <Icon name="people" />{' '}
              <Link href={`/console/${other.id}`}>
                {t(isFollowing ? 'joined.follows' : 'joined.leads', { number: other.number })}
              </Link>
            </p>
            {isFollowing && <p className="small soft">{t('joined.followsHelp')}</p>}
            <Button isSmall kind="plain" icon="remove" onPress={() => void takeApart(one)}>
              {t('joined.apart')}
            </Button>
          </div>
        );
      })}
    </div>
  );
}
