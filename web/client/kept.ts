/** What waits on this device to be sent, as screens show it, and how to hand over more. */
import { useSyncExternalStore } from 'react';
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { Handed, KeptAct } from '../store/outbox.ts';
import type { TypedIn } from '../store/typedIn.ts';
import type { Draft, NamedAct, ReadyAct } from './acts.ts';
import { act, send } from './acts.ts';
import { useSession } from './session.ts';
import type { ActAnswer } from './types.ts';

const none: readonly KeptAct[] = [];
const never = (): (() => void) => () => {};

/** What has happened may wait to be told; what is decided needs the service's word at once. */
export const mayWait = ({ decides }: EntryDeclaration): boolean => decides === false;

/** Acts of hers that wait here or were refused, oldest first; and how to hand over another. */
export function useOutbox(): {
  readonly kept: readonly KeptAct[];
  /** Makes an act and sends it, now or when there is a network. */
  readonly hand: (name: string, drafts: readonly Draft[]) => Promise<Handed>;
  /** Sends an act; without a network, or behind others that wait, it waits here and the answer is undefined. Throws ApiProblem. */
  readonly sendOrKeep: <T extends ActAnswer>(
    ready: ReadyAct | NamedAct,
    from: TypedIn,
  ) => Promise<T | undefined>;
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
    sendOrKeep: async <T extends ActAnswer>(ready: ReadyAct | NamedAct, from: TypedIn) => {
      if (!outbox) throw new Error('Nobody is signed in.');
      return await outbox.inTurn(ready, from, () => send<T>(ready));
    },
    giveUp: async (id) => await outbox?.giveUp(id),
  };
}
