/** The law register: what is in force, and which duties it leaves uncovered [2.3, 2.5, 2.7]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** A treaty or a law of the country. */
export const instrument = entry('instrument', {
  group: 'law',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.instrumentKind).required().measured('law-instrument'),
    treaty: f.code(list.treaty).when('kind', 'treaty'),
    title: f.text().required(),
    number: f.text(100),
    duties: f.codes(list.lawDuty),
    signedOn: f.date(),
    ratifiedOn: f.date(),
    inForceOn: f.date(),
    endedOn: f.date(),
    address: f.text(),
    file: f.attachment(),
    note: f.longText(2000),
  },
});

/** How far one duty is covered, by which article, and what is missing. */
export const gap = entry('gap', {
  group: 'law',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    duty: f.code(list.lawDuty).required(),
    covered: f.code(list.lawCoverage).required().measured('law-coverage'),
    instrument: f.entryLink('instrument'),
    article: f.text(200),
    appliedInPractice: f.code(list.lawCoverage),
    missing: f.longText(),
    seenIn: f.code(list.gapSeenIn),
    proposal: f.longText(),
    organisation: f.organisation(),
    due: f.date(),
    closedOn: f.date(),
  },
});
