/**
 * A line of a list as the kernel reads dossiers, so that a board asks the kernel's own rules instead of having some of its own.
 * What is not in the open, or was not asked for, is not there.
 */
import type { Dossier, EntryState } from '../../domain/kernel/dossier.ts';
import type { DossierLine } from './types.ts';

/** @param loaded types of entry that were asked for and that she may read */
export const dossierOf = (line: DossierLine, loaded: readonly string[]): Dossier => ({
  ...line,
  entries: (line.entries ?? []).map(
    ({ id, type, occurred, values }): EntryState => ({
      ...{ id, type, subject: 0, created: 0, version: line.version, by: 0 },
      ...(occurred === null ? {} : { occurred }),
      ...{ recorded: line.updated, accepted: line.updated, revision: 0, breaches: [] },
      heads: Object.fromEntries(
        Object.entries(values).map(([field, value]) => [
          field,
          [{ value, stamp: { seq: 0, op: '', by: 0, at: line.updated, covers: [] } }],
        ]),
      ),
    }),
  ),
  grants: [],
  links: [],
  duties: [],
  loaded: new Set(loaded),
});
