/** Finds the chain around one enterprise: from buyer to supplier and from supplier to buyer, tier by tier, as far as she may know. */
import { get, post } from '../../client/api.ts';
import type { DossierLine } from '../../client/types.ts';
import { chainEntries } from './chain.ts';

/** Tiers in each direction, and enterprises in all, beyond which a picture is none. */
const mostTiers = 8;
const mostLines = 400;
const atOnce = 200;

/** Where lines come from. */
export interface Source {
  linesOf(ids: readonly string[]): Promise<readonly DossierLine[]>;
  /** Enterprises in whose files this one is named as a supplier. */
  toldOf(supplier: string): Promise<readonly DossierLine[]>;
}

const linksIn = (line: DossierLine) =>
  (line.entries ?? [])
    .filter(({ type }) => type === 'supply-link')
    .map(({ values }) => ({ supplier: values['supplier'], buyer: values['buyer'] }));
const isText = (value: unknown): value is string => typeof value === 'string';

export async function walkChain(
  start: string,
  { linesOf, toldOf }: Source,
): Promise<{ readonly lines: readonly DossierLine[]; readonly isCut: boolean }> {
  const lines = new Map<string, DossierLine>();
  const take = async (ids: readonly string[]): Promise<readonly DossierLine[]> => {
    const fresh = [...new Set(ids)].filter((id) => !lines.has(id)).slice(0, mostLines - lines.size);
    const found: DossierLine[] = [];
    for (let at = 0; at < fresh.length; at += atOnce)
      found.push(...(await linesOf(fresh.slice(at, at + atOnce))));
    for (const line of found) lines.set(line.id, line);
    return found;
  };
  let next = await take([start]);
  for (let tier = 0; tier < mostTiers && next.length > 0; tier += 1)
    next = await take(next.flatMap((line) => linksIn(line).map(({ supplier }) => supplier)).filter(isText));
  let isCut = next.length > 0;

  let below: readonly string[] = [start];
  const asked = new Set<string>();
  for (let tier = 0; tier < mostTiers && below.length > 0; tier += 1) {
    const telling = (await Promise.all(below.map(toldOf))).flat();
    for (const id of below) asked.add(id);
    const suppliers = new Set(below);
    const buyers = telling.flatMap((line) =>
      linksIn(line)
        .filter(({ supplier }) => isText(supplier) && suppliers.has(supplier))
        .map(({ buyer }) => (isText(buyer) ? buyer : line.id)),
    );
    // who tells of it keeps its own line: the link stands there
    for (const line of telling) if (lines.size < mostLines && !lines.has(line.id)) lines.set(line.id, line);
    await take(buyers);
    below = [...new Set(buyers)].filter((id) => lines.has(id) && !asked.has(id));
  }
  isCut ||= below.length > 0 || lines.size >= mostLines;
  return { lines: [...lines.values()], isCut };
}

/** The server, as this person may ask it. */
export const server: Source = {
  linesOf: async (ids) =>
    (await post<{ dossiers: readonly DossierLine[] }>('/lines', { ids, entries: chainEntries })).dossiers,
  toldOf: async (supplier) => {
    const asked = new URLSearchParams({
      kind: 'enterprise',
      where: `supply-link.supplier:${supplier}`,
      limit: String(atOnce),
    });
    for (const type of chainEntries) asked.append('entries', type);
    const told: DossierLine[] = [];
    let after: string | null = null;
    do {
      if (after !== null) asked.set('after', after);
      const page: { readonly dossiers: readonly DossierLine[]; readonly next: string | null } = await get(
        `/dossiers?${asked}`,
      );
      told.push(...page.dossiers);
      after = page.next;
    } while (after !== null && told.length < mostLines);
    return told;
  },
};
