/** Those who keep watch: the group and what it is given, its members by code, its meetings, what it sees [2.6]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const profile = entry('profile', {
  group: 'community',
  writers: ['supervisor', 'liaison'],
  subject: 'matter',
  fields: {
    kind: f.code(list.communityKind).required().measured('community-kind'),
    area: f.area().required(),
    hub: f.code(list.hubKind).when('kind', 'transport-hub'),
    enterprise: f.link('enterprise').when('kind', 'workplace'),
    union: f.organisation().when('kind', 'workplace'),
    employerTakesPart: f.yesNo().when('kind', 'workplace'),
    liaison: f.account(),
    contactPoint: f.team(),
    channels: f.codes(list.wordChannel),
    reportingLine: f.longText(2000),
    lineConfidential: f.yesNo(),
    lineTestedOn: f.date(),
    women: f.number(100_000).measured('watch-women'),
    men: f.number(100_000).measured('watch-men'),
    youngPeople: f.number(100_000).measured('watch-young'),
    trainedOn: f.date(),
    support: f.codes(list.supportKind),
    supportedBy: f.organisation(),
    supportedUntil: f.date(),
    funds: f.items({
      from: f.organisation(),
      amount: f.money().required(),
      for: f.code(list.supportKind),
      givenOn: f.date(),
    }),
  },
});

/** A member, known here by a code that the group chose. No name is asked: nobody pays for having watched [2.6]. */
export const member = entry('member', {
  group: 'watch-members',
  writers: ['supervisor', 'liaison'],
  subject: 'own',
  many: true,
  fields: {
    code: f.text(30).required(),
    vantage: f.code(list.watchVantage).measured('watch-vantage'),
    role: f.code(list.watchRole),
    sex: f.code(list.sex),
    languages: f.codes(list.language),
    safeWay: f.text(200),
    trainedOn: f.date(),
    equipment: f.codes(list.supportKind),
    risk: f.code(list.reprisalRisk),
    from: f.date(),
    until: f.date(),
    /** By what her phone is known as one of this group: follows from a code that only she has (seal/watchCode.ts). */
    pass: f.text(43).searchable('pass').unasked(),
  },
});

/** What the group was given, and when it has to be given anew. */
export const equipment = entry('equipment', {
  group: 'community',
  writers: ['supervisor', 'liaison'],
  subject: 'matter',
  many: true,
  fields: {
    what: f.code(list.supportKind).required().measured('watch-equipment'),
    count: f.number(10_000),
    by: f.organisation(),
    on: f.date().required(),
    renewOn: f.date().ahead(),
    note: f.text(200),
  },
});

export const meeting = entry('meeting', {
  group: 'community',
  writers: ['supervisor', 'liaison'],
  subject: 'matter',
  many: true,
  fields: {
    on: f.date().required(),
    women: f.number(10_000),
    men: f.number(10_000),
    youngPeople: f.number(10_000),
    liaisonCame: f.yesNo(),
    topics: f.codes(list.meetingTopic).measured('meeting-topic'),
    trained: f.code(list.trainingCourse),
    decided: f.longText(2000),
    asked: f.codes(list.supportKind),
    nextOn: f.date(),
  },
});

/** A pattern, never a person: a suspicion about somebody is a report and goes to the contact point [2.6]. */
export const observation = entry('observation', {
  group: 'observation',
  writers: ['supervisor', 'liaison'],
  // intake: members note it on their phones, as codes and numbers alone
  tellers: ['responder', 'inspector', 'social-worker', 'programme-officer', 'intake'],
  subject: 'matter',
  many: true,
  fields: {
    pattern: f.code(list.observedPattern).required().measured('observed-pattern'),
    trend: f.code(list.trend).measured('observed-trend'),
    from: f.date(),
    to: f.date(),
    area: f.area(),
    hub: f.code(list.hubKind),
    towards: f.area(),
    sector: f.code(list.sector),
    girls: f.number(10_000),
    boys: f.number(10_000),
    ages: f.age(),
    words: f.longText(2000),
    passedTo: f.code(list.observationPassedTo),
    answered: f.longText(2000),
    /** By the phone of a member of this group: which one is known to nobody. */
    byPhone: f.yesNo().unasked(),
  },
});
