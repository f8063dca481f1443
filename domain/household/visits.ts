/** Being there: visits, and what a family was told of risks and of what it can do instead [2.1]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

const officers = ['programme-officer', 'social-worker', 'supervisor'];

export const visit = entry('visit', {
  group: 'household-visits',
  writers: officers,
  many: true,
  fields: {
    on: f.date().required(),
    by: f.account(),
    purpose: f.code(list.visitPurpose).required().measured('visit-purpose'),
    spokeWith: f.codes(list.familyPart),
    benefitsUsedFor: f.codes(list.benefitUse).measured('benefit-use'),
    childrenInBusiness: f.yesNo().measured('visit-children-in-business'),
    migrationPlans: f.codes(list.migrationPlan).measured('visit-migration-plan'),
    safeMigrationAdvice: f.yesNo().measured('visit-safe-migration-advice'),
    migrationTopics: f.codes(list.migrationTopic).when('safeMigrationAdvice', true),
    familyRelations: f.code(list.familyRelations).measured('visit-family-relations'),
    causes: f.codes(list.missedCause).when('purpose', 'condition-missed').measured('condition-missed-cause'),
    agreedSteps: f.longText(2000),
    note: f.longText(),
    nextDue: f.date(),
  },
});

export const awareness = entry('awareness', {
  group: 'household-visits',
  writers: officers,
  many: true,
  fields: {
    on: f.date().required(),
    told: f.codes(list.familyPart).required(),
    channel: f.code(list.campaignChannel).measured('awareness-channel'),
    risks: f.codes(list.riskTopic).measured('awareness-risk'),
    gains: f.codes(list.protectionGain).measured('awareness-gain'),
    alternatives: f.codes(list.alternative).measured('awareness-alternative'),
    whomToCall: f.yesNo().measured('awareness-whom-to-call'),
    campaign: f.link('campaign'),
    understood: f.yesNo(),
    note: f.longText(2000),
  },
});
