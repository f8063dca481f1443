/** What there is to do or late, the soonest first: as many as are asked for. */
import { useState } from 'react';
import type { Resource } from './data.ts';
import { useResource } from './data.ts';
import type { DutyItem } from './types.ts';

const atFirst = 200;
/** As many as the service tells at once. */
export const mostDuties = 2000;

interface Duties {
  readonly duties: readonly DutyItem[];
  /** There are more. */
  readonly more: boolean;
}

/** @param least as many at least */
export function useDuties(
  what: 'duties' | 'late',
  {
    least = atFirst,
    everyMs = 60_000,
    keeps = false,
  }: {
    readonly least?: number;
    readonly everyMs?: number;
    readonly keeps?: boolean | 'device';
  } = {},
): Resource<Duties> & { readonly onMore: (() => void) | undefined } {
  const [asked, setAsked] = useState(atFirst);
  const limit = Math.min(Math.max(asked, least), mostDuties);
  const found = useResource<Duties>(limit === atFirst ? `/${what}` : `/${what}?limit=${limit}`, {
    ...{ everyMs, keeps, holds: true },
  });
  return { ...found, onMore: limit < mostDuties ? () => setAsked(limit * 2) : undefined };
}
