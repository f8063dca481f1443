/** What endangers the child, and what happened to her all the same [2.7, 2.8]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** The safety of those who help her is looked at too. */
export const riskAssessment = entry('risk-assessment', {
  group: 'safety',
  writers: ['social-worker', 'supervisor'],
  many: true,
  happens: 'on',
  fields: {
    reach: f.code(list.reach).required(),
    threats: f.longText(),
    originSafe: f.yesNo(),
    familyInvolved: f.yesNo(),
    retrafficking: f.code(list.riskLevel),
    selfHarm: f.yesNo().as('restricted'),
    feelsSafe: f.yesNo(),
    staffInDanger: f.yesNo(),
    level: f.code(list.riskLevel).required().measured('risk-level'),
    safetyPlan: f.longText().required(),
    on: f.date(),
    validUntil: f.date().ahead().required(),
  },
});

/** A carer notices much of this and sees nothing of the child's safety, so she only tells. */
export const incident = entry('incident', {
  group: 'safety',
  writers: ['social-worker', 'guardian', 'supervisor'],
  tellers: ['carer'],
  many: true,
  happens: 'at',
  first: ['kind', 'at', 'what', 'action', 'guardianToldAt', 'supervisorToldAt'],
  fields: {
    kind: f.code(list.incidentKind).required().measured('incident'),
    at: f.instant(),
    place: f.place(),
    organisation: f.organisation().when('kind', 'detained', 'charged', 'sent-away'),
    offence: f.text().when('kind', 'charged'),
    linked: f.yesNo().when('kind', 'charged'),
    lastSeen: f.longText(2000).when('kind', 'missing'),
    what: f.longText(),
    by: f.text(),
    guardianToldAt: f.instant(),
    supervisorToldAt: f.instant(),
    lawyerToldAt: f.instant().when('kind', 'charged', 'detained'),
    contactPointToldAt: f.instant().when('kind', 'detained', 'sent-away', 'missing'),
    policeToldAt: f.instant(),
    action: f.longText(),
    over: f.date(),
  },
});
