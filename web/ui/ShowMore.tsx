/**
 * At the end of every list that can be longer than what is shown of it: how much that is, so that nobody takes a part for the
 * whole, and a button for more. What has come is said aloud; the focus stays at the end of the list.
 */
import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';

interface ShowMoreProps {
  /** How many are shown. */
  readonly shown: number;
  readonly hasMore: boolean;
  readonly isComing?: boolean;
  /** Left out where no more can be shown here: then that there are more is said all the same. */
  readonly onMore?: (() => void) | undefined;
}

export function ShowMore({ shown, hasMore, isComing = false, onMore }: ShowMoreProps) {
  const { t } = useI18n();
  const said = useRef<HTMLParagraphElement>(null);
  const [wasAsked, setAsked] = useState(false);
  // the button goes with the last page, and would take the focus with it
  useEffect(() => {
    if (wasAsked && !hasMore && document.activeElement === document.body)
      said.current?.focus({ preventScroll: true });
  }, [wasAsked, hasMore]);
  return (
    <div className="row">
      {(hasMore || wasAsked) && (
        <p ref={said} tabIndex={-1} role="status" className="soft small">
          {t(hasMore ? 'list.part' : 'list.whole', { count: shown })}
        </p>
      )}
      {hasMore && onMore && (
        <Button
          icon="down"
          isSmall
          isPending={isComing}
          onPress={() => {
            setAsked(true);
            onMore();
          }}
        >
          {t('list.more')}
        </Button>
      )}
    </div>
  );
}
