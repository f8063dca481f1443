/**
 * Who stands behind an enterprise, and what was found there: its suppliers, their suppliers and so on, as each of them says
 * in its own file, and the findings made known at any of them. No enterprise is let into the file of another for it [2.4].
 */
import { dayOf } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, saidOf } from '../kernel/inquiry.ts';
import type { Elsewhere, FoundEntry } from '../kernel/lookups.ts';
import { findElsewhere } from '../kernel/lookups.ts';
import type { GuardContext } from '../kernel/safeguard.ts';
import { said } from '../kernel/values.ts';
import { earliest, latest } from '../shared/periods.ts';
import { exposure, supplyLink } from './entries.ts';

const alongSuppliers = {
  kind: 'enterprise',
  by: '$dossier',
  about: 'link',
  along: { entry: 'supply-link', field: 'supplier' },
} as const;

export const supplierLinks: Elsewhere = {
  ...alongSuppliers,
  name: 'supplier-links',
  entry: 'supply-link',
  fields: ['supplier', 'from', 'to'],
};

export const supplierFindings: Elsewhere = {
  ...alongSuppliers,
  name: 'supplier-findings',
  entry: 'disclosure',
  fields: ['kind', 'on', 'childrenRemediedOn', 'closedOn'],
};

/** Findings that are about children or about people who are not free. */
const grave: readonly string[] = [
  'trafficking',
  'forced-labour',
  'under-minimum-age',
  'hazardous-under-age',
  'beside-parents',
];
export const isGrave = (kind: string | undefined): boolean => kind !== undefined && grave.includes(kind);

const textIn = (found: FoundEntry, field: string): string | undefined => {
  const value = said(found.values[field]);
  return typeof value === 'string' ? value : undefined;
};

/** A finding made known at a supplier: when, and whether the children there have been helped. */
export interface KnownFinding {
  readonly kind: string;
  readonly on: string;
  /** Epoch day; of a partial date the earliest. */
  readonly day: number;
  readonly remedied: boolean;
  readonly closed: boolean;
}

/** Grave findings made known at a supplier; undefined when that is not at hand. */
export const findingsAt = (context: GuardContext, supplier: string): readonly KnownFinding[] | undefined =>
  findElsewhere(context, supplierFindings.name, supplier)?.flatMap((found) => {
    const kind = textIn(found, 'kind');
    if (kind === undefined || !isGrave(kind)) return [];
    const on = textIn(found, 'on') ?? found.on;
    return [
      {
        kind,
        on,
        day: earliest(on) ?? dayOf(on),
        remedied: textIn(found, 'childrenRemediedOn') !== undefined,
        closed: textIn(found, 'closedOn') !== undefined,
      },
    ];
  });

/** That one buys from another, and until when (epoch day) as far as is known. */
interface Buying {
  readonly supplier: string;
  readonly until: number;
}

const buying = (
  supplier: string | undefined,
  from: string | undefined,
  to: string | undefined,
  today: number,
): readonly Buying[] =>
  supplier === undefined || (earliest(from) ?? today) > today
    ? []
    : [{ supplier, until: latest(to) ?? Number.POSITIVE_INFINITY }];

const ownBuying = (dossier: Dossier, today: number): readonly Buying[] =>
  all(dossier, supplyLink).flatMap((one) =>
    buying(
      saidOf(supplyLink, one, 'supplier'),
      saidOf(supplyLink, one, 'from'),
      saidOf(supplyLink, one, 'to'),
      today,
    ),
  );

const buyingOf = (enterprise: string, context: GuardContext): readonly Buying[] =>
  (findElsewhere(context, supplierLinks.name, enterprise) ?? []).flatMap((found) =>
    buying(textIn(found, 'supplier'), textIn(found, 'from'), textIn(found, 'to'), dayOf(context.now)),
  );

/**
 * Whom this enterprise bought from on a day or later, at any tier, with the tier and its own supplier by which it is
 * reached soonest. A chain that comes back to where it began ends there.
 */
function suppliersSince(
  dossier: Dossier,
  context: GuardContext,
  day: number,
): ReadonlyMap<string, { readonly tier: number; readonly through: string }> {
  const reached = new Map<string, { readonly tier: number; readonly through: string }>();
  let next = ownBuying(dossier, dayOf(context.now)).map((one) => ({ ...one, through: one.supplier }));
  for (let tier = 1; next.length > 0; tier += 1) {
    const fresh = next.filter(
      ({ supplier, until }) => until >= day && supplier !== dossier.id && !reached.has(supplier),
    );
    for (const { supplier, through } of fresh) reached.set(supplier, { tier, through });
    next = fresh.flatMap(({ supplier, through }) =>
      buyingOf(supplier, context).map((one) => ({ ...one, through })),
    );
  }
  return reached;
}

/** An open finding that an enterprise is exposed to. */
export interface Exposed {
  /** 1: found at whom it buys from itself. */
  readonly tier: number;
  /** The own supplier by which it is reached. */
  readonly through: string;
  /** The enterprise at which it was found. */
  readonly at: string;
  readonly kind: string;
  readonly on: string;
  readonly day: number;
}

/**
 * Open grave findings at any tier, as far as look-ups are at hand. Whoever bought there when it was found is exposed until
 * it is closed: to stop buying does not help the children.
 */
export function exposuresOf(dossier: Dossier, context: GuardContext): readonly Exposed[] {
  const ever = [...suppliersSince(dossier, context, Number.NEGATIVE_INFINITY).keys()];
  return ever.flatMap((at) =>
    (findingsAt(context, at) ?? []).flatMap(({ kind, on, day, closed }) => {
      const way = closed ? undefined : suppliersSince(dossier, context, day).get(at);
      return way ? [{ ...way, at, kind, on, day }] : [];
    }),
  );
}

/** Is this exposure written down here, with what is done about it? */
export const isWrittenDown = (dossier: Dossier, one: Exposed): boolean =>
  all(dossier, exposure).some((written: EntryState) => {
    const ended = earliest(saidOf(exposure, written, 'endedOn'));
    return (
      saidOf(exposure, written, 'finding') === one.at &&
      saidOf(exposure, written, 'kind') === one.kind &&
      (ended === undefined || ended >= one.day)
    );
  });
