/** What the child needs, what she says, what is decided in her best interests, and the plan and services after it [2.7]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** That there is a need, and how pressing; what a doctor found stays in the group `health`. */
export const needsAssessment = entry('needs-assessment', {
  group: 'needs',
  writers: ['social-worker'],
  many: true,
  happens: 'on',
  first: ['domain', 'severity', 'urgent', 'finding', 'childSays', 'on'],
  fields: {
    kind: f.code(list.assessmentKind).required().measured('needs-assessment-kind'),
    domain: f.code(list.needsDomain).required(),
    severity: f.code(list.severity).required(),
    urgent: f.yesNo(),
    finding: f.longText().as('restricted'),
    childSays: f.longText(2000),
    strengths: f.longText(),
    by: f.text(200),
    on: f.date(),
  },
});

/** Only what those who care for her day by day must know. Never a fact for figures. */
export const health = entry('health', {
  group: 'health',
  writers: ['social-worker', 'health-worker'],
  many: true,
  happens: 'on',
  fields: {
    domain: f.code(list.needsDomain).required(),
    careNeeded: f.longText().as('restricted').required(),
    medicine: f.longText(2000).as('restricted'),
    allergies: f.text().as('restricted'),
    by: f.text(),
    on: f.date(),
  },
});

export const views = entry('views', {
  group: 'best-interests',
  writers: ['social-worker', 'guardian'],
  many: true,
  happens: 'on',
  fields: {
    question: f.code(list.bestInterestsQuestion).required(),
    said: f.box(),
    summary: f.longText(),
    notHeard: f.code(list.notHeardReason),
    weight: f.code(list.viewsWeight),
    weightReason: f.longText(2000),
    language: f.code(list.language),
    interpreter: f.account(),
    on: f.date(),
  },
});

export const bestInterests = entry('best-interests', {
  group: 'best-interests',
  writers: ['social-worker', 'supervisor'],
  many: true,
  happens: 'on',
  decides: true,
  fields: {
    procedure: f.code(list.procedure).required().measured('best-interests-procedure'),
    question: f.code(list.bestInterestsQuestion).required().measured('best-interests-question'),
    disputed: f.yesNo(),
    options: f.items({
      option: f.text().required(),
      inFavour: f.longText(2000),
      against: f.longText(2000),
    }),
    views: f.entryLink('views'),
    considered: f.longText(),
    decidedBy: f.text(),
    panel: f.items({ name: f.text(200).required(), discipline: f.code(list.discipline) }),
    decision: f.longText().required(),
    solution: f.code(list.durableSolution).measured('durable-solution'),
    reasons: f.longText(),
    dissent: f.longText(),
    childObjects: f.yesNo(),
    childToldOn: f.date(),
    appeal: f.code(list.appeal),
    on: f.date(),
    reviewOn: f.date().ahead(),
  },
});

/** A plan made for this child alone; each goal answers a need that was found [C17]. A new version is a new plan. */
export const plan = entry('plan', {
  group: 'plan',
  writers: ['social-worker'],
  many: true,
  happens: 'agreedOn',
  decides: true,
  fields: {
    version: f.number(100),
    goals: f.items({
      need: f.entryLink('needs-assessment'),
      goal: f.text().required().htcds('spl_Objectives'),
      action: f.longText(2000).htcds('spl_ActionPlan'),
      by: f.text(200),
      with: f.text(200),
      organisation: f.organisation(),
      due: f.date().ahead(),
      childAgreed: f.yesNo(),
      state: f.code(list.goalState),
    }),
    team: f.items({
      account: f.account(),
      name: f.text(200),
      organisation: f.organisation(),
      discipline: f.code(list.discipline).required(),
      role: f.code(list.planRole),
    }),
    childAgreed: f.yesNo(),
    guardianAgreed: f.yesNo(),
    agreedOn: f.date(),
    from: f.date(),
    until: f.date().ahead().htcds('spl_PlannedEndDate'),
    reviewOn: f.date().ahead(),
  },
});

/**
 * One service of her package. Help into work is arranged for a child who is old enough and ready for it [C20]; none hangs
 * on what she does for a court, and where somebody said so it is kept [C9].
 */
export const service = entry('service', {
  group: 'plan',
  writers: ['social-worker'],
  many: true,
  happens: 'askedOn',
  decides: true,
  fields: {
    kind: f.code(list.serviceKind).required().htcds('spl_Type').measured('service'),
    organisation: f.organisation().required(),
    need: f.entryLink('needs-assessment'),
    askedOn: f.date(),
    childWants: f.yesNo(),
    readyFor: f.codes(list.jobReadiness).when('kind', 'job-placement'),
    answer: f.code(list.serviceAnswer).measured('service-answer'),
    answeredOn: f.date(),
    instead: f.text().when('answer', 'refused', 'full'),
    from: f.date(),
    to: f.date().htcds('spl_ActualEndDate'),
    conditional: f.yesNo().measured('service-conditional'),
    result: f.code(list.serviceResult).measured('service-result'),
    cost: f.money(),
    note: f.longText(),
  },
});
