/** Codes that say what they must, audits worth their name, labels that are earned: V9, V10 and V12 [2.4]. */
import { dayOf } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, findReferred, findWritten, newest, saidOf, writes } from '../kernel/inquiry.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting, settingMs } from '../kernel/settings.ts';
import { earliest, isSurelyWithin, mayBeWithin, startOfDay } from '../shared/periods.ts';
import { isGrave } from './chain.ts';
import { audit, codeOfConduct, disclosure, label, profile } from './entries.ts';

const lead = 'supply-chain-lead';

const beyondOwn: readonly (string | undefined)[] = ['sub-contractors', 'all-tiers'];
const watching: readonly (string | undefined)[] = [
  'management-and-union',
  'buyer',
  'independent',
  'initiative',
  'government',
];

/** Of what a code says nothing. An answer that is not known counts as silence. */
const silences = (one: EntryState): readonly string[] => {
  const monitor = saidOf(codeOfConduct, one, 'monitoredBy');
  return [
    ...(saidOf(codeOfConduct, one, 'childLabour') === true ? [] : ['child-labour']),
    ...(saidOf(codeOfConduct, one, 'trafficking') === true ? [] : ['trafficking']),
    ...(beyondOwn.includes(saidOf(codeOfConduct, one, 'reach')) ? [] : ['sub-contractors']),
    ...(monitor === undefined || monitor === 'nobody' ? ['monitoring'] : []),
  ];
};

/** V9: a code in use that is silent on child labour, trafficking, sub-contractors or who watches. */
export const v9 = safeguard('V9', {
  section: '2.4',
  needs: ['code'],
  texts: ['child-labour', 'trafficking', 'sub-contractors', 'monitoring'],
  alerts: (dossier, context) =>
    all(dossier, codeOfConduct)
      .filter((one) =>
        mayBeWithin(dayOf(context.now), saidOf(codeOfConduct, one, 'from'), saidOf(codeOfConduct, one, 'to')),
      )
      .flatMap((one) =>
        silences(one).map((reason) => ({ key: `${reason}-${one.id}`, reason, roles: [lead] })),
      ),
});

/**
 * Is the audit worth no more than the word of the audited: a monitor that it owns or pays? Commitments are promises and
 * never come in here at all. Who owns the monitor must be known for the audit to count.
 */
const isSelfDeclared = (dossier: Dossier, one: EntryState): boolean => {
  const monitor = saidOf(audit, one, 'monitor');
  const own = saidOf(profile, newest(dossier, profile), 'organisation');
  const payer = saidOf(audit, one, 'paidBy');
  return (
    saidOf(audit, one, 'ownedByAudited') !== false ||
    (monitor !== undefined && monitor === own) ||
    payer === undefined ||
    payer === 'audited' ||
    payer === 'same-group'
  );
};

/** V10: who is owned or paid by the audited only passes on what the audited says of itself. */
export const v10 = safeguard('V10', {
  section: '2.4',
  needs: ['profile', 'audit'],
  texts: ['self-declared'],
  alerts: (dossier) =>
    all(dossier, audit)
      .filter((one) => isSelfDeclared(dossier, one))
      .map(({ id }) => ({
        key: `self-declared-${id}`,
        reason: 'self-declared',
        roles: [lead, 'monitor', 'inspector'],
      })),
});

const auditWithin = setting('V12.audit', 'months', 24, 6, 60);

/** What a label lacks, with the type of entry that would mend it; undefined if it is earned. */
function findGap(
  dossier: Dossier,
  one: EntryState | undefined,
  context: GuardContext,
): { readonly reason: string; readonly entry: string } | undefined {
  const today = dayOf(context.now);
  const named = saidOf(label, one, 'code');
  const inForce = all(dossier, codeOfConduct).filter(
    (code) =>
      isSurelyWithin(today, saidOf(codeOfConduct, code, 'from'), saidOf(codeOfConduct, code, 'to')) &&
      (named === undefined || findReferred(dossier, codeOfConduct, named) === code),
  );
  if (inForce.length === 0) return { reason: 'no-code', entry: 'code' };
  const reaching = inForce.filter((code) => saidOf(codeOfConduct, code, 'reach') === 'all-tiers');
  if (reaching.length === 0) return { reason: 'not-all-tiers', entry: 'code' };
  if (!reaching.some((code) => watching.includes(saidOf(codeOfConduct, code, 'monitoredBy'))))
    return { reason: 'not-monitored', entry: 'code' };
  const since = context.now.getTime() - settingMs(auditWithin, context.setting(auditWithin.id));
  const isVerified = all(dossier, audit).some((look) => {
    const result = saidOf(audit, look, 'result');
    const on = earliest(saidOf(audit, look, 'on'));
    return (
      (result === 'nothing-found' || result === 'breaches-found') &&
      saidOf(audit, look, 'coversChildLabour') === true &&
      saidOf(audit, look, 'coversTrafficking') === true &&
      !isSelfDeclared(dossier, look) &&
      on !== undefined &&
      on <= today &&
      startOfDay(on) >= since
    );
  });
  if (!isVerified) return { reason: 'not-verified', entry: 'audit' };
  const isOpen = all(dossier, disclosure).some(
    (found) =>
      isGrave(saidOf(disclosure, found, 'kind')) && saidOf(disclosure, found, 'closedOn') === undefined,
  );
  return isOpen ? { reason: 'open-finding', entry: 'corrective-action' } : undefined;
}

/** V12: no label or award without a code that reaches all tiers, is watched, and was found kept by an audit that counts. */
export const v12 = safeguard('V12', {
  section: '2.4',
  needs: ['profile', 'code', 'audit', 'disclosure', 'label'],
  settings: [auditWithin],
  texts: ['no-code', 'not-all-tiers', 'not-monitored', 'not-verified', 'open-finding', 'unearned'],
  blocks: (operation, _before, afterwards) =>
    writes(operation, label, 'kind', 'by', 'byActor', 'products', 'site', 'code', 'from', 'to') &&
    saidOf(label, findWritten(afterwards, label, operation), 'withdrawnOn') === undefined,
  check: (dossier, context, operation): Answer => {
    const gap = findGap(dossier, findWritten(dossier, label, operation), context);
    return gap ? fails(gap.reason, gap.entry === 'audit' ? 'monitor' : lead, [gap.entry]) : holds;
  },
  // given once, and worn although its ground is gone
  alerts: (dossier, context) =>
    all(dossier, label)
      .filter(
        (one) =>
          saidOf(label, one, 'withdrawnOn') === undefined &&
          mayBeWithin(dayOf(context.now), saidOf(label, one, 'from'), saidOf(label, one, 'to')) &&
          findGap(dossier, one, context) !== undefined,
      )
      .map(({ id }) => ({
        key: `unearned-${id}`,
        reason: 'unearned',
        roles: ['inspector', 'licensing-officer'],
      })),
});
