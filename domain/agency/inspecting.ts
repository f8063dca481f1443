/** Watching recruiters: risk, inspection, complaints, and what follows, decided by another than the inspector [2.3]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** How soon the next inspection must be. Hidden from the inspected. */
export const riskRating = entry('risk-rating', {
  group: 'agency-inspection',
  writers: ['inspector', 'licensing-officer'],
  subject: 'matter',
  many: true,
  happens: 'on',
  fields: {
    level: f.code(list.riskLevel).required().measured('agency-risk'),
    reasons: f.codes(list.riskReason),
    on: f.date().required(),
  },
});

/** A visit to come. Hidden from the inspected. */
export const inspectionPlan = entry('inspection-plan', {
  group: 'agency-inspection',
  writers: ['inspector', 'licensing-officer'],
  subject: 'matter',
  many: true,
  decides: true,
  happens: 'on',
  fields: {
    on: f.date().required().ahead(),
    inspector: f.account().required(),
    reason: f.code(list.inspectionReason).required(),
    unannounced: f.yesNo().required(),
    with: f.codes(list.discipline),
    cancelled: f.yesNo(),
  },
});

/** What an inspector saw, rule by rule. Young workers are counted, never named. */
export const inspection = entry('inspection', {
  group: 'agency-inspection',
  writers: ['inspector'],
  subject: 'matter',
  many: true,
  happens: 'on',
  first: ['access', 'findings', 'under18Found', 'workersHeardAlone', 'result', 'putRightBy'],
  fields: {
    on: f.date().required(),
    inspector: f.account().required(),
    reason: f.code(list.inspectionReason),
    unannounced: f.yesNo().measured('agency-inspection-unannounced'),
    access: f.code(list.siteAccess).required().measured('agency-inspection-access'),
    area: f.area(),
    findings: f
      .items({
        rule: f.code(list.agencyRule).required(),
        result: f.code(list.ruleResult).required(),
        severity: f.code(list.severity),
        note: f.longText(2000),
      })
      .checklist({ each: 'rule', answer: 'result', when: 'broken', into: 'broken' }),
    broken: f.codes(list.agencyRule).measured('agency-rule-broken'),
    result: f.code(list.inspectionResult).required().measured('agency-inspection'),
    filesSeen: f.number(100_000),
    workersHeardAlone: f.number(10_000),
    under18Found: f.number(10_000).measured('agency-inspection-under-18'),
    photos: f.items({ photo: f.attachment().required() }),
    proposes: f.codes(list.sanctionKind),
    putRightBy: f.date().ahead(),
    note: f.longText(5000),
  },
});

/** Told by anybody who works here; read by those who deal with complaints. */
export const complaint = entry('complaint', {
  group: 'agency-complaints',
  writers: ['complaints-officer', 'licensing-officer'],
  tellers: ['inspector', 'prosecution-liaison'],
  subject: 'own',
  many: true,
  fields: {
    kinds: f.codes(list.agencyComplaintKind).required().measured('agency-complaint'),
    by: f.code(list.complainant).required(),
    on: f.date().required(),
    under18: f.yesNo().measured('agency-complaint-under-18'),
    aboutOffice: f.yesNo(),
    what: f.longText(),
    contact: f.text(300),
    reprisalFeared: f.yesNo(),
    handler: f.account(),
    answeredOn: f.date(),
    result: f.code(list.complaintResult).measured('agency-complaint-result'),
    returned: f.money(),
  },
});

/**
 * A complaint about somebody of an office: one who licenses, inspects, stamps papers or looks away. Whoever works on the file
 * puts it in, and only complaints officers read it; those who license agencies never do.
 */
export const officeComplaint = entry('office-complaint', {
  group: 'complaints',
  writers: ['complaints-officer'],
  tellers: ['licensing-officer', 'inspector', 'prosecution-liaison', 'supervisor'],
  subject: 'own',
  many: true,
  fields: {
    office: f.code(list.officeLevel),
    organisation: f.organisation(),
    by: f.code(list.complainant).required(),
    on: f.date().required(),
    under18: f.yesNo(),
    what: f.longText().required(),
    contact: f.text(300),
    reprisalFeared: f.yesNo(),
    handler: f.account(),
    answeredOn: f.date(),
    result: f.code(list.complaintResult),
  },
});

/** What follows from a breach. Whoever inspected does not decide it. */
export const sanction = entry('sanction', {
  group: 'agency-sanction',
  writers: ['licensing-officer'],
  subject: 'matter',
  many: true,
  decides: true,
  happens: 'from',
  fields: {
    kind: f.code(list.sanctionKind).required().measured('agency-sanction'),
    inspection: f.entryLink('inspection'),
    rules: f.codes(list.agencyRule),
    from: f.date().required(),
    to: f.date(),
    fine: f.money(),
    repayment: f.money(),
    reasons: f.longText(5000).required(),
    decidedBy: f.account(),
    appeal: f.code(list.appeal).measured('agency-sanction-appeal'),
    appealNote: f.longText(2000),
  },
});
