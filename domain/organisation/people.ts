/** The people of an organisation: what they were trained for, whether they were vetted, and what went wrong [2.2, 2.5, 2.7]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** What somebody was taught; knowledge runs out and is renewed. */
export const training = entry('training', {
  group: 'staff',
  writers: ['supervisor', 'focal-point'],
  subject: 'own',
  many: true,
  fields: {
    account: f.account().required(),
    course: f.code(list.trainingCourse).required().measured('training'),
    on: f.date().required(),
    hours: f.number(2000),
    by: f.organisation(),
    validUntil: f.date(),
  },
});

/** Whether somebody may work with children. A newer one takes the place of an older one. */
export const vetting = entry('vetting', {
  group: 'staff',
  writers: ['supervisor', 'focal-point'],
  subject: 'own',
  many: true,
  fields: {
    account: f.account().required(),
    checks: f.codes(list.vettingKind),
    result: f.code(list.vettingResult).required().measured('vetting'),
    on: f.date().required(),
    validUntil: f.date(),
    note: f.longText(2000),
  },
});

/** A breach of data or conduct. Whoever works there may tell of one; who is said to have done it must not handle it. */
export const breach = entry('breach', {
  group: 'breach',
  writers: ['supervisor', 'focal-point', 'complaints-officer'],
  tellers: [
    'operator',
    'responder',
    'social-worker',
    'guardian',
    'counsellor',
    'carer',
    'health-worker',
    'lawyer',
    'liaison',
    'inspector',
    'programme-officer',
  ],
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.breachKind).required().measured('breach'),
    form: f.code(list.breachForm).measured('breach-form'),
    on: f.date(),
    foundOn: f.date(),
    foundBy: f.code(list.breachFoundBy),
    concerned: f.account().as('identifying'),
    childrenConcerned: f.number(1_000_000),
    risk: f.code(list.riskLevel),
    what: f.longText().required(),
    done: f.longText(),
    answer: f.code(list.breachAnswer).measured('breach-answer'),
    containedOn: f.date(),
    childrenTold: f.yesNo(),
    authorityToldOn: f.date(),
    changes: f.longText(2000),
  },
});
