/** Setting the stage of a journey: what people wrote before it begins, through the one write path, as their devices would. */
import { findSession, startSession } from '../server/people/session.ts';
import { submit } from '../server/store/write.ts';
import type { Login } from './people.ts';
import type { World } from './world.ts';

export const newId = (): string => crypto.randomUUID();
/** The day so many days from today, ISO. */
export const day = (ahead: number): string =>
  new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

export const set = (dossier: string, type: string, values: object, entry = newId(), base = 0) => ({
  op: 'set',
  dossier,
  type,
  entry,
  base,
  set: values,
});

export const give = (
  dossier: string,
  party: number,
  groups: readonly string[],
  level: string,
  purpose: string,
) => ({ op: 'grant', dossier, grant: newId(), party, groups, level, purpose, basis: 'assignment' });

/** One act of somebody; ids and time are filled in. Throws if it is refused. */
export async function writeAs(world: World, who: Login, operations: readonly object[]): Promise<void> {
  const token = await startSession(world.store, world.people[who].account);
  const session = token && (await findSession(world.store, token));
  if (!session) throw new Error(`${who} cannot sign in`);
  const recorded = new Date().toISOString();
  const done = await submit(world.store, session, {
    id: newId(),
    act: 'plain',
    operations: operations.map((one) => ({ id: newId(), recorded, ...one })),
  });
  if (!done.ok) throw new Error(`${who} was refused: ${JSON.stringify(done.problem)}`);
}
