/** An enterprise, where its people work, whom it hires and how, and what it gives back [2.3, 2.4]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

const writers = ['supply-chain-lead', 'inspector'];

export const profile = entry('profile', {
  group: 'enterprise',
  writers,
  subject: 'main',
  fields: {
    name: f.text(200).required(),
    kind: f.code(list.enterpriseKind).required().measured('enterprise-kind'),
    sector: f.code(list.sector).required().measured('enterprise-sector'),
    size: f.code(list.enterpriseSize),
    country: f.code(list.country),
    formal: f.yesNo().required().measured('enterprise-formal'),
    organisation: f.organisation(),
    registers: f.items({ register: f.text(60).required(), number: f.text(60).required() }),
    owners: f.items({ name: f.text(200).required(), sharePercent: f.number(100) }),
    union: f.yesNo(),
    memberOf: f.codes(list.gwenKind),
  },
});

/** A place of work; a private household is one too, with a key of its own. Young workers are counted, never named. */
export const site = entry('site', {
  group: 'enterprise',
  writers,
  subject: 'own',
  many: true,
  fields: {
    kind: f.code(list.siteKind).required().measured('site'),
    name: f.text(200),
    area: f.area().required(),
    place: f.place(),
    sector: f.code(list.sector).required(),
    tier: f.code(list.supplyTier).measured('site-tier'),
    products: f.codes(list.product),
    formal: f.yesNo().measured('site-formal'),
    seasonal: f.yesNo(),
    workers: f.number(1_000_000),
    casualWorkers: f.number(1_000_000),
    migrantWorkers: f.number(1_000_000),
    youngWorkers: f.number(100_000),
    workersLiveThere: f.yesNo(),
    hazards: f.codes(list.hazard),
    from: f.date(),
    to: f.date(),
  },
});

export const hiring = entry('hiring', {
  group: 'enterprise',
  writers,
  subject: 'matter',
  many: true,
  fields: {
    steps: f.codes(list.hiringStep).required(),
    coversCasual: f.yesNo().required().measured('hiring-covers-casual'),
    usesAgencies: f.yesNo(),
    agencies: f.items({ agency: f.link('agency').required() }),
    agreedWithUnion: f.yesNo(),
    minimumAge: f.number(99),
    from: f.date().required(),
    to: f.date(),
    file: f.attachment(),
  },
});

/** A watch at the workplace, of workers and management. */
export const committee = entry('committee', {
  group: 'enterprise',
  writers: ['supply-chain-lead', 'inspector', 'monitor'],
  subject: 'matter',
  many: true,
  fields: {
    site: f.entryLink('site'),
    community: f.link('community'),
    since: f.date().required(),
    until: f.date(),
    members: f.number(1000),
    women: f.number(1000),
    union: f.yesNo().required().measured('committee-union'),
    unionOrganisation: f.organisation(),
    trained: f.yesNo(),
    meetingsPerYear: f.number(365),
    complaintWay: f.code(list.complaintWay),
  },
});

export const contribution = entry('contribution', {
  group: 'enterprise',
  writers: ['supply-chain-lead', 'monitor'],
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.contributionKind).required().measured('contribution'),
    area: f.area(),
    from: f.date().required(),
    to: f.date(),
    girlsReached: f.number(1_000_000),
    boysReached: f.number(1_000_000),
    families: f.number(1_000_000),
    value: f.money(),
    partner: f.organisation(),
    programme: f.link('programme'),
    about: f.longText(2000),
  },
});
