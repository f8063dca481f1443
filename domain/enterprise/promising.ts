/** What an enterprise promises: codes of conduct, commitments, reports, and the labels it is given [2.4]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** A code of conduct: what it says, how far it reaches, whether it is used and watched. */
export const codeOfConduct = entry('code', {
  group: 'enterprise',
  writers: ['supply-chain-lead', 'monitor'],
  subject: 'matter',
  many: true,
  fields: {
    from: f.date().required(),
    to: f.date(),
    childLabour: f.yesNo().required().measured('code-child-labour'),
    trafficking: f.yesNo().required().measured('code-trafficking'),
    minimumAge: f.number(99),
    actionForChildren: f.yesNo(),
    reach: f.code(list.codeReach).required().measured('code-reach'),
    coversCasual: f.yesNo(),
    usedIn: f.codes(list.codeUse),
    monitoredBy: f.code(list.codeMonitor).required().measured('code-monitor'),
    complaintWay: f.code(list.complaintWay),
    madeWith: f.codes(list.gwenKind),
    knownTo: f.codes(list.knownTo),
    languages: f.codes(list.language),
    published: f.yesNo().measured('code-published'),
    file: f.attachment(),
  },
});

/** A framework that it says it follows: a promise, which proves nothing and is counted as proof nowhere. */
export const commitment = entry('commitment', {
  group: 'enterprise',
  writers: ['supply-chain-lead', 'monitor'],
  subject: 'matter',
  many: true,
  fields: {
    framework: f.code(list.framework).required().measured('commitment'),
    from: f.date().required(),
    to: f.date(),
    lastReportOn: f.date(),
    partners: f.codes(list.gwenKind),
    note: f.longText(2000),
  },
});

export const csrReport = entry('csr-report', {
  group: 'enterprise',
  writers: ['supply-chain-lead', 'monitor'],
  subject: 'matter',
  many: true,
  fields: {
    year: f.number(2200).required(),
    content: f.codes(list.csrContent).required().measured('csr-content'),
    published: f.yesNo().required(),
    checkedBy: f.code(list.codeMonitor),
    file: f.attachment(),
  },
});

/** An ethical label, award or prize. Given by an authority, never by the enterprise to itself. */
export const label = entry('label', {
  group: 'enterprise',
  writers: ['licensing-officer', 'inspector'],
  subject: 'matter',
  many: true,
  decides: true,
  fields: {
    kind: f.code(list.labelKind).required().measured('label'),
    by: f.organisation(),
    byActor: f.code(list.gwenKind).required(),
    products: f.codes(list.product),
    site: f.entryLink('site'),
    code: f.entryLink('code'),
    from: f.date().required(),
    to: f.date(),
    withdrawnOn: f.date(),
    note: f.longText(2000),
  },
});
