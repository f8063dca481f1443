/** Placing a worker: the checks, the fees, the steps before departure, and coming home early [2.3]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** A worker placed or refused, with a key of her own. */
export const placement = entry('placement', {
  group: 'agency-placements',
  writers: ['licensing-officer', 'inspector'],
  subject: 'own',
  many: true,
  decides: true,
  fields: {
    worker: f.personName(),
    sex: f.code(list.sex).measured('placement-sex'),
    age: f.age().required(),
    dateOfBirth: f.date().as('identifying').searchable('birth'),
    ageBasis: f.code(list.ageBasis).required(),
    documentState: f.code(list.documentState),
    ageCheckedBy: f.code(list.ageChecker),
    purpose: f.code(list.placementPurpose).required().measured('placement-purpose'),
    jobOrder: f.entryLink('job-order'),
    destination: f.code(list.country).required().measured('placement-destination'),
    destinationMinimumAge: f.number(99),
    sector: f.code(list.sector).measured('placement-sector'),
    hazards: f.codes(list.hazard),
    hazardsSeen: f.yesNo(),
    heardAlone: f.yesNo(),
    familySupportive: f.yesNo(),
    coercion: f.yesNo(),
    coercionSigns: f.codes(list.coercionSign),
    employerKnown: f.yesNo(),
    employerPolicy: f.yesNo(),
    contract: f.code(list.contractForm).measured('placement-contract'),
    clauses: f.codes(list.contractClause),
    contractFile: f.attachment(),
    monthlyWage: f.money(),
    fees: f.items({
      item: f.code(list.feeItem).required(),
      payer: f.code(list.feePayer).required(),
      side: f.code(list.migrationSide),
      amount: f.money().required(),
    }),
    feesFound: f.code(list.feesFound).measured('fees-against-schedule'),
    debt: f.money(),
    debtTo: f.code(list.journeyCreditor),
    lowInterest: f.yesNo(),
    documentsHeldBy: f.code(list.documentHolder),
    accompanying: f.items({
      age: f.age().required(),
      sex: f.code(list.sex),
      relation: f.code(list.relation),
      school: f.yesNo(),
      mustWork: f.yesNo(),
    }),
    result: f.code(list.placementResult).required().measured('placement-result'),
    placedOn: f.date().when('result', 'placed'),
    under18: f.yesNo().when('result', 'placed').measured('placed-under-18'),
    refusedFor: f.codes(list.refusalReason).when('result', 'refused').measured('placement-refused'),
    counselledOn: f.date().when('result', 'refused', 'withdrawn'),
    wentAnyway: f.yesNo().when('result', 'refused', 'withdrawn').measured('migrated-informally'),
    note: f.longText(2000),
  },
});

/** One step before departure: when it began and ended, who did it, who paid. Here ages are looked at again. */
export const departureStep = entry('departure-step', {
  group: 'agency-placements',
  writers: ['licensing-officer', 'inspector'],
  subject: 'matter',
  many: true,
  fields: {
    placement: f.entryLink('placement'),
    jobOrder: f.entryLink('job-order'),
    kind: f.code(list.departureStepKind).required().measured('departure-step'),
    startedOn: f.date().required(),
    doneOn: f.date(),
    level: f.code(list.officeLevel),
    ageChecked: f.yesNo(),
    paidBy: f.code(list.feePayer).measured('departure-step-payer'),
    cost: f.money(),
    trainer: f.code(list.trainingGiver).when('kind', 'training').measured('departure-trainer'),
    trainedWith: f.codes(list.gwenKind).when('kind', 'training'),
    topics: f.codes(list.departureTopic).when('kind', 'training'),
  },
});

/** Somebody home before the time agreed, and why: what recruiters should be asked about. */
export const earlyReturn = entry('early-return', {
  group: 'agency-placements',
  writers: ['licensing-officer', 'inspector'],
  subject: 'matter',
  many: true,
  fields: {
    placement: f.entryLink('placement'),
    on: f.date().required(),
    afterMonths: f.number(120),
    destination: f.code(list.country),
    sex: f.code(list.sex),
    under18: f.yesNo(),
    reasons: f.codes(list.earlyReturnReason).required().measured('early-return'),
    what: f.longText(2000),
    offered: f.codes(list.serviceKind),
  },
});
