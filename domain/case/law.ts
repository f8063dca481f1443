/** The child before the law: whether she may stay, what protection she claims, who demands her file [2.7, 2.8]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** Her right to be where she is, and what it opens to her. That it should hang on her help to a court is a gap in law [C9]. */
export const residence = entry('residence', {
  group: 'legal',
  writers: ['social-worker', 'supervisor', 'lawyer'],
  fields: {
    status: f.code(list.residenceStatus).required().measured('residence'),
    permit: f.text(200),
    number: f.text(100),
    from: f.date(),
    to: f.date(),
    renewal: f.code(list.claimResult),
    renewalAskedOn: f.date(),
    maySchool: f.yesNo(),
    mayWork: f.yesNo(),
    hasCare: f.yesNo(),
    conditional: f.yesNo().measured('residence-conditional'),
    note: f.longText(2000),
  },
});

export const protectionClaim = entry('protection-claim', {
  group: 'legal',
  writers: ['social-worker', 'supervisor', 'lawyer'],
  many: true,
  happens: 'lodgedOn',
  fields: {
    kind: f.code(list.claimKind).required().measured('protection-claim'),
    country: f.code(list.country),
    authority: f.text(),
    lodgedOn: f.date(),
    result: f.code(list.claimResult).required().measured('protection-claim-result'),
    decidedOn: f.date(),
    reasons: f.longText(),
    appealBy: f.date().ahead(),
    note: f.longText(2000),
  },
});

/** Somebody with the power of law wants to see her file. Answering with data is sharing, and C7 asks on what ground. */
export const legalDemand = entry('legal-demand', {
  group: 'legal',
  writers: ['social-worker', 'supervisor'],
  many: true,
  happens: 'receivedOn',
  decides: true,
  fields: {
    by: f.code(list.demandBy).required().measured('legal-demand'),
    organisation: f.organisation(),
    authority: f.text(),
    reference: f.text(100),
    receivedOn: f.date().required(),
    answerBy: f.date().ahead(),
    wanted: f.codes(list.caseGroup).required(),
    scope: f.longText(),
    lawyerAsked: f.yesNo(),
    answer: f.code(list.demandAnswer).measured('legal-demand-answer'),
    groups: f.codes(list.caseGroup).when('answer', 'given', 'in-part'),
    consent: f.entryLink('consent').when('answer', 'given', 'in-part'),
    answeredOn: f.date(),
    why: f.longText(),
    childTold: f.yesNo(),
    guardianTold: f.yesNo(),
  },
});
