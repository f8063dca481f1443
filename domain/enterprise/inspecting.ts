/** Labour inspection of workplaces [2.3, 2.5]: risk, visits, findings, demand. Dates and findings are hidden from the inspected. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const workplaceRisk = entry('risk-rating', {
  group: 'enterprise-inspection',
  writers: ['inspector'],
  subject: 'matter',
  many: true,
  happens: 'on',
  fields: {
    level: f.code(list.riskLevel).required().measured('enterprise-risk'),
    reasons: f.codes(list.riskReason),
    on: f.date().required(),
  },
});

export const workplaceVisit = entry('inspection-plan', {
  group: 'enterprise-inspection',
  writers: ['inspector'],
  subject: 'matter',
  many: true,
  decides: true,
  happens: 'on',
  fields: {
    on: f.date().required().ahead(),
    inspector: f.account().required(),
    site: f.entryLink('site'),
    reason: f.code(list.inspectionReason).required(),
    unannounced: f.yesNo().required(),
    with: f.codes(list.discipline),
    cancelled: f.yesNo(),
  },
});

/** What an inspector saw. Young workers are counted, never named. */
export const workplaceInspection = entry('inspection', {
  group: 'enterprise-inspection',
  writers: ['inspector'],
  subject: 'matter',
  many: true,
  happens: 'on',
  first: [
    'site',
    'access',
    'youngWorkers',
    'belowMinimumAge',
    'hazardousUnder18',
    'papersHeldBack',
    'checks',
    'result',
    'order',
    'putRightBy',
  ],
  fields: {
    on: f.date().required(),
    inspector: f.account().required(),
    site: f.entryLink('site'),
    reason: f.code(list.inspectionReason),
    unannounced: f.yesNo(),
    access: f.code(list.siteAccess).required().measured('inspection-access'),
    ageChecks: f.number(100_000).measured('inspection-age-checks'),
    workersHeardAlone: f.number(10_000),
    youngWorkers: f.number(100_000).measured('inspection-young-workers'),
    belowMinimumAge: f.number(100_000).measured('inspection-below-age'),
    hazardousUnder18: f.number(100_000).measured('inspection-hazardous'),
    besideParents: f.number(100_000),
    papersHeldBack: f.yesNo(),
    checks: f
      .items({
        rule: f.code(list.workRule).required(),
        result: f.code(list.ruleResult).required(),
        note: f.longText(2000),
      })
      .checklist({ each: 'rule', answer: 'result', when: 'broken', into: 'violations' }),
    violations: f.codes(list.workRule).measured('inspection-violation'),
    result: f.code(list.inspectionResult).required().measured('inspection'),
    order: f.code(list.inspectionOrder).required().measured('inspection-order'),
    putRightBy: f.date().ahead(),
    fine: f.money(),
    withUnion: f.yesNo(),
    recruiters: f.items({ agency: f.link('agency').required() }),
    photos: f.items({ photo: f.attachment().required() }),
    note: f.longText(5000),
  },
});

/** Child labour or trafficking at a site, as those who inquire know it. Monitors and leads may tell of one; they do not read it. */
export const finding = entry('finding', {
  group: 'enterprise-inspection',
  writers: ['inspector', 'prosecution-liaison'],
  tellers: ['monitor', 'supply-chain-lead'],
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.findingKind).required().measured('finding'),
    on: f.date().required(),
    source: f.code(list.findingSource).required(),
    state: f.code(list.findingState).required().measured('finding-state'),
    site: f.entryLink('site'),
    inspection: f.entryLink('inspection'),
    girls: f.number(10_000),
    boys: f.number(10_000),
    products: f.codes(list.product),
    childrenSafe: f.yesNo(),
    release: f.code(list.release),
    proceeding: f.link('proceeding'),
    note: f.longText(5000),
  },
});

/** What makes this workplace ask for the labour of children who cannot refuse. */
export const demandCheck = entry('demand-check', {
  group: 'enterprise-inspection',
  writers: ['inspector'],
  tellers: ['supply-chain-lead', 'monitor'],
  subject: 'matter',
  many: true,
  fields: {
    on: f.date().required(),
    site: f.entryLink('site'),
    factors: f.codes(list.demandFactor).measured('demand-factor'),
    level: f.code(list.riskLevel).required(),
    note: f.longText(2000),
  },
});
