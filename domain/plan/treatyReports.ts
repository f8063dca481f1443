/**
 * Reports on treaties to the bodies that supervise them, the workers' and employers' organisations consulted on the way,
 * and what the bodies answer [2.5]. Organisations' own submissions are theirs and lie in the dossier of the organisation.
 */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

export const treatyReport = entry('treaty-report', {
  group: 'treaty-report',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  decides: true,
  fields: {
    treaty: f.code(list.treaty).required().measured('treaty-report'),
    from: f.date(),
    to: f.date(),
    due: f.date().required(),
    organisation: f.organisation(),
    draftOn: f.date(),
    draft: f.attachment(),
    covers: f.codes(list.lawDuty),
    comments: f.longText(),
    sentOn: f.date(),
    sent: f.attachment(),
  },
});

/** That an organisation of workers or employers was asked, and what came of it. A copy sent afterwards is none. */
export const consultation = entry('consultation', {
  group: 'treaty-report',
  writers: ['plan-coordinator', 'focal-point'],
  subject: 'matter',
  many: true,
  fields: {
    report: f.entryLink('treaty-report').required(),
    actor: f.code(list.gwenKind).required(),
    organisation: f.organisation(),
    body: f.text(200),
    kind: f.code(list.consultationKind).required(),
    on: f.date().required(),
    answer: f.code(list.consultationAnswer),
    comments: f.longText(),
    takenUp: f.code(list.viewsWeight),
    file: f.attachment(),
  },
});

/** What a supervising body said of a report, and what was done about it. */
export const committeeComment = entry('committee-comment', {
  group: 'treaty-report',
  writers: ['plan-coordinator'],
  subject: 'matter',
  many: true,
  fields: {
    treaty: f.code(list.treaty).required(),
    report: f.entryLink('treaty-report'),
    kind: f.code(list.committeeCommentKind).required(),
    on: f.date(),
    duties: f.codes(list.lawDuty),
    comment: f.longText(),
    answerDue: f.date(),
    followUp: f.longText(),
    action: f.entryLink('action'),
    doneOn: f.date(),
    address: f.text(),
  },
});
