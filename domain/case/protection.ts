/** Who stands by the child and what she and others agreed to; dangers and what happened [2.7]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const guardian = entry('guardian', {
  group: 'guardianship',
  writers: ['social-worker', 'supervisor'],
  subject: 'own',
  many: true,
  decides: true,
  fields: {
    person: f.personName().required(),
    account: f.account(),
    phone: f.text(60),
    kind: f.code(list.guardianKind).required().measured('guardian-kind'),
    standing: f.code(list.guardianStanding).required().measured('guardian-standing'),
    appointedOn: f.date().required(),
    appointedBy: f.text().required(),
    acceptedOn: f.date(),
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
  fields: {
    topics: f.codes(list.informationTopic).required(),
    language: f.code(list.language).required(),
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
  fields: {
    basis: f.code(list.sharingBasis).required().measured('sharing-basis'),
    from: f.code(list.consentGiver).when('basis', 'consent'),
    given: f.yesNo().when('basis', 'consent').htcds('con_Consent'),
    member: f.entryLink('family').when('from', 'parent'),
    purpose: f.code(list.consentPurpose).required(),
    organisation: f.organisation(),
    groups: f.codes(list.caseGroup),
    on: f.date(),
    until: f.date(),
    withdrawnOn: f.date(),
    reason: f.longText(2000).when('basis', 'vital-interest', 'legal-duty'),
    secondAgrees: f.yesNo().when('basis', 'vital-interest', 'legal-duty'),
    note: f.longText(2000),
  },
});

export const riskAssessment = entry('risk-assessment', {
  group: 'safety',
  writers: ['social-worker', 'supervisor'],
  many: true,
  fields: {
    reach: f.code(list.reach).required(),
    threats: f.longText(),
    originSafe: f.yesNo(),
    familyInvolved: f.yesNo(),
    retrafficking: f.code(list.riskLevel),
    selfHarm: f.yesNo().as('restricted'),
    level: f.code(list.riskLevel).required().measured('risk-level'),
    safetyPlan: f.longText().required(),
    on: f.date(),
    validUntil: f.date().required(),
  },
});

export const incident = entry('incident', {
  group: 'safety',
  writers: ['social-worker', 'guardian', 'supervisor'],
  many: true,
  fields: {
    kind: f.code(list.incidentKind).required().measured('incident'),
    at: f.instant(),
    place: f.place(),
    what: f.longText(),
    guardianToldAt: f.instant(),
    supervisorToldAt: f.instant(),
    action: f.longText(),
    over: f.date(),
  },
});
