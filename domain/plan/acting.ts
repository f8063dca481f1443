/**
 * What a plan wants and who does what about it: objectives, actions, how they stand, and the evidence that others may
 * contest [all sections].
 */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const objective = entry('objective', {
  group: 'national-plan',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    heading: f.code(list.planHeading).required(),
    title: f.text().required(),
    framework: f.codes(list.planFramework),
    from: f.date(),
    until: f.date(),
    childrenHeard: f.yesNo(),
    note: f.longText(2000),
  },
});

/**
 * Somebody's promise: one organisation answers for it, by a date, and it is said beforehand what will show that it was
 * kept [N1]. Acting on it is never this entry; see `progress`.
 */
export const action = entry('action', {
  group: 'national-plan',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  decides: true,
  fields: {
    heading: f.code(list.planHeading).required().measured('plan-action-heading'),
    catalogue: f.code(list.planAction),
    title: f.text(),
    objective: f.entryLink('objective'),
    actor: f.code(list.gwenKind).required().measured('plan-action-actor'),
    organisation: f.organisation(),
    with: f.items({ organisation: f.organisation().required() }),
    area: f.area(),
    reaches: f.codes(list.planAudience),
    from: f.date(),
    until: f.date(),
    budget: f.money(),
    indicator: f.entryLink('indicator'),
    shownBy: f.codes(list.planEvidence),
    note: f.longText(),
  },
});

/** How an action stands, said by the organisation that answers for it or by who keeps the plan. */
export const progress = entry('progress', {
  group: 'national-plan',
  writers: ['plan-coordinator', 'focal-point'],
  subject: 'matter',
  many: true,
  decides: 'always',
  fields: {
    action: f.entryLink('action').required(),
    state: f.code(list.actionState).required().measured('plan-action-state'),
    timing: f.code(list.actionTiming).measured('plan-action-timing'),
    on: f.date(),
    spent: f.money().measured('plan-spent', { on: 'on' }),
    obstacles: f.codes(list.actionObstacle),
    note: f.longText(),
  },
});

/** What shows that something was done. Never a child, a household or a report: what many of them show is an indicator. */
export const evidence = entry('evidence', {
  group: 'national-plan',
  writers: ['plan-coordinator', 'focal-point'],
  subject: 'matter',
  many: true,
  fields: {
    action: f.entryLink('action').required(),
    kind: f.code(list.planEvidence).required(),
    on: f.date(),
    dossier: f.link(
      'organisation',
      'community',
      'programme',
      'campaign',
      'agency',
      'enterprise',
      'proceeding',
      'plan',
    ),
    entry: f.entryLink(
      'indicator-value',
      'agreement',
      'coordination',
      'instrument',
      'budget-line',
      'treaty-report',
    ),
    file: f.attachment(),
    where: f.text(),
    note: f.longText(),
  },
});

/** Somebody says that it is not so. Stands until who keeps the plan, being neither side, has answered. */
export const contest = entry('contest', {
  group: 'national-plan',
  writers: ['plan-coordinator', 'focal-point'],
  subject: 'matter',
  many: true,
  decides: 'always',
  fields: {
    entry: f.entryLink('evidence', 'progress', 'indicator-value', 'consultation').required(),
    organisation: f.organisation(),
    reason: f.code(list.contestReason).required(),
    words: f.longText(),
    upheld: f.yesNo(),
    answer: f.longText(),
  },
});
