/**
 * What everybody may read of a recruiter: who it is, what it may do and charge, how inspections of its books ended, what was
 * decided about it [2.3]. No owner, agent, worker or child, no complaint, no visit to come, no job offer, no reason in words.
 *
 * That children were found at a place is not told by an inspection: whoever moved them would know before they are safe. The
 * decision that follows is public when it is made.
 */
import type { PublishedEntries } from '../kernel/publishing.ts';

export const published: PublishedEntries = {
  registration: {
    fields: [
      'name',
      'registerNumber',
      'kind',
      'sites',
      'sectors',
      'destinations',
      'handlesUnder18',
      'membersOf',
    ],
  },
  licence: {
    fields: ['number', 'class', 'destinations', 'sectors', 'minimumAge', 'from', 'to', 'conditions', 'bond'],
  },
  'fee-schedule': { fields: ['destination', 'from', 'to', 'fees', 'lowInterestLoan', 'published'] },
  inspection: {
    fields: ['on', 'result', 'broken', 'putRightBy'],
    when: [{ field: 'result', is: ['in-order', 'minor-breach', 'serious-breach'] }],
  },
  sanction: { fields: ['kind', 'rules', 'from', 'to', 'fine', 'repayment', 'appeal'] },
};
