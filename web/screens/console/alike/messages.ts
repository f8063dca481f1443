/** What the console and its worker say to each other. Nothing of it leaves the device. */
import type { Alike } from '../../../../domain/report/alike.ts';

/** A report as the server gives it: its words in closed boxes. */
export interface Closed {
  readonly id: string;
  readonly at: number;
  readonly area: string;
  readonly boxes: readonly string[];
  readonly places: readonly string[];
  readonly people: readonly string[];
}

export type ToWorker =
  | {
      readonly is: 'keys';
      readonly identity: string;
      readonly epochs: readonly { readonly id: number; readonly box: string | null }[];
    }
  | { readonly is: 'put'; readonly reports: readonly Closed[] }
  | { readonly is: 'ask'; readonly id: string; readonly turn: number };

export interface FromWorker {
  readonly id: string;
  readonly turn: number;
  readonly found: readonly Alike[];
}
