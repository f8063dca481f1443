/** Who recruits, under which licence, at what price and for which employers [2.3]. What is public names no private person. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** The line in the public register. */
export const registration = entry('registration', {
  group: 'agency',
  writers: ['licensing-officer'],
  subject: 'matter',
  fields: {
    name: f.text(200).as('restricted').required(),
    registerNumber: f.text(60).as('restricted'),
    kind: f.code(list.agencyKind).required().measured('agency-kind'),
    organisation: f.organisation(),
    sites: f.items({ area: f.area().required(), address: f.text(300).as('restricted') }),
    sectors: f.codes(list.sector).measured('agency-sector'),
    destinations: f.codes(list.country),
    handlesUnder18: f.yesNo().required().measured('agency-under-18'),
    membersOf: f.codes(list.gwenKind),
    appliedOn: f.date().required(),
  },
});

/** Owners and those who steer it, each with a key of her own. */
export const owner = entry('owner', {
  group: 'agency-people',
  writers: ['licensing-officer', 'inspector'],
  subject: 'own',
  many: true,
  fields: {
    kind: f.code(list.ownerKind).required().measured('agency-owner'),
    person: f.personName().when('kind', 'person'),
    company: f.text(200).when('kind', 'company', 'public-body'),
    interests: f.codes(list.ownerInterest),
    sharePercent: f.number(100),
    from: f.date(),
    to: f.date(),
    publicOfficial: f.yesNo(),
    vetting: f.code(list.vettingResult),
    otherAgencies: f.items({ agency: f.link('agency').required() }),
    note: f.longText(2000),
  },
});

/** Those who recruit in its name, and what they promise. */
export const agent = entry('agent', {
  group: 'agency-people',
  writers: ['licensing-officer', 'inspector'],
  subject: 'own',
  many: true,
  fields: {
    person: f.personName().required(),
    phone: f.text(60).searchable('phone'),
    role: f.code(list.agentRole).required().measured('agent-role'),
    registered: f.yesNo().measured('agent-registered'),
    areas: f.items({ area: f.area().required() }),
    promises: f.codes(list.promise),
    falsePromises: f.yesNo().measured('agent-false-promises'),
    paidPerHead: f.yesNo(),
    from: f.date(),
    to: f.date(),
    note: f.longText(2000),
  },
});

/** What it may do: for which destinations, from what age, until when. */
export const licence = entry('licence', {
  group: 'agency',
  writers: ['licensing-officer'],
  subject: 'matter',
  many: true,
  fields: {
    number: f.text(60).as('restricted').required(),
    class: f.code(list.licenceClass).required().measured('licence-class'),
    destinations: f.codes(list.country).required(),
    sectors: f.codes(list.sector),
    minimumAge: f.number(99).required(),
    from: f.date().required(),
    to: f.date().required(),
    conditions: f.codes(list.licenceCondition),
    bond: f.money(),
    decidedBy: f.account(),
  },
});

/** Published prices, each with who pays it, to which office, on which side of the border. What is not in it costs a worker nothing. */
export const feeSchedule = entry('fee-schedule', {
  group: 'agency',
  writers: ['licensing-officer'],
  subject: 'matter',
  many: true,
  fields: {
    destination: f.code(list.country),
    from: f.date().required(),
    to: f.date(),
    fees: f.items({
      item: f.code(list.feeItem).required(),
      payer: f.code(list.feePayer).required(),
      level: f.code(list.officeLevel),
      side: f.code(list.migrationSide).required(),
      amount: f.money().required(),
      legalMaximum: f.money(),
    }),
    lowInterestLoan: f.yesNo(),
    published: f.codes(list.publishedAt).required().measured('fees-published'),
  },
});

/** What an employer asks for, and on which terms. */
export const jobOrder = entry('job-order', {
  group: 'agency',
  writers: ['licensing-officer'],
  subject: 'matter',
  many: true,
  decides: true,
  fields: {
    enterprise: f.link('enterprise'),
    employer: f.text(200),
    employerCheck: f.code(list.employerCheck).required().measured('employer-check'),
    childLabourPolicy: f.yesNo(),
    destination: f.code(list.country).required(),
    sector: f.code(list.sector).required().measured('job-order-sector'),
    occupation: f.text(100),
    positions: f.number(100_000),
    minimumAge: f.number(99),
    hazards: f.codes(list.hazard),
    monthlyWage: f.money(),
    hoursPerWeek: f.number(168),
    months: f.number(120),
    clauses: f.codes(list.contractClause),
    labourAttacheThere: f.yesNo().measured('labour-attache-there'),
    from: f.date(),
    to: f.date(),
  },
});
