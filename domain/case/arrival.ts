/** How a child came and who she is: intake, identity, a safe way to reach her, decisions on her age [2.7]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const intake = entry('intake', {
  group: 'intake',
  writers: ['operator', 'social-worker'],
  fields: {
    track: f.code(list.track).required().measured('case-track'),
    cameBy: f.code(list.cameBy).required().measured('case-came-by'),
    date: f.date().required().htcds('cas_IncomingReferralDate'),
    place: f.place(),
    broughtBy: f.text(),
    organisation: f.organisation().htcds('cas_ReferringOrganisation'),
    report: f.link('report'),
    otherCase: f.link('case').when('cameBy', 'other-case'),
    care: f.code(list.careSituation).measured('case-care'),
    immediateNeeds: f.codes(list.immediateNeed),
    needsMet: f.codes(list.immediateNeed),
    violenceCareAskedAt: f.instant(),
    firstLanguage: f.code(list.language).required().htcds('prs_PrimaryLanguage'),
    interpreterNeeded: f.yesNo(),
    interpreter: f.account().when('interpreterNeeded', true),
    note: f.longText().htcds('cas_IncomingReferralDetails'),
  },
});

export const identity = entry('identity', {
  group: 'identity',
  writers: ['operator', 'social-worker'],
  fields: {
    names: f.personName().htcds('prs_FirstName'),
    sex: f.code(list.sex).required().htcds('prs_Gender'),
    dateOfBirth: f.date().as('identifying').searchable('birth').htcds('prs_Birthdate'),
    estimatedAge: f.age(),
    ageBasis: f.code(list.ageBasis).required(),
    documents: f.items({
      kind: f.code(list.documentKind).required(),
      number: f.text(100).htcds('prs_IdentityNumber'),
      issuedBy: f.code(list.country),
      validUntil: f.date(),
      state: f.code(list.documentState),
      doubt: f.text().when('state', 'doubted', 'altered', 'anothers', 'false'),
      holder: f.code(list.documentHolder),
      note: f.text(),
    }),
    nationality: f.codes(list.country).htcds('prs_Citizenship'),
    stateless: f.yesNo(),
    birthRegistered: f.yesNo(),
    languages: f.codes(list.language).htcds('prs_SecondaryLanguage'),
    disability: f.codes(list.disability),
    education: f.code(list.educationLevel).htcds('prs_HighestLevelOfEducation'),
    ethnicity: f.text(200).as('restricted'),
    photo: f.attachment(),
    marks: f.longText(2000),
    origin: f.place(),
  },
});

export const safeContact = entry('safe-contact', {
  group: 'safe-contact',
  writers: ['operator', 'social-worker'],
  fields: {
    ways: f.codes(list.contactWay).required(),
    phone: f.text(60).searchable('phone').htcds('prs_MobilePhone'),
    who: f.text(),
    when: f.text(),
    place: f.place(),
    avoid: f.longText(2000),
  },
});

/** Harmful methods can be recorded, because what others did must be; they can never be arranged here [C2]. */
export const ageDecision = entry('age-decision', {
  group: 'identity',
  writers: ['social-worker', 'supervisor'],
  many: true,
  happens: 'on',
  decides: true,
  fields: {
    doubtBy: f.text(),
    doubtReason: f.longText(2000),
    methods: f.codes(list.ageMethod).required(),
    childAgreed: f.yesNo().required(),
    consent: f.entryLink('consent'),
    guardianThere: f.yesNo(),
    harmless: f.yesNo(),
    result: f.age(),
    finding: f.code(list.ageFinding).required().measured('age-finding'),
    decidedBy: f.text(),
    reasons: f.longText(),
    on: f.date(),
    childTold: f.yesNo(),
    appeal: f.code(list.appeal),
    note: f.longText(),
  },
});
