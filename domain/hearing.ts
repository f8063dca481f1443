/**
 * What safeguards are heard to say along random histories, for the proofs of the laws: each is listened to with all that is
 * there, with only what it says it looks at, and with nothing at hand from elsewhere.
 */
import type { Step } from './histories.ts';
import { catalogue } from './index.ts';
import type { KindDeclaration } from './kernel/declare.ts';
import type { Dossier } from './kernel/dossier.ts';
import { alertsOf, answer, dutiesOf } from './kernel/guard.ts';
import type { GuardContext, Safeguard } from './kernel/safeguard.ts';
import { textOf } from './kernel/texts.ts';

export const everything = ['holds', 'fails', 'unknown', 'speaks', 'quiet'] as const;
export type Heard = (typeof everything)[number];

const nameOf = (kind: KindDeclaration, { id }: Safeguard): string => `${id} of ${kind.kind}`;

/** The dossier with nothing but the types that the safeguard says it looks at. */
const hide = (dossier: Dossier, guard: Safeguard): Dossier => ({
  ...dossier,
  entries: dossier.entries.filter(({ type }) => guard.needs.includes(type)),
  loaded: new Set(guard.needs),
});

const tasks = (guard: Safeguard, dossier: Dossier, context: GuardContext) => ({
  duties: dutiesOf(guard, dossier, context),
  alerts: alertsOf(guard, dossier, context),
});

/** What is heard, and every word that breaks a promise of the one who says it. */
export class Hearing {
  readonly #heard = new Map<string, Set<Heard>>();
  /** Texts said as duties or alerts, as `C3.gap`. */
  readonly said = new Set<string>();
  /** Answers that change when what is not named is hidden. */
  readonly unnamed: string[] = [];
  /** Texts, times and roles that are none. */
  readonly undeclared: string[] = [];

  /** @param thorough also with the rest hidden, which takes as long again */
  listen({ kind, before, after, operation, context }: Step, thorough: boolean): void {
    if (!after) return;
    for (const guard of kind.safeguards) {
      const name = nameOf(kind, guard);
      const heard = this.#heard.get(name) ?? new Set();
      this.#heard.set(name, heard);
      const blind = { ...context, lookup: () => undefined };
      const full = tasks(guard, after, context);
      const count = full.duties.length + full.alerts.length;
      heard.add(count > 0 ? 'speaks' : 'quiet');
      this.#note(guard, full);
      if (guard.lookups.length > 0 && count > 0) {
        const less = tasks(guard, after, blind);
        if (less.duties.length + less.alerts.length < count) heard.add('unknown');
      }
      if (thorough && !isSame(full, tasks(guard, hide(after, guard), context))) this.unnamed.push(name);
      if (!guard.blocks?.(operation, before, after, context)) continue;
      const told = answer(guard, after, context, operation, before);
      heard.add(told.is);
      if (guard.lookups.length > 0) heard.add(answer(guard, after, blind, operation, before).is);
      if (!thorough) continue;
      const alone = answer(guard, hide(after, guard), context, operation, hide(before, guard));
      if (!isSame(told, alone)) this.unnamed.push(name);
    }
  }

  /** Safeguards of a kind of which something is expected and was not heard, as `C3 of case`. */
  missing(kind: KindDeclaration, what: Heard): readonly string[] {
    return kind.safeguards
      .filter((guard) => isExpected(guard, what) && !this.#heard.get(nameOf(kind, guard))?.has(what))
      .map((guard) => nameOf(kind, guard));
  }

  #note(guard: Safeguard, { duties, alerts }: ReturnType<typeof tasks>): void {
    const texts = [...duties.map(({ key }) => textOf(key)), ...alerts.map(({ reason }) => reason)];
    const roles = [
      ...duties.flatMap(({ role, climbs = [] }) => [role, ...climbs]),
      ...alerts.flatMap((alert) => alert.roles),
    ];
    for (const text of texts) {
      this.said.add(`${guard.id}.${text}`);
      if (!guard.texts.includes(text)) this.undeclared.push(`${guard.id}.${text}`);
    }
    // a deputy is no role: the roster names one
    for (const role of roles)
      if (role !== 'deputy' && !(role in catalogue.roles)) this.undeclared.push(`${guard.id}: ${role}`);
    for (const { key, due } of duties)
      if (Number.isNaN(due.getTime())) this.undeclared.push(`${guard.id}: when is ${key} due`);
  }
}

function isExpected(guard: Safeguard, what: Heard): boolean {
  if (what === 'unknown') return guard.lookups.length > 0;
  if (what === 'holds' || what === 'fails') return guard.blocks !== undefined;
  return guard.duties !== undefined || guard.alerts !== undefined;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
