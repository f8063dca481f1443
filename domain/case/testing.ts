/** A case for the tests of what is done with cases, and what others have on file. */
import type { Result } from '../kernel/apply.ts';
import type { FoundEntry, PartyFacts } from '../kernel/lookups.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import type { Accepted, World } from '../testing.ts';
import { must, openCase, service } from '../testing.ts';

/** An entry that a look-up finds in some other dossier. */
export const found = (values: Record<string, Json>, state = 'active'): FoundEntry => ({
  values,
  state,
  dossier: crypto.randomUUID(),
  on: '2026-01-01',
});

/** Adds to what is on file of an organisation, by look-up (`organisations`: its profiles, `policies`: its policies). */
export function onFile(
  world: World,
  lookup: string,
  organisation: number,
  ...all: Record<string, Json>[]
): void {
  const entries = all.map((values) => found(values));
  world.lookups[lookup] = { ...(world.lookups[lookup] as object), [organisation]: entries };
}

/** Makes an account of the service known that the world does not begin with. */
export function makeKnown(world: World, { account }: Actor): void {
  const known: PartyFacts = { kind: 'account', organisation: service, contactPoint: false, disciplines: [] };
  world.lookups.parties = { ...world.lookups.parties, [account]: known };
}

type Steps = Parameters<World['perform']>[3];

/** A case made by Esi in a world, to do acts on. */
export class TestCase {
  readonly world: World;
  readonly id: string;

  constructor(world: World, id: string = openCase(world)) {
    this.world = world;
    this.id = id;
  }

  try(actor: Actor, name: string, steps: Steps): Result {
    return this.world.perform(actor, name, { case: this.id }, steps);
  }

  done(actor: Actor, name: string, steps: Steps): Accepted {
    return must(this.try(actor, name, steps));
  }

  /** The value that is shown of a field of an entry. */
  shown(entry: string, field: string): Json | undefined {
    const one = this.world.get(this.id).entries.find(({ id }) => id === entry);
    return one?.heads[field]?.[0]?.value;
  }

  get state(): string {
    return this.world.get(this.id).state;
  }

  get parties(): readonly number[] {
    return this.world.get(this.id).grants.map(({ party }) => party);
  }

  /** Duties and alerts of a safeguard that are open, in order. */
  open(prefix: string): readonly string[] {
    return this.world
      .open(this.id)
      .filter((id) => id.startsWith(prefix))
      .toSorted();
  }
}
