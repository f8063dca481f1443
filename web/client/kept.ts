/** What waits on this device to be sent, as screens show it: how many acts, and what they will have written. */
import { useSyncExternalStore } from 'react';
import type { EntryState } from '../../domain/kernel/dossier.ts';
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

/** Acts that still wait and write this entry. */
export const keptFor = (kept: readonly KeptAct[], entry: string): readonly KeptAct[] =>
  kept.filter(
    ({ act: { operations }, refused }) =>
      refused === undefined && operations.some((one) => one.op === 'set' && one.entry === entry),
  );

/** The entry as it will be once what waits here has arrived. */
export function withKept(one: EntryState, kept: readonly KeptAct[]): EntryState {
  const heads = { ...one.heads };
  for (const { act: waiting } of keptFor(kept, one.id)) {
    for (const operation of waiting.operations) {
      if (operation.op !== 'set' || operation.entry !== one.id) continue;
      const stamp = { seq: one.version, op: operation.id, by: 0, at: operation.recorded, covers: [] };
      for (const [field, value] of Object.entries(operation.set)) heads[field] = [{ value, stamp }];
    }
  }
  return { ...one, heads };
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
