/**
 * Writes the history of the demonstration through the one write path, as its people would have: each act at its time, by
 * somebody who may. All ids follow from names, so that making the demonstration can be interrupted and goes on.
 * A refusal is a mistake of the demonstration, and stops it.
 */
import type { GroupName } from '../../domain/groups.ts';
import type { bases, Level, purposes, relations } from '../../domain/kernel/operations.ts';
import type { Session } from '../../server/store/session.ts';
import type { Store } from '../../server/store/store.ts';
import { submit } from '../../server/store/write.ts';
import { stableUuid } from '../../server/vault/stableUuid.ts';

/** Part of an operation: ids, base and time are filled in. */
export type Step = { readonly op: string; readonly as?: string } & { readonly [name: string]: unknown };

export interface Giving {
  readonly party: number;
  readonly groups: readonly (GroupName | string)[];
  readonly level: Level;
  readonly purpose: (typeof purposes)[number];
  readonly basis?: (typeof bases)[number];
  readonly consent?: string;
}

/** A dossier being written. */
export interface Folder {
  readonly name: string;
  readonly id: string;
  /** How many changes it has, so that each author has all before in view. */
  version: number;
}

export const create = (kind: string, more: { readonly steward?: number; readonly area: string }): Step => ({
  op: 'create',
  kind,
  ...more,
});

/** @param as name of the entry, where there are several of its type */
export const set = (type: string, values: object, as: string = type, more: object = {}): Step => ({
  op: 'set',
  type,
  as,
  set: values,
  ...more,
});

export const move = (to: string, reason?: string): Step => ({
  op: 'transition',
  to,
  ...(reason && { reason }),
});
export const give = ({ basis = 'assignment', ...more }: Giving): Step => ({ op: 'grant', basis, ...more });
export const link = (to: string, relation: (typeof relations)[number]): Step => ({
  op: 'link',
  to,
  relation,
});

export class Scribe {
  readonly #store: Store;
  readonly #namespace: string;
  /** How many acts were written. */
  acts = 0;

  /** @param namespace secret random text of this demonstration (see stableUuid) */
  constructor(store: Store, namespace: string) {
    this.#store = store;
    this.#namespace = namespace;
  }

  id(name: string): string {
    return stableUuid(this.#namespace, name);
  }

  /** The store as it would have been at a time. */
  at(time: Date): Store {
    return { ...this.#store, clock: () => time };
  }

  folder(name: string, id: string = this.id(name), version = 0): Folder {
    return { name, id, version };
  }

  /** Id of an entry of a folder by its name. */
  entry(folder: Folder, as: string): string {
    return this.id(`${folder.name} ${as}`);
  }

  /** One act of one person on one folder. */
  async write(who: Session, time: Date, [folder, ...steps]: readonly [Folder, ...Step[]]): Promise<void> {
    const recorded = time.toISOString();
    const base = folder.version;
    const operations = steps.map(({ as, ...step }) => {
      folder.version += 1;
      const id = this.id(`${folder.name} #${folder.version}`);
      return {
        id,
        dossier: folder.id,
        recorded,
        ...(step.op === 'grant' ? { grant: this.id(`${folder.name} given ${folder.version}`) } : {}),
        ...(step.op === 'set' ? { entry: this.entry(folder, as ?? id), base } : {}),
        ...step,
      };
    });
    const name = `${folder.name} act ${base + 1}`;
    const act = { id: this.id(name), act: 'plain', operations };
    const done = await submit(this.at(time), who, act);
    if (!done.ok && !(await this.#wasWritten(folder, act))) {
      throw new Error(`The demonstration was refused at ${name}: ${JSON.stringify(done.problem)}`);
    }
    this.acts += 1;
  }

  /** In a run before this one, by somebody who may not see the dossier any more? */
  async #wasWritten(
    folder: Folder,
    act: { readonly id: string; readonly operations: readonly { readonly id: string }[] },
  ): Promise<boolean> {
    const { rows } = await this.#store.app.query<{ known: boolean }>(
      'select gwen.was_accepted($1, $2, $3) as known',
      [folder.id, act.id, act.operations.map(({ id }) => id)],
    );
    return rows[0]?.known ?? false;
  }
}

/** Does something for each of a list, so many at a time; stops at the first failure. */
export async function inLanes<T>(
  all: readonly T[],
  lanes: number,
  act: (one: T, at: number) => Promise<void>,
): Promise<void> {
  const left = all.entries();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const [at, one] of left) await act(one, at);
    }),
  );
}
