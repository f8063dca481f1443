/** The draft of one form: restored when the form opens, kept at every change, forgotten when it was handed in. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Drafts, DraftValues, Keeping } from './drafts.ts';

export interface DraftHandle<V extends DraftValues> {
  /** False while the device is being asked for an earlier draft. */
  readonly isReady: boolean;
  readonly values: V;
  /** Stays the same function, so that fields that did not change need not be drawn again. */
  readonly change: (update: (before: V) => V) => void;
  /** As `change`, where it was not she who typed: the draft is kept only if it was. */
  readonly follow: (update: (before: V) => V) => void;
  /** When the restored draft was last changed, ISO; undefined when the form began afresh. */
  readonly restoredFrom: string | undefined;
  /** Gives the draft up and begins again. */
  readonly discard: () => void;
  /** Forgets the draft once what it held is safe elsewhere. */
  readonly finish: () => Promise<void>;
  readonly keeping: Keeping;
}

const never = (): (() => void) => () => {};

/**
 * @param start what the form holds without a draft; read once
 * @param restore makes values of this form from those of a kept draft
 */
export function useDraft<V extends DraftValues>(
  drafts: Drafts | undefined,
  id: string,
  start: V,
  restore: (kept: DraftValues) => V,
): DraftHandle<V> {
  const [begin] = useState(start);
  const [typed, setTyped] = useState({ values: start, isToKeep: false });
  const [isReady, setReady] = useState(drafts === undefined);
  const [restoredFrom, setRestoredFrom] = useState<string>();
  const keepingNow = (): Keeping => drafts?.keeping ?? 'kept';
  const keeping = useSyncExternalStore(drafts?.subscribe ?? never, keepingNow, keepingNow);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `restore` is asked once, when the form opens
  useEffect(() => {
    let isHere = true;
    const open = async (): Promise<void> => {
      const kept = await drafts?.find(id);
      if (!isHere) return;
      if (kept) {
        setTyped({ values: restore(kept.values), isToKeep: false });
        setRestoredFrom(kept.at);
      }
      setReady(true);
    };
    void open();
    return () => {
      isHere = false;
    };
  }, [drafts, id]);

  useEffect(() => {
    if (typed.isToKeep) drafts?.keep(id, typed.values);
  }, [drafts, id, typed]);

  const change = useCallback((update: (before: V) => V): void => {
    setTyped((before) => ({ values: update(before.values), isToKeep: true }));
  }, []);

  const follow = useCallback((update: (before: V) => V): void => {
    setTyped(({ values, isToKeep }) => ({ values: update(values), isToKeep }));
  }, []);

  return {
    isReady,
    values: typed.values,
    change,
    follow,
    restoredFrom,
    discard: () => {
      setTyped({ values: begin, isToKeep: false });
      setRestoredFrom(undefined);
      void drafts?.remove(id);
    },
    finish: async () => {
      await drafts?.remove(id);
    },
    keeping,
  };
}
