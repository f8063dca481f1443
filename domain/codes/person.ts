/**
 * Answers about a person: sex, age and how it is known, papers, languages of contact, kin.
 */
import { codeList } from '../kernel/codes.ts';

export const sex = codeList('sex', ['female', 'male', 'other'], {
  htcds: { female: 'Feminine', male: 'Masculine' },
});

/** Age groups of figures; the bounds follow the minimum ages of ILO C138 and C182. */
export const ageGroup = codeList('age-group', [
  'under-5',
  'from-5-to-11',
  'from-12-to-14',
  'from-15-to-17',
  'adult',
]);

/** How an age is known. */
export const ageBasis = codeList('age-basis', ['document', 'statement', 'assessment', 'appearance']);

export const documentKind = codeList('document-kind', [
  'birth-certificate',
  'passport',
  'identity-card',
  'residence-permit',
  'visa',
  'travel-document',
  'refugee-card',
  'consular-card',
  'work-permit',
  'seafarer-book',
  'school-record',
  'health-record',
  'religious-record',
  'court-record',
  'other',
]);

/** What is known of a paper. */
export const documentState = codeList('document-state', [
  'genuine',
  'doubted',
  'altered',
  'anothers',
  'false',
  'not-checked',
]);

/** Who has the papers now. */
export const documentHolder = codeList('document-holder', [
  'own',
  'family',
  'guardian',
  'service',
  'employer',
  'trafficker',
  'agency',
  'authority',
  'lost',
]);

/** The six domains of the Washington Group short set: difficulty with ... */
export const disability = codeList('disability', [
  'seeing',
  'hearing',
  'walking',
  'remembering',
  'self-care',
  'communicating',
]);

/** How a child may be reached without danger. */
export const contactWay = codeList('contact-way', [
  'in-person',
  'guardian',
  'carer',
  'school',
  'phone',
  'sms',
  'not-at-present',
]);

/** What somebody is to the child. */
export const relation = codeList('relation', [
  'mother',
  'father',
  'step-parent',
  'foster-parent',
  'sister',
  'brother',
  'grandmother',
  'grandfather',
  'aunt',
  'uncle',
  'cousin',
  'spouse',
  'own-child',
  'parent-in-law',
  'other-relative',
  'family-friend',
  'none',
]);

export const whereabouts = codeList('whereabouts', [
  'known',
  'being-traced',
  'not-found',
  'abroad',
  'detained',
  'died',
]);

/** With whom a child lives or travels when first met. */
export const careSituation = codeList('care-situation', [
  'with-parents',
  'with-relatives',
  'separated',
  'unaccompanied',
  'alone',
  'on-the-street',
  'with-employer',
  'in-institution',
]);

/** Levels of ISCED 2011. */
export const educationLevel = codeList(
  'education-level',
  [
    'none',
    'early-childhood',
    'primary',
    'lower-secondary',
    'upper-secondary',
    'post-secondary',
    'short-tertiary',
    'bachelor',
    'master',
    'doctor',
  ],
  {
    htcds: {
      'early-childhood': 'EarlyChildhoodEducation',
      primary: 'PrimaryEducation',
      'lower-secondary': 'LowerSecondaryEducation',
      'upper-secondary': 'UpperSecondaryEducation',
      'post-secondary': 'PostSecondaryNonTertiaryEducation',
      'short-tertiary': 'ShortCycleTertiaryEducation',
      bachelor: 'BachelorsOrEquivalentLevel',
      master: 'MastersOrEquivalentLevel',
      doctor: 'DoctoralOrEquivalentLevel',
    },
  },
);
