/** An entry that was a mistake is taken back with a reason: it counts no longer, and stays in the history. */
import { useState } from 'react';
import { perform } from '../../client/acts.ts';
import type { Outcome } from '../../forms/outcomes.ts';
import { outcomeOf } from '../../forms/outcomes.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { settlingTexts } from '../../messages/parts/settling.en.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice, Refusal } from '../../ui/Notice.tsx';
import { TextArea } from '../../ui/TextField.tsx';

addMessages('en', settlingTexts);

interface TakeBackProps {
  /** Kind of the dossier. */
  readonly kind: string;
  readonly dossier: string;
  readonly type: string;
  readonly entry: string;
  /** Version of the dossier that she sees. */
  readonly base: number;
  readonly onDone: () => void;
}

/** As the server wants it. */
const shortest = 3;

export function TakeBack({ kind, onDone, ...at }: TakeBackProps) {
  const words = useI18n();
  const { t } = words;
  const [reason, setReason] = useState('');
  const [hasTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const isShort = reason.trim().length < shortest;
  const submit = async (close: () => void): Promise<void> => {
    setTried(true);
    if (isShort) return;
    setPending(true);
    try {
      const next = await outcomeOf(() => perform('take-back', [{ op: 'withdraw', ...at, reason }]), words, {
        formFor: () => undefined,
        kind,
      });
      setOutcome(next);
      if (next.is !== 'done') return;
      close();
      onDone();
    } finally {
      setPending(false);
    }
  };
  return (
    <div className="row">
      <Dialog
        title={t('withdraw.title')}
        isAlert
        trigger={
          <Button kind="plain" isSmall icon="remove">
            {t('withdraw.offer')}
          </Button>
        }
        acts={(close) => (
          <>
            <Button onPress={close}>{t('withdraw.leave')}</Button>
            <Button kind="danger" isPending={isPending} onPress={() => void submit(close)}>
              {t('withdraw.do')}
            </Button>
          </>
        )}
      >
        <p>{t('withdraw.help')}</p>
        <TextArea
          label={t('withdraw.reason')}
          isRequired
          error={hasTried && isShort ? t('withdraw.reasonMissing') : undefined}
          value={reason}
          onChange={(value) => setReason(typeof value === 'string' ? value : '')}
        />
        {outcome?.is === 'problem' && <ProblemNotice problem={outcome.problem} />}
        {outcome?.is === 'refused' && <Refusal isSpoken title={t('form.refused')} unmet={outcome.unmet} />}
      </Dialog>
    </div>
  );
}
