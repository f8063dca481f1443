/**
 * What a report is made of [2.5, 2.6]. What the reporter wrote is sealed; outside the seal stand only the few answers
 * that decide where it goes and how fast. What identifies the reporter has its own subject, so that it can be destroyed
 * alone, and its own data groups, which only the contact point reads.
 */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** Asked before sending and stored outside the seal. Nothing here names anybody. */
export const opening = entry('opening', {
  group: 'report-opening',
  writers: ['operator', 'intake'],
  subject: 'matter',
  fields: {
    channel: f.code(list.channel).required().measured('report-channel'),
    area: f.area(),
    language: f.code(list.language),
    dangerNow: f.code(list.dangerNow).measured('report-danger-now'),
    involved: f.codes(list.involved),
  },
});

/** One message from or to the reporter; text and files are inside the box. */
export const message = entry('message', {
  group: 'report-message',
  writers: ['operator', 'reporter', 'intake'],
  subject: 'reporter',
  many: true,
  decides: true,
  fields: {
    direction: f.code(list.messageDirection).required(),
    channel: f.code(list.channel).required(),
    box: f.box('contact-point').required(),
    language: f.code(list.language),
    receivedAt: f.instant(),
  },
});

/** How the reporter can be answered, and what she risks: for the contact point alone [R2, R7]. */
export const reporterSafety = entry('reporter-safety', {
  group: 'reporter',
  writers: ['operator'],
  subject: 'reporter',
  fields: {
    reprisalRisk: f.code(list.reprisalRisk).required(),
    safeWays: f.codes(list.answerWay).required(),
    ownWords: f.yesNo().when('reprisalRisk', 'low'),
    contact: f.text(),
    note: f.longText(),
  },
});

/** A telephone call or a visit that an operator wrote down: who heard it may be another than who typed it. */
export const call = entry('call', {
  group: 'reporter',
  writers: ['operator'],
  subject: 'reporter',
  many: true,
  fields: {
    cameAt: f.instant(),
    desk: f.code(list.callDesk),
    takenBy: f.account(),
    takenByOther: f.text(200),
  },
});

/** A contact that is no report. It says nothing of anybody, and closes at once [R10]. */
export const nonReport = entry('non-report', {
  group: 'report-opening',
  writers: ['operator'],
  subject: 'matter',
  fields: {
    what: f.code(list.nonReport).required().measured('non-report'),
    channel: f.code(list.channel).required().measured('non-report-channel'),
  },
});

/** The judgement on a report, made in this system and nowhere else. */
export const triage = entry('triage', {
  group: 'report-triage',
  writers: ['operator', 'supervisor'],
  subject: 'matter',
  decides: 'always',
  fields: {
    moment: f.code(list.moment).required().measured('report-moment'),
    urgency: f.code(list.urgency).required().measured('report-urgency'),
    area: f.area().required(),
    place: f.place(),
    hub: f.code(list.hubKind).measured('report-hub'),
    girls: f.number(10_000).measured('children-seen', { as: 'girls' }),
    boys: f.number(10_000).measured('children-seen', { as: 'boys' }),
    childrenOfUnknownSex: f.number(10_000).measured('children-seen', { as: 'of-unknown-sex' }),
    ages: f.age(),
    childName: f.personName(),
    work: f.codes(list.workKind).measured('report-work'),
    exploitation: f.codes(list.exploitationType).measured('report-exploitation'),
    basis: f.code(list.basis),
    implicated: f.codes(list.implicated),
    suspects: f.items({
      name: f.personName(),
      description: f.longText(2000),
      role: f.text(200),
    }),
    agencies: f.items({ agency: f.link('agency'), name: f.text(200) }),
    workplaces: f.items({ enterprise: f.link('enterprise'), name: f.text(200) }),
    note: f.longText(),
  },
});

/** A team is asked to go. It holds all that the team needs to know, so that the team need not see more. */
export const dispatch = entry('dispatch', {
  group: 'report-response',
  writers: ['operator', 'responder', 'supervisor'],
  subject: 'matter',
  many: true,
  decides: true,
  fields: {
    team: f.team().required(),
    discipline: f.code(list.discipline).required().measured('dispatch-discipline'),
    task: f.code(list.dispatchTask).required().measured('dispatch-task'),
    urgency: f.code(list.urgency),
    place: f.place(),
    situation: f.longText(),
    safety: f.longText(),
    askedAt: f.instant(),
    acceptedAt: f.instant(),
    acceptedBy: f.account(),
    arrivedAt: f.instant(),
    safeForTeam: f.yesNo(),
    unsafeBecause: f.codes(list.teamDanger).when('safeForTeam', false),
    result: f.code(list.dispatchResult).measured('dispatch-result'),
    resultNote: f.longText(),
  },
});

/**
 * Something a child or family needs, whom it was asked of, and what came of it: what the service answered, whether it was
 * offered to those who need it, and whether they took it. Asked of another after a no, it is another entry that says so.
 */
export const need = entry('need', {
  group: 'report-need',
  writers: ['operator', 'responder', 'supervisor'],
  subject: 'main',
  many: true,
  fields: {
    service: f.code(list.serviceKind).required().measured('report-need'),
    organisation: f.organisation().required(),
    place: f.text(120),
    longerTerm: f.yesNo(),
    after: f.entryLink('need'),
    askedAt: f.instant(),
    answeredAt: f.instant(),
    answer: f.code(list.needAnswer).measured('report-need-answer'),
    offered: f.yesNo().measured('report-need-offered'),
    result: f.code(list.needResult).measured('report-need-result'),
    refusedBy: f.code(list.needRefusedBy).when('result', 'refused').measured('report-need-refused-by'),
    instead: f.longText().when('result', 'not-available', 'refused'),
    case: f.link('case').when('longerTerm', true),
    household: f.link('household').when('longerTerm', true),
    note: f.longText(),
  },
});

export const outcome = entry('outcome', {
  group: 'report-outcome',
  writers: ['operator', 'supervisor'],
  subject: 'matter',
  decides: true,
  fields: {
    result: f.code(list.outcomeResult).required().measured('report-outcome'),
    children: f.items({
      case: f.link('case'),
      noCase: f.code(list.noCaseReason),
      why: f.text(),
    }),
    girlsReached: f.number(10_000).measured('children-reached', { as: 'girls' }),
    boysReached: f.number(10_000).measured('children-reached', { as: 'boys' }),
    reachedOfUnknownSex: f.number(10_000).measured('children-reached', { as: 'of-unknown-sex' }),
    proceeding: f.link('proceeding'),
    household: f.link('household'),
    agency: f.link('agency'),
    enterprise: f.link('enterprise'),
    note: f.longText(),
  },
});

/** What the reporter was told. What a text message or e-mail may say is in answering.ts [R7]. */
export const feedback = entry('feedback', {
  group: 'report-answer',
  writers: ['operator'],
  subject: 'reporter',
  many: true,
  decides: true,
  fields: {
    way: f.code(list.answerWay).required(),
    text: f.code(list.reporterText).when('way', 'sms', 'email'),
    words: f.longText(480).when('text', 'own-words'),
    previewed: f.yesNo().when('text', 'own-words'),
    told: f.longText().when('way', 'page', 'phone', 'in-person'),
    about: f.codes(list.feedbackAbout),
    received: f.yesNo(),
    at: f.instant(),
  },
});

/**
 * Who reported is given away: one person says to whom, what and why, another one does it. It is in what the reporter reads
 * with her code, so that she learns of it [R2].
 */
export const disclosure = entry('disclosure', {
  group: 'report-answer',
  writers: ['operator'],
  subject: 'reporter',
  many: true,
  decides: true,
  fields: {
    to: f.organisation().required(),
    person: f.text(200),
    what: f.codes(list.disclosed).required(),
    ground: f.code(list.disclosureGround).required(),
    reason: f.longText(2000),
    givenAt: f.instant(),
  },
});

/** The original of a file that came along: one person says why it is needed, another lets it be opened for a while [R13]. */
export const original = entry('original', {
  group: 'report-triage',
  writers: ['operator', 'supervisor'],
  subject: 'matter',
  many: true,
  decides: true,
  fields: {
    file: f.text(36).required(),
    reason: f.longText(2000).required(),
    letOpen: f.yesNo(),
  },
});

/** What was done to somebody for reporting, and how that person was protected. */
export const reprisal = entry('reprisal', {
  group: 'reporter',
  writers: ['operator'],
  subject: 'reporter',
  many: true,
  fields: {
    kind: f.code(list.reprisalKind).required(),
    on: f.date(),
    what: f.longText(),
    by: f.code(list.reprisalBy),
    protection: f.codes(list.protectionGiven),
    protectedBy: f.organisation(),
    protectionNote: f.longText(),
    over: f.yesNo(),
  },
});

/** One person proposes what only two may decide; another carries it out [R10]. */
export const proposal = entry('proposal', {
  group: 'report-triage',
  writers: ['operator', 'supervisor'],
  subject: 'matter',
  many: true,
  fields: {
    what: f.code(list.proposalKind).required().measured('report-proposal'),
    urgency: f.code(list.urgency).when('what', 'downgrade'),
    notActionable: f.code(list.notActionableReason).when('what', 'not-actionable'),
    duplicateOf: f.link('report').when('what', 'duplicate'),
    reason: f.longText(2000).required(),
  },
});

/** Two reports of one thing: each stays, says which of them is answered, and why they are thought to be one. */
export const joined = entry('joined', {
  group: 'report-triage',
  writers: ['operator', 'supervisor'],
  subject: 'matter',
  many: true,
  fields: {
    report: f.link('report').required(),
    role: f.code(list.joinRole).required().measured('report-joined'),
    because: f.codes(list.joinReason),
  },
});

/**
 * An organisation, team or person that the report names as part of it: shut out of this dossier only [R8]. Gwen writes one
 * itself for everybody of the service whose name is told in the judgement; the name is then the reason.
 */
export const exclusion = entry('exclusion', {
  group: 'report-routing',
  writers: ['operator', 'supervisor', 'liaison', 'intake'],
  subject: 'matter',
  many: true,
  decides: 'always',
  fields: {
    organisation: f.organisation(),
    team: f.team(),
    account: f.account(),
    namedBy: f.code(list.namedBy),
    reason: f.longText(2000),
    upheld: f.yesNo(),
    reviewNote: f.longText(2000),
  },
});
