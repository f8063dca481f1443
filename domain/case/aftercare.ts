/** Looking after the child later: visits, turning 18, and closing when there is nothing left to do [2.8]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** Only a visit at which she was seen alone says how she is [C18]. */
export const followUp = entry('follow-up', {
  group: 'follow-up',
  writers: ['social-worker', 'guardian'],
  many: true,
  happens: 'visitedOn',
  first: ['visitedOn', 'seenAlone', 'safe', 'inSchoolOrWork', 'money', 'nextDue', 'signs'],
  fields: {
    due: f.date().ahead().required(),
    visitedOn: f.date(),
    by: f.account(),
    way: f.code(list.visitWay).measured('follow-up'),
    seenAlone: f.yesNo().required(),
    safe: f.yesNo().measured('follow-up-safe'),
    inSchoolOrWork: f.yesNo().measured('follow-up-school-or-work'),
    wellbeing: f.longText(2000),
    childSays: f.longText(2000),
    home: f.code(list.accommodationKind),
    money: f.code(list.moneyHolder),
    savings: f.money(),
    signs: f.codes(list.retraffickingSign),
    needs: f.longText(2000),
    missedBecause: f.code(list.missedVisit).measured('follow-up-missed'),
    nextDue: f.date().ahead(),
  },
});

/** Turning 18: what goes on afterwards, with whom, and what she herself wants [C29]. */
export const transition = entry('transition', {
  group: 'plan',
  writers: ['social-worker'],
  fields: {
    turns18On: f.date().ahead(),
    wants: f.longText(2000),
    continues: f.items({
      service: f.code(list.serviceKind).required(),
      organisation: f.organisation(),
      until: f.date().ahead(),
      contact: f.text(),
    }),
    home: f.code(list.accommodationKind),
    income: f.codes(list.incomeAfter18),
    residenceThen: f.code(list.residenceStatus),
    trustedPerson: f.text(),
    hasOwnPapers: f.yesNo(),
    knowsRecords: f.yesNo(),
    agreed: f.yesNo(),
    plannedOn: f.date(),
    note: f.longText(2000),
  },
});

/** Somebody other than its author closes the case, and only for a reason that is true [C23]. */
export const closure = entry('closure', {
  group: 'closure',
  writers: ['social-worker', 'supervisor'],
  fields: {
    reason: f.code(list.closingReason).required().measured('closing'),
    why: f.longText().required().htcds('cas_ReasonForCaseClosure'),
    safeSince: f.date(),
    lastFollowUp: f.entryLink('follow-up'),
    household: f.code(list.householdHelp).measured('closing-household'),
    handedTo: f.organisation().when('reason', 'handed-over'),
    tries: f.items({ on: f.date().required(), how: f.text().required() }).when('reason', 'lost'),
    told: f.text(),
    childsOpinion: f.longText(2000),
    on: f.date(),
  },
});
