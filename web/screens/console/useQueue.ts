/** The queue: open reports by what is due first, a page at a time, live. */
import { usePages } from '../../client/pages.ts';
import { queuePage } from './queue.ts';

const query = new URLSearchParams(
  Object.entries(queuePage).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
).toString();

export const useQueue = () =>
  usePages(`/dossiers?${query}`, {
    everyMs: 30_000,
    concerns: ({ kinds }) => kinds.includes('report'),
  });
