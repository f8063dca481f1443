/** What a carer is asked once more, because others act on it at once: that a child is missing, that she has left. */
import { useState } from 'react';
import { useI18n } from '../../../i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import type { Lodger } from './board.ts';
import type { Tell } from './useTelling.ts';

interface SureProps {
  readonly one: Lodger;
  readonly isPending: boolean;
  readonly tell: Tell;
}

export function Missing({ one, isPending, tell }: SureProps) {
  const { t } = useI18n();
  const [lastSeen, setLastSeen] = useState<string>();
  return (
    <Dialog
      title={t('beds.missingTitle', { number: one.number })}
      isAlert
      trigger={
        <Button isSmall icon="alert" isDisabled={isPending} label={`${one.number}: ${t('beds.missing')}`}>
          {t('beds.missing')}
        </Button>
      }
      acts={(close) => (
        <>
          <Button onPress={close}>{t('beds.cancel')}</Button>
          <Button
            kind="danger"
            onPress={() => {
              tell(one, 'missing', lastSeen);
              close();
            }}
          >
            {t('beds.missingSay')}
          </Button>
        </>
      )}
    >
      <p>{t('beds.missingHelp')}</p>
      <TextArea
        label={t('beds.missingLast')}
        value={lastSeen}
        rows={3}
        maxLength={2000}
        onChange={(text) => setLastSeen(typeof text === 'string' ? text : undefined)}
      />
    </Dialog>
  );
}

export function Leaves({ one, isPending, tell }: SureProps) {
  const { t } = useI18n();
  return (
    <Dialog
      title={t('beds.leftTitle', { number: one.number })}
      isAlert
      trigger={
        <Button isSmall isDisabled={isPending} label={`${one.number}: ${t('beds.left')}`}>
          {t('beds.left')}
        </Button>
      }
      acts={(close) => (
        <>
          <Button onPress={close}>{t('beds.cancel')}</Button>
          <Button
            kind="primary"
            onPress={() => {
              tell(one, 'left');
              close();
            }}
          >
            {t('beds.left')}
          </Button>
        </>
      )}
    >
      <p>{t('beds.leftSure')}</p>
    </Dialog>
  );
}
