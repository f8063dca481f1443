/** Asks once more before something that holds for everybody or cannot be taken back. */
import type { ReactElement, ReactNode } from 'react';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface SecondLookProps {
  readonly title: string;
  /** Words of the act, as on the button that does it. */
  readonly act: string;
  readonly onAct: () => void;
  readonly isDanger?: boolean;
  readonly children: ReactNode;
  /** The button that asks; or `isOpen` and `onOpenChange`, when a form asks. */
  readonly trigger?: ReactElement;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

export function SecondLook({ title, act, onAct, isDanger = false, children, ...control }: SecondLookProps) {
  const { t } = useI18n();
  return (
    <Dialog
      {...control}
      title={title}
      isAlert
      acts={(close) => (
        <>
          <Button kind="plain" onPress={close}>
            {t('grants.keep')}
          </Button>
          <Button
            kind={isDanger ? 'danger' : 'primary'}
            onPress={() => {
              close();
              onAct();
            }}
          >
            {act}
          </Button>
        </>
      )}
    >
      {children}
    </Dialog>
  );
}
