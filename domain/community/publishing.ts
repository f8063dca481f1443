/**
 * What everybody may read of the places that help: those that agreed to be found, and of them only what is on the door
 * [2.6]. Never a place where children stay, who watches, who is on call, what was seen or found.
 */
import { servicePointKind } from '../codes/index.ts';
import type { PublishedEntries } from '../kernel/publishing.ts';

/** Kinds of place that strangers may be told of: never one where children stay. */
export const mayBeShown = servicePointKind.codes.filter((kind) => kind !== 'shelter');

export const published: PublishedEntries = {
  'service-point': {
    fields: [
      'kind',
      'area',
      'called',
      'wayThere',
      'phone',
      'when',
      'languages',
      'offers',
      'acceptingNow',
      'countries',
    ],
    when: [
      { field: 'shownPublic', is: ['true'] },
      { field: 'kind', is: mayBeShown },
    ],
  },
};
