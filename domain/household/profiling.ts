/**
 * Finding families whose children are at risk, and leaving them when they stand on their own feet [2.1]. The questions of the
 * profile are what benchmarks are measured on (benchmarks.ts). Not asked, on purpose: whether somebody was once trafficked,
 * and violence, which is for a private talk with somebody trained and a place to refer to.
 */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';
import { workOut } from './benchmarks.ts';

const officers = ['programme-officer', 'social-worker'];

/** What benchmarks are read from. */
const questions = {
  zone: f.code(list.areaZone).required().measured('household-zone'),
  head: f.code(list.householdHead).required().measured('household-head'),
  persons: f.number(60).required(),
  children: f.number(40).required().measured('household-children'),
  earners: f.number(60),
  incomePerMonth: f.money().required(),
  incomeSources: f.codes(list.incomeSource),
  assets: f.codes(list.asset),
  debt: f.money(),
  debtPerMonth: f.money(),
  creditors: f.codes(list.creditor),
  mealsPerDay: f.number(10),
  hungryDays: f.number(31),
  shocks: f.codes(list.shock).measured('household-shock'),
  schoolDaysMissed: f.number(31),
  droppedOut: f.number(40),
  neverEnrolled: f.number(40),
  workingChildren: f.number(40).measured('household-working-children'),
  hardWorkingChildren: f.number(40),
  orphans: f.number(40),
  childrenWithoutParents: f.number(40),
  unregisteredBirths: f.number(40).measured('household-unregistered-births'),
  exclusion: f.codes(list.exclusionGround).measured('household-exclusion'),
  migrationPlans: f.codes(list.migrationPlan).measured('household-migration-plan'),
  recruiters: f.code(list.recruiterSeen).measured('household-recruiters'),
};

/** Answers to the country's questions, and which benchmarks they cross, as it stood when it was written. */
export const profile = entry('profile', {
  group: 'household',
  writers: officers,
  many: true,
  follows: { fields: ['crossed', 'missing', 'score'], of: Object.keys(questions), from: workOut },
  fields: {
    on: f.date().required(),
    agreed: f.yesNo().required(),
    foundThrough: f.code(list.foundThrough).measured('household-found-through'),
    ...questions,
    crossed: f.items({
      benchmark: f.text(60).as('restricted').required(),
      value: f.number(),
      threshold: f.number(),
      points: f.number(1000),
    }),
    missing: f.items({ benchmark: f.text(60).as('restricted').required() }),
    score: f.number(100_000).measured('household-score'),
    note: f.longText(),
  },
});

/** A person's word on a profile: which reasons she shares, what else she knows, and what is to follow [H9]. */
export const confirmation = entry('confirmation', {
  group: 'household',
  writers: [...officers, 'supervisor'],
  many: true,
  decides: 'always',
  fields: {
    profile: f.entryLink('profile').required(),
    basis: f.codes(list.confirmationBasis).required(),
    reasons: f.items({
      benchmark: f.text(60).as('restricted').required(),
      agreed: f.yesNo().required(),
      why: f.longText(2000),
    }),
    otherReasons: f.longText(2000),
    decision: f.code(list.confirmationDecision).required().measured('household-confirmation'),
    score: f.number(100_000),
    on: f.date(),
  },
});

/** A household that stands without support, and how long somebody still looks. */
export const graduation = entry('graduation', {
  group: 'household',
  writers: [...officers, 'supervisor'],
  fields: {
    on: f.date().required(),
    profile: f.entryLink('profile').required(),
    stillCrossed: f.number(100).measured('graduation-still-crossed'),
    incomeFrom: f.codes(list.incomeSource),
    allInSchool: f.yesNo().measured('graduation-all-in-school'),
    planAfter: f.longText(4000).required(),
    familyAgrees: f.yesNo().required(),
    watchUntil: f.date().required(),
  },
});
