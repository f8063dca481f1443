/** Audits, findings made known, and putting right: for the children first [2.4]. */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import * as f from '../kernel/fields.ts';

/** A look at a site by a monitor; who owns and pays the monitor decides what it is worth [V10]. */
export const audit = entry('audit', {
  group: 'enterprise-audit',
  writers: ['monitor', 'supply-chain-lead', 'inspector'],
  subject: 'matter',
  many: true,
  fields: {
    on: f.date().required(),
    site: f.entryLink('site'),
    monitor: f.organisation(),
    monitorName: f.text(200),
    ownedByAudited: f.yesNo().required().measured('audit-owned'),
    paidBy: f.code(list.auditPayer).required().measured('audit-payer'),
    standard: f.code(list.auditStandard).required(),
    coversChildLabour: f.yesNo().required(),
    coversTrafficking: f.yesNo().required().measured('audit-trafficking'),
    reach: f.codes(list.auditReach),
    unannounced: f.yesNo(),
    workersHeardAlone: f.yesNo(),
    withUnion: f.yesNo(),
    result: f.code(list.auditResult).required().measured('audit'),
    breaches: f.codes(list.findingKind).measured('audit-finding'),
    file: f.attachment(),
    note: f.longText(5000),
  },
});

/**
 * A finding that others may know of. It names no child and no investigator; every buyer upstream learns of it, so it waits
 * until the children are safe and the investigators agree [V7].
 */
export const disclosure = entry('disclosure', {
  group: 'enterprise-audit',
  writers: ['inspector'],
  subject: 'matter',
  many: true,
  decides: true,
  fields: {
    finding: f.entryLink('finding').required(),
    kind: f.code(list.findingKind).required().measured('disclosure'),
    site: f.entryLink('site'),
    products: f.codes(list.product),
    on: f.date().required(),
    childrenRemediedOn: f.date(),
    closedOn: f.date(),
  },
});

/** How a finding is put right, children before business; somebody else than the enterprise verifies it. */
export const correctiveAction = entry('corrective-action', {
  group: 'enterprise-audit',
  writers: ['monitor', 'supply-chain-lead', 'inspector'],
  subject: 'matter',
  many: true,
  fields: {
    disclosure: f.entryLink('disclosure'),
    finding: f.entryLink('finding'),
    audit: f.entryLink('audit'),
    forChildren: f.codes(list.childRemedy).measured('child-remedy'),
    childrenHelpedBy: f.organisation(),
    atSite: f.codes(list.siteRemedy).measured('site-remedy'),
    agreedWithUnion: f.yesNo(),
    due: f.date().required(),
    doneOn: f.date(),
    verifiedOn: f.date(),
    verifiedBy: f.account(),
    holds: f.yesNo().measured('corrective-action-holds'),
    note: f.longText(2000),
  },
});
