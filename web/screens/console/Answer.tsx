/**
 * Answering the reporter [R7]: words sealed in this browser to her own key and to the contact points that hold her
 * report. What leaves by a text message or a mail is one of a few constant sentences; what is told otherwise is recorded.
 */
import { useState } from 'react';
import { feedback } from '../../../domain/report/entries.ts';
import type { Draft } from '../../client/acts.ts';
import { newId } from '../../client/acts.ts';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import { seal } from '../../client/keyring.ts';
import { problemWords, unmetWords } from '../../client/words.ts';
import type { Outcome } from '../../forms/outcomes.ts';
import { useDraft } from '../../forms/useDraft.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice, ProblemNotice, Refusal } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { ByChannel, useDeliveries } from './ByChannel.tsx';
import { OneEntry } from './OneEntry.tsx';
import type { PanelProps } from './panels.ts';
import { formFor } from './panels.ts';
import { submitAct } from './submit.ts';
import { findRefusals } from './trial.ts';

interface Recipients {
  readonly recipients: readonly string[];
  readonly reporter: boolean;
}

/** A box of the right form, to ask the safeguards before there is one. */
const anyBox = 'A'.repeat(100);

export function Answer(props: PanelProps) {
  const { signedIn, open } = props;
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { dossier } = open;
  const { data, problem } = useResource<Recipients>(`/reports/${dossier.id}/recipients`);
  const refusals = findRefusals(dossier, answering(dossier.id, anyBox), signedIn.session, known);
  const way = useDeliveries(dossier.id)?.way;
  const canWrite = data?.reporter === true && refusals.length === 0;
  return (
    <div className="stack">
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {way && <ByChannel {...props} way={way} />}
      {data && !data.reporter && !way && <Notice tone="info" title={t('console.answer.noPage')} />}
      {data?.reporter && refusals.length > 0 && (
        <Refusal
          title={t('console.inTheWay')}
          unmet={refusals.slice(0, 1).map((one) => unmetWords(one, words, formFor(open), 'report'))}
        />
      )}
      {canWrite && <Write {...props} recipients={data.recipients} />}
      <details className="act-more" open={data !== undefined && !canWrite && !way}>
        <summary>{t('console.answer.otherWay')}</summary>
        <OneEntry {...props} declaration={feedback} />
      </details>
    </div>
  );
}

const answering = (dossier: string, box: string): Draft[] => [
  {
    op: 'set',
    dossier,
    type: 'message',
    entry: newId(),
    base: 0,
    set: { direction: 'to-reporter', channel: 'web', box },
  },
  {
    op: 'set',
    dossier,
    type: 'feedback',
    entry: newId(),
    base: 0,
    set: { way: 'page', at: new Date().toISOString() },
  },
];

function Write({
  signedIn,
  open,
  onDone,
  recipients,
}: PanelProps & { readonly recipients: readonly string[] }) {
  const words = useI18n();
  const { t } = words;
  const { dossier } = open;
  const draft = useDraft(signedIn.drafts, `${dossier.id}/console-answer`, { text: '' }, (kept) => ({
    text: typeof kept['text'] === 'string' ? kept['text'] : '',
  }));
  const [outcome, setOutcome] = useState<Outcome>();
  const [isPending, setPending] = useState(false);
  const [hasTried, setTried] = useState(false);
  const text = draft.values.text.trim();

  const submit = async (): Promise<void> => {
    setTried(true);
    if (!text || isPending) return;
    setPending(true);
    const box = await seal({ v: 1, text, lang: words.locale }, recipients);
    const next = await submitAct('answer-reporter', answering(dossier.id, box), words, {
      formFor: formFor(open),
    });
    setPending(false);
    if (next.is === 'done') {
      await draft.finish();
      onDone();
    } else setOutcome(next);
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextArea
        label={t('console.answer.text')}
        help={t('console.answer.help')}
        isRequired
        rows={4}
        value={draft.values.text || undefined}
        error={hasTried && !text ? t('invalid.required') : undefined}
        onChange={(next) => draft.change(() => ({ text: typeof next === 'string' ? next : '' }))}
      />
      {outcome?.is === 'refused' && <Refusal isSpoken title={t('form.refused')} unmet={outcome.unmet} />}
      {outcome?.is === 'problem' && <ProblemNotice problem={outcome.problem} />}
      <div className="form-foot">
        <p className="form-keeping">{t(draft.keeping === 'failed' ? 'draft.failed' : 'draft.kept')}</p>
        <Button type="submit" kind="primary" icon="lock" isPending={isPending}>
          {t('console.answer.submit')}
        </Button>
      </div>
    </form>
  );
}
