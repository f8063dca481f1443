/** Appointments, her part before a court, sharing with others, meetings about her, notes and files [2.7, 2.8]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/**
 * A meeting with the child that this service arranges or agrees to; recorded as a fact, one that others held. Interviews
 * are kept here, held ones too, so that no more of them are arranged than she can bear [C16].
 */
export const appointment = entry('appointment', {
  group: 'legal',
  writers: ['social-worker', 'supervisor'],
  many: true,
  happens: 'at',
  decides: true,
  fields: {
    kind: f.code(list.appointmentKind).required().measured('appointment'),
    at: f.instant().required(),
    place: f.place(),
    by: f.code(list.interviewerKind),
    interviewer: f.account(),
    interviewerName: f.text(200),
    interviewerTrained: f.yesNo(),
    sameSex: f.yesNo(),
    guardianComes: f.yesNo(),
    language: f.code(list.language),
    interpreter: f.account(),
    methods: f.codes(list.ageMethod).when('kind', 'age-assessment'),
    organisation: f.organisation(),
    referral: f.entryLink('referral'),
    held: f.yesNo(),
    guardianThere: f.yesNo().when('held', true),
    recorded: f.yesNo().when('held', true),
    minutes: f.number(1440),
    cancelled: f.yesNo(),
    note: f.longText(2000),
  },
});

export const legal = entry('legal', {
  group: 'legal',
  writers: ['social-worker', 'lawyer', 'prosecution-liaison'],
  many: true,
  fields: {
    role: f.code(list.legalRole).required().measured('legal-role'),
    offence: f.text().when('role', 'accused'),
    chargedOn: f.date().when('role', 'accused'),
    linkedToTrafficking: f.yesNo().when('role', 'accused'),
    lawyer: f.text(),
    lawyerAccount: f.account(),
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
  happens: 'askedOn',
  decides: true,
  fields: {
    organisation: f.organisation().required().htcds('cas_ReferredOrganisation'),
    purpose: f.code(list.consentPurpose).required().measured('referral-purpose'),
    service: f.code(list.serviceKind),
    need: f.entryLink('needs-assessment'),
    urgent: f.yesNo(),
    consent: f.entryLink('consent'),
    groups: f.codes(list.caseGroup).required(),
    reason: f.code(list.referralReason).htcds('cas_ReasonForOutgoingReferral'),
    askedOn: f.date().htcds('cas_OutgoingReferralDate'),
    answer: f.code(list.referralAnswer).measured('referral-answer'),
    answeredOn: f.date(),
    refusedBecause: f.text().when('answer', 'refused'),
    expiresOn: f.date().ahead(),
    doneOn: f.date(),
    details: f.longText().htcds('cas_OutgoingReferralDetails'),
  },
});

/** What the child, or somebody for her, asks of what is on file. Whoever is asked passes it on. */
export const dataRequest = entry('data-request', {
  group: 'sharing',
  writers: ['social-worker', 'supervisor'],
  tellers: ['guardian', 'lawyer', 'counsellor', 'carer'],
  many: true,
  happens: 'askedOn',
  fields: {
    by: f.code(list.dataRequestBy).required(),
    kind: f.code(list.dataRequestKind).required().measured('data-request'),
    groups: f.codes(list.caseGroup),
    what: f.longText(),
    askedOn: f.date().required(),
    answer: f.code(list.dataRequestAnswer).measured('data-request-answer'),
    answeredOn: f.date(),
    reasons: f.longText(),
    childTold: f.yesNo(),
  },
});

/**
 * What is known of the child is destroyed: a second person's decision on a request. Gwen does it within minutes and for good;
 * answers in the open stay for figures, and that it was decided, by whom and when.
 */
export const erasure = entry('erasure', {
  group: 'sharing',
  writers: ['supervisor'],
  subject: 'matter',
  decides: 'always',
  fields: {
    request: f.entryLink('data-request').required(),
    childTold: f.yesNo().required(),
    reason: f.longText(2000).required(),
  },
});

/** Those who work with a child meet: one plan of several disciplines, and the child or her guardian in the room [2.7]. */
export const conference = entry('conference', {
  group: 'plan',
  writers: ['social-worker', 'supervisor'],
  many: true,
  happens: 'on',
  fields: {
    kind: f.code(list.conferenceKind).required().measured('conference'),
    on: f.date().required(),
    agenda: f.longText(2000),
    present: f.items({
      name: f.text(200).required(),
      account: f.account(),
      organisation: f.organisation(),
      discipline: f.code(list.discipline),
    }),
    childThere: f.yesNo(),
    guardianThere: f.yesNo(),
    views: f.entryLink('views'),
    decisions: f.items({
      decision: f.longText(2000).required(),
      by: f.text(200),
      due: f.date().ahead(),
    }),
    nextOn: f.date().ahead(),
    note: f.longText(),
  },
});

export const note = entry('note', {
  group: 'notes',
  writers: ['social-worker', 'supervisor'],
  many: true,
  happens: 'on',
  fields: { text: f.longText().required().htcds('cco_CaseComment'), on: f.date() },
});

/** Seen by whoever may see files; what it belongs to says who may be given it. */
export const file = entry('file', {
  group: 'files',
  writers: ['social-worker'],
  many: true,
  happens: 'on',
  fields: {
    kind: f.code(list.fileKind).required(),
    group: f.code(list.caseGroup),
    file: f.attachment().required(),
    about: f.text(),
    from: f.text(),
    on: f.date(),
  },
});
