/** Those who answer: teams that can be called at once and places that help, licensed, inspected and kept safe [2.6, 2.7, 2.8]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';
import { mayBeShown } from './publishing.ts';

/** A team that can be called at once; who is on call when. */
export const responseTeam = entry('response-team', {
  group: 'response-team',
  writers: ['supervisor', 'liaison'],
  subject: 'matter',
  many: true,
  fields: {
    team: f.team().required(),
    area: f.area().required(),
    disciplines: f.codes(list.discipline).required(),
    onCall: f.items({
      account: f.account().required(),
      discipline: f.code(list.discipline).required(),
      sex: f.code(list.sex),
      from: f.instant(),
      to: f.instant(),
    }),
    phone: f.text(60),
    languages: f.codes(list.language),
    leadBy: f.organisation(),
    agreedOn: f.date(),
    paidUntil: f.date(),
    lacks: f.codes(list.discipline),
    trainedTogetherOn: f.date(),
  },
});

/**
 * A place that helps: what it offers, when, and whether it takes children now. Public, so nothing here names anybody. Who
 * works there says what is free, and nothing else [N9].
 */
export const servicePoint = entry('service-point', {
  group: 'service-point',
  writers: ['supervisor', 'liaison', 'carer'],
  subject: 'matter',
  many: true,
  decides: 'always',
  fields: {
    kind: f.code(list.servicePointKind).required().measured('service-point'),
    organisation: f.organisation().required(),
    area: f.area().required(),
    place: f.place(),
    offers: f.codes(list.serviceKind),
    languages: f.codes(list.language),
    when: f.text().as('restricted'),
    openOn: f.codes(list.openingTime),
    places: f.number(10_000).measured('service-places'),
    free: f.number(10_000),
    freeAt: f.instant(),
    bedsGirls: f.number(10_000).measured('beds-girls'),
    bedsBoys: f.number(10_000).measured('beds-boys'),
    ages: f.age(),
    acceptingNow: f.yesNo().measured('service-point-accepting'),
    phone: f.text(60).as('restricted'),
    shownPublic: f.yesNo().when('kind', ...mayBeShown),
    called: f.text(120).as('restricted'),
    wayThere: f.text(300).as('restricted'),
    addressHidden: f.yesNo().when('kind', 'shelter'),
    mayLeaveFreely: f.yesNo().when('kind', 'shelter'),
    takesAdults: f.yesNo().when('kind', 'shelter'),
    womenOfficers: f.number(1000).when('kind', 'child-friendly-police-desk').measured('desk-women'),
    menOfficers: f.number(1000).when('kind', 'child-friendly-police-desk').measured('desk-men'),
    officersTrained: f.yesNo().when('kind', 'child-friendly-police-desk'),
    countries: f.codes(list.country).when('kind', 'migration-information', 'labour-attache'),
    childrenKnowOfIt: f.yesNo(),
    knownThrough: f.codes(list.wordChannel),
    supportedUntil: f.date(),
  },
});

/** Leave to run a place. Others ask by the organisation that runs it. */
export const licence = entry('licence', {
  group: 'service-point',
  writers: ['supervisor', 'inspector'],
  subject: 'matter',
  many: true,
  fields: {
    servicePoint: f.entryLink('service-point').required(),
    organisation: f.organisation().required(),
    state: f.code(list.licenceState).required().measured('place-licence'),
    number: f.text(60),
    by: f.organisation(),
    from: f.date(),
    until: f.date(),
    beds: f.number(10_000),
    ages: f.age(),
    conditions: f.longText(2000),
  },
});

/** A look at a place where children stay: unannounced, and the children are heard without staff [2.7; N6]. */
export const inspection = entry('inspection', {
  group: 'place-inspection',
  writers: ['inspector', 'supervisor'],
  subject: 'matter',
  many: true,
  fields: {
    servicePoint: f.entryLink('service-point').required(),
    organisation: f.organisation(),
    on: f.date().required(),
    unannounced: f.yesNo().required().measured('place-inspection-unannounced'),
    inspectors: f.items({ account: f.account(), sex: f.code(list.sex) }),
    girlsThere: f.number(10_000),
    boysThere: f.number(10_000),
    childrenHeard: f.code(list.childrenHeard).required().measured('place-inspection-heard'),
    findings: f.codes(list.placeFinding).measured('place-finding'),
    childInDanger: f.yesNo().required(),
    what: f.longText(),
    childrenSaid: f.longText(),
    order: f.code(list.placeOrder).measured('place-order'),
    mendBy: f.date().when('order', 'to-be-mended', 'no-new-children'),
    mendedOn: f.date().when('order', 'to-be-mended', 'no-new-children'),
    nextFrom: f.date(),
  },
});

/** Could somebody get at the children in this place? Carers tell what they notice. */
export const securityCheck = entry('security-check', {
  group: 'place-inspection',
  writers: ['inspector', 'supervisor'],
  tellers: ['carer', 'social-worker', 'responder', 'guardian'],
  subject: 'matter',
  many: true,
  fields: {
    servicePoint: f.entryLink('service-point').required(),
    on: f.date().required(),
    cause: f.code(list.securityCause),
    dangers: f.codes(list.placeDanger).required().measured('place-danger'),
    what: f.longText(2000),
    measures: f.longText(2000),
    doneOn: f.date(),
    nextOn: f.date(),
  },
});
