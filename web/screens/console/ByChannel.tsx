/**
 * Answering somebody who wrote by a text message or a mail: one of a few constant texts goes back by the same way [R7],
 * without anybody here seeing where to; our own words only where the risk is low and she asked, and after they were read once
 * more as they will stand on her device. And what became of it.
 */
import { useState } from 'react';
import { reporterText } from '../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { namesIn, namesKnown } from '../../../domain/report/ownWords.ts';
import type { Draft } from '../../client/acts.ts';
import { newId } from '../../client/acts.ts';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import { unmetWords } from '../../client/words.ts';
import type { Outcome } from '../../forms/outcomes.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { channelTexts } from '../../messages/parts/byChannel.en.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Notice, ProblemNotice, Refusal } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import type { PanelProps } from './panels.ts';
import { formFor } from './panels.ts';
import { submitAct } from './submit.ts';
import { findRefusals } from './trial.ts';

addMessages('en', channelTexts);

type State = 'waiting' | 'sent' | 'delivered' | 'failed' | 'stopped';

export interface Deliveries {
  /** By which channel of ours the report came; absent: by none. */
  readonly way?: 'sms' | 'email';
  readonly answers: readonly { readonly entry: string; readonly state: State }[];
}

const lookEveryMs = 20_000;
/** Whoever wrote by a channel has no page on which word could wait. */
const constants = reporterText.codes.filter((code) => code !== 'word-waiting' && code !== 'own-words');
/** Three text messages. */
const longestWords = 480;
/** To ask the safeguards before there are any. */
const anyWords = '…';

/** What became of answers to this report; undefined until it is known. */
export function useDeliveries(report: string): Deliveries | undefined {
  return useResource<Deliveries>(`/reports/${report}/deliveries`, {
    concerns: ({ dossiers }) => dossiers.includes(report),
    everyMs: lookEveryMs,
  }).data;
}

const answering = (dossier: string, way: 'sms' | 'email', text: string, words?: string): Draft[] => [
  {
    op: 'set',
    dossier,
    type: 'feedback',
    entry: newId(),
    base: 0,
    set: {
      way,
      text,
      ...(words === undefined ? {} : { words, previewed: true }),
      at: new Date().toISOString(),
    },
  },
];

export function ByChannel({
  signedIn,
  open,
  onDone,
  way,
}: PanelProps & { readonly way: NonNullable<Deliveries['way']> }) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const { dossier } = open;
  const [text, setText] = useState<string>();
  const [own, setOwn] = useState('');
  const [isPreview, setPreview] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [isPending, setPending] = useState(false);
  const [hasTried, setTried] = useState(false);
  const [some = ''] = constants;
  const refusalsOf = (drafts: Draft[]) => findRefusals(dossier, drafts, signedIn.session, known);
  const refusals = refusalsOf(answering(dossier.id, way, some));
  const mayOwn = refusalsOf(answering(dossier.id, way, 'own-words', anyWords)).length === 0;
  const texts: readonly string[] = mayOwn ? [...constants, 'own-words'] : constants;
  const isOwn = mayOwn && text === 'own-words';
  const named = isOwn ? namesIn(own, namesKnown(dossier)) : [];

  const submit = async (): Promise<void> => {
    setTried(true);
    if (!text || isPending || (isOwn && !own.trim())) return;
    if (isOwn && !isPreview) {
      setPreview(true);
      return;
    }
    setPending(true);
    const drafts = answering(dossier.id, way, text, isOwn ? own.trim() : undefined);
    const next = await submitAct('answer-reporter', drafts, words, { formFor: formFor(open) });
    setPending(false);
    if (next.is === 'done') onDone();
    else setOutcome(next);
  };
  const warning = named.length > 0 && (
    <Notice tone="late" title={t('byChannel.names', { names: named.join(', ') })}>
      {t('byChannel.namesHelp')}
    </Notice>
  );
  return (
    <div className="stack">
      <Notice tone="info" title={t(`byChannel.came.${way}`)}>
        {t('byChannel.help')}
      </Notice>
      {refusals.length > 0 ? (
        <Refusal
          title={t('console.inTheWay')}
          unmet={refusals.slice(0, 1).map((one) => unmetWords(one, words, formFor(open), 'report'))}
        />
      ) : (
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          {isPreview && isOwn ? (
            <>
              <h3>{t('byChannel.preview')}</h3>
              <blockquote className="as-sent">{own.trim()}</blockquote>
              <p className="small soft">{t(`byChannel.previewHelp.${way}`)}</p>
              {warning}
            </>
          ) : (
            <>
              <Choice
                label={t('byChannel.choose')}
                help={t('byChannel.chooseHelp')}
                isRequired
                options={texts.map((code) => ({
                  key: code,
                  label: declared(codeLabelKey(reporterText, code)),
                }))}
                value={text}
                error={hasTried && !text ? t('invalid.required') : undefined}
                onChange={(next) => {
                  setText(typeof next === 'string' ? next : undefined);
                  setTried(false);
                }}
              />
              {isOwn && (
                <>
                  <TextArea
                    label={t('byChannel.own')}
                    help={t('byChannel.ownHelp')}
                    isRequired
                    rows={3}
                    maxLength={longestWords}
                    value={own || undefined}
                    error={hasTried && !own.trim() ? t('invalid.required') : undefined}
                    onChange={(next) => setOwn(typeof next === 'string' ? next : '')}
                  />
                  {warning}
                </>
              )}
            </>
          )}
          {outcome?.is === 'refused' && <Refusal isSpoken title={t('form.refused')} unmet={outcome.unmet} />}
          {outcome?.is === 'problem' && <ProblemNotice problem={outcome.problem} />}
          <div className="form-foot">
            {isPreview && isOwn && <Button onPress={() => setPreview(false)}>{t('byChannel.change')}</Button>}
            <Button type="submit" kind="primary" icon="answer" isPending={isPending}>
              {t(isOwn && !isPreview ? 'byChannel.toPreview' : 'byChannel.submit')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
