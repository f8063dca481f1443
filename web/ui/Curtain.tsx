/**
 * Something identifying behind a curtain: a button with a word in its place until somebody opens it. While it is
 * closed its content is not in the page at all, so neither a glance nor the page's source shows it.
 */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import { useGeneration } from './curtain.ts';
import './Curtain.css';

interface CurtainProps {
  /** What is behind, such as "Name" or "Phone number". */
  readonly what: string;
  /** Drawn only while open; may load what it shows then. */
  readonly children: () => ReactNode;
  /** Told when somebody looks. */
  readonly onOpen?: () => void;
  /** Coming here was the act of looking; it closes as every curtain does. */
  readonly startsOpen?: boolean;
}

export function Curtain({ what, children, onOpen, startsOpen = false }: CurtainProps) {
  const { t } = useI18n();
  const generation = useGeneration();
  const [openedIn, setOpenedIn] = useState(startsOpen ? generation : undefined);
  if (openedIn !== generation) {
    return (
      <Button
        isSmall
        icon="shown"
        onPress={() => {
          setOpenedIn(generation);
          onOpen?.();
        }}
      >
        {t('curtain.show', { what })}
      </Button>
    );
  }
  return (
    <span className="curtain-open">
      <span className="curtain-content">{children()}</span>
      <Button
        kind="plain"
        isSmall
        icon="hidden"
        label={t('curtain.hideWhat', { what })}
        onPress={() => setOpenedIn(undefined)}
      >
        {t('curtain.hide')}
      </Button>
    </span>
  );
}
