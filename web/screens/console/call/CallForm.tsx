/**
 * The form for somebody on the line or at the desk, in the order in which one talks: is there danger, where, who, what
 * happened, who could be part of it, how she can be answered safely [2.6, R1, R8]. Nothing in it has to be answered. What is
 * typed is kept through crash, lock and lost network; when it is handed in, the words are sealed on this device.
 */
import type { ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import {
  answerWay,
  channel as channels,
  dangerNow,
  involved,
  reprisalRisk,
} from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import type { Json } from '../../../../domain/kernel/values.ts';
import { said } from '../../../../domain/kernel/values.ts';
import { callWays, toQuarter } from '../../../../domain/report/calls.ts';
import { call, opening, reporterSafety } from '../../../../domain/report/entries.ts';
import { ApiProblem } from '../../../client/api.ts';
import { useDirectory } from '../../../client/directory.ts';
import type { SignedIn } from '../../../client/session.ts';
import { problemWords } from '../../../client/words.ts';
import { focusField } from '../../../forms/ErrorSummary.tsx';
import { FieldFor } from '../../../forms/FieldFor.tsx';
import { KeepingLine, RestoredDraft } from '../../../forms/FormNotices.tsx';
import type { AnyField } from '../../../forms/logic.ts';
import { useDraft } from '../../../forms/useDraft.ts';
import { Veil } from '../../../forms/Veil.tsx';
import { addMessages, useI18n } from '../../../i18n.ts';
import { callFormTexts } from '../../../messages/parts/callForm.en.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { Notice, ProblemNotice } from '../../../ui/Notice.tsx';
import { KeyHint, Loading } from '../../../ui/States.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { useKeys } from '../../../ui/useKeys.ts';
import { panelHref } from '../submit.ts';
import { Again, codeField } from './Again.tsx';
import type { Answers, CallDraft } from './draft.ts';
import { callDraft, isEmpty, restoreCall } from './draft.ts';
import { keepHeard } from './fresh.ts';
import type { Found, Warning } from './handIn.ts';
import { placeOf, sealAddition, sealCall, send, wordsOf } from './handIn.ts';
import { Nothing } from './Nothing.tsx';
import type { ToldName } from './Questions.tsx';
import { Several, Short, Told } from './Questions.tsx';
import { TellCode } from './TellCode.tsx';
import '../../../forms/forms.css';
import './call.css';

addMessages('en', callFormTexts);

/** Keys for the first answers, in the order of their codes, while nobody types. */
export const callKeys = { dangerNow: ['y', 'n', 'i'], channel: ['t', 'v'] } as const;
/** Keys that lead to where one types. */
export const callFieldKeys = { p: 'place', o: 'who', m: 'text' } as const;

type Part = 'opening' | 'call' | 'safety' | 'words';

export function CallForm({ signedIn }: { readonly signedIn: SignedIn }) {
  const i18n = useI18n();
  const { t, declared } = i18n;
  const { session } = signedIn;
  const known = useDirectory();
  const [, go] = useLocation();
  const formId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const own = known.teams.find((one) => one.kind === 'contact-point' && session.parties.includes(one.id));
  const [start] = useState<CallDraft>(() => ({
    answers: {
      channel: 'phone',
      opening: own?.area ? { area: own.area } : {},
      call: { cameAt: toQuarter(new Date().toISOString()), takenBy: session.account },
      safety: {},
      words: {},
    },
  }));
  const draft = useDraft<CallDraft>(signedIn.drafts, callDraft, start, (kept) => restoreCall(kept, start));
  const [found, setFound] = useState<Found>();
  const [warned, setWarned] = useState<Warning & { readonly of: string }>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [hasTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const typedIn = useRef<Element>(null);
  useEffect(() => {
    // what was out of reach while it was handed in has lost the focus
    if (!isPending && typedIn.current instanceof HTMLElement && document.activeElement === document.body)
      typedIn.current.focus();
  }, [isPending]);
  const { answers, taken } = draft.values;
  const isNothing = wordsOf(answers) === '' && placeOf(answers) === '';
  useEffect(() => {
    if (draft.isReady) heading.current?.focus();
  }, [draft.isReady]);

  const answer = (next: Partial<Answers>): void =>
    draft.change((before) => ({ ...before, answers: { ...before.answers, ...next } }));
  const set = (part: Part, name: string, value: Json | undefined): void =>
    draft.change((before) => {
      const { [name]: _before, ...others } = before.answers[part];
      const values = value === undefined ? others : { ...others, [name]: value };
      return { ...before, answers: { ...before.answers, [part]: values } };
    });

  const keep = async (next: CallDraft): Promise<void> => {
    draft.change(() => next);
    signedIn.drafts.keep(callDraft, next);
    await signedIn.drafts.flush();
  };

  const handIn = async (): Promise<void> => {
    setTried(true);
    // somebody who calls again is looked up first
    if (isNothing || isPending || (answers.again !== undefined && !found)) return;
    typedIn.current = document.activeElement;
    setPending(true);
    setProblem(undefined);
    const of = JSON.stringify(answers);
    try {
      // what may have arrived already goes again as it was
      let { sealed } = draft.values;
      for (let turn = 0; turn < 2; turn += 1) {
        if (sealed?.of !== of) {
          const lang = i18n.locale;
          const knows = warned?.of === of;
          const next = found
            ? await sealAddition(answers, found, lang)
            : await sealCall(answers, { lang, parties: session.parties, knows });
          if ('is' in next) {
            setWarned({ ...next, of });
            return;
          }
          sealed = next;
          // the code must be safe before anything is sent that it opens
          await keep({ ...draft.values, sealed });
        }
        try {
          const stored = await send(sealed);
          await finish(sealed.code, stored);
          return;
        } catch (error) {
          // the contact point changed its key just now
          if (!(error instanceof ApiProblem) || error.code !== 'keys-changed' || turn > 0) throw error;
          sealed = undefined;
        }
      }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  const finish = async (
    code: string | undefined,
    stored: { id?: string | undefined; number?: string | undefined },
  ) => {
    if (code === undefined) {
      toast(t('dossier.stored'));
      await leave(found?.id);
      return;
    }
    const area = said(answers.opening['area']);
    const detail = placeOf(answers);
    const heard = detail && { heard: { ...(typeof area === 'string' ? { area } : {}), detail } };
    await keep({ ...start, taken: { ...stored, code, ...(heard || {}) } });
  };
  const leave = async (report: string | undefined): Promise<void> => {
    if (report !== undefined && taken?.heard) keepHeard(report, taken.heard);
    await draft.finish();
    go(report === undefined ? '/console' : panelHref(report, 'triage'), { replace: true });
  };

  useKeys(
    taken || isPending
      ? {}
      : {
          ...Object.fromEntries(
            callKeys.dangerNow.map((key, at) => [
              key,
              () => set('opening', 'dangerNow', opening.fields.dangerNow.spec.list?.codes[at]),
            ]),
          ),
          ...Object.fromEntries(
            callKeys.channel.map((key, at) => [key, () => answer({ channel: callWays[at] ?? 'phone' })]),
          ),
          ...Object.fromEntries(
            Object.entries(callFieldKeys).map(([key, name]) => [
              key,
              () => focusField(`${formId}-words-${name}`),
            ]),
          ),
          g: () => document.getElementById(codeField)?.click(),
        },
  );
  if (!draft.isReady) return <Loading />;
  if (taken) {
    return (
      <TellCode code={taken.code} isElsewhere={taken.id === undefined} onDone={() => void leave(taken.id)} />
    );
  }

  const field = (part: Part, name: string, declaredField: AnyField, key: string): ReactNode => (
    <FieldFor
      id={`${formId}-${part}-${name}`}
      name={name}
      messageKey={key}
      field={declaredField}
      value={answers[part][name]}
      onChange={(changed, value) => set(part, changed, value)}
      errors={undefined}
    />
  );
  const told = (name: ToldName): ReactNode => (
    <Told
      id={`${formId}-words-${name}`}
      name={name}
      value={answers.words[name]}
      onChange={(value) => set('words', name, value)}
      error={name === 'text' && hasTried && isNothing ? t('callForm.empty') : undefined}
    />
  );
  const outside = (name: keyof typeof opening.fields): ReactNode =>
    field('opening', name, opening.fields[name], `report.opening.${name}`);
  const ofCall = (name: keyof typeof call.fields): ReactNode =>
    field('call', name, call.fields[name], `report.call.${name}`);
  const ofSafety = (name: keyof typeof reporterSafety.fields): ReactNode =>
    field('safety', name, reporterSafety.fields[name], `report.reporter-safety.${name}`);
  const isAgain = answers.again !== undefined;
  return (
    <section className="call stack">
      <h1 ref={heading} tabIndex={-1} className="call-title">
        {t('callForm.title')}
      </h1>
      <RestoredDraft draft={draft} />
      {isEmpty(answers) && (
        <Nothing
          signedIn={signedIn}
          channel={answers.channel}
          onDone={() => {
            void leave(undefined);
          }}
        />
      )}
      <form
        className="form call-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void handIn();
        }}
      >
        {/* while it is handed in nothing is typed that would be in neither the report nor the draft */}
        <fieldset className="form" disabled={isPending}>
          <Veil>
            <Choice
              label={t('callForm.way')}
              isInline
              options={callWays.map((way, at) => ({
                key: way,
                label: declared(codeLabelKey(channels, way)),
                mark: <KeyHint keys={callKeys.channel[at] ?? ''} />,
              }))}
              value={answers.channel}
              onChange={(way) => answer({ channel: way === 'walk-in' ? 'walk-in' : 'phone' })}
            />
            <Again
              key={answers.again ?? ''}
              code={answers.again}
              found={found}
              onFound={(next) => {
                setFound(next);
                draft.change((before) => {
                  const { again: _, ...others } = before.answers;
                  return { ...before, answers: next ? { ...others, again: next.code } : others };
                });
              }}
            />
            {!isAgain && (
              <>
                <Short
                  label={declared('report.opening.dangerNow')}
                  help={t('callForm.askDanger')}
                  list={dangerNow}
                  keys={callKeys.dangerNow}
                  value={answers.opening['dangerNow']}
                  onChange={(value) => set('opening', 'dangerNow', value)}
                />
                <div className="call-pair">
                  {outside('area')}
                  {told('place')}
                </div>
                {told('who')}
              </>
            )}
            {told('text')}
            {!isAgain && (
              <>
                <Several
                  label={declared('report.opening.involved')}
                  help={t('callForm.askInvolved')}
                  list={involved}
                  value={answers.opening['involved']}
                  onChange={(value) => set('opening', 'involved', value)}
                />
                <Several
                  label={declared('report.reporter-safety.safeWays')}
                  help={t('callForm.askSafe')}
                  list={answerWay}
                  value={answers.safety['safeWays']}
                  onChange={(value) => set('safety', 'safeWays', value)}
                />
                <Short
                  label={declared('report.reporter-safety.reprisalRisk')}
                  list={reprisalRisk}
                  value={answers.safety['reprisalRisk']}
                  onChange={(value) => set('safety', 'reprisalRisk', value)}
                />
                {ofSafety('contact')}
              </>
            )}
            <details className="act-more">
              <summary>{t('callForm.when')}</summary>
              <div className="form">
                {ofCall('cameAt')}
                {answers.channel === 'walk-in' && ofCall('desk')}
                {ofCall('takenBy')}
                {ofCall('takenByOther')}
                {!isAgain && outside('language')}
              </div>
            </details>
          </Veil>
        </fieldset>
        {warned?.of === JSON.stringify(answers) && (
          <Notice
            tone="late"
            isSpoken
            title={
              warned.is === 'elsewhere'
                ? t('callForm.elsewhere', { team: known.teamName(warned.team) })
                : t('callForm.nobodyElse')
            }
          >
            <p>{t('callForm.once')}</p>
          </Notice>
        )}
        {problem && <ProblemNotice problem={problemWords(problem, i18n)} />}
        <div className="form-foot">
          <KeepingLine keeping={draft.keeping} isLasting={signedIn.drafts.isLasting} />
          <Button type="submit" kind="primary" icon="lock" isPending={isPending}>
            {t(
              isAgain
                ? 'callForm.add'
                : warned?.of === JSON.stringify(answers)
                  ? 'callForm.submit.again'
                  : 'callForm.submit',
            )}
          </Button>
        </div>
      </form>
    </section>
  );
}
