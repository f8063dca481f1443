/**
 * A small world for tests of the domain: named people, a clock that tests move, look-ups that tests answer, and
 * dossiers changed by apply() alone, as in the product.
 */
import { caseGroup } from './codes/index.ts';
import { acts, catalogue, settings } from './index.ts';
import type { StepInput } from './kernel/act.ts';
import { operationsOf } from './kernel/act.ts';
import type { ApplyContext, Result } from './kernel/apply.ts';
import { apply } from './kernel/apply.ts';
import type { Dossier } from './kernel/dossier.ts';
import { dutyId } from './kernel/dossier.ts';
import { settleDuties } from './kernel/duties.ts';
import type { Found, FoundEntry, Lookups, PartyFacts } from './kernel/lookups.ts';
import type { OperationOf } from './kernel/operations.ts';
import { actSchema } from './kernel/operations.ts';
import type { Actor } from './kernel/safeguard.ts';
import type { Json } from './kernel/values.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const person = (account: number, role: string, organisation: number, ...teams: number[]): Actor => ({
  account,
  roles: [role],
  parties: [account, ...teams],
  organisation,
});

/** The contact point's team, and the teams that can be called. */
export const teams = { contactPoint: 100, national: 101, police: 102, border: 103, social: 104 } as const;
/** The organisations of these people. */
export const service = 1;
export const others = { police: 2, shelter: 3, ministry: 4 } as const;

export const amina = person(11, 'operator', service, teams.contactPoint);
export const bilal = person(12, 'operator', service, teams.contactPoint);
export const sana = person(13, 'supervisor', service, teams.contactPoint);
export const esi = person(14, 'social-worker', service);
export const dara = person(15, 'social-worker', service);
export const guma = person(16, 'guardian', others.shelter);
export const paul = person(17, 'responder', others.police, teams.police);
export const channel: Actor = { account: 0, roles: ['intake'], parties: [], organisation: service };

const account = (organisation: number, contactPoint = false): PartyFacts => ({
  kind: 'account',
  organisation,
  contactPoint,
  disciplines: [],
});
const team = (organisation: number, contactPoint: boolean, ...disciplines: string[]): PartyFacts => ({
  kind: 'team',
  organisation,
  contactPoint,
  disciplines,
});

const parties: Lookups['parties'] = {
  [amina.account]: account(service, true),
  [bilal.account]: account(service, true),
  [sana.account]: account(service, true),
  [esi.account]: account(service),
  [dara.account]: account(service),
  [guma.account]: account(others.shelter),
  [paul.account]: account(others.police),
  [teams.contactPoint]: team(service, true),
  [teams.national]: team(others.ministry, true),
  [teams.police]: team(others.police, false, 'police'),
  [teams.border]: team(others.ministry, false, 'border'),
  [teams.social]: team(others.shelter, false, 'social-work', 'care'),
};

/** Asked about these, nothing was found. */
const nothingOf = (...about: readonly number[]): Found =>
  Object.fromEntries(about.map((one): [string, readonly FoundEntry[]] => [String(one), []]));

export interface SetOptions {
  readonly entry?: string;
  readonly fact?: boolean;
  readonly occurred?: string;
  readonly emergency?: string;
}

export interface Draft
  extends Omit<OperationOf<'grant'>, 'id' | 'op' | 'dossier' | 'recorded' | 'grant' | 'groups'> {
  readonly groups: readonly string[];
}

export class World {
  now = new Date('2026-03-02T08:00:00.000Z');
  /** Answers of look-ups; those declared by kinds (`elsewhere`) too, as `Found`. */
  lookups: { -readonly [K in keyof Lookups]?: Lookups[K] } & { [elsewhere: string]: unknown } = {
    parties,
    'contact-point': { team: teams.contactPoint, organisation: service, last: false },
    matches: 0,
    // Gwen keeps no dossier of these organisations, so nothing is known against them [N4]
    organisations: nothingOf(service, ...Object.values(others)),
    policies: nothingOf(service, ...Object.values(others)),
  };
  settings: { [id: string]: number } = {};
  dossiers: ReadonlyMap<string, Dossier> = new Map();

  pass(ms: number): void {
    this.now = new Date(this.now.getTime() + ms);
  }

  context(actor: Actor): ApplyContext {
    return {
      catalogue,
      actor,
      now: this.now,
      decides: true,
      setting: (id) => this.settings[id] ?? settings.get(id)?.default ?? Number.NaN,
      lookup: (name) => (this.lookups as Record<string, Json | undefined>)[name],
      number: () => 'X-26-TEST',
    };
  }

  /** Applies operations as one act; keeps the outcome if it is accepted. Ids and times are filled in. */
  act(actor: Actor, operations: readonly object[], emergency?: string): Result {
    const act = actSchema.parse({
      id: crypto.randomUUID(),
      act: 'plain',
      operations: operations.map((one) => ({
        id: crypto.randomUUID(),
        recorded: this.now.toISOString(),
        ...one,
      })),
      ...(emergency === undefined ? {} : { emergency: { reason: emergency } }),
    });
    const result = apply(this.dossiers, act, this.context(actor));
    if (result.ok) this.dossiers = result.dossiers;
    return result;
  }

  /**
   * Does a declared act, as its form would.
   * @param dossiers by slot, those that the act does not make
   * @param steps what the person fills in, by step
   */
  perform(
    actor: Actor,
    name: string,
    dossiers: { readonly [slot: string]: string },
    steps: { readonly [as: string]: StepInput },
  ): Result {
    const declared = acts.find((one) => one.name === name);
    if (!declared) throw new Error(`no act ${name}`);
    const strange = Object.keys(steps).filter((as) => !declared.steps.some((one) => one.as === as));
    if (strange.length > 0) throw new Error(`${name} has no step ${strange.join()}`);
    const seen = Object.entries(dossiers).map(([slot, id]) => [slot, { id, version: this.get(id).version }]);
    const input = { dossiers: Object.fromEntries(seen), steps };
    const built = operationsOf(declared, input, () => crypto.randomUUID(), this.now.toISOString());
    if ('wrong' in built) throw new Error(`${name}: ${built.wrong} ${built.at}`);
    return this.act(actor, built.operations);
  }

  create(actor: Actor, kind: string, more: object = {}): string {
    const dossier = crypto.randomUUID();
    must(this.act(actor, [{ op: 'create', dossier, kind, ...more }]));
    return dossier;
  }

  try(actor: Actor, dossier: string, type: string, set: object, options: SetOptions = {}): Result {
    const { emergency, entry = crypto.randomUUID(), ...rest } = options;
    return this.act(
      actor,
      [{ op: 'set', dossier, type, entry, base: this.get(dossier).version, set, ...rest }],
      emergency,
    );
  }

  /** Writes an entry that must be accepted; its id. */
  set(actor: Actor, dossier: string, type: string, set: object, options: SetOptions = {}): string {
    return written(must(this.try(actor, dossier, type, set, options)));
  }

  move(actor: Actor, dossier: string, to: string, reason = 'a reason'): Result {
    return this.act(actor, [{ op: 'transition', dossier, to, reason }]);
  }

  grant(actor: Actor, dossier: string, draft: Draft, emergency?: string): Result {
    return this.act(actor, [{ op: 'grant', dossier, grant: crypto.randomUUID(), ...draft }], emergency);
  }

  get(dossier: string): Dossier {
    const found = this.dossiers.get(dossier);
    if (!found) throw new Error('no such dossier');
    return found;
  }

  /** What a job does when only time has passed. */
  settle(dossier: string): void {
    const before = this.get(dossier);
    const settled = settleDuties(before, catalogue.kinds[before.kind], this.context(channel));
    this.dossiers = new Map([...this.dossiers, [dossier, settled.dossier]]);
  }

  /** Duties, alerts and reviews not done, as `C3:provisional`. */
  open(dossier: string): readonly string[] {
    return this.get(dossier)
      .duties.filter((duty) => duty.done === undefined)
      .map(dutyId);
  }

  /** Time from now to when a duty is due, ms. */
  left(dossier: string, id: string): number | undefined {
    const duty = this.get(dossier).duties.find((one) => dutyId(one) === id && one.done === undefined);
    return duty && Date.parse(duty.due) - this.now.getTime();
  }
}

export type Accepted = Extract<Result, { ok: true }>;

export function must(result: Result): Accepted {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result;
}

/** The entry that the last operation wrote. */
export const written = (result: Accepted): string => result.changes.at(-1)?.entry ?? '';

/** The first entry of a type that an act wrote; throws if it wrote none. */
export function wrote(result: Accepted, type: string): string {
  const found = result.changes.find(({ operation }) => operation.op === 'set' && operation.type === type);
  if (found?.entry === undefined) throw new Error(`no ${type} was written`);
  return found.entry;
}

/** Why safeguards refused an act, as `C4.suspected`; empty if it was accepted. Anything else is a mistake of the test. */
export function refusals(result: Result): readonly string[] {
  if (result.ok) return [];
  if (result.problem.code !== 'refused') throw new Error(`not judged: ${JSON.stringify(result.problem)}`);
  return result.problem.refusals.map((one) => `${one.safeguard}.${one.reason}`);
}

/** Data groups of a report that do not identify the reporter. */
export const reportWork: readonly string[] = [
  'report-opening',
  'report-triage',
  'report-response',
  'report-need',
  'report-outcome',
  'report-routing',
];

/** A report made by Amina, shared with her contact point and, but for who reported, with her supervisor. */
export function openReport(world: World): string {
  const report = world.create(amina, 'report', { area: 'XA' });
  const share = { level: 'steward', basis: 'assignment' } as const;
  const all = [...reportWork, 'report-message', 'report-answer', 'reporter'];
  must(world.grant(amina, report, { ...share, party: teams.contactPoint, groups: all, purpose: 'response' }));
  must(
    world.grant(amina, report, { ...share, party: sana.account, groups: reportWork, purpose: 'supervision' }),
  );
  return report;
}

/** The answers that every judgement on a report needs. */
export const judgement = { moment: 'transit', urgency: 'going-on', area: 'XA' };

const caseReads = catalogue.roles['social-worker']?.reads ?? [];

/** A case made by Esi, shared with her colleague Dara and her supervisor. */
export function openCase(world: World): string {
  const child = world.create(esi, 'case', { area: 'XA' });
  const share = {
    groups: caseReads.filter((group) => caseGroup.has(group)),
    level: 'steward',
    basis: 'assignment',
  } as const;
  must(world.grant(esi, child, { ...share, party: dara.account, purpose: 'care' }));
  must(world.grant(esi, child, { ...share, party: sana.account, purpose: 'supervision' }));
  return child;
}

/** What every intake answers. */
export const arrival = {
  track: 'suspected-victim',
  cameBy: 'police',
  date: '2026-03-02',
  firstLanguage: 'am',
};

/** A guardian who may be one. */
export const guardianship = {
  person: [{ part: 'full', text: 'Guma Adere' }],
  kind: 'ngo',
  standing: 'provisional',
  appointedOn: '2026-03-02',
  appointedBy: 'District court',
  conflictsChecked: true,
};
