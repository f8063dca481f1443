/** Accepted, arrived, result: three taps that say how a team's way is going, each an act that can be put right afterwards. */
import { useState } from 'react';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { saidOf } from '../../../domain/kernel/inquiry.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { dispatch } from '../../../domain/report/entries.ts';
import { perform } from '../../client/acts.ts';
import { ApiProblem } from '../../client/api.ts';
import { problemWords } from '../../client/words.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';

interface StepsProps {
  readonly dossier: { readonly id: string; readonly version: number };
  readonly one: EntryState;
  /** Who goes; absent when somebody else records what she heard. */
  readonly by?: number;
  readonly onDone: () => void;
}

/** Where a team is on its way. */
export function stepOf(one: EntryState): 'asked' | 'accepted' | 'arrived' | 'done' {
  if (saidOf(dispatch, one, 'result') !== undefined) return 'done';
  if (saidOf(dispatch, one, 'arrivedAt') !== undefined) return 'arrived';
  return saidOf(dispatch, one, 'acceptedAt') === undefined ? 'asked' : 'accepted';
}

/** Before anybody went, only these can have come of it. */
const beforeGoing: ReadonlySet<string> = new Set(['not-safe-to-go', 'could-not-go', 'not-needed']);

export function Steps({ dossier, one, by, onDone }: StepsProps) {
  const words = useI18n();
  const { t, declared, instant } = words;
  const [problem, setProblem] = useState<ApiProblem>();
  const [isPending, setPending] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const [cannot, setCannot] = useState(false);
  const [note, setNote] = useState<string>();
  const step = stepOf(one);
  const results = dispatch.fields.result.spec.list;

  const write = async (set: { readonly [field: string]: Json }, done: string): Promise<void> => {
    if (isPending) return;
    setPending(true);
    setProblem(undefined);
    try {
      await perform('response', [
        {
          op: 'set',
          dossier: dossier.id,
          type: 'dispatch',
          entry: one.id,
          base: dossier.version,
          // it has happened out there, whoever may have asked whom
          fact: true,
          set,
        },
      ]);
      toast(done);
      setChanging(false);
      setCannot(false);
      setNote(undefined);
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
    setPending(false);
  };
  const now = (): string => new Date().toISOString();
  const said = [
    ['acceptedAt', 'calls.accepted'],
    ['arrivedAt', 'calls.arrived'],
  ] as const;
  const result = saidOf(dispatch, one, 'result');
  const asksResult = step === 'arrived' || isChanging || cannot;
  return (
    <div className="steps stack">
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      <ul className="steps-said" aria-label={t('calls.soFar')}>
        {said.map(([field, key]) => {
          const at = saidOf(dispatch, one, field);
          return at === undefined ? null : <li key={field}>{t(key, { at: instant(at) })}</li>;
        })}
        {result !== undefined && results && (
          <li>
            <strong>{declared(codeLabelKey(results, result))}</strong>
          </li>
        )}
      </ul>
      {step === 'asked' && !cannot && (
        <Button
          kind="primary"
          icon="check"
          isWide
          isPending={isPending}
          onPress={() =>
            void write(
              { acceptedAt: now(), ...(by === undefined ? {} : { acceptedBy: by }) },
              t('calls.saidAccepted'),
            )
          }
        >
          {t(by === undefined ? 'calls.theyAccept' : 'calls.accept')}
        </Button>
      )}
      {step === 'accepted' && !cannot && (
        <Button
          kind="primary"
          icon="flag"
          isWide
          isPending={isPending}
          onPress={() => void write({ arrivedAt: now() }, t('calls.saidArrived'))}
        >
          {t(by === undefined ? 'calls.theyArrived' : 'calls.arrive')}
        </Button>
      )}
      {(step === 'asked' || step === 'accepted') && (
        <Button
          isWide
          icon={cannot ? 'back' : 'refuse'}
          onPress={() => setCannot(!cannot)}
          isExpanded={cannot}
        >
          {t(cannot ? 'calls.back' : 'calls.cannot')}
        </Button>
      )}
      {asksResult && results && (
        <fieldset className="steps-results stack">
          <legend>{t('calls.whatCame')}</legend>
          <TextArea
            label={t('calls.note')}
            value={note}
            rows={2}
            maxLength={10_000}
            onChange={(text) => setNote(typeof text === 'string' ? text : undefined)}
          />
          {results.codes
            .filter((code) => !cannot || beforeGoing.has(code))
            .map((code) => (
              <Button
                key={code}
                isWide
                isDisabled={isPending}
                onPress={() =>
                  void write(
                    {
                      result: code,
                      ...(code === 'not-safe-to-go' ? { safeForTeam: false } : {}),
                      ...(note ? { resultNote: note } : {}),
                    },
                    t('calls.saidResult'),
                  )
                }
              >
                {declared(codeLabelKey(results, code))}
              </Button>
            ))}
        </fieldset>
      )}
      {step === 'done' && (
        <Button isSmall kind="plain" onPress={() => setChanging(!isChanging)} isExpanded={isChanging}>
          {t(isChanging ? 'calls.back' : 'calls.change')}
        </Button>
      )}
    </div>
  );
}
