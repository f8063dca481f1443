/**
 * What a safeguard is: a duty that Gwen watches, what it is told beside the dossier, what it answers, and the tasks and alerts
 * it wants. A pure function over a dossier, so the browser answers at once and the server decides (guard.ts, duties.ts).
 */
import type { Dossier } from './dossier.ts';
import type { Operation } from './operations.ts';
import type { Setting } from './settings.ts';
import type { Json } from './values.ts';

/** What a safeguard knows beside the dossier. */
export interface GuardContext {
  readonly now: Date;
  readonly actor: Actor;
  /** Country's number for a setting id (its default when the country set none). */
  readonly setting: (id: string) => number;
  /** Facts looked up elsewhere by declared name; undefined = not at hand, so the answer is "unknown". */
  readonly lookup: (name: string) => Json | undefined;
}

export interface Actor {
  /** Party id of the account; 0 for Gwen itself (jobs) and for a person without an account. */
  readonly account: number;
  readonly roles: readonly string[];
  readonly parties: readonly number[];
  readonly organisation: number;
}

export interface Failure {
  /** Message key suffix: `safeguard.<id>.<reason>`. */
  readonly reason: string;
  readonly values?: { readonly [name: string]: string | number };
  /** Entry types whose form would settle it. */
  readonly remedy: readonly string[];
  /** The role that can settle it. */
  readonly role: string;
  /** Even the emergency path does not lead past this one (sharing more than the danger asks for). */
  readonly firm?: true;
}

export type Answer =
  | { readonly is: 'holds' }
  | { readonly is: 'unknown' }
  | ({ readonly is: 'fails' } & Failure);
export const holds: Answer = { is: 'holds' };
export const unknown: Answer = { is: 'unknown' };
export const fails = (
  reason: string,
  role: string,
  remedy: readonly string[],
  values?: Failure['values'],
): { readonly is: 'fails' } & Failure => ({
  is: 'fails',
  reason,
  role,
  remedy,
  ...(values ? { values } : {}),
});

/** A task with a deadline that a safeguard wants done while its condition lasts. */
export interface DutySpec {
  /** Unique within the safeguard and dossier: a text of the safeguard, or one and an id (`substitute-<uuid>`). */
  readonly key: string;
  readonly due: Date;
  readonly role: string;
  /** An account it is for, when it is one person's. */
  readonly account?: number;
  readonly remedy: readonly string[];
  /** Who is told when it is late, in order: roles, and `deputy`, where the roster names one (people on call). */
  readonly climbs?: readonly string[];
}

export interface AlertSpec {
  readonly key: string;
  /** One of the safeguard's texts. */
  readonly reason: string;
  readonly roles: readonly string[];
  readonly accounts?: readonly number[];
}

/**
 * A duty of the textbook that Gwen watches. `blocks` tells which operations it may refuse (acts of Gwen, never
 * facts); `check` answers for the dossier as it would be afterwards; `duties` and `alerts` hold while the dossier is so.
 */
export interface Safeguard {
  readonly id: string;
  readonly section: string;
  /** What it can say, as key suffixes under `safeguard.<id>.`: why it fails, its alerts, its duties. */
  readonly texts: readonly string[];
  /** Entry types it must see; if one is not loaded or not visible, its answer is "unknown". */
  readonly needs: readonly string[];
  readonly lookups: readonly string[];
  readonly settings: readonly Setting[];
  readonly blocks?: (operation: Operation, before: Dossier, after: Dossier, context: GuardContext) => boolean;
  readonly check?: (
    after: Dossier,
    context: GuardContext,
    operation: Operation | undefined,
    before: Dossier,
  ) => Answer;
  readonly duties?: (dossier: Dossier, context: GuardContext) => readonly DutySpec[];
  readonly alerts?: (dossier: Dossier, context: GuardContext) => readonly AlertSpec[];
  /** Setting id of the time within which an emergency use is reviewed; absent: there is no emergency path. */
  readonly emergency?: string;
}

export function safeguard(
  id: string,
  options: Omit<Safeguard, 'id' | 'texts' | 'needs' | 'lookups' | 'settings'> & {
    readonly texts?: readonly string[];
    readonly needs?: readonly string[];
    readonly lookups?: readonly string[];
    readonly settings?: readonly Setting[];
  },
): Safeguard {
  const declared = {
    ...options,
    id,
    texts: options.texts ?? [],
    needs: options.needs ?? [],
    lookups: options.lookups ?? [],
    settings: options.settings ?? [],
  };
  if (declared.emergency && !declared.settings.some((setting) => setting.id === declared.emergency)) {
    throw new Error(`${id}: its emergency path needs the setting ${declared.emergency}`);
  }
  return declared;
}
