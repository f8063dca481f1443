/** What was done to a child and how it is judged, in the terms of the Palermo Protocol and HTCDS 2.0. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** Means are recorded and never required: a child cannot agree to being trafficked. */
export const identification = entry('identification', {
  group: 'trafficking',
  writers: ['social-worker', 'supervisor'],
  many: true,
  happens: 'on',
  fields: {
    acts: f.codes(list.traffickingAct),
    means: f.codes(list.traffickingMeans),
    purposes: f.codes(list.exploitationType),
    decision: f.code(list.identificationDecision).required().htcds('vic_TraffickingStatus'),
    authority: f
      .code(list.identificationAuthority)
      .required()
      .htcds('vic_TraffickingStatusDecisionMakingOrg')
      .measured('identification-authority'),
    on: f.date(),
    reasons: f.longText(),
  },
});

export const traffickingEvent = entry('trafficking-event', {
  group: 'trafficking',
  writers: ['social-worker'],
  many: true,
  happens: 'on',
  fields: {
    stage: f.code(list.traffickingStage).htcds('hte_Type'),
    on: f.date().htcds('hte_Date'),
    until: f.date(),
    from: f.place(),
    to: f.place(),
    route: f.longText(2000),
    stops: f.items({
      place: f.place().required(),
      on: f.date(),
      transport: f.code(list.transport),
      what: f.text(),
    }),
    transport: f.codes(list.transport),
    recruiter: f.code(list.recruiterRole).htcds('vic_RelationshipToTrafficker').measured('recruiter'),
    methods: f.codes(list.recruitmentMethod).htcds('vic_MethodOfRecruitment'),
    platforms: f.codes(list.onlinePlatform).htcds('vic_RecruitmentWebsitesAndApps'),
    promises: f.codes(list.promise),
    paid: f.money(),
    debt: f.money(),
    border: f.code(list.borderCrossing),
    papersUsed: f.codes(list.documentKind),
    documentsUsed: f.text(),
    what: f.longText().htcds('hte_Description'),
  },
});

export const exploitation = entry('exploitation', {
  group: 'trafficking',
  writers: ['social-worker'],
  many: true,
  happens: 'from',
  fields: {
    types: f.codes(list.exploitationType).required().htcds('vic_TypeOfExploitation'),
    sexualForms: f
      .codes(list.sexualExploitationForm)
      .when('types', 'sexual')
      .htcds('vic_TypeOfSexExploitation'),
    sector: f.code(list.sector).htcds('vic_ForcedLabourIndustry').measured('sector'),
    site: f.link('enterprise'),
    place: f.place(),
    hoursPerWeek: f.number(168),
    pay: f.money(),
    payPer: f.code(list.wagePer),
    payReceivedBy: f.code(list.moneyHolder),
    hazards: f.codes(list.hazard),
    control: f.codes(list.controlMeans).htcds('vic_MethodsOfControl'),
    platforms: f.codes(list.onlinePlatform).htcds('vic_ExploitationWebsitesAndApps'),
    from: f.date(),
    to: f.date(),
    what: f.longText(),
  },
});
