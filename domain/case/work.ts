/** School, and work for a child who is old enough for it: who gets what she earns [2.2, 2.8]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** Learning of any kind; whoever teaches need not know why she comes. */
export const schooling = entry('schooling', {
  group: 'schooling',
  writers: ['social-worker'],
  many: true,
  happens: 'from',
  fields: {
    kind: f.code(list.schoolKind).required().measured('schooling'),
    school: f.text(),
    organisation: f.organisation(),
    grade: f.text(60),
    course: f.text(),
    from: f.date(),
    to: f.date(),
    hoursPerWeek: f.number(100),
    daysPossible: f.number(31),
    daysAttended: f.number(31),
    attendance: f.items({
      month: f.date().required(),
      possible: f.number(31).required(),
      attended: f.number(31).required(),
    }),
    costsCovered: f.yesNo(),
    supports: f.text(),
    leftBecause: f.longText(2000),
    note: f.longText(2000),
  },
});

/**
 * Work that this service arranges (C20 asks about age and hazards), or, recorded as a fact, work that a child is found in.
 * Wage and savings are looked at again and again, so that what she earns stays hers [C19].
 */
export const work = entry('work', {
  group: 'work',
  writers: ['social-worker'],
  many: true,
  happens: 'from',
  decides: true,
  fields: {
    kind: f.code(list.employmentKind).required().measured('work'),
    employer: f.text(),
    site: f.link('enterprise'),
    sector: f.code(list.sector).measured('work-sector'),
    job: f.text(),
    foundBy: f.code(list.jobFoundBy),
    from: f.date(),
    to: f.date(),
    hoursPerWeek: f.number(168),
    hazards: f.codes(list.hazard),
    contract: f.yesNo(),
    rightsExplained: f.yesNo(),
    mayJoinUnion: f.yesNo(),
    checkedOn: f.date(),
    mentor: f.text(200),
    wage: f.money(),
    wagePer: f.code(list.wagePer),
    receivedBy: f.code(list.moneyHolder).required().measured('wage-receiver'),
    savings: f.money(),
    savingsHeldBy: f.code(list.moneyHolder),
    checks: f.items({
      on: f.date().required(),
      wage: f.money(),
      receivedBy: f.code(list.moneyHolder),
      savings: f.money(),
      conditions: f.longText(2000),
    }),
    leftBecause: f.longText(2000),
  },
});
