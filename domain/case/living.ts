/** Where and with whom the child lives, school, and looking after her later [2.7, 2.8]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const stay = entry('stay', {
  group: 'stay',
  writers: ['social-worker', 'supervisor'],
  many: true,
  decides: true,
  fields: {
    kind: f.code(list.accommodationKind).required().measured('stay'),
    organisation: f.organisation(),
    place: f.place(),
    from: f.date().required(),
    to: f.date(),
    suitable: f.yesNo(),
    siblingsTogether: f.yesNo(),
    mayLeaveFreely: f.yesNo().required(),
    security: f.longText(2000),
  },
});

/** A member of the family, with a key of her own: her data can be destroyed alone. */
export const family = entry('family', {
  group: 'family',
  writers: ['social-worker', 'supervisor'],
  subject: 'own',
  many: true,
  decides: true,
  fields: {
    person: f.personName(),
    relation: f.code(list.relation).required(),
    whereabouts: f.code(list.whereabouts),
    place: f.place(),
    phone: f.text(60).searchable('phone'),
    suspected: f.yesNo(),
    contact: f.code(list.contactDecision),
    contactReason: f.longText(2000),
    childsOwnCalls: f.longText(2000),
    willing: f.yesNo(),
    safe: f.yesNo(),
  },
});

export const schooling = entry('schooling', {
  group: 'schooling',
  writers: ['social-worker'],
  many: true,
  fields: {
    kind: f.code(list.schoolKind).required().measured('schooling'),
    school: f.text(),
    grade: f.text(60),
    from: f.date(),
    to: f.date(),
    daysPossible: f.number(31),
    daysAttended: f.number(31),
    note: f.longText(2000),
  },
});

export const followUp = entry('follow-up', {
  group: 'follow-up',
  writers: ['social-worker', 'guardian'],
  many: true,
  fields: {
    due: f.date().required(),
    visitedOn: f.date(),
    by: f.account(),
    seenAlone: f.yesNo().required(),
    safe: f.yesNo().measured('follow-up-safe'),
    inSchoolOrWork: f.yesNo().measured('follow-up-school-or-work'),
    wellbeing: f.longText(2000),
    money: f.code(list.moneyHolder),
    signs: f.codes(list.retraffickingSign),
    needs: f.longText(2000),
    nextDue: f.date(),
  },
});
