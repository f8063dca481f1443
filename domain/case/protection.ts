/** Who stands by the child and what she and others agreed to [2.7]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const guardian = entry('guardian', {
  group: 'guardianship',
  writers: ['social-worker', 'supervisor'],
  subject: 'own',
  many: true,
  happens: 'appointedOn',
  decides: true,
  fields: {
    person: f.personName().required(),
    account: f.account(),
    phone: f.text(60),
    organisation: f.organisation(),
    sex: f.code(list.sex),
    languages: f.codes(list.language),
    kind: f.code(list.guardianKind).required().measured('guardian-kind'),
    standing: f.code(list.guardianStanding).required().measured('guardian-standing'),
    appointedOn: f.date().required(),
    appointedBy: f.text().required(),
    acceptedOn: f.date(),
    childAgrees: f.yesNo(),
    conflictsChecked: f.yesNo().required(),
    suspected: f.yesNo(),
    worksForAgency: f.yesNo(),
    employsChild: f.yesNo(),
    worksForShelter: f.yesNo(),
    suspendedOn: f.date(),
    endsOn: f.date(),
    endReason: f.code(list.guardianEnd),
    note: f.longText(2000),
  },
});

export const guardianAct = entry('guardian-act', {
  group: 'guardianship',
  writers: ['guardian'],
  many: true,
  happens: 'on',
  fields: {
    task: f.code(list.guardianTask).required().measured('guardian-task'),
    on: f.date(),
    what: f.longText().required(),
  },
});

export const informationGiven = entry('information-given', {
  group: 'guardianship',
  writers: ['social-worker', 'guardian'],
  many: true,
  happens: 'on',
  fields: {
    topics: f.codes(list.informationTopic).required(),
    decision: f.entryLink('best-interests', 'age-decision').when('topics', 'decision'),
    appealExplained: f.yesNo().when('topics', 'decision'),
    language: f.code(list.language).required(),
    interpreter: f.account(),
    by: f.text(),
    childFriendly: f.yesNo(),
    understood: f.yesNo(),
    on: f.date(),
    note: f.longText(2000),
  },
});

/** Leave to share with one recipient, for one purpose, some data groups; or the ground for sharing without it [C7]. */
export const consent = entry('consent', {
  group: 'guardianship',
  writers: ['social-worker', 'guardian', 'supervisor'],
  many: true,
  happens: 'on',
  fields: {
    basis: f.code(list.sharingBasis).required().measured('sharing-basis'),
    from: f.code(list.consentGiver).when('basis', 'consent'),
    given: f.yesNo().when('basis', 'consent').htcds('con_Consent'),
    member: f.entryLink('family').when('from', 'parent'),
    guardian: f.entryLink('guardian').when('from', 'guardian'),
    explained: f.yesNo().when('basis', 'consent'),
    purpose: f.code(list.consentPurpose).required(),
    organisation: f.organisation(),
    groups: f.codes(list.caseGroup),
    on: f.date(),
    until: f.date().ahead(),
    withdrawnOn: f.date(),
    reason: f.longText(2000).when('basis', 'vital-interest', 'legal-duty'),
    secondAgrees: f.yesNo().when('basis', 'vital-interest', 'legal-duty'),
    note: f.longText(2000),
  },
});
