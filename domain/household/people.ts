/** Who lives here, how they can be found, and how their children fare at school and at work [2.1, 2.2]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

const officers = ['programme-officer', 'social-worker'];

/** Where the household is and how it can be visited without anybody wondering why. */
export const home = entry('home', {
  group: 'household-members',
  writers: officers,
  fields: {
    name: f.personName().required(),
    place: f.place(),
    phone: f.text(60).searchable('phone'),
    language: f.code(list.language),
    visitWhen: f.text(),
    avoid: f.longText(2000),
    agreed: f.yesNo().required(),
  },
});

/** A member, with a key of her own: her data can be destroyed alone. */
export const member = entry('member', {
  group: 'household-members',
  writers: officers,
  subject: 'own',
  many: true,
  fields: {
    name: f.personName(),
    relation: f.code(list.householdRelation).required(),
    sex: f.code(list.sex).required().measured('member-sex'),
    birth: f.date().as('identifying').searchable('birth'),
    age: f.age().required().measured('member-age'),
    disability: f.codes(list.disability).measured('member-disability'),
    orphan: f.yesNo(),
    birthRegistered: f.yesNo().measured('member-birth-registered'),
    safeToRegister: f.yesNo().when('birthRegistered', false),
    registrationHindrance: f.codes(list.registrationHindrance).when('birthRegistered', false),
    school: f.code(list.schoolSituation).measured('member-school'),
    schoolKind: f.code(list.schoolKind).when('school', 'attends', 'attends-irregularly'),
    grade: f.text(60).when('school', 'attends', 'attends-irregularly', 'dropped-out'),
    outOfSchool: f
      .codes(list.outOfSchoolReason)
      .when('school', 'attends-irregularly', 'dropped-out', 'never-enrolled')
      .measured('member-out-of-school'),
    hiddenCosts: f.items({
      item: f.code(list.schoolCost).required(),
      perYear: f.money(),
      covered: f.yesNo(),
    }),
    works: f.yesNo().measured('member-works'),
    work: f.codes(list.familyWork).when('works', true).measured('member-work'),
    hoursPerWeek: f.number(168).when('works', true),
    wagePerMonth: f.money().when('works', true),
    wageTo: f.code(list.moneyHolder).when('works', true),
    hazards: f.codes(list.workDanger).when('works', true),
    away: f.yesNo().measured('member-away'),
    awayReason: f.code(list.awayReason).when('away', true),
    awayPlace: f.place().when('away', true),
    awayWith: f.text().when('away', true),
    awaySince: f.date().when('away', true),
    awayContact: f.code(list.awayContact).when('away', true),
    note: f.longText(2000),
  },
});

/** One child's schooling and work at one time: what support changes is read from two of these [H3]. */
export const measurement = entry('measurement', {
  group: 'household-members',
  writers: officers,
  many: true,
  fields: {
    child: f.entryLink('member').required(),
    on: f.date().required(),
    time: f.code(list.measuringTime).required().measured('measured-at'),
    sex: f.code(list.sex).measured('measured-sex'),
    daysPossible: f.number(400).required().measured('school-days-possible'),
    daysAttended: f.number(400).required().measured('school-days-attended'),
    workHours: f.number(168).required().measured('child-work-hours'),
    source: f.code(list.checkSource),
  },
});
