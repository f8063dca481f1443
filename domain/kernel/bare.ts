/**
 * A dossier made of what a list or a register tells of it, so that rules can be asked about it as they are about a whole
 * one. What is not told is not there: only rules that need no more may be asked.
 */
import type { Dossier, EntryState } from './dossier.ts';
import type { Json } from './values.ts';

interface Told {
  readonly kind: string;
  readonly number: string;
  readonly state: string;
  /** ISO instant. */
  readonly stateSince: string;
  readonly area: string;
  /** When it was last written in: nothing in it was accepted later. */
  readonly updated: string;
  readonly entries: readonly {
    readonly id: string;
    readonly type: string;
    readonly occurred: string | null;
    readonly values: { readonly [field: string]: Json };
  }[];
}

export function bareDossier({ entries, updated: at, ...told }: Told): Dossier {
  return {
    ...told,
    id: '',
    version: 1,
    steward: 0,
    created: at,
    entries: entries.map(
      ({ id, type, occurred, values }): EntryState => ({
        id,
        type,
        subject: 0,
        created: 1,
        version: 1,
        by: 0,
        ...(occurred === null ? {} : { occurred }),
        recorded: at,
        accepted: at,
        revision: 1,
        heads: Object.fromEntries(
          Object.entries(values).map(([field, value]) => [
            field,
            [{ value, stamp: { seq: 1, op: '', by: 0, at, covers: [] } }],
          ]),
        ),
        breaches: [],
      }),
    ),
    grants: [],
    links: [],
    duties: [],
    loaded: new Set(),
  };
}
