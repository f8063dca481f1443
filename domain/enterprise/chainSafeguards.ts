/** Findings reach those who buy, once the children are safe, and nobody walks away from them: V7 and V8 [2.4]. */
import { dayOf } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { after, all, findReferred, findWritten, saidOf, writerOf, writes } from '../kernel/inquiry.ts';
import type { Answer, DutySpec } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { earliest, latest, startOfDay } from '../shared/periods.ts';
import { exposuresOf, findingsAt, isGrave, isWrittenDown, supplierFindings, supplierLinks } from './chain.ts';
import { correctiveAction, disclosure, finding, supplyLink } from './entries.ts';

const lead = 'supply-chain-lead';
const climbs = ['inspector'];

const expose = setting('V7.expose', 'days', 3, 1, 14);
const aid = setting('V7.aid', 'days', 7, 1, 30);

/** Something is being done for the children of a finding made known. */
const isRemedyBegun = (dossier: Dossier, one: EntryState): boolean =>
  all(dossier, correctiveAction).some(
    (action) =>
      (saidOf(correctiveAction, action, 'forChildren') ?? []).length > 0 &&
      (findReferred(dossier, disclosure, saidOf(correctiveAction, action, 'disclosure')) === one ||
        saidOf(correctiveAction, action, 'finding') === saidOf(disclosure, one, 'finding')),
  );

/** What an action still waits for: to be done by the enterprise, then to be verified by a monitor. */
function correcting(one: EntryState): readonly DutySpec[] {
  const due = earliest(saidOf(correctiveAction, one, 'due'));
  const held = saidOf(correctiveAction, one, 'holds') !== false;
  const isDone = held && saidOf(correctiveAction, one, 'doneOn') !== undefined;
  // nobody verifies her own work
  const isVerified =
    isDone &&
    saidOf(correctiveAction, one, 'verifiedOn') !== undefined &&
    writerOf(one, 'verifiedOn') !== writerOf(one, 'doneOn');
  if (due === undefined || isVerified) return [];
  return [
    {
      key: `${isDone ? 'verify' : 'correct'}-${one.id}`,
      due: new Date(startOfDay(due)),
      role: isDone ? 'monitor' : lead,
      remedy: ['corrective-action'],
      climbs,
    },
  ];
}

/** Why a finding may not be made known; undefined if it may. */
function findHindrance(dossier: Dossier, one: EntryState | undefined, by: number): string | undefined {
  const known = findReferred(dossier, finding, saidOf(disclosure, one, 'finding'));
  if (!known) return 'no-finding';
  if (saidOf(finding, known, 'childrenSafe') !== true) return 'children-not-safe';
  const release = saidOf(finding, known, 'release');
  if (release !== 'released' && release !== 'no-investigation') return 'not-released';
  return writerOf(known, 'release') === by ? 'own-word' : undefined;
}

/**
 * V7: a finding is made known only when the children are safe and the investigators agree, by another person than who says
 * so; then every buyer upstream is told and writes down what it does, and the children are helped first.
 */
export const v7 = safeguard('V7', {
  section: '2.4',
  needs: ['finding', 'disclosure', 'corrective-action', 'supply-link', 'exposure'],
  lookups: [supplierLinks.name, supplierFindings.name],
  settings: [expose, aid],
  texts: [
    'no-finding',
    'children-not-safe',
    'not-released',
    'own-word',
    'children-not-helped',
    'too-soon',
    'exposed',
    'exposed-through',
    'expose',
    'help-children',
    'correct',
    'verify',
  ],
  blocks: (operation) =>
    writes(operation, disclosure, 'finding', 'kind', 'on', 'site', 'products', 'closedOn'),
  check: (dossier, context, operation): Answer => {
    const one = findWritten(dossier, disclosure, operation);
    if (operation && writes(operation, disclosure, 'finding', 'kind', 'on', 'site', 'products')) {
      const hindrance = findHindrance(dossier, one, context.actor.account);
      const isTheirs = hindrance === 'not-released' || hindrance === 'own-word';
      if (hindrance) return fails(hindrance, isTheirs ? 'prosecution-liaison' : 'inspector', ['finding']);
    }
    return isGrave(saidOf(disclosure, one, 'kind')) &&
      saidOf(disclosure, one, 'closedOn') !== undefined &&
      saidOf(disclosure, one, 'childrenRemediedOn') === undefined
      ? fails('children-not-helped', lead, ['corrective-action', 'disclosure'])
      : holds;
  },
  duties: (dossier, context) => [
    ...exposuresOf(dossier, context)
      .filter((one) => !isWrittenDown(dossier, one))
      .map((one) => ({
        key: `expose-${one.at}`,
        due: after(startOfDay(one.day), expose, context),
        role: lead,
        remedy: ['exposure'],
        climbs,
      })),
    ...all(dossier, disclosure)
      .filter(
        (one) =>
          isGrave(saidOf(disclosure, one, 'kind')) &&
          saidOf(disclosure, one, 'childrenRemediedOn') === undefined &&
          saidOf(disclosure, one, 'closedOn') === undefined &&
          !isRemedyBegun(dossier, one),
      )
      .flatMap((one): readonly DutySpec[] => {
        const on = earliest(saidOf(disclosure, one, 'on'));
        const due = after(on === undefined ? one.accepted : startOfDay(on), aid, context);
        return [{ key: `help-children-${one.id}`, due, role: lead, remedy: ['corrective-action'], climbs }];
      }),
    ...all(dossier, correctiveAction).flatMap(correcting),
  ],
  alerts: (dossier, context) => [
    ...exposuresOf(dossier, context).map(({ tier, at, kind, on }) => {
      const reason = tier === 1 ? 'exposed' : 'exposed-through';
      return { key: `${reason}-${kind}-${on}-${at}`, reason, roles: [lead] };
    }),
    // it was known anyway, or what was said of it has changed since
    ...all(dossier, disclosure)
      .filter((one) => saidOf(disclosure, one, 'closedOn') === undefined)
      .filter((one) => findHindrance(dossier, one, 0) !== undefined)
      .map(({ id }) => ({
        key: `too-soon-${id}`,
        reason: 'too-soon',
        roles: ['inspector', 'prosecution-liaison'],
      })),
  ],
});

/** V8: nobody ends a link over such a finding before the children there are helped: that leaves them worse off. */
export const v8 = safeguard('V8', {
  section: '2.4',
  needs: ['supply-link'],
  lookups: [supplierFindings.name],
  texts: ['before-remedy'],
  alerts: (dossier, context) =>
    all(dossier, supplyLink)
      .filter((one) => {
        const supplier = saidOf(supplyLink, one, 'supplier');
        const ended = latest(saidOf(supplyLink, one, 'to')) ?? Number.POSITIVE_INFINITY;
        const isOverFinding = saidOf(supplyLink, one, 'endReason') === 'child-labour-finding';
        const isOver = ended <= dayOf(context.now);
        if (supplier === undefined || !(isOver || isOverFinding)) return false;
        const before = findingsAt(context, supplier)?.filter(({ day }) => day <= ended);
        // over a finding that nobody has made known: nobody has helped either, as far as can be seen
        if (isOverFinding && before?.length === 0) return true;
        return before?.some(({ remedied, closed }) => !remedied && (isOverFinding || !closed)) === true;
      })
      .map(({ id }) => ({ key: `before-remedy-${id}`, reason: 'before-remedy', roles: [lead, 'inspector'] })),
});
