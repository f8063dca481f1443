/** What a programme is, for whom, by which rules, and what it learnt [2.1, 2.2]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

const writers = ['programme-officer', 'supervisor'];

export const profile = entry('profile', {
  group: 'programme',
  writers,
  subject: 'matter',
  fields: {
    title: f.text(200).as('restricted').required(),
    kinds: f.codes(list.programmeKind).required().measured('programme-kind'),
    area: f.area().required(),
    areas: f.items({ area: f.area().required() }),
    actors: f.codes(list.gwenKind).required().measured('programme-actor'),
    organisation: f.organisation(),
    sponsor: f.organisation(),
    partners: f.items({ organisation: f.organisation().required() }),
    action: f.link('plan'),
    from: f.date().required(),
    to: f.date(),
    budget: f.money(),
    capacity: f.number(1_000_000).measured('programme-capacity'),
    parallelAwareness: f.yesNo(),
  },
});

/** Who is eligible, what is paid, on what condition, how long: known to everybody who decides by it. */
export const rules = entry('rules', {
  group: 'programme',
  writers,
  subject: 'matter',
  fields: {
    eligibility: f.items({ benchmark: f.text(60).as('restricted').required(), needed: f.yesNo() }),
    lowestScore: f.number(100_000),
    firstServed: f.codes(list.exclusionGround),
    amounts: f.items({
      for: f.code(list.amountFor).required(),
      amount: f.money().required(),
      timesPerYear: f.number(52),
    }),
    inKind: f.codes(list.inKind),
    conditions: f.codes(list.supportCondition),
    payee: f.code(list.payee),
    weeksPerCycle: f.number(104),
    monthsAtMost: f.number(240),
    exit: f.longText(4000),
    from: f.date(),
  },
});

/**
 * Where the figures behind a benchmark come from. Those of former cases come as counts alone, none so small that it points
 * to a person [H11].
 */
export const basis = entry('basis', {
  group: 'programme',
  writers,
  subject: 'matter',
  many: true,
  decides: 'always',
  fields: {
    benchmark: f.text(60).as('restricted'),
    source: f.code(list.figureSource).required(),
    topic: f.code(list.figureTopic).required(),
    area: f.area(),
    from: f.date(),
    to: f.date(),
    cells: f.items({
      topic: f.code(list.figureTopic),
      sex: f.code(list.sex),
      ageGroup: f.code(list.ageGroup),
      area: f.area(),
      count: f.number().required(),
    }),
    reviewedOn: f.date(),
  },
});

export const group = entry('group', {
  group: 'programme',
  writers,
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.programmeGroupKind).required().measured('programme-group'),
    name: f.text(200),
    area: f.area(),
    trade: f.code(list.trade).measured('programme-group-trade'),
    women: f.number(100_000).measured('programme-group-women'),
    men: f.number(100_000).measured('programme-group-men'),
    households: f.items({ household: f.link('household').required() }),
    from: f.date(),
    to: f.date(),
    businessPlan: f.yesNo(),
    marketCheck: f.code(list.marketCheck),
    rulesAgreed: f.yesNo(),
    savings: f.money(),
  },
});

/** A whole place made stronger, where families at risk live [2.1]. */
export const territory = entry('territory', {
  group: 'programme',
  writers,
  subject: 'matter',
  many: true,
  fields: {
    area: f.area().required(),
    advantages: f.codes(list.localAdvantage).required(),
    forum: f.codes(list.gwenKind),
    forumMet: f.date(),
    elements: f.codes(list.ledElement).required().measured('territory-element'),
    reachesFamiliesAtRisk: f.yesNo(),
    jobsPlanned: f.number(1_000_000),
    jobsWomen: f.number(1_000_000).measured('territory-jobs-women'),
    jobsMen: f.number(1_000_000).measured('territory-jobs-men'),
    jobsYoung: f.number(1_000_000).measured('territory-jobs-young'),
    note: f.longText(4000),
  },
});

/** The four parts of looking at girls and boys: who differs how, measures, institutions, who is heard [2.2]. */
export const genderAnalysis = entry('gender-analysis', {
  group: 'programme',
  writers,
  subject: 'matter',
  many: true,
  fields: {
    on: f.date().required(),
    topics: f.codes(list.genderTopic).required(),
    differences: f.longText(8000).required(),
    measuresGirls: f.longText(4000),
    measuresBoys: f.longText(4000),
    measuresAdults: f.longText(4000),
    changes: f.codes(list.institutionalChange),
    girlsHeard: f.number(100_000).measured('gender-girls-heard'),
    womenHeard: f.number(100_000).measured('gender-women-heard'),
    boysHeard: f.number(100_000),
    menHeard: f.number(100_000),
    reviewOn: f.date(),
  },
});

export const evaluation = entry('evaluation', {
  group: 'programme',
  writers,
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.evaluationKind).required().measured('programme-evaluation'),
    on: f.date().required(),
    independent: f.yesNo(),
    organisation: f.organisation(),
    households: f.number(),
    childrenHeard: f.number(),
    attendanceBefore: f.number(100).measured('evaluation-attendance-before'),
    attendanceAfter: f.number(100).measured('evaluation-attendance-after'),
    workHoursBefore: f.number(168),
    workHoursAfter: f.number(168),
    costPerHousehold: f.money().measured('cost-per-household'),
    unwanted: f.codes(list.unwantedEffect).measured('programme-unwanted-effect'),
    unwantedDone: f.longText(4000),
    girlsAndBoys: f.longText(4000),
    learnt: f.longText(),
    file: f.attachment(),
  },
});
