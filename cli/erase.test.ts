/** `gwen person destroy` on real databases: what was decided by two people is done, what stands in its way is said. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDossier } from '../server/store/read.ts';
import { newId, put, testActs } from '../server/store/testActs.ts';
import type { TestStore } from '../server/store/testStore.ts';
import { testStore } from '../server/store/testStore.ts';
import { main } from './gwen.ts';

let world: TestStore;
beforeAll(async () => {
  world = await testStore();
});
afterAll(() => world.close());

async function destroy(): Promise<{ readonly code: number; readonly said: string }> {
  const lines: string[] = [];
  const code = await main(
    ['person', 'destroy'],
    { say: (text) => lines.push(text) },
    {
      GWEN_DATABASE_URL: world.database.superUrl,
      GWEN_KEYS_URL: world.database.superKeysUrl,
      GWEN_DATA: join(world.folder, 'data'),
      XDG_CONFIG_HOME: join(world.folder, 'config'),
    },
  );
  return { code, said: lines.join('\n') };
}

test('destroys what was decided, and says what holds another up', { timeout: 60_000 }, async () => {
  const { must } = testActs(world);
  const esi = await world.person('esi', ['social-worker']);
  const sana = await world.person('sana', ['supervisor']);
  const decided = async (): Promise<{ readonly child: string; readonly number: string }> => {
    const [child, request] = [newId(), newId()];
    const asked = { by: 'child', kind: 'delete', askedOn: '2026-03-01', what: 'WACHTELKOENIG' };
    const share = { level: 'work', purpose: 'supervision', basis: 'assignment', groups: ['sharing'] };
    await must(
      esi,
      { op: 'create', dossier: child, kind: 'case' },
      put(child, 'data-request', asked, request),
      { op: 'grant', dossier: child, grant: newId(), party: sana.account, ...share },
    );
    await world.admin.query("update gwen.dossier set state = 'closed' where id = $1", [child]);
    await must(sana, put(child, 'erasure', { request, childTold: true, reason: 'She asks for it.' }));
    return { child, number: (await findDossier(world.store, esi, child))?.number ?? '' };
  };
  const words = async (child: string): Promise<string> =>
    JSON.stringify(await findDossier(world.store, esi, child));

  expect(await destroy()).toEqual({ code: 0, said: expect.stringMatching(/^Nothing waits\./m) });
  const [gone, kept] = [await decided(), await decided()];
  await world.admin.query("update gwen.dossier set state = 'recovering' where id = $1", [kept.child]);
  const { code, said } = await destroy();
  expect(code, said).toBe(0);
  expect(said).toContain(`${gone.number}: destroyed, in every copy.`);
  expect(said).toContain(`${kept.number}: not destroyed: the case, or the household, was opened again.`);
  expect(await words(gone.child)).not.toContain('WACHTELKOENIG');
  expect(await words(kept.child)).toContain('WACHTELKOENIG');
  expect(said).not.toContain('WACHTELKOENIG');
});
