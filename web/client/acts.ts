/** Acts as screens make them: ids and device time filled in, sent to the one write path. */
import type { Operation } from '../../domain/kernel/operations.ts';
import { post } from './api.ts';
import type { ActAnswer } from './types.ts';

type Distributed<T> = T extends unknown ? Omit<T, 'id' | 'recorded'> : never;
/** An operation without what every one gets: its id and the device's time. */
export type Draft = Distributed<Operation>;

export interface ReadyAct {
  readonly id: string;
  readonly act: string;
  readonly operations: readonly Operation[];
  readonly emergency?: { readonly reason: string };
}

/** A declared act as its form made it: sent again it is done once, by its id. */
export interface NamedAct {
  readonly id: string;
  readonly act: string;
  /** What `POST /acts/:name` takes. */
  readonly form: Readonly<Record<string, unknown>>;
}

export const newId = (): string => crypto.randomUUID();

/** An act with its ids: sending the same one again is done once. */
export function act(name: string, drafts: readonly Draft[], emergency?: string): ReadyAct {
  const recorded = new Date().toISOString();
  return {
    id: newId(),
    act: name,
    operations: drafts.map((one) => ({ ...one, id: newId(), recorded }) as Operation),
    ...(emergency ? { emergency: { reason: emergency } } : {}),
  };
}

/** Sends an act; throws ApiProblem. */
export const send = <T extends ActAnswer>(ready: ReadyAct | NamedAct): Promise<T> =>
  'form' in ready ? post<T>(`/acts/${ready.act}`, ready.form) : post<T>('/acts', ready);

/** Makes and sends in one. */
export const perform = (name: string, drafts: readonly Draft[], emergency?: string): Promise<ActAnswer> =>
  send(act(name, drafts, emergency));
