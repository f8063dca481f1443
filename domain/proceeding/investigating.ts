/** What is under investigation: the events, the offences, who is suspected, what proves it, and each step taken [2.5]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const profile = entry('profile', {
  group: 'proceeding',
  writers: ['prosecution-liaison'],
  subject: 'matter',
  fields: {
    kind: f.code(list.proceedingKind).required().measured('proceeding-kind'),
    origin: f.code(list.proceedingOrigin).measured('proceeding-origin'),
    openedOn: f.date().required(),
    authority: f.organisation(),
    court: f.text(200),
    courtNumber: f.text(100),
    prosecutor: f.text(200),
    crossBorder: f.yesNo().measured('proceeding-cross-border'),
    countries: f.codes(list.country).when('crossBorder', true),
    types: f.codes(list.exploitationType).measured('proceeding-exploitation'),
    sector: f.code(list.sector).measured('proceeding-sector'),
  },
});

/** One thing that happened; when trafficking can be seen is when it can be proved. */
export const event = entry('event', {
  group: 'proceeding',
  writers: ['prosecution-liaison'],
  subject: 'matter',
  many: true,
  fields: {
    moment: f.code(list.moment).required().measured('proceeding-moment'),
    from: f.date(),
    to: f.date(),
    place: f.place(),
    movedTo: f.place(),
    hub: f.code(list.hubKind),
    agency: f.link('agency'),
    enterprise: f.link('enterprise'),
    what: f.longText(),
  },
});

/** Somebody suspected, with a key of her own: what is kept of her can be destroyed alone. */
export const suspect = entry('suspect', {
  group: 'suspects',
  writers: ['prosecution-liaison'],
  subject: 'own',
  many: true,
  fields: {
    names: f.personName(),
    description: f.longText(2000),
    dateOfBirth: f.date().as('identifying'),
    sex: f.code(list.sex).measured('suspect-sex'),
    child: f.yesNo().measured('suspect-child'),
    nationality: f.codes(list.country).measured('suspect-nationality'),
    role: f.code(list.suspectRole).required().measured('suspect-role'),
    organisedGroup: f.yesNo().measured('suspect-organised-group'),
    relation: f.code(list.recruiterRole),
    agency: f.link('agency'),
    enterprise: f.link('enterprise'),
    organisation: f.organisation(),
    standing: f.code(list.suspectStanding).required().measured('suspect-standing'),
    prosecutedOn: f.date().when('standing', 'prosecuted'),
    prosecutedUnder: f
      .code(list.convictingLaw)
      .when('standing', 'prosecuted')
      .measured('prosecuted', { on: 'prosecutedOn' }),
    custody: f.code(list.custody),
    lawyer: f.text(200),
    note: f.longText(2000),
  },
});

/** What somebody is accused of: the country's article, and the code by which countries compare. */
export const offence = entry('offence', {
  group: 'proceeding',
  writers: ['prosecution-liaison'],
  subject: 'matter',
  many: true,
  fields: {
    iccs: f.code(list.iccs).required().measured('offence'),
    law: f.text(200),
    article: f.text(100),
    suspect: f.entryLink('suspect'),
    event: f.entryLink('event'),
    chargedOn: f.date(),
    droppedOn: f.date(),
    droppedWhy: f.longText(2000),
  },
});

/** What proves it, and through whose hands it went. */
export const evidence = entry('evidence', {
  group: 'evidence',
  writers: ['prosecution-liaison'],
  tellers: ['lawyer', 'social-worker'],
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.evidenceKind).required().measured('evidence'),
    what: f.longText(2000).required(),
    file: f.attachment(),
    collectedOn: f.date(),
    collectedBy: f.text(200),
    event: f.entryLink('event'),
    suspect: f.entryLink('suspect'),
    child: f.entryLink('child'),
    childAgreed: f.yesNo().when('kind', 'statement', 'recorded-testimony'),
    custody: f.items({
      at: f.instant().required(),
      from: f.text(200),
      to: f.text(200).required(),
      why: f.text(),
      sealNumber: f.text(100),
    }),
    heldBy: f.text(200),
    returnedOn: f.date(),
  },
});

export const step = entry('step', {
  group: 'proceeding',
  writers: ['prosecution-liaison'],
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.proceedingStep).required().measured('proceeding-step'),
    on: f.date().required(),
    by: f.organisation(),
    byWhom: f.text(200),
    suspect: f.entryLink('suspect'),
    country: f.code(list.country).when('kind', 'other-country-asked', 'other-country-answered'),
    note: f.longText(2000),
  },
});

/**
 * Somebody who gives information and must never be put at risk [2.5, 2.6]. Names are sealed on the officer's own device for
 * the officer alone who handles the informant [E4]; there is no field for a word that could give them away.
 */
export const informant = entry('informant', {
  group: 'informants',
  writers: ['prosecution-liaison'],
  subject: 'own',
  many: true,
  decides: 'always',
  fields: {
    handler: f.account().required(),
    name: f.box(['handler']).required(),
    reach: f.box(['handler']),
    said: f.box(['handler']),
    moments: f.codes(list.moment),
    risk: f.code(list.reprisalRisk).required(),
    safeWays: f.codes(list.answerWay),
    protection: f.codes(list.protectionGiven),
    reprisal: f.codes(list.reprisalKind),
    lastContactOn: f.date(),
    end: f.code(list.informantEnd),
    endedOn: f.date(),
  },
});
