/** A call that is no report: one key, no words. It is counted by its way, and nobody has to work on it [2.6]. */
import { useState } from 'react';
import { nonReport as list } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import type { CallWay } from '../../../../domain/report/calls.ts';
import { nonReport } from '../../../../domain/report/entries.ts';
import type { Draft } from '../../../client/acts.ts';
import { newId, perform } from '../../../client/acts.ts';
import { ApiProblem } from '../../../client/api.ts';
import { useDirectory } from '../../../client/directory.ts';
import type { SignedIn } from '../../../client/session.ts';
import { toastWithUndo, withdrawal } from '../../../client/undo.ts';
import { problemWords } from '../../../client/words.ts';
import { useI18n } from '../../../i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProblemNotice } from '../../../ui/Notice.tsx';
import { KeyHint } from '../../../ui/States.tsx';
import { useKeys } from '../../../ui/useKeys.ts';

type What = (typeof list.codes)[number];

/** The key of each, used neither by a question of the form, nor by the queue to move, nor by its tone. */
export const nothingKeys: { readonly [key: string]: What } = {
  q: 'silent',
  h: 'hung-up',
  z: 'joke',
  b: 'abusive',
  w: 'wrong-number',
};

interface NothingProps {
  readonly signedIn: SignedIn;
  readonly channel: CallWay;
  readonly onDone: () => void;
}

export function Nothing({ signedIn, channel, onDone }: NothingProps) {
  const words = useI18n();
  const { t, declared } = words;
  const { session } = signedIn;
  const known = useDirectory();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isPending, setPending] = useState(false);
  const label = (what: What): string => declared(codeLabelKey(list, what));
  const point = known.teams.find((one) => one.kind === 'contact-point' && session.parties.includes(one.id));

  const note = async (what: What): Promise<void> => {
    if (isPending) return;
    setPending(true);
    setProblem(undefined);
    const [dossier, entry] = [newId(), newId()];
    try {
      const { dossiers } = await perform('note-non-report', [
        {
          ...{ op: 'create', dossier, kind: 'report', area: point?.area ?? '' },
          steward: point?.organisation ?? session.organisation,
        },
        { op: 'set', dossier, type: nonReport.type, entry, base: 0, set: { what, channel } },
        ...(point
          ? [
              {
                op: 'grant',
                dossier,
                grant: newId(),
                party: point.id,
                groups: [nonReport.group],
                level: 'steward',
                purpose: 'response',
                basis: 'assignment',
              } satisfies Draft,
            ]
          : []),
        { op: 'transition', dossier, to: 'no-report' },
      ]);
      const base = dossiers.find(({ id }) => id === dossier)?.version ?? 0;
      toastWithUndo(t('callForm.counted', { what: label(what) }), [
        withdrawal({ dossier, type: nonReport.type, entry, base }),
      ]);
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      // after it was counted the form goes away: no second press counts once more
      setPending(false);
    }
  };
  const all = Object.entries(nothingKeys);
  useKeys(Object.fromEntries(all.map(([key, what]) => [key, () => void note(what)])));
  return (
    <section className="call-nothing stack" aria-labelledby="call-nothing">
      <h2 id="call-nothing">{t('callForm.nothing')}</h2>
      <p className="small soft">{t('callForm.nothingHelp')}</p>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      <div className="row">
        {all.map(([key, what]) => (
          <Button key={key} isSmall isDisabled={isPending} onPress={() => void note(what)}>
            {label(what)} <KeyHint keys={key} />
          </Button>
        ))}
      </div>
    </section>
  );
}
