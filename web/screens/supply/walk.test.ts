import { expect, test } from 'vitest';
import type { DossierLine } from '../../client/types.ts';
import { walkChain } from './walk.ts';

/** What each buys, as it says in its own file; `x:a>b` says it of others. */
function country(files: Readonly<Record<string, readonly string[]>>, hidden: readonly string[] = []) {
  const line = (id: string): DossierLine => ({
    ...{ id, kind: 'enterprise', number: id, state: 'known', stateSince: '', area: 'XA', steward: 1 },
    ...{ updated: '2026-01-01T00:00:00Z', created: '', version: 1, nextDue: null, title: {} },
    entries: (files[id] ?? []).map((said) => {
      const [buyer, supplier = ''] = said.includes('>') ? said.split('>') : [undefined, said];
      const values = { supplier, ...(buyer === undefined ? {} : { buyer }) };
      return { id: `${id}-${said}`, type: 'supply-link', occurred: null, values };
    }),
  });
  const asked: string[] = [];
  const isSeen = (id: string): boolean => id in files && !hidden.includes(id);
  return {
    asked,
    linesOf: async (ids: readonly string[]) => {
      asked.push(ids.join(' '));
      return ids.filter(isSeen).map(line);
    },
    toldOf: async (supplier: string) =>
      Object.keys(files)
        .filter(isSeen)
        .map(line)
        .filter(({ entries }) => entries?.some(({ values }) => values['supplier'] === supplier)),
  };
}
const found = async (...args: Parameters<typeof country>) => {
  const { lines, isCut } = await walkChain('c', country(...args));
  return { ids: lines.map(({ id }) => id).toSorted(), isCut };
};

test('goes to suppliers of suppliers and to buyers of buyers', async () => {
  const files = { a: ['b'], b: ['c'], c: ['d'], d: ['e'], e: [], x: [] };
  expect(await found(files)).toEqual({ ids: ['a', 'b', 'c', 'd', 'e'], isCut: false });
});

test('asks for each tier at once and for nobody twice, also in a circle', async () => {
  const source = country({ c: ['d', 'e'], d: ['c'], e: ['c'] });
  await walkChain('c', source);
  expect(source.asked).toEqual(['c', 'd e']);
});

test('ends at whom she may not know of', async () => {
  expect((await found({ b: ['c'], c: ['d'], d: ['e'], e: [] }, ['d', 'b'])).ids).toEqual(['c']);
});

test('takes the word of a third for who buys here', async () => {
  expect((await found({ a: [], b: [], c: [], x: ['b>c'] })).ids).toEqual(['b', 'c', 'x']);
});

test('stops after eight tiers and says so', async () => {
  const letters = [...'cdefghijklmn'];
  const files = Object.fromEntries(letters.map((one, at) => [one, [letters[at + 1] ?? []].flat()]));
  const { ids, isCut } = await found(files);
  expect(isCut).toBe(true);
  expect(ids).toHaveLength(9);
});
