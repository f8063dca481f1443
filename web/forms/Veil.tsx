/**
 * The curtain of a form. Who opens a form has asked for its answers, so it starts open; when she turns away, what identifies
 * somebody goes behind one curtain for the whole form, typed or stored, and one tap brings it back with the focus in it.
 */
import type { ReactNode } from 'react';
import { createContext, useContext, useMemo, useState } from 'react';
import type { Json } from '../../domain/kernel/values.ts';
import { isUnsaid } from '../../domain/kernel/values.ts';
import { useI18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { useGeneration } from '../ui/curtain.ts';
import type { AnyField } from './logic.ts';

const VeilContext = createContext<{
  readonly isDrawn: boolean;
  /** Counts how often she turned away. */
  readonly generation: number;
  readonly open: () => void;
}>({
  isDrawn: false,
  generation: 0,
  open: () => {},
});

export function Veil({ children }: { readonly children: ReactNode }) {
  const generation = useGeneration();
  const [openedIn, setOpenedIn] = useState(generation);
  // the same until it changes, so that fields are not drawn again for nothing
  const veil = useMemo(
    () => ({ isDrawn: openedIn !== generation, generation, open: () => setOpenedIn(generation) }),
    [openedIn, generation],
  );
  return <VeilContext value={veil}>{children}</VeilContext>;
}

/**
 * Shows what is behind the curtain of the form; undefined while there is nothing to hide. What was empty when she turned
 * away stays open: else the curtain would fall on the first letter that she types into it.
 */
export function useVeil({ spec }: AnyField, value: Json | undefined): (() => void) | undefined {
  const { isDrawn, generation, open } = useContext(VeilContext);
  const had = value !== undefined && !isUnsaid(value);
  const [left, setLeft] = useState({ generation, had });
  if (left.generation !== generation) setLeft({ generation, had });
  const hides = left.generation === generation ? left.had : had;
  return isDrawn && spec.class !== 'open' && had && hides ? open : undefined;
}

/** In place of a field that is hidden. */
export function Veiled({
  id,
  label,
  onOpen,
}: {
  readonly id: string;
  readonly label: string;
  readonly onOpen: () => void;
}) {
  const { t } = useI18n();
  return (
    <div className="row">
      <Button
        id={id}
        isSmall
        icon="shown"
        onPress={() => {
          onOpen();
          // the field takes the place and the focus of its curtain
          requestAnimationFrame(() => document.getElementById(id)?.focus());
        }}
      >
        {t('curtain.show', { what: label })}
      </Button>
    </div>
  );
}
