/** Possible re-trafficking: both sides' supervisors are told, the writer is not; once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dutiesFor, findDossier } from '../store/read.ts';
import type { Session } from '../store/session.ts';
import type { TestStore } from '../store/testStore.ts';
import { testStore } from '../store/testStore.ts';
import { submit } from '../store/write.ts';
import { matchWaiting } from './match.ts';

let world: TestStore;
let esi: Session;
let efua: Session;
let grace: Session;
beforeAll(async () => {
  world = await testStore();
  esi = await world.person('esi', ['social-worker']);
  efua = await world.person('efua', ['social-worker']);
  grace = await world.person('grace', ['supervisor']);
});
afterAll(() => world.close());

const id = (): string => crypto.randomUUID();
const act = (...operations: object[]) => ({
  id: id(),
  act: 'plain',
  operations: operations.map((one) => ({ id: id(), recorded: new Date().toISOString(), ...one })),
});

async function openCase(by: Session, text: string): Promise<string> {
  const dossier = id();
  const result = await submit(
    world.store,
    by,
    act(
      { op: 'create', dossier, kind: 'case' },
      {
        op: 'set',
        dossier,
        type: 'identity',
        entry: id(),
        base: 0,
        set: {
          names: [{ part: 'full', text }],
          sex: 'male',
          dateOfBirth: '2011',
          ageBasis: { unsaid: 'not-asked' },
        },
      },
      {
        op: 'grant',
        dossier,
        grant: id(),
        party: grace.account,
        groups: ['identity', 'safety', 'closure'],
        level: 'read',
        purpose: 'supervision',
        basis: 'assignment',
      },
    ),
  );
  expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
  return dossier;
}

test('a new case like a closed one tells the supervisors of both, and not who wrote it', async () => {
  const old = await openCase(esi, 'Danso Merrik Tolvane');
  await matchWaiting(world.store, new Date());
  await world.admin.query("update gwen.dossier set state = 'closed' where id = $1", [old]);
  const fresh = await openCase(efua, 'Danso Merik Tolvane');
  const before = await findDossier(world.store, efua, fresh);
  expect(before?.duties.filter((duty) => duty.safeguard === 'C24')).toEqual([]);
  await matchWaiting(world.store, new Date());
  await matchWaiting(world.store, new Date());
  const told = (await dutiesFor(world.store, grace)).filter((duty) => duty.safeguard === 'C24');
  expect(told.map((duty) => duty.dossier_id).sort()).toEqual([old, fresh].sort());
  const after = await findDossier(world.store, efua, fresh);
  expect(after?.duties.filter((duty) => duty.safeguard === 'C24')).toEqual([]);
  expect((await dutiesFor(world.store, efua)).filter((duty) => duty.safeguard === 'C24')).toEqual([]);
});

test('an ordinary new case tells nobody', async () => {
  const fresh = await openCase(efua, 'Yohanna Belkesh Urdan');
  await matchWaiting(world.store, new Date());
  const told = (await dutiesFor(world.store, grace)).filter(
    (duty) => duty.dossier_id === fresh && duty.safeguard === 'C24',
  );
  expect(told).toEqual([]);
});
