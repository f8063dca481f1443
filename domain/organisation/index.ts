/** An organisation: who acts, and whether it may: its policies, its people's training and vetting, its breaches [2.1, 2.5]. */
import * as list from '../codes/index.ts';
import { dossier, entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';
import { safeguards } from './safeguards.ts';

export const profile = entry('profile', {
  group: 'organisation',
  writers: ['supervisor'],
  subject: 'matter',
  fields: {
    organisation: f.organisation().required(),
    actor: f.code(list.gwenKind).required().measured('organisation-actor'),
    kind: f.code(list.organisationKind).required().htcds('org_Type').measured('organisation-kind'),
    areas: f.items({ area: f.area().required() }),
    mandate: f.longText(2000).as('open'),
  },
});

export const policy = entry('policy', {
  group: 'organisation',
  writers: ['supervisor'],
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.policyKind).required().measured('policy'),
    adoptedOn: f.date().required(),
    reviewedOn: f.date(),
    file: f.attachment(),
  },
});

export const training = entry('training', {
  group: 'staff',
  writers: ['supervisor'],
  subject: 'own',
  many: true,
  fields: {
    account: f.account().required(),
    course: f.code(list.trainingCourse).required().measured('training'),
    on: f.date().required(),
    validUntil: f.date(),
  },
});

export const vetting = entry('vetting', {
  group: 'staff',
  writers: ['supervisor'],
  subject: 'own',
  many: true,
  fields: {
    account: f.account().required(),
    result: f.code(list.vettingResult).required().measured('vetting'),
    on: f.date().required(),
    validUntil: f.date(),
    note: f.longText(2000),
  },
});

export const breach = entry('breach', {
  group: 'breach',
  writers: ['supervisor'],
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.breachKind).required().measured('breach'),
    on: f.date(),
    what: f.longText().required(),
    done: f.longText(),
    childrenTold: f.yesNo(),
  },
});

export const organisation = dossier('organisation', {
  code: 3,
  letter: 'O',
  states: ['active', 'left'],
  closed: ['left'],
  transitions: [
    { from: ['active'], to: 'left', reason: true },
    { from: ['left'], to: 'active', reason: true },
  ],
  entries: [profile, policy, training, vetting, breach],
  safeguards,
});
