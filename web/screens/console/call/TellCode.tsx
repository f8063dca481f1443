/** The call is stored: the code that the caller is told, to be read aloud, in groups and in words. */
import { useEffect, useRef } from 'react';
import { showReceipt } from '../../../../seal/receipt.ts';
import { useI18n } from '../../../i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';

interface TellCodeProps {
  readonly code: string;
  /** It went to another contact point. */
  readonly isElsewhere: boolean;
  readonly onDone: () => void;
}

export function TellCode({ code, isElsewhere, onDone }: TellCodeProps) {
  const { t, declared } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="stack">
      <h1 ref={heading} tabIndex={-1} className="call-title">
        {t('callForm.told.title')}
      </h1>
      {isElsewhere && <Notice tone="info" title={t('callForm.told.gone')} />}
      <p>{t('callForm.told.help')}</p>
      <ol className="call-code">
        {showReceipt(code)
          .split('-')
          .map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same, and none ever moves
            <li key={at}>
              <b dir="ltr">{group}</b>{' '}
              <span>{[...group].map((one) => declared(`say.${one}`)).join(' · ')}</span>
            </li>
          ))}
      </ol>
      <div className="row">
        <Button kind="primary" icon="check" onPress={onDone}>
          {t(isElsewhere ? 'callForm.told.leave' : 'callForm.told.judge')}
        </Button>
        <Button onPress={onDone}>{t('callForm.told.lost')}</Button>
      </div>
    </section>
  );
}
