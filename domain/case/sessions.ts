/** What a child says where nobody else listens: sessions with a counsellor, and complaints [2.5, 2.7]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** Psychosocial support. What was said is sealed on the counsellor's device to her and to those she names. */
export const session = entry('session', {
  group: 'sessions',
  writers: ['counsellor'],
  many: true,
  happens: 'on',
  first: ['on', 'kind', 'notes', 'readers', 'progress', 'nextOn'],
  fields: {
    kind: f.code(list.sessionKind).required().measured('session'),
    counsellor: f.account().required(),
    readers: f.items({ account: f.account().required() }),
    on: f.date().required(),
    minutes: f.number(480),
    language: f.code(list.language),
    interpreter: f.account(),
    notes: f.box(['counsellor', 'readers']),
    progress: f.code(list.childProgress),
    nextOn: f.date().ahead(),
  },
});

/**
 * What somebody has to say against a person or a service. A letterbox: who works with the child puts it in, and only whom
 * it is addressed to reads it, outside the service that answers for the case [C26].
 */
export const complaint = entry('complaint', {
  group: 'complaints',
  writers: ['complaints-officer'],
  tellers: ['guardian', 'social-worker', 'carer', 'counsellor', 'lawyer', 'health-worker'],
  many: true,
  happens: 'on',
  fields: {
    by: f.code(list.complaintBy).required(),
    about: f.code(list.complaintAbout).required().measured('complaint-about'),
    organisation: f.organisation(),
    account: f.account(),
    words: f.box().required(),
    answerWays: f.codes(list.contactWay),
    on: f.date(),
  },
});

/** Who looks into a complaint, outside the steward, and what came of it. */
export const complaintHandling = entry('complaint-handling', {
  group: 'complaints',
  writers: ['complaints-officer'],
  many: true,
  happens: 'takenOn',
  decides: true,
  fields: {
    complaint: f.entryLink('complaint').required(),
    organisation: f.organisation().required(),
    officer: f.account(),
    takenOn: f.date(),
    childHeard: f.yesNo(),
    found: f.box(),
    result: f.code(list.childComplaintResult).measured('child-complaint-result'),
    answeredOn: f.date(),
    childTold: f.yesNo(),
    passedTo: f.organisation(),
  },
});
