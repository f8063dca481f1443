/** A community: those who keep watch, the teams that can be called, and the places that help [2.6]. */
import * as list from '../codes/index.ts';
import { dossier, entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';
import { safeguards } from './safeguards.ts';

export const profile = entry('profile', {
  group: 'community',
  writers: ['supervisor', 'liaison'],
  subject: 'matter',
  fields: {
    kind: f.code(list.communityKind).required().measured('community-kind'),
    area: f.area().required(),
    liaison: f.account(),
    channels: f.codes(list.wordChannel),
    reportingLine: f.longText(2000),
    support: f.codes(list.supportKind),
    supportedUntil: f.date(),
  },
});

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
  },
});

export const servicePoint = entry('service-point', {
  group: 'service-point',
  writers: ['supervisor', 'liaison'],
  subject: 'matter',
  many: true,
  fields: {
    kind: f.code(list.servicePointKind).required().measured('service-point'),
    organisation: f.organisation().required(),
    area: f.area().required(),
    place: f.place().as('open'),
    offers: f.codes(list.serviceKind),
    languages: f.codes(list.language),
    when: f.text().as('open'),
    bedsGirls: f.number(10_000),
    bedsBoys: f.number(10_000),
    ages: f.age(),
    acceptingNow: f.yesNo(),
    phone: f.text(60).as('open'),
  },
});

export const community = dossier('community', {
  code: 4,
  letter: 'V',
  states: ['active', 'ended'],
  closed: ['ended'],
  transitions: [
    { from: ['active'], to: 'ended', reason: true },
    { from: ['ended'], to: 'active', reason: true },
  ],
  entries: [profile, responseTeam, servicePoint],
  safeguards,
});
