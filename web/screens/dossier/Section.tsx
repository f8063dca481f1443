/** A section of a dossier that folds: a line that says what is in it, and what it holds once opened. */
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { groupLabelKey } from '../../../domain/groups.ts';
import { useI18n } from '../../i18n.ts';

/**
 * Sections that somebody opened or folded, as `dossier group`, so that she comes back from a form to what she left. Ids
 * alone, in memory alone.
 */
const choices = new Map<string, boolean>();

/** A section is to be seen when one comes back to its dossier: something was written there. */
export const openSection = (dossier: string, group: string): void =>
  void choices.set(`${dossier} ${group}`, true);

/** On a desk there is room for what a phone folds. */
const isDesk = (): boolean => window.matchMedia('(min-width: 48rem)').matches;

interface SectionProps {
  readonly dossier: string;
  readonly group: string;
  /** How much there is, and how new. */
  readonly about: string;
  readonly children: ReactNode;
}

export function Section({ dossier, group, about, children }: SectionProps) {
  const { declared } = useI18n();
  const key = `${dossier} ${group}`;
  const [isOpen, setOpen] = useState(() => choices.get(key) ?? isDesk());
  const isPrinting = usePrinting();
  return (
    <details
      className="dossier-section"
      open={isOpen || isPrinting}
      onToggle={({ currentTarget }) => {
        if (isPrinting) return;
        choices.set(key, currentTarget.open);
        setOpen(currentTarget.open);
      }}
    >
      <summary className="dossier-section-head">
        <h2>{declared(groupLabelKey(group))}</h2>
        <span className="small soft">{about}</span>
      </summary>
      {(isOpen || isPrinting) && <div className="dossier-section-body">{children}</div>}
    </details>
  );
}

/** Paper has no folds: while the page is printed everything is open. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const media = window.matchMedia('print');
    const change = (): void => setPrinting(media.matches);
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, []);
  return isPrinting;
}
