/** The child in the proceeding, the court and what it decided, and what came of it [2.5]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** A child whom the proceeding is about. Who she is stands in her own case, for those who may open that. */
export const child = entry('child', {
  group: 'proceeding-child',
  writers: ['prosecution-liaison', 'lawyer', 'social-worker'],
  subject: 'matter',
  many: true,
  fields: {
    case: f.link('case').required(),
    role: f.code(list.legalRole).required().measured('proceeding-child-role'),
    wantsToSpeak: f.yesNo(),
    guardianTold: f.yesNo(),
    lawyer: f.account(),
    informed: f.codes(list.childInformed),
    informedOn: f.date(),
    outcomeExplained: f.yesNo().measured('outcome-explained'),
    note: f.longText(2000),
  },
});

/** What shields a child: at one hearing, or (no hearing named) throughout. */
export const measureForChild = entry('measure-for-child', {
  group: 'proceeding-child',
  writers: ['prosecution-liaison', 'lawyer', 'guardian', 'social-worker'],
  subject: 'matter',
  many: true,
  fields: {
    measures: f.codes(list.courtMeasure).required().measured('court-measure'),
    child: f.entryLink('child'),
    hearing: f.entryLink('hearing'),
    askedOn: f.date(),
    askedBy: f.text(200),
    answer: f.code(list.measureAnswer).measured('court-measure-answer'),
    reason: f.longText(2000),
    note: f.longText(2000),
  },
});

export const hearing = entry('hearing', {
  group: 'proceeding',
  writers: ['prosecution-liaison'],
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.hearingKind).required().measured('hearing'),
    at: f.instant().required(),
    court: f.text(200),
    childTakesPart: f.yesNo().required().measured('hearing-with-child'),
    children: f.items({ child: f.entryLink('child').required() }).when('childTakesPart', true),
    accusedPresent: f.yesNo(),
    result: f.code(list.hearingResult).measured('hearing-result'),
    minutesWithChild: f.number(1440).when('childTakesPart', true),
    childAfterwards: f.longText(2000).when('childTakesPart', true),
    note: f.longText(2000),
  },
});

/** Convictions and the measure of punishment are the proof of law enforcement [2.5]: one judgment for each suspect. */
export const judgment = entry('judgment', {
  group: 'proceeding',
  writers: ['prosecution-liaison'],
  subject: 'matter',
  many: true,
  fields: {
    suspect: f.entryLink('suspect').required(),
    on: f.date().required(),
    level: f.code(list.courtLevel).required().measured('judgment-level'),
    court: f.text(200),
    result: f.code(list.judgmentResult).required().measured('judgment-result'),
    law: f.code(list.convictingLaw).when('result', 'convicted').measured('convicted', { on: 'on' }),
    offences: f.codes(list.iccs).when('result', 'convicted').measured('convicted-offence'),
    months: f.number(1200).when('result', 'convicted').measured('months-sentenced', { on: 'on' }),
    newMonths: f.number(1200).when('result', 'sentence-changed'),
    fine: f.money().when('result', 'convicted', 'sentence-changed').measured('fine'),
    otherSentences: f
      .codes(list.otherSentence)
      .when('result', 'convicted', 'sentence-changed')
      .measured('other-sentence'),
    aggravations: f.codes(list.aggravation).when('result', 'convicted').measured('aggravation'),
    carriedOutOn: f.date(),
    reasons: f.longText(),
  },
});

/** What was taken from those who profited, and what for; or the decision that nothing is taken. */
export const confiscation = entry('confiscation', {
  group: 'proceeding',
  writers: ['prosecution-liaison'],
  subject: 'matter',
  many: true,
  fields: {
    decision: f.code(list.confiscationDecision).measured('confiscation-decision'),
    decidedOn: f.date(),
    suspect: f.entryLink('suspect'),
    asset: f.code(list.assetKind).measured('confiscation-asset'),
    what: f.text(),
    value: f.money(),
    seizedOn: f.date(),
    confiscatedOn: f.date(),
    confiscatedValue: f
      .money()
      .when('decision', 'ordered')
      .measured('assets-confiscated', { on: 'confiscatedOn' }),
    use: f.code(list.assetUse).when('decision', 'ordered').measured('asset-use'),
    note: f.longText(2000),
  },
});

/** What a child is owed for what was done to her, and whether it reached her. */
export const compensation = entry('compensation', {
  group: 'proceeding-child',
  writers: ['prosecution-liaison', 'lawyer'],
  subject: 'matter',
  many: true,
  fields: {
    child: f.entryLink('child'),
    decision: f.code(list.compensationDecision).measured('compensation-decision'),
    decidedOn: f.date(),
    payer: f.code(list.compensationPayer),
    suspect: f.entryLink('suspect'),
    ordered: f.money().measured('compensation-ordered', { on: 'decidedOn' }),
    unpaidWages: f.yesNo(),
    due: f.date(),
    paid: f.money().measured('compensation-paid', { on: 'paidOn' }),
    paidOn: f.date(),
    receivedBy: f.code(list.moneyHolder),
    note: f.longText(2000),
  },
});

/** The result as the public may know it: nobody recognisable, checked by a second person [E3]. */
export const publication = entry('publication', {
  group: 'proceeding',
  writers: ['prosecution-liaison', 'supervisor'],
  subject: 'matter',
  fields: {
    notice: f.longText(5000).required(),
    languages: f.codes(list.language),
    nobodyRecognisable: f.yesNo(),
    publishedOn: f.date(),
    where: f.codes(list.publishedWhere).measured('published-where'),
  },
});
