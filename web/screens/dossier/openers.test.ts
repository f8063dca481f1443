/** Who is named to somebody who cannot open a sealed field. */
import { expect, it } from 'vitest';
import { catalogue } from '../../../domain/index.ts';
import type { EntryDeclaration } from '../../../domain/kernel/declare.ts';
import type { EntryState, Grant } from '../../../domain/kernel/dossier.ts';
import type { Head } from '../../../domain/kernel/merge.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import type { Directory } from '../../client/types.ts';
import { openersOf } from './openers.ts';

const get = (type: string): EntryDeclaration => {
  const declaration = catalogue.kinds['case']?.entries[type];
  if (!declaration) throw new Error(type);
  return declaration;
};
/** Accounts: two counsellors, a supervisor, one who left, one without a key, a social worker. */
const [tala, elif, grace, gone, keyless, dalia] = [1, 2, 3, 4, 5, 6] as const;
const account = (id: number, roles: readonly string[], more = {}) => ({
  ...{ id, name: `${id}`, roles, organisation: 1, recipient: 'a key', machine: false, ended: false },
  ...more,
});
const directory: Pick<Directory, 'accounts' | 'teams'> = {
  accounts: [
    account(tala, ['counsellor']),
    account(elif, ['counsellor']),
    account(grace, ['supervisor']),
    account(gone, ['counsellor'], { ended: true }),
    account(keyless, ['counsellor'], { recipient: null }),
    account(dalia, ['social-worker']),
  ],
  teams: [
    {
      ...{ id: 20, name: 'Children', kind: 'case-team' as const, organisation: 1, area: '' },
      ...{ discipline: null, members: [dalia] },
    },
  ],
};
const sealedAt = '2026-03-10T12:00:00.000Z';
const head = (value: Json): Head => ({ value, stamp: { seq: 3, op: 'x', by: 1, at: sealedAt, covers: [] } });
const grant = (party: number, groups: readonly string[], more: Partial<Grant> = {}): Grant => ({
  ...{ id: `${party}`, party, groups, level: 'read' },
  ...{ purpose: 'care', basis: 'assignment', from: '2026-03-01T00:00:00.000Z', by: 1 },
  ...more,
});
const asked = (
  [type, field]: readonly [string, string],
  values: { readonly [name: string]: Json },
  grants: readonly Grant[],
  self = 0,
) =>
  openersOf(
    {
      entry: {
        heads: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [head(value)]])),
      } as unknown as EntryState,
      declaration: get(type),
      field,
      head: head('A'.repeat(100)),
    },
    { grants },
    directory,
    catalogue.roles,
    self,
  );

const notes = ['session', 'notes'] as const;
const said = ['views', 'said'] as const;
const everybody = [tala, elif, grace, gone, keyless].map((one) => grant(one, ['sessions']));
const readers = { items: { a: { account: elif } }, gone: [] };

it('are those whom the entry names and who read it, with a key, still there', () => {
  const items = Object.fromEntries([elif, grace, gone, keyless].map((one) => [`${one}`, { account: one }]));
  expect(asked(notes, { counsellor: tala, readers: { items, gone: [] } }, everybody)).toEqual([tala, elif]);
  expect(asked(notes, { counsellor: tala, readers }, everybody, tala)).toEqual([elif]);
  expect(asked(notes, { counsellor: tala }, everybody, tala)).toEqual([]);
});

it('are not those who were let in afterwards, or only know of it', () => {
  const values = { counsellor: tala, readers };
  const late = grant(elif, ['sessions'], { from: '2026-03-11T00:00:00.000Z' });
  const knows = grant(elif, ['sessions'], { level: 'know-of' });
  expect(asked(notes, values, [grant(tala, ['sessions']), late])).toEqual([tala]);
  expect(asked(notes, values, [grant(tala, ['plan']), knows])).toEqual([]);
});

it('are found in teams', () => {
  expect(asked(said, {}, [grant(20, ['best-interests'])])).toEqual([dalia]);
  expect(asked(said, {}, [grant(20, ['best-interests'])], dalia)).toEqual([]);
});
