/**
 * What every form says beside its questions: that an earlier draft is back, that what is typed is kept, and what came of
 * handing it in.
 */
import { useI18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice, ProblemNotice, Refusal } from '../ui/Notice.tsx';
import type { Keeping } from './drafts.ts';
import { EmergencyDialog } from './EmergencyDialog.tsx';
import type { Outcome } from './outcomes.ts';
import type { DraftHandle } from './useDraft.ts';

export function RestoredDraft({
  draft,
}: {
  readonly draft: Pick<DraftHandle<never>, 'restoredFrom' | 'discard'>;
}) {
  const { t, instant } = useI18n();
  if (draft.restoredFrom === undefined) return null;
  return (
    <Notice
      tone="info"
      title={t('draft.restored', { at: instant(draft.restoredFrom) })}
      acts={
        <Button isSmall icon="remove" onPress={draft.discard}>
          {t('draft.discard')}
        </Button>
      }
    />
  );
}

interface OutcomeNoticeProps {
  readonly outcome: Outcome | undefined;
  /** Hands it in once more, on vital interest, with why. */
  readonly onEmergency: (reason: string) => void;
}

/** A refusal with what would satisfy it, or a problem; what is to be corrected stands at its fields. */
export function OutcomeNotice({ outcome, onEmergency }: OutcomeNoticeProps) {
  const { t } = useI18n();
  if (outcome?.is === 'problem') return <ProblemNotice problem={outcome.problem} />;
  if (outcome?.is !== 'refused') return null;
  return (
    <Refusal
      isSpoken
      title={t('form.refused')}
      unmet={outcome.unmet}
      acts={outcome.mayBeEmergency && <EmergencyDialog onAct={onEmergency} />}
    />
  );
}

/** Whether what was typed is safe on this device. */
export function KeepingLine({
  keeping,
  isLasting,
}: {
  readonly keeping: Keeping;
  readonly isLasting: boolean;
}) {
  const { t } = useI18n();
  const isTrouble = keeping === 'failed' || !isLasting;
  const key = isTrouble ? 'draft.failed' : keeping === 'keeping' ? 'draft.keeping' : 'draft.kept';
  return (
    <p
      className={`form-keeping${isTrouble ? ' form-keeping-failed' : ''}`}
      role={isTrouble ? 'alert' : undefined}
    >
      <Icon name={isTrouble ? 'alert' : keeping === 'keeping' ? 'wait' : 'lock'} /> {t(key)}
    </p>
  );
}
