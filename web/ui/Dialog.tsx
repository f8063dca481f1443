/** A question that must be answered before going on: on a phone at the bottom edge, on a desk in the middle. */
import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import './Dialog.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  /** Buttons; the primary one last. */
  readonly acts: (close: () => void) => ReactNode;
  /** The button that opens it; without one it is open while `isOpen`. */
  readonly trigger?: ReactElement;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** Asks before something that cannot be taken back: a tap beside it does not close it. */
  readonly isAlert?: boolean;
}

export function Dialog({
  title,
  children,
  acts,
  trigger,
  isOpen,
  onOpenChange,
  isAlert = false,
}: DialogProps) {
  const control = {
    ...(isOpen === undefined ? {} : { isOpen }),
    ...(onOpenChange === undefined ? {} : { onOpenChange }),
  };
  const overlay = (
    <ModalOverlay className="dialog-veil" isDismissable={!isAlert} {...(trigger ? {} : control)}>
      <Modal className="dialog-sheet">
        <AriaDialog className="dialog" role={isAlert ? 'alertdialog' : 'dialog'}>
          {({ close }) => (
            <>
              <Heading slot="title" level={2} className="dialog-title">
                {title}
              </Heading>
              <div className="dialog-body stack">
                {typeof children === 'function' ? children(close) : children}
              </div>
              <div className="dialog-acts">{acts(close)}</div>
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
  if (!trigger) return overlay;
  return (
    <DialogTrigger {...control}>
      {trigger}
      {overlay}
    </DialogTrigger>
  );
}
