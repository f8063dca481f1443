/**
 * What files say of somebody by name, many at once: for lists whose names come when they are asked for. Each counts as opened in
 * the access log, as if somebody had gone there.
 */
import type { Dossier, EntryState } from '../../domain/kernel/dossier.ts';
import { post } from './api.ts';

/** As many as the service opens in one request. */
const atOnce = 50;

type Opened = Pick<Dossier, 'id'> & { readonly entries: readonly EntryState[] };

/**
 * Current entries of one type by dossier, of those that she may read.
 * @param onPart told how many files came so far
 */
export async function openEntries(
  ids: readonly string[],
  type: string,
  onPart: (come: number) => void = () => {},
): Promise<ReadonlyMap<string, readonly EntryState[]>> {
  const all = [...new Set(ids)];
  const found = new Map<string, readonly EntryState[]>();
  for (let at = 0; at < all.length; at += atOnce) {
    const { dossiers } = await post<{ dossiers: readonly Opened[] }>('/opened', {
      ids: all.slice(at, at + atOnce),
      entries: [type],
    });
    for (const { id, entries } of dossiers)
      found.set(
        id,
        entries.filter(({ withdrawn }) => withdrawn === undefined),
      );
    onPart(Math.min(at + atOnce, all.length));
  }
  return found;
}
