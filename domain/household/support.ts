/** What a household is given: programmes, conditions and payments; livelihoods, training and jobs [2.1, 2.2]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

const officers = ['programme-officer', 'social-worker'];

export const enrolment = entry('enrolment', {
  group: 'household-support',
  writers: officers,
  many: true,
  decides: true,
  fields: {
    programme: f.link('programme').required(),
    support: f.code(list.programmeKind).required().measured('household-support'),
    from: f.date().required(),
    to: f.date(),
    agreed: f.yesNo().required(),
    agreement: f.attachment(),
    payee: f.code(list.payee).measured('enrolment-payee'),
    payeeMember: f.entryLink('member'),
    conditions: f.codes(list.supportCondition),
    exitPlan: f.longText(4000),
    endedOn: f.date(),
    endReason: f.code(list.enrolmentEnd).measured('enrolment-end'),
  },
});

/** Whether a child met what a payment is tied to. Missing it stops nothing by itself [H5]. */
export const conditionCheck = entry('condition-check', {
  group: 'household-support',
  writers: officers,
  many: true,
  decides: true,
  fields: {
    enrolment: f.entryLink('enrolment'),
    child: f.entryLink('member').required(),
    condition: f.code(list.supportCondition).required().measured('condition'),
    from: f.date().required(),
    to: f.date().required(),
    possible: f.number(400),
    attended: f.number(400),
    excused: f.number(400),
    source: f.code(list.checkSource).required(),
    verifier: f.account(),
    met: f.yesNo().required().measured('condition-met'),
    action: f.code(list.conditionAction).required().measured('condition-action'),
  },
});

export const transfer = entry('transfer', {
  group: 'household-support',
  writers: officers,
  many: true,
  decides: true,
  fields: {
    enrolment: f.entryLink('enrolment'),
    programme: f.link('programme').required(),
    amount: f.money().required().measured('transfer-amount'),
    inKind: f.codes(list.inKind).measured('transfer-in-kind'),
    from: f.date().required(),
    to: f.date().required(),
    due: f.date(),
    state: f.code(list.transferState).required().measured('transfer-state'),
    paidOn: f.date().when('state', 'paid'),
    channel: f.code(list.payoutChannel).required(),
    payee: f.code(list.payee).measured('transfer-payee'),
    receipt: f.attachment(),
    failure: f.code(list.payoutFailure).when('state', 'failed').measured('transfer-failure'),
  },
});

/** A trade the family lives from with our help. The area says where it is sold, so that not all make the same [H2]. */
export const livelihood = entry('livelihood', {
  group: 'household-support',
  writers: officers,
  many: true,
  fields: {
    trade: f.code(list.trade).required().measured('livelihood-trade'),
    area: f.area().required(),
    member: f.entryLink('member'),
    group: f.link('programme'),
    from: f.date(),
    to: f.date(),
    tools: f.items({ what: f.text(200).required(), worth: f.money() }),
    incomePerMonth: f.money().measured('livelihood-income'),
    childrenDrawnIn: f.yesNo().measured('livelihood-children-drawn-in'),
    note: f.longText(2000),
  },
});

export const training = entry('training', {
  group: 'household-support',
  writers: officers,
  many: true,
  fields: {
    member: f.entryLink('member').required(),
    kind: f.code(list.householdTraining).required().measured('household-training'),
    trade: f.code(list.trade).measured('household-training-trade'),
    sex: f.code(list.sex).measured('household-training-sex'),
    demand: f.code(list.marketCheck).measured('household-training-demand'),
    organisation: f.organisation(),
    from: f.date().required(),
    to: f.date(),
    result: f.code(list.trainingResult).measured('household-training-result'),
    certified: f.yesNo().measured('household-training-certified'),
  },
});

/** Advice, a vacancy, a placement, and what shows that the work is decent [2.1, 2.2, H13]. */
export const job = entry('job', {
  group: 'household-support',
  writers: officers,
  many: true,
  decides: true,
  fields: {
    member: f.entryLink('member').required(),
    state: f.code(list.jobState).required().measured('job-state'),
    counselledOn: f.date(),
    vacancy: f.text(),
    sector: f.code(list.sector).measured('job-sector'),
    employer: f.link('enterprise'),
    employerName: f.text(),
    agency: f.link('agency'),
    startsOn: f.date(),
    hoursPerWeek: f.number(168),
    night: f.yesNo(),
    hazards: f.codes(list.workDanger),
    noHazards: f.yesNo(),
    contract: f.yesNo(),
    payPerMonth: f.money(),
    minimumWage: f.yesNo(),
    rightsExplained: f.yesNo(),
    mayJoinUnion: f.yesNo(),
    endedOn: f.date(),
  },
});
