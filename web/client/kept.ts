/** What waits on this device to be sent, as screens show it, and how to hand over more. */
import { useSyncExternalStore } from 'react';
import type { Handed, KeptAct } from '../store/outbox.ts';
import type { Draft } from './acts.ts';
import { act } from './acts.ts';
import { useSession } from './session.ts';

const none: readonly KeptAct[] = [];
const never = (): (() => void) => () => {};

/** Acts of hers that wait here or were refused, oldest first; and how to hand over another. */
export function useOutbox(): {
  readonly kept: readonly KeptAct[];
  /** Makes an act and sends it, now or when there is a network. */
  readonly hand: (name: string, drafts: readonly Draft[]) => Promise<Handed>;
  readonly giveUp: (id: string) => Promise<void>;
} {
  const state = useSession();
  const outbox = state.is === 'in' ? state.outbox : undefined;
  const now = (): readonly KeptAct[] => outbox?.kept ?? none;
  const kept = useSyncExternalStore(outbox?.subscribe ?? never, now, now);
  return {
    kept,
    hand: async (name, drafts) => {
      if (!outbox) throw new Error('Nobody is signed in.');
      return await outbox.hand(act(name, drafts));
    },
    giveUp: async (id) => await outbox?.giveUp(id),
  };
}

const watchNetwork = (tell: () => void): (() => void) => {
  const stop = new AbortController();
  window.addEventListener('online', tell, { signal: stop.signal });
  window.addEventListener('offline', tell, { signal: stop.signal });
  return () => stop.abort();
};

/** Whether the device has a network at all; it may still reach nobody. */
export const useIsOnline = (): boolean =>
  useSyncExternalStore(
    watchNetwork,
    () => navigator.onLine,
    () => true,
  );
