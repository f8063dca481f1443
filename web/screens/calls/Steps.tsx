/**
 * Accepted, arrived, result: three taps that say how a team's way is going, each an act that can be put right afterwards.
 * Where there is no network they wait on this device and are shown as what they are: done, and not yet heard of.
 */
import { useEffect, useRef, useState } from 'react';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { saidOf } from '../../../domain/kernel/inquiry.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { dispatch } from '../../../domain/report/entries.ts';
import type { ApiProblem } from '../../client/api.ts';
import { useOutbox } from '../../client/kept.ts';
import { problemWords } from '../../client/words.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { callTexts } from '../../messages/parts/calls.en.ts';
import { keptFor, withKept } from '../../store/waiting.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';

addMessages('en', callTexts);

interface StepsProps {
  readonly dossier: { readonly id: string; readonly version: number };
  readonly one: EntryState;
  /** Another team accepted first. */
  readonly isTaken?: boolean;
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

export function Steps({ dossier, one: stored, by, isTaken = false, onDone }: StepsProps) {
  const words = useI18n();
  const { t, declared, instant } = words;
  const { kept, hand } = useOutbox();
  const waiting = keptFor(kept, stored.id);
  /** What was sent and is not in what was last fetched. */
  const [told, setTold] = useState<{ readonly version: number; readonly heads: EntryState['heads'] }>();
  const shown = withKept(stored, kept);
  const one =
    told?.version === stored.version ? { ...shown, heads: { ...shown.heads, ...told.heads } } : shown;
  const left = waiting.length;
  const before = useRef(left);
  useEffect(() => {
    // what waited has arrived
    if (left < before.current) onDone();
    before.current = left;
  }, [left, onDone]);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isPending, setPending] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const [cannot, setCannot] = useState(false);
  const [note, setNote] = useState<string>();
  const step = stepOf(one);
  const results = dispatch.fields.result.spec.list;

  const write = async (set: { readonly [field: string]: Json }, done: string, fact = true): Promise<void> => {
    if (isPending) return;
    setPending(true);
    setProblem(undefined);
    const answer = await hand('response', [
      {
        op: 'set',
        dossier: dossier.id,
        type: 'dispatch',
        entry: stored.id,
        base: dossier.version,
        // it has happened out there, whoever may have asked whom; whether she goes is decided here, for the first who says so
        ...(fact ? { fact } : {}),
        set,
      },
    ]);
    if (answer === 'sent' || answer === 'kept') {
      // what is kept says so where it was done
      if (answer === 'sent') toast(done);
      const stamp = { seq: stored.version, op: '', by: 0, at: now(), covers: [] };
      const heads = Object.entries(set).map(([field, value]) => [field, [{ value, stamp }]] as const);
      setTold({
        version: stored.version,
        heads: { ...(told?.version === stored.version ? told.heads : {}), ...Object.fromEntries(heads) },
      });
      setChanging(false);
      setCannot(false);
      setNote(undefined);
      if (answer === 'sent') onDone();
    } else setProblem(answer);
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
      {left > 0 && (
        <Notice tone="info" title={t('calls.keptSince', { at: instant(waiting[0]?.at ?? now()) })} isSpoken>
          <p>{t('calls.keptHere')}</p>
        </Notice>
      )}
      {isTaken && step === 'asked' && <p className="late-word">{t('calls.taken')}</p>}
      {step === 'asked' && !isTaken && !cannot && (
        <Button
          kind="primary"
          icon="check"
          isWide
          isPending={isPending}
          onPress={() =>
            void write(
              { acceptedAt: now(), ...(by === undefined ? {} : { acceptedBy: by }) },
              t('calls.saidAccepted'),
              false,
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
      {((step === 'asked' && !isTaken) || step === 'accepted') && (
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
