/** Sending acts in tests of the store, in few words. Whoever sends one has seen all that is there. */
import { expect } from 'vitest';
import type { Session } from './session.ts';
import { standIn } from './testFiles.ts';
import type { TestStore } from './testStore.ts';
import type { Submitted } from './write.ts';
import { submit } from './write.ts';

export const newId = (): string => crypto.randomUUID();

/** An operation without what is filled in when it is sent: id, time of recording, base. */
export interface Draft {
  readonly op: string;
  readonly dossier: string;
  readonly [more: string]: unknown;
}

export interface TestActs {
  send(by: Session, ...operations: Draft[]): Promise<Submitted>;
  /** Fails the test unless it is accepted. */
  must(by: Session, ...operations: Draft[]): Promise<void>;
  /** A new dossier's id. */
  create(by: Session, kind: string, area?: string): Promise<string>;
}

/** Writes fields of an entry, of a new one unless one is named. */
export const put = (dossier: string, type: string, set: object, entry: string = newId()): Draft => ({
  op: 'set',
  dossier,
  type,
  entry,
  set,
});

export const takeBack = (dossier: string, type: string, entry: string): Draft => ({
  op: 'withdraw',
  dossier,
  type,
  entry,
  reason: 'by mistake',
});

/** @param clock the time of recording and accepting; now, if absent */
export function testActs(world: TestStore, clock: () => Date = () => new Date()): TestActs {
  const send: TestActs['send'] = async (by, ...operations) => {
    const ids = operations.map(({ dossier }) => dossier);
    const { rows } = await world.admin.query('select id, version from gwen.dossier where id = any ($1)', [
      ids,
    ]);
    await standIn(world, by.account, operations);
    const bases = new Map<unknown, unknown>(rows.map((row) => [row.id, row.version]));
    return await submit({ ...world.store, clock }, by, {
      id: newId(),
      act: 'plain',
      operations: operations.map((one) => ({
        id: newId(),
        recorded: clock().toISOString(),
        ...(one.op === 'set' || one.op === 'withdraw' ? { base: bases.get(one.dossier) ?? 0 } : {}),
        ...one,
      })),
    });
  };
  const must: TestActs['must'] = async (by, ...operations) => {
    const result = await send(by, ...operations);
    expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
  };
  return {
    send,
    must,
    async create(by, kind, area) {
      const dossier = newId();
      await must(by, { op: 'create', dossier, kind, ...(area === undefined ? {} : { area }) });
      return dossier;
    },
  };
}

/** Why it was refused, as `C27.interpreter-not-vetted`, or the code of another problem; empty if it was accepted. */
export function refusalsOf(result: Submitted): readonly string[] {
  if (result.ok) return [];
  if (result.problem.code !== 'refused') return [result.problem.code];
  return result.problem.refusals.map(({ safeguard, reason }) => `${safeguard}.${reason}`);
}
