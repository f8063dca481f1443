/** Links both ways, as each person may see them: what leads where, what is withheld, and that writing loses nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groupCode } from '../../domain/groups.ts';
import { catalogue } from '../../domain/index.ts';
import { shownValues } from '../../domain/kernel/dossier.ts';
import { groupsOf } from '../../domain/kernel/roles.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { withheldLink } from '../../domain/kernel/withheld.ts';
import { countFound } from './exports.ts';
import type { DossierView } from './read.ts';
import { findDossier, findDossiers, historyOf } from './read.ts';
import type { Session } from './session.ts';
import { sourcesOf } from './sources.ts';
import type { Draft, TestActs } from './testActs.ts';
import { newId, put, testActs } from './testActs.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';
import { entryValues } from './testValues.ts';

let world: TestStore;
let send: TestActs['send'];
let must: TestActs['must'];
let create: TestActs['create'];
/** Keeps the plan and the enterprise; sees everything. */
let petra: Session;
/** Works on the plan and the enterprise; knows of no agency. */
let wole: Session;
/** Licenses agencies; knows of no plan. */
let lena: Session;
beforeAll(async () => {
  world = await testStore();
  ({ send, must, create } = testActs(world));
  const keeper = ['plan-coordinator', 'licensing-officer', 'supply-chain-lead', 'supervisor', 'focal-point'];
  petra = await world.person('petra', keeper);
  wole = await world.person('wole', ['focal-point', 'supply-chain-lead']);
  lena = await world.person('lena', ['licensing-officer', 'plan-coordinator']);
});
afterAll(() => world.close());

const share = (dossier: string, { account }: Session, groups: readonly string[]): Draft => ({
  op: 'grant',
  dossier,
  grant: newId(),
  party: account,
  groups,
  level: 'work',
  purpose: 'planning',
  basis: 'assignment',
});
const open = async (by: Session, dossier: string): Promise<DossierView> => {
  const view = await findDossier(world.store, by, dossier);
  if (!view) throw new Error('not to be seen');
  return view;
};
const values = async (by: Session, dossier: string, entry: string): Promise<Record<string, Json>> => {
  const found = (await open(by, dossier)).entries.find((one) => one.id === entry);
  return found ? shownValues(found) : {};
};

interface Shown {
  readonly plan: string;
  readonly agency: string;
  readonly evidence: string;
}
/** An action of a plan that an agency shows to be done. */
async function evident(): Promise<Shown> {
  const [plan, agency] = [await create(petra, 'plan'), await create(petra, 'agency')];
  const [action, evidence] = [newId(), newId()];
  await must(
    petra,
    put(
      plan,
      'action',
      { heading: 'prevention', catalogue: 'report-bad-employers', actor: 'workers' },
      action,
    ),
    put(plan, 'evidence', { action, kind: 'published-report', dossier: agency }, evidence),
    share(plan, wole, ['national-plan']),
    share(agency, lena, ['agency']),
  );
  return { plan, agency, evidence };
}

describe('a link field', () => {
  test('leads there for whoever may know of it, and back', async () => {
    const { plan, agency, evidence } = await evident();
    expect(await values(petra, plan, evidence)).toMatchObject({ dossier: agency });
    expect((await open(petra, agency)).mentionedIn).toEqual([
      { dossier: plan, kind: 'plan', entry: evidence, type: 'evidence', field: 'dossier' },
    ]);
  });

  test('tells who may not know of it that something is named, and nothing of what', async () => {
    const { plan, agency, evidence } = await evident();
    expect(await values(wole, plan, evidence)).toMatchObject({ dossier: withheldLink });
    expect(JSON.stringify(await open(wole, plan))).not.toContain(agency);
    expect(JSON.stringify(await historyOf(world.store, wole, plan))).not.toContain(agency);
    expect(JSON.stringify(await historyOf(world.store, petra, plan))).toContain(agency);
    // what does not exist looks the same as what is not hers
    const made = newId();
    await must(
      petra,
      put(plan, 'evidence', { action: newId(), kind: 'published-report', dossier: newId() }, made),
    );
    expect(await values(wole, plan, made)).toMatchObject({ dossier: withheldLink });
  });

  test('leads back to nobody who may not read the entry that names it', async () => {
    const { plan, agency } = await evident();
    expect((await open(lena, agency)).mentionedIn).toEqual([]);
    await must(petra, { ...share(plan, lena, ['national-plan']), level: 'know-of' });
    expect((await open(lena, agency)).mentionedIn).toEqual([]);
    await must(petra, share(plan, lena, ['national-plan']));
    expect((await open(lena, agency)).mentionedIn).toHaveLength(1);
  });

  test('leads back no more once the entry names another, or is taken back', async () => {
    const { plan, agency, evidence } = await evident();
    const other = await create(petra, 'agency');
    await must(petra, put(plan, 'evidence', { dossier: other }, evidence));
    expect((await open(petra, agency)).mentionedIn).toEqual([]);
    expect((await open(petra, other)).mentionedIn).toHaveLength(1);
    await must(petra, {
      op: 'withdraw',
      dossier: plan,
      type: 'evidence',
      entry: evidence,
      reason: 'by mistake',
    });
    expect((await open(petra, other)).mentionedIn).toEqual([]);
  });

  test('is not lost when somebody hands back what she was shown', async () => {
    const { plan, agency, evidence } = await evident();
    await must(wole, put(plan, 'evidence', { dossier: withheldLink, kind: 'minutes' }, evidence));
    expect(await values(petra, plan, evidence)).toMatchObject({
      dossier: agency,
      kind: 'minutes',
    });
    expect((await open(petra, agency)).mentionedIn).toHaveLength(1);
  });

  test('is never written as withheld where nothing was', async () => {
    const { plan } = await evident();
    const set = { action: newId(), kind: 'published-report', dossier: withheldLink };
    expect(await send(wole, put(plan, 'evidence', set))).toMatchObject({
      ok: false,
      problem: { code: 'invalid', invalid: [{ field: 'dossier', problem: 'form' }] },
    });
  });
});

test('a list narrowed by a link tells nobody where a withheld one leads', async () => {
  const { plan, agency } = await evident();
  const query = { kind: 11, sort: 'updated', down: true } as const;
  const found = async (by: Session, dossier: string): Promise<string[]> => {
    const answers = [{ type: 'evidence', open: { dossier } }];
    return (await findDossiers(world.store, by, { ...query, answers })).map(({ id }) => id);
  };
  expect(await found(petra, agency)).toEqual([plan]);
  expect(await found(wole, agency)).toEqual([]);
  expect(
    await countFound(
      world.store,
      wole,
      { ...query, answers: [{ type: 'evidence', open: { dossier: agency } }] },
      9,
    ),
  ).toBe(0);
  // what she may know of is found as before
  expect(await found(wole, newId())).toEqual([]);
});

describe('a link in a list', () => {
  async function hired(): Promise<{
    enterprise: string;
    agencies: string[];
    entry: string;
    items: string[];
  }> {
    const [enterprise, entry, items] = [await create(petra, 'enterprise'), newId(), [newId(), newId()]];
    const agencies = [await create(petra, 'agency'), await create(petra, 'agency')];
    const add = Object.fromEntries(items.map((item, at) => [item, { agency: agencies[at] }]));
    await must(
      petra,
      put(
        enterprise,
        'hiring',
        { steps: ['no-fees'], coversCasual: true, from: '2026', agencies: { add } },
        entry,
      ),
      share(enterprise, wole, ['enterprise']),
    );
    return { enterprise, agencies, entry, items };
  }
  const list = async (by: Session, enterprise: string, entry: string) =>
    ((await values(by, enterprise, entry))['agencies'] as { items: Record<string, { agency: string }> })
      .items;

  test('is withheld and leads back likewise', async () => {
    const { enterprise, agencies, entry } = await hired();
    expect(Object.values(await list(wole, enterprise, entry))).toEqual([
      { agency: withheldLink },
      { agency: withheldLink },
    ]);
    expect((await open(petra, agencies[1] ?? '')).mentionedIn).toMatchObject([{ field: 'agencies.agency' }]);
    expect(JSON.stringify(await historyOf(world.store, wole, enterprise))).not.toContain(agencies[0]);
  });

  test('is taken over by the item that takes the place of one; what cannot be told is refused', async () => {
    const { enterprise, agencies, entry, items } = await hired();
    const replaced = newId();
    const change = (remove: readonly string[]) =>
      send(
        wole,
        put(
          enterprise,
          'hiring',
          { agencies: { add: { [replaced]: { agency: withheldLink } }, remove } },
          entry,
        ),
      );
    for (const remove of [[], items, [newId()]])
      expect(await change(remove)).toMatchObject({ ok: false, problem: { code: 'invalid' } });
    expect(await change([items[0] ?? ''])).toMatchObject({ ok: true });
    const kept = await list(petra, enterprise, entry);
    expect(kept[replaced]).toEqual({ agency: agencies[0] });
    expect(Object.keys(kept).sort()).toEqual([replaced, items[1]].sort());
  });
});

test('every link field that lies in the open leads there and back', async () => {
  const { account } = await world.person('everybody', Object.keys(catalogue.roles));
  const groups = [...groupsOf(Object.keys(catalogue.roles), catalogue.roles)].map(groupCode);
  const all: Session = {
    account,
    roles: Object.keys(catalogue.roles),
    parties: [account],
    groups,
    organisation: world.organisation,
  };
  const draw = (min: number, max: number): number => min + Math.floor((max - min) / 2);
  const led: string[] = [];
  for (const source of [...sourcesOf(catalogue).values()].flat()) {
    const [field = '', inner] = source.by;
    const declared = source.kind.entries[source.type];
    const spec = declared?.fields[field]?.spec;
    const link = inner === undefined ? spec : spec?.items?.[inner]?.spec;
    const target = link?.kinds?.[0];
    if (link?.kind !== 'link' || target === undefined || source.ends !== undefined) continue;
    const [from, to] = [await create(all, source.kind.kind), await create(all, target)];
    const there = { accounts: [account], teams: [world.team] };
    const value = inner === undefined ? to : { add: { [newId()]: { [inner]: to } } };
    const set = { ...entryValues(source.kind, source.type, there, draw), [field]: value };
    const entry = newId();
    const written = await send(all, { ...put(from, source.type, set, entry), fact: true });
    // what Gwen alone decides may be refused, as here everything else is missing
    if (!written.ok) continue;
    const path = inner === undefined ? field : `${field}.${inner}`;
    const name = `${source.kind.kind}.${source.type}.${path}`;
    expect((await open(all, to)).mentionedIn, name).toEqual([
      { dossier: from, kind: source.kind.kind, entry, type: source.type, field: path },
    ]);
    expect(JSON.stringify(await values(all, from, entry)), name).toContain(to);
    led.push(name);
  }
  for (const one of ['report.outcome.proceeding', 'report.outcome.agency', 'report.outcome.household'])
    expect(led).toContain(one);
  expect(led.length).toBeGreaterThan(20);
}, 60_000);

describe('a link between dossiers', () => {
  test('is seen from both ends by whoever knows of both, and from neither by who knows of one', async () => {
    const { plan, agency } = await evident();
    await must(petra, { op: 'link', dossier: plan, to: agency, relation: 'concerns' });
    expect((await open(petra, plan)).links).toEqual([{ to: agency, relation: 'concerns' }]);
    expect((await open(petra, agency)).linkedFrom).toEqual([{ from: plan, relation: 'concerns' }]);
    expect((await open(wole, plan)).links).toEqual([]);
    expect((await open(lena, agency)).linkedFrom).toEqual([]);
    const ops = async (by: Session) => (await historyOf(world.store, by, plan)).map(({ kind }) => kind);
    expect(await ops(petra)).toContain('link');
    expect(await ops(wole)).not.toContain('link');
  });
});
