/** The way to find everything, in the bar of every screen: a tap, `/`, or Ctrl and K, also while one types. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { SessionBody } from '../../client/types.ts';
import { useI18n } from '../../i18n.ts';
import type { Place } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { later } from '../../ui/later.tsx';
import { KeyHint } from '../../ui/States.tsx';
import { keyOf, useKeys, useKeysOn } from '../../ui/useKeys.ts';

const Finder = later(async () => (await import('./Finder.tsx')).Finder, null);

interface FindButtonProps {
  readonly session: SessionBody;
  readonly places: readonly Place[];
  readonly path: string;
}

export function FindButton(props: FindButtonProps) {
  const { t } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const isKeyOn = useKeysOn();
  const early = useEarlyKeys(isOpen);
  useKeys({ '/': () => setOpen(true) });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (keyOf(event) !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      // the browser has a use of its own for it
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <span className="shell-find" onPointerEnter={() => void Finder.fetchAhead()}>
      <Button kind="plain" isSmall icon="search" label={t('shell.find')} onPress={() => setOpen(true)}>
        <span className="shell-find-word">{t('shell.findShort')}</span>{' '}
        <KeyHint keys={isKeyOn ? '/' : 'Ctrl K'} />
      </Button>
      {isOpen && <Finder {...props} takeEarly={early} onClose={() => setOpen(false)} />}
    </span>
  );
}

/**
 * What is typed before the field is there: it comes with the first use, and a number is said only once. Gives a function that
 * hands it over and lets the field have the keys from then on.
 */
function useEarlyKeys(isOpen: boolean): () => string {
  const typed = useRef('');
  const stop = useRef((): void => {});
  // before the field is there, which asks as soon as it is
  useLayoutEffect(() => {
    if (!isOpen) return;
    typed.current = '';
    const listening = new AbortController();
    stop.current = () => listening.abort();
    const keep = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
      if (key.length === 1 && !ctrlKey && !metaKey && !altKey) typed.current += key;
    };
    addEventListener('keydown', keep, { signal: listening.signal });
    return stop.current;
  }, [isOpen]);
  return () => {
    stop.current();
    return typed.current;
  };
}
