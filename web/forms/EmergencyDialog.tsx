/** The emergency path past a refusal: act now on vital interest, with a reason that another person will review. */
import { useState } from 'react';
import { useI18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea } from '../ui/TextField.tsx';

/** The kernel wants a reason of three letters or more. */
const shortest = 3;

export function EmergencyDialog({ onAct }: { readonly onAct: (reason: string) => void }) {
  const { t } = useI18n();
  const [reason, setReason] = useState<string>();
  const [hasTried, setTried] = useState(false);
  const isGiven = (reason?.trim().length ?? 0) >= shortest;
  return (
    <Dialog
      isAlert
      title={t('emergency.title')}
      trigger={<Button isSmall>{t('emergency.offer')}</Button>}
      acts={(close) => (
        <>
          <Button onPress={close}>{t('emergency.no')}</Button>
          <Button
            kind="danger"
            onPress={() => {
              setTried(true);
              if (!isGiven || reason === undefined) return;
              close();
              onAct(reason.trim());
            }}
          >
            {t('emergency.yes')}
          </Button>
        </>
      )}
    >
      <p>{t('emergency.explain')}</p>
      <TextArea
        label={t('emergency.reason')}
        isRequired
        value={reason}
        onChange={(text) => setReason(typeof text === 'string' ? text : undefined)}
        error={hasTried && !isGiven ? t('emergency.reasonMissing') : undefined}
      />
    </Dialog>
  );
}
