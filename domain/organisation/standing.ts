/** What an organisation is, the policies it works by, what its work does to children, and what it tells treaty bodies [2.1, 2.2, 2.5]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const profile = entry('profile', {
  group: 'organisation',
  writers: ['supervisor', 'focal-point', 'plan-coordinator'],
  subject: 'matter',
  fields: {
    organisation: f.organisation().required(),
    actor: f.code(list.gwenKind).required().measured('organisation-actor'),
    kind: f.code(list.organisationKind).required().htcds('org_Type').measured('organisation-kind'),
    otherNames: f.items({ name: f.text(200).required() }),
    areas: f.items({ area: f.area().required() }),
    country: f.code(list.country),
    mandate: f.longText(2000).as('restricted'),
    childrensData: f.yesNo().measured('organisation-with-childrens-data'),
    focalPoint: f.account(),
    childPolicyPerson: f.account(),
  },
});

/** A policy in force. Which organisation it binds stands in it too, since others ask by the organisation [N4]. */
export const policy = entry('policy', {
  group: 'organisation',
  writers: ['supervisor', 'focal-point'],
  subject: 'matter',
  many: true,
  // since revision 2 it says whose policy it is
  revision: 2,
  fields: {
    organisation: f.organisation().required(),
    kind: f.code(list.policyKind).required().measured('policy'),
    adoptedOn: f.date().required(),
    reviewedOn: f.date(),
    covers: f.codes(list.policySubject).measured('policy-subject'),
    staffTold: f.yesNo(),
    childrenTold: f.yesNo(),
    foundInReview: f.longText(2000),
    file: f.attachment(),
  },
});

/** Due diligence: what a law, programme or way of working does to children and families, and who answers for it [2.1]. */
export const childImpactReview = entry('child-impact-review', {
  group: 'organisation',
  writers: ['supervisor', 'focal-point', 'plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    of: f.code(list.reviewedThing).required().measured('child-impact-review'),
    name: f.text(200).required(),
    programme: f.link('programme', 'campaign', 'plan', 'enterprise'),
    on: f.date().required(),
    answerable: f.account(),
    asked: f.codes(list.askedInReview),
    effect: f.code(list.effectOnChildren).required().measured('effect-on-children'),
    effectOnGirls: f.code(list.effectOnChildren),
    effectOnBoys: f.code(list.effectOnChildren),
    excludedGroups: f.longText(2000),
    findings: f.longText(),
    changes: f.longText(),
    changedOn: f.date(),
    nextOn: f.date(),
    file: f.attachment(),
  },
});

/** Own comments on a country's report on a treaty; while it is a draft nobody outside the organisation sees it [2.5]. */
export const submission = entry('submission', {
  group: 'submission',
  writers: ['focal-point'],
  subject: 'matter',
  many: true,
  fields: {
    treaty: f.code(list.treaty).required().measured('submission'),
    plan: f.link('plan'),
    periodFrom: f.date(),
    periodTo: f.date(),
    state: f.code(list.submissionState).required().measured('submission-state'),
    to: f.codes(list.submissionTo).required(),
    words: f.longText(),
    file: f.attachment(),
    inputsFrom: f.items({ organisation: f.organisation(), name: f.text(200) }),
    due: f.date(),
    sentOn: f.date(),
    answer: f.longText(),
    answeredOn: f.date(),
  },
});
