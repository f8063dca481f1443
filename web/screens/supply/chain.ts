/**
 * Supply chains as somebody may see them, for pictures and boards: the kernel's own rules (domain/enterprise), asked about
 * the lines that the server gave her. What was withheld from her is not among them, so nothing here can tell of it.
 */
import {
  exposuresOf as allExposures,
  isGrave,
  isWrittenDown,
  supplierFindings,
  supplierLinks,
} from '../../../domain/enterprise/chain.ts';
import { v8 } from '../../../domain/enterprise/chainSafeguards.ts';
import {
  audit,
  correctiveAction,
  disclosure,
  finding,
  supplyLink,
} from '../../../domain/enterprise/entries.ts';
import { v9, v10 } from '../../../domain/enterprise/promiseSafeguards.ts';
import { dayOf } from '../../../domain/kernel/dates.ts';
import type { Dossier } from '../../../domain/kernel/dossier.ts';
import { all, saidOf } from '../../../domain/kernel/inquiry.ts';
import type { Found } from '../../../domain/kernel/lookups.ts';
import type { GuardContext } from '../../../domain/kernel/safeguard.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { withheldLink } from '../../../domain/kernel/withheld.ts';
import { earliest, latest } from '../../../domain/shared/periods.ts';
import { dossierOf } from '../../client/lineDossier.ts';
import type { DossierLine } from '../../client/types.ts';

/** Types of entry that chains are made of. */
export const chainEntries = [
  'profile',
  'site',
  'supply-link',
  'exposure',
  'code',
  'audit',
  'disclosure',
  'corrective-action',
  'finding',
] as const;

/** That one buys from another. */
export interface Buying {
  readonly buyer: string;
  readonly supplier: string;
  /** The enterprise in whose file it stands, and the entry. */
  readonly toldBy: string;
  readonly entry: string;
  readonly isOver: boolean;
  /** Ended over a finding before the children were helped [V8]. */
  readonly isTooSoon: boolean;
}

/** Something made known at an enterprise that is about children or people who are not free, and is not closed. */
export interface OpenFinding {
  readonly at: string;
  readonly entry: string;
  readonly kind: string;
  readonly on: string;
  /** `helped`: the children are known to be; `begun`: something is being done for them; `not-yet`. */
  readonly children: 'helped' | 'begun' | 'not-yet';
}

/** That an enterprise bought where something was found when it was found [V7]. */
export interface Exposure {
  readonly buyer: string;
  readonly at: string;
  readonly kind: string;
  readonly on: string;
  readonly tier: number;
  /** The buyer's own supplier by which it is reached. */
  readonly through: string;
  /** What the buyer says it does, by its code; undefined while nothing is written down. */
  readonly answer: string | undefined;
}

export interface Chain {
  readonly lines: ReadonlyMap<string, DossierLine>;
  readonly dossiers: ReadonlyMap<string, Dossier>;
  readonly buyings: readonly Buying[];
  readonly findings: readonly OpenFinding[];
  readonly exposures: readonly Exposure[];
  readonly context: GuardContext;
}

export function chainOf(some: readonly DossierLine[], now: Date): Chain {
  const lines = new Map(some.map((line) => [line.id, line]));
  const dossiers = new Map(some.map((line) => [line.id, dossierOf(line, chainEntries)]));
  const context = contextOf(dossiers, now);
  return {
    lines,
    dossiers,
    context,
    buyings: [...dossiers.values()].flatMap((one) => buyingsIn(one, lines, context)),
    findings: [...dossiers.values()].flatMap(openFindingsAt),
    exposures: [...dossiers.values()].flatMap((one) => exposuresOf(one, context)),
  };
}

/** Answers what the kernel asks of other dossiers from those that she has before her. */
function contextOf(dossiers: ReadonlyMap<string, Dossier>, now: Date): GuardContext {
  const found = (type: string): Found =>
    Object.fromEntries(
      [...dossiers.values()].map((one) => [
        one.id,
        one.entries
          .filter((entry) => entry.type === type)
          .map((entry) => ({
            values: Object.fromEntries(
              Object.entries(entry.heads).flatMap(([field, [head]]) => (head ? [[field, head.value]] : [])),
            ),
            state: one.state,
            dossier: one.id,
            on: entry.accepted,
          })),
      ]),
    );
  const answers = new Map([
    [supplierLinks.name, found(supplyLink.type)],
    [supplierFindings.name, found(disclosure.type)],
  ]);
  return {
    now,
    actor: { account: 0, roles: [], parties: [], organisation: 0 },
    setting: () => 0,
    lookup: (name) => answers.get(name) as Json | undefined,
  };
}

/** Who buys from whom by what stands in one file, both ends among those she may know of. */
function buyingsIn(
  one: Dossier,
  lines: ReadonlyMap<string, DossierLine>,
  context: GuardContext,
): readonly Buying[] {
  const tooSoon = v8.alerts?.(one, context) ?? [];
  const today = dayOf(context.now);
  return all(one, supplyLink).flatMap((link) => {
    const supplier = saidOf(supplyLink, link, 'supplier');
    const buyer = saidOf(supplyLink, link, 'buyer') ?? one.id;
    if (supplier === undefined || buyer === supplier || buyer === withheldLink) return [];
    if (!lines.has(supplier) || !lines.has(buyer)) return [];
    return [
      {
        buyer,
        supplier,
        toldBy: one.id,
        entry: link.id,
        isOver: (latest(saidOf(supplyLink, link, 'to')) ?? Number.POSITIVE_INFINITY) <= today,
        isTooSoon: tooSoon.some(({ key }) => key.endsWith(link.id)),
      },
    ];
  });
}

function openFindingsAt(one: Dossier): readonly OpenFinding[] {
  return all(one, disclosure).flatMap((known) => {
    const kind = saidOf(disclosure, known, 'kind');
    const on = saidOf(disclosure, known, 'on');
    if (kind === undefined || on === undefined || !isGrave(kind)) return [];
    if (saidOf(disclosure, known, 'closedOn') !== undefined) return [];
    const about = saidOf(disclosure, known, 'finding');
    const isBegun = all(one, correctiveAction).some(
      (action) =>
        (saidOf(correctiveAction, action, 'forChildren') ?? []).length > 0 &&
        (saidOf(correctiveAction, action, 'disclosure') === known.id ||
          (about !== undefined && saidOf(correctiveAction, action, 'finding') === about)),
    );
    const isHelped = saidOf(disclosure, known, 'childrenRemediedOn') !== undefined;
    const children = isHelped ? 'helped' : isBegun ? 'begun' : 'not-yet';
    return [{ at: one.id, entry: known.id, kind, on, children }];
  });
}

function exposuresOf(one: Dossier, context: GuardContext): readonly Exposure[] {
  return allExposures(one, context).map((exposed) => {
    const { at, kind, on, tier, through } = exposed;
    const written = isWrittenDown(one, exposed)
      ? one.entries.findLast(
          ({ type, heads }) =>
            type === 'exposure' && heads['finding']?.[0]?.value === at && heads['kind']?.[0]?.value === kind,
        )
      : undefined;
    const answer = written?.heads['answer']?.[0]?.value;
    return {
      ...{ buyer: one.id, at, kind, on, tier, through },
      answer: typeof answer === 'string' ? answer : undefined,
    };
  });
}

/** How an enterprise stands, the gravest first. */
export type Standing =
  | 'not-helped'
  | 'being-helped'
  | 'not-made-known'
  | 'exposed'
  | 'exposed-answered'
  | 'never-audited'
  | 'nothing-open';

/** What is to be said of an enterprise; `seesAudits`: she may read what audits found, so that none says something. */
export function standingOf(chain: Chain, id: string, seesAudits: boolean): readonly Standing[] {
  const dossier = chain.dossiers.get(id);
  if (!dossier) return [];
  const own = chain.findings.filter(({ at }) => at === id);
  const exposed = chain.exposures.filter(({ buyer }) => buyer === id);
  const known = new Set(all(dossier, disclosure).map((one) => saidOf(disclosure, one, 'finding')));
  const isHeldBack = all(dossier, finding).some(
    (one) => saidOf(finding, one, 'state') !== 'not-confirmed' && !known.has(one.id),
  );
  const found: Standing[] = [];
  if (own.some(({ children }) => children === 'not-yet')) found.push('not-helped');
  if (own.some(({ children }) => children !== 'not-yet')) found.push('being-helped');
  if (isHeldBack) found.push('not-made-known');
  if (exposed.some(({ answer }) => answer === undefined)) found.push('exposed');
  else if (exposed.length > 0) found.push('exposed-answered');
  if (seesAudits && all(dossier, audit).length === 0) found.push('never-audited');
  if (seesAudits && found.length === 0) found.push('nothing-open');
  return found;
}

/** A remedy that is owed: to be done, or to be verified by a monitor. */
export interface Owed {
  readonly at: string;
  readonly entry: string;
  readonly due: string;
  readonly waitsFor: 'doing' | 'verifying';
}

/** Remedies that are owed, the soonest first. */
export const owedIn = ({ dossiers }: Chain): readonly Owed[] =>
  [...dossiers.values()]
    .flatMap((one) =>
      all(one, correctiveAction).flatMap((action): readonly Owed[] => {
        const due = saidOf(correctiveAction, action, 'due');
        const isHeld = saidOf(correctiveAction, action, 'holds') !== false;
        const isDone = isHeld && saidOf(correctiveAction, action, 'doneOn') !== undefined;
        if (due === undefined || (isDone && saidOf(correctiveAction, action, 'verifiedOn') !== undefined))
          return [];
        return [{ at: one.id, entry: action.id, due, waitsFor: isDone ? 'verifying' : 'doing' }];
      }),
    )
    .toSorted((a, b) => (earliest(a.due) ?? 0) - (earliest(b.due) ?? 0));

/** Enterprises somebody buys from that nobody ever audited. */
export const neverAudited = ({ dossiers, buyings }: Chain): readonly string[] =>
  [...dossiers.values()]
    .filter((one) => one.state !== 'ended' && all(one, audit).length === 0)
    .filter(({ id }) => buyings.some(({ supplier, isOver }) => supplier === id && !isOver))
    .map(({ id }) => id);

/** What a safeguard tells of an enterprise: its reason, and the entry that it is about. */
export interface Told {
  readonly at: string;
  readonly reason: string;
  readonly entry: string;
}

const toldBy =
  (safeguard: typeof v9) =>
  ({ dossiers, context }: Chain): readonly Told[] =>
    [...dossiers.values()].flatMap((one) =>
      (safeguard.alerts?.(one, context) ?? []).map(({ key, reason }) => ({
        at: one.id,
        reason,
        entry: one.entries.find(({ id }) => key.endsWith(id))?.id ?? '',
      })),
    );
/** Codes in use that are silent on what they must say [V9]. */
export const silentCodes = toldBy(v9);
/** Suppliers that were left over a finding before the children were helped [V8]. */
export const leftTooSoon = toldBy(v8);
/** Audits worth no more than the word of the audited [V10]. */
export const selfDeclared = toldBy(v10);
