/** Who came together, what was agreed, what it costs, and what was learnt [2.1, 2.2, 2.6]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const coordination = entry('coordination', {
  group: 'national-plan',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.coordinationKind).required().measured('coordination'),
    on: f.date().required(),
    ministries: f.codes(list.ministry),
    organisations: f.items({ organisation: f.organisation().required() }),
    topics: f.codes(list.coordinationTopic),
    decisions: f.items({
      what: f.text().required(),
      organisation: f.organisation(),
      due: f.date(),
    }),
    nextOn: f.date(),
    file: f.attachment(),
  },
});

/** Between states, unions, employers: how people are protected where one side's arm does not reach [2.2, 2.3]. */
export const agreement = entry('agreement', {
  group: 'national-plan',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.agreementKind).required().measured('agreement'),
    countries: f.codes(list.country),
    organisations: f.items({ organisation: f.organisation().required() }),
    partners: f.text(),
    covers: f.codes(list.agreementTopic).required(),
    signedOn: f.date(),
    inForceOn: f.date(),
    until: f.date(),
    file: f.attachment(),
    note: f.longText(2000),
  },
});

/** Money by the stage it has reached: asked for is not approved, approved is not released, released is not spent. */
export const budgetLine = entry('budget-line', {
  group: 'plan-money',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    year: f.number(2200).required(),
    stage: f.code(list.budgetStage).required().measured('plan-budget-stage'),
    amount: f.money().required(),
    heading: f.code(list.planHeading),
    action: f.entryLink('action'),
    purpose: f.code(list.budgetPurpose),
    organisation: f.organisation(),
    source: f.code(list.moneySource),
    on: f.date(),
    note: f.longText(2000),
  },
});

export const review = entry('review', {
  group: 'national-plan',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    from: f.date().required(),
    to: f.date().required(),
    on: f.date(),
    tookPart: f.codes(list.gwenKind),
    childrenHeard: f.yesNo(),
    familiesHeard: f.yesNo(),
    independent: f.yesNo(),
    worked: f.longText(),
    notWorked: f.longText(),
    displacementSeen: f.yesNo().measured('plan-displacement-seen', { on: 'on' }),
    lessons: f.longText(),
    changes: f.longText(),
    file: f.attachment(),
    nextOn: f.date(),
  },
});
