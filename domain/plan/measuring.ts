/**
 * How it is known whether a plan works: indicators and their values, what of them is published, the country's benchmarks of
 * risk, where risk is, and where labour is wanted [2.1, 2.2, 2.3].
 */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const indicator = entry('indicator', {
  group: 'national-plan',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    title: f.text().required(),
    heading: f.code(list.planHeading),
    definition: f.longText(2000),
    source: f.code(list.indicatorSource).required(),
    unit: f.code(list.indicatorUnit).required(),
    about: f.code(list.indicatorAbout).required(),
    breakdown: f.codes(list.breakdown),
    direction: f.code(list.indicatorDirection),
    baseline: f.number(),
    baselineOn: f.date(),
    target: f.number(),
    targetOn: f.date(),
  },
});

/** A value for a period, with its parts. `of` is the number of people (or things) that a share or a mean is taken over. */
export const indicatorValue = entry('indicator-value', {
  group: 'national-plan',
  writers: ['plan-coordinator', 'focal-point'],
  subject: 'matter',
  many: true,
  fields: {
    indicator: f.entryLink('indicator').required(),
    from: f.date().required(),
    to: f.date().required(),
    area: f.area(),
    value: f.number().required(),
    of: f.number(),
    money: f.money(),
    cells: f.items({
      sex: f.code(list.sex),
      ageGroup: f.code(list.ageGroup),
      area: f.area(),
      disability: f.yesNo(),
      nationality: f.code(list.country),
      value: f.number().required(),
      of: f.number(),
    }),
    note: f.longText(2000),
  },
});

/** Values made public. Watched by N5: figures so small that they point at somebody stay inside. */
export const publication = entry('publication', {
  group: 'national-plan',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  decides: true,
  fields: {
    values: f.items({ value: f.entryLink('indicator-value').required() }).required(),
    on: f.date(),
    where: f.code(list.publishedIn),
    note: f.longText(2000),
  },
});

/** A threshold of the country's own below (or above) which a family counts as at risk [2.1]. */
export const benchmark = entry('benchmark', {
  group: 'national-plan',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    /** The name under which profiles of households give their result. */
    name: f.text(60).as('restricted'),
    measure: f.code(list.riskBenchmark).required(),
    side: f.code(list.benchmarkSide).required(),
    threshold: f.number(),
    unit: f.code(list.benchmarkUnit),
    money: f.money(),
    area: f.area(),
    source: f.code(list.evidenceSource).required(),
    setOn: f.date(),
    reviewedOn: f.date(),
    nextReview: f.date(),
    note: f.longText(2000),
  },
});

/** How vulnerable an area is, and why. Sums over areas and groups, never over people [2.1]. */
export const vulnerabilityMap = entry('vulnerability-map', {
  group: 'national-plan',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    area: f.area().required(),
    zone: f.codes(list.areaZone),
    level: f.code(list.riskLevel).required().measured('area-risk'),
    factors: f.codes(list.riskFactor),
    benchmarks: f.codes(list.riskBenchmark),
    groups: f.codes(list.planAudience),
    sources: f.codes(list.evidenceSource),
    familiesInformed: f.yesNo(),
    on: f.date(),
    nextReview: f.date(),
    note: f.longText(2000),
  },
});

/** Where workers are wanted, on which terms: what safe migration and training can count on, and where demand harms [2.3]. */
export const labourDemand = entry('labour-demand', {
  group: 'national-plan',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    sector: f.code(list.sector).required(),
    area: f.area(),
    country: f.code(list.country),
    wanted: f.number(),
    shortage: f.code(list.labourShortage),
    youngWorkers: f.yesNo(),
    signs: f.codes(list.demandFactor),
    sources: f.codes(list.evidenceSource),
    from: f.date(),
    until: f.date(),
    note: f.longText(2000),
  },
});
