/** Where and with whom the child lives [2.7, 2.8]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/**
 * A place where she lives. One that she may not leave freely is no stay but detention: it can be told of as a fact alone
 * [C8]. In the open stand the area and whose beds it takes, so that a full house is known as full [C11]; never where it is.
 */
export const stay = entry('stay', {
  group: 'stay',
  writers: ['social-worker', 'supervisor'],
  many: true,
  happens: 'from',
  decides: true,
  fields: {
    kind: f.code(list.accommodationKind).required().measured('stay', { on: 'from' }),
    organisation: f.organisation(),
    area: f.area(),
    place: f.place(),
    bed: f.code(list.bedKind),
    sharing: f.codes(list.roomSharing),
    from: f.date().required(),
    to: f.date(),
    suitable: f.yesNo(),
    siblingsTogether: f.yesNo(),
    mayLeaveFreely: f.yesNo().required().measured('stay-free', { on: 'from' }),
    addressSecret: f.yesNo(),
    security: f.longText(2000),
    ageGroup: f.code(list.ageGroup),
    languages: f.codes(list.language),
    needs: f.codes(list.livingNeed),
    calledHere: f.text(60),
    carersKnow: f.longText(2000),
    conditional: f.yesNo().measured('stay-conditional'),
    childSays: f.longText(2000),
    leftBecause: f.longText(2000),
  },
});

/**
 * Whether she is in the house, as those see it who look after her there: a tap on the bed board. Who placed her ends the
 * stay itself [C11]. The board reads all of it in the open, so it says nothing in words.
 */
export const presence = entry('presence', {
  group: 'stay',
  writers: ['carer', 'social-worker', 'supervisor'],
  many: true,
  fields: {
    stay: f.entryLink('stay').required(),
    is: f.code(list.presence).required(),
    at: f.instant().required(),
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
    languages: f.codes(list.language),
    ownCase: f.link('case'),
    suspected: f.yesNo(),
    childWants: f.yesNo(),
    contact: f.code(list.contactDecision),
    contactReason: f.longText(2000),
    contactDecision: f.entryLink('best-interests'),
    contactReviewOn: f.date().ahead(),
    childsOwnCalls: f.longText(2000),
    willing: f.yesNo(),
    safe: f.yesNo(),
  },
});

/** One time that she and somebody of her family were in touch. What this service arranges, C14 asks about. */
export const familyContact = entry('family-contact', {
  group: 'family',
  writers: ['social-worker', 'supervisor'],
  tellers: ['guardian', 'carer', 'counsellor'],
  many: true,
  happens: 'at',
  decides: true,
  fields: {
    member: f.entryLink('family'),
    kind: f.code(list.familyContactKind).required().measured('family-contact'),
    arrangedBy: f.code(list.contactArrangedBy).required(),
    at: f.instant(),
    supervised: f.yesNo(),
    supervisedBy: f.text(200).when('supervised', true),
    afterwards: f.longText(2000),
  },
});
