/** A case handed over on a real database: who answers for it, who still sees it, and what the others are left with. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseKind } from '../../domain/case/index.ts';
import { stewardGroups } from '../../domain/kernel/declare.ts';
import { findDossier, listDossiers } from './read.ts';
import type { Session } from './session.ts';
import { fillSources } from './sources.ts';
import type { TestActs } from './testActs.ts';
import { newId, put, refusalsOf, testActs } from './testActs.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';

let world: TestStore;
let acts: TestActs;
let office: number;
let esi: Session;
let sana: Session;
let guardian: Session;
let nadia: Session;
let focal: Session;
beforeAll(async () => {
  world = await testStore();
  await fillSources(world.store);
  acts = testActs(world);
  const added = await world.admin.query(
    "select gwen.add_organisation(null, 'Child protection of the coast', 'government', '') as id",
  );
  office = added.rows[0].id;
  esi = await world.person('esi', ['social-worker']);
  sana = await world.person('sana', ['supervisor']);
  guardian = await world.person('guma', ['guardian'], office);
  nadia = await world.person('nadia', ['social-worker'], office);
  focal = await world.person('focal', ['focal-point'], office);
});
afterAll(() => world.close());

const everything = stewardGroups(caseKind);
const grant = (dossier: string, more: object) => ({ op: 'grant', dossier, grant: newId(), ...more });

test('only as what the other organisation is on file, and whole', async () => {
  const child = await acts.create(esi, 'case');
  const leave = newId();
  const answers = {
    level: 'steward',
    purpose: 'supervision',
    basis: 'assignment',
    groups: ['intake', 'guardianship', 'needs'],
  };
  await acts.must(esi, grant(child, { ...answers, party: sana.account }));
  await acts.must(
    esi,
    put(child, 'guardian', {
      person: [{ part: 'full', text: 'Guma Adere' }],
      account: guardian.account,
      kind: 'office',
      standing: 'provisional',
      appointedOn: '2026-01-02',
      appointedBy: 'District court',
      conflictsChecked: true,
    }),
    grant(child, {
      party: guardian.account,
      groups: ['intake', 'needs'],
      level: 'work',
      purpose: 'guardianship',
      basis: 'assignment',
    }),
    put(child, 'needs-assessment', { kind: 'initial', domain: 'education', severity: 'mild' }),
    put(
      child,
      'consent',
      {
        basis: 'consent',
        from: 'child',
        given: true,
        purpose: 'services',
        organisation: office,
        groups: everything,
      },
      leave,
    ),
  );
  const handOver = (by: Session, more: object = {}) =>
    acts.send(
      by,
      grant(child, {
        party: nadia.account,
        groups: everything,
        level: 'steward',
        purpose: 'care',
        basis: 'consent',
        consent: leave,
        steward: office,
        ...more,
      }),
    );
  // nothing tells yet what kind of organisation it is
  expect(refusalsOf(await handOver(sana))).toEqual(['C15.kind-not-known']);
  const itself = await acts.create(focal, 'organisation');
  await acts.must(
    focal,
    put(itself, 'profile', { organisation: office, actor: 'government', kind: 'child-protection' }),
  );
  expect(await handOver(esi)).toMatchObject({ ok: false, problem: { code: 'not-your-role' } });
  const groups = everything.slice(1);
  expect(await handOver(sana, { groups })).toMatchObject({ ok: false, problem: { code: 'invalid' } });
  expect(await handOver(sana, { steward: world.organisation })).toMatchObject({
    ok: false,
    problem: { code: 'invalid' },
  });
  expect((await findDossier(world.store, esi, child))?.number).toBeDefined();

  expect(refusalsOf(await handOver(sana))).toEqual([]);

  const kept = await world.admin.query('select steward from gwen.dossier where id = $1', [child]);
  expect(kept.rows).toEqual([{ steward: office }]);
  // out at once, and not told that there is anything
  for (const one of [esi, sana]) {
    expect(await findDossier(world.store, one, child)).toBeUndefined();
    expect(await listDossiers(world.store, one, { kind: caseKind.code })).toEqual([]);
    const peek = put(child, 'needs-assessment', { kind: 'full', domain: 'legal', severity: 'mild' });
    expect(await acts.send(one, peek)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  }
  // the guardian stays, and the new worker has all that was written
  expect((await findDossier(world.store, guardian, child))?.entries.map(({ type }) => type)).toEqual([
    'needs-assessment',
  ]);
  const seen = await findDossier(world.store, nadia, child);
  expect(seen?.entries.map(({ type }) => type).toSorted()).toEqual([
    'consent',
    'guardian',
    'needs-assessment',
  ]);
  // the old service is now outside, and the new one is not
  const assign = (party: number) =>
    grant(child, { party, groups: ['needs'], level: 'read', purpose: 'care', basis: 'assignment' });
  expect(refusalsOf(await acts.send(nadia, assign(esi.account)))).toContain('C7.no-consent');
  expect(refusalsOf(await acts.send(nadia, assign(focal.account)))).toEqual([]);
});
