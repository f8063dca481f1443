/** All entries of a campaign: what it wants of whom, whether it was tried, what it did and what changed [2.2, 2.8]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

const writers = ['programme-officer', 'liaison', 'plan-coordinator', 'supervisor'];

/** Nobody in it can be recognised, and it frightens nobody. */
export const profile = entry('profile', {
  group: 'campaign',
  writers,
  subject: 'matter',
  fields: {
    title: f.text(200).as('restricted').required(),
    area: f.area().required(),
    audience: f.codes(list.audience).required().measured('campaign-audience'),
    ages: f.age(),
    languages: f.codes(list.language),
    belief: f.longText(2000).required(),
    desiredActs: f.codes(list.desiredAct).required().measured('campaign-desired-act'),
    why: f.longText(2000),
    messengers: f.codes(list.messenger).required(),
    channels: f.codes(list.campaignChannel).required().measured('campaign-channel'),
    message: f.longText(4000).required(),
    frightening: f.yesNo().required(),
    victimRecognisable: f.yesNo().required(),
    alternatives: f.codes(list.alternative),
    whereToAsk: f.yesNo(),
    withParents: f.yesNo(),
    parallel: f.link('campaign'),
    actors: f.codes(list.gwenKind).measured('campaign-actor'),
    organisation: f.organisation(),
    action: f.link('plan'),
    from: f.date(),
    to: f.date(),
    budget: f.money(),
    material: f.attachment(),
  },
});

/** The message tried with those whom it is for, or made by them. */
export const preTest = entry('pre-test', {
  group: 'campaign',
  writers,
  subject: 'matter',
  many: true,
  fields: {
    on: f.date().required(),
    audience: f.codes(list.audience).required(),
    girls: f.number(10_000),
    boys: f.number(10_000),
    adults: f.number(10_000),
    madeWithThem: f.yesNo(),
    understood: f.yesNo().required(),
    frightened: f.yesNo().required(),
    outcome: f.code(list.testOutcome).required().measured('campaign-pre-test'),
    changed: f.longText(4000),
  },
});

/** What people know, think and do: asked before, and again after. Whole percent. */
export const measure = entry('measure', {
  group: 'campaign',
  writers,
  subject: 'matter',
  many: true,
  fields: {
    point: f.code(list.measurePoint).required().measured('campaign-measure'),
    on: f.date().required(),
    method: f.code(list.measureMethod).required(),
    audience: f.codes(list.audience),
    asked: f.number(1_000_000).required().measured('campaign-asked'),
    girls: f.number(1_000_000),
    boys: f.number(1_000_000),
    knowledge: f.number(100).measured('campaign-knowledge'),
    attitude: f.number(100).measured('campaign-attitude'),
    practice: f.number(100).measured('campaign-practice'),
    comparedWithOthers: f.yesNo(),
    note: f.longText(4000),
  },
});

export const activity = entry('activity', {
  group: 'campaign',
  writers,
  subject: 'matter',
  many: true,
  fields: {
    on: f.date().required(),
    channel: f.code(list.campaignChannel).required().measured('campaign-activity'),
    audience: f.codes(list.audience),
    area: f.area(),
    withParents: f.yesNo(),
    girls: f.number().measured('campaign-reached-girls'),
    boys: f.number().measured('campaign-reached-boys'),
    women: f.number().measured('campaign-reached-women'),
    men: f.number().measured('campaign-reached-men'),
    unknown: f.number().measured('campaign-reached-unknown'),
    outOfSchool: f.number().measured('campaign-reached-out-of-school'),
    askedForHelp: f.number().measured('campaign-asked-for-help'),
    cost: f.money().measured('campaign-cost'),
    note: f.longText(2000),
  },
});
