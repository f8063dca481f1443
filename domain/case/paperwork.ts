/** Appointments and law, sharing with others, notes, files and closing [2.7, 2.8]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** A meeting with the child that this service arranges or agrees to. */
export const appointment = entry('appointment', {
  group: 'legal',
  writers: ['social-worker', 'supervisor'],
  many: true,
  decides: true,
  fields: {
    kind: f.code(list.appointmentKind).required().measured('appointment'),
    at: f.instant().required(),
    place: f.place(),
    by: f.code(list.interviewerKind),
    interviewer: f.account(),
    interviewerName: f.text(200),
    guardianComes: f.yesNo(),
    language: f.code(list.language),
    interpreter: f.account(),
    methods: f.codes(list.ageMethod).when('kind', 'age-assessment'),
    held: f.yesNo(),
    minutes: f.number(1440),
    cancelled: f.yesNo(),
    note: f.longText(2000),
  },
});

export const legal = entry('legal', {
  group: 'legal',
  writers: ['social-worker'],
  many: true,
  fields: {
    role: f.code(list.legalRole).required().measured('legal-role'),
    lawyer: f.text(),
    measures: f.codes(list.courtMeasure),
    proceeding: f.link('proceeding'),
    compensationAsked: f.money(),
    compensationReceived: f.money(),
    note: f.longText(),
  },
});

/** Asking another organisation to help, and what of the file it is given for that. */
export const referral = entry('referral', {
  group: 'sharing',
  writers: ['social-worker', 'supervisor'],
  many: true,
  decides: true,
  fields: {
    organisation: f.organisation().required().htcds('cas_ReferredOrganisation'),
    purpose: f.code(list.consentPurpose).required().measured('referral-purpose'),
    consent: f.entryLink('consent'),
    groups: f.codes(list.caseGroup).required(),
    reason: f.code(list.referralReason).htcds('cas_ReasonForOutgoingReferral'),
    askedOn: f.date().htcds('cas_OutgoingReferralDate'),
    answer: f.code(list.referralAnswer).measured('referral-answer'),
    answeredOn: f.date(),
    expiresOn: f.date(),
    details: f.longText().htcds('cas_OutgoingReferralDetails'),
  },
});

export const note = entry('note', {
  group: 'notes',
  writers: ['social-worker', 'supervisor'],
  many: true,
  fields: { text: f.longText().required().htcds('cco_CaseComment'), on: f.date() },
});

export const file = entry('file', {
  group: 'files',
  writers: ['social-worker'],
  many: true,
  fields: { kind: f.code(list.fileKind).required(), file: f.attachment().required(), about: f.text() },
});

export const closure = entry('closure', {
  group: 'closure',
  writers: ['social-worker', 'supervisor'],
  fields: {
    reason: f.code(list.closingReason).required().measured('closing'),
    why: f.longText().required().htcds('cas_ReasonForCaseClosure'),
    safeSince: f.date(),
    lastFollowUp: f.entryLink('follow-up'),
    told: f.text(),
    childsOpinion: f.longText(2000),
    on: f.date(),
  },
});
