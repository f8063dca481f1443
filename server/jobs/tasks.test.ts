/** Deadlines climb once each by a clock that the tests move; who reported is forgotten in time, whatever came between. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newIdentity, recipientOf } from '../../seal/box.ts';
import { addWords, findTalk, takeIn } from '../channels/reports.ts';
import { startEpoch } from '../people/contactPoint.ts';
import { exportRoot } from '../store/exportedRoots.ts';
import { dutiesFor, findDossier, historyOf } from '../store/read.ts';
import type { Session } from '../store/session.ts';
import type { Hint, Store } from '../store/store.ts';
import type { TestStore } from '../store/testStore.ts';
import { testStore } from '../store/testStore.ts';
import { verify } from '../store/verify.ts';
import { submit } from '../store/write.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import { climb } from './climbing.ts';
import { retainReporters } from './tasks.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** On a quarter of an hour, as times of reports are stored, and not before what the database calls now. */
let now = new Date(Math.ceil(Date.now() / day) * day);
const pass = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};

let world: TestStore;
let store: Store;
let amina: Session;
let bilal: Session;
let sana: Session;
let liam: Session;
let recipient: string;
let epoch: number;
beforeAll(async () => {
  world = await testStore();
  store = { ...world.store, clock: () => now };
  amina = await world.person('amina', ['operator']);
  bilal = await world.person('bilal', ['operator']);
  const inTeam = async (login: string, role: string): Promise<Session> => {
    const session = await world.person(login, [role]);
    return { ...session, parties: [...session.parties, world.team] };
  };
  sana = await inTeam('sana', 'supervisor');
  liam = await inTeam('liam', 'liaison');
  recipient = await recipientOf(await newIdentity());
  epoch =
    (await startEpoch(world.admin, null, {
      team: world.team,
      recipient,
      recovery: recipient,
      boxes: [],
      shares: [],
    })) ?? 0;
});
afterAll(() => world.close());

const id = (): string => crypto.randomUUID();
const box = 'A'.repeat(3000);

interface Report {
  readonly dossier: string;
  readonly locator: string;
  readonly proof: string;
}

async function newReport(): Promise<Report> {
  const receipt = { locator: id(), proof: id() };
  const point = { team: world.team, organisation: world.organisation, area: '', epoch, recipient };
  await takeIn(store, {
    ...receipt,
    point: { ...point, recovery: recipient },
    area: '',
    language: 'en',
    involved: [],
    recipient,
    box,
    sameAs: id(),
  });
  return { ...receipt, dossier: stableUuid(receipt.locator, 'dossier') };
}

async function act(by: Session, ...operations: object[]): Promise<void> {
  const result = await submit(store, by, {
    id: id(),
    act: 'plain',
    operations: operations.map((one) => ({ id: id(), recorded: now.toISOString(), ...one })),
  });
  expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
}

const told = async (dossier: string, key: string): Promise<string[]> =>
  (await world.admin.query('select told from gwen.duty where dossier_id = $1 and key = $2', [dossier, key]))
    .rows[0]?.told;

describe('late duties', () => {
  test('climb at their time, a step a quarter of an hour, each once, and are seen', async () => {
    const { dossier } = await newReport();
    const mine = async (who: Session): Promise<string[]> =>
      (await dutiesFor(store, who)).filter((one) => one.dossier_id === dossier).map((one) => one.key);
    pass(15 * minute - 1);
    expect(await climb(store, now)).toBe(0);
    expect(await mine(sana)).toEqual([]);
    const hints: Hint[] = [];
    store.hints.on('hint', (hint) => hints.push(hint));
    pass(1);
    expect(await climb(store, now)).toBe(1);
    expect(await climb(store, now)).toBe(0);
    expect(await told(dossier, 'triage')).toEqual(['supervisor']);
    expect(await mine(sana)).toEqual(['triage']);
    expect(await mine(liam)).toEqual([]);
    await expect.poll(() => hints).toContainEqual(expect.objectContaining({ dossier, kind: 'report' }));
    expect(hints[0]?.parties).toContain(world.team);
    pass(14 * minute);
    expect(await climb(store, now)).toBe(0);
    pass(minute);
    expect(await climb(store, now)).toBe(1);
    expect(await told(dossier, 'triage')).toEqual(['supervisor', 'liaison']);
    expect(await mine(liam)).toEqual(['triage']);
    pass(15 * minute);
    expect(await climb(store, now)).toBe(0);
    // the answer in the field, within an hour of the report
    pass(15 * minute);
    expect(await climb(store, now)).toBe(1);
    expect(await told(dossier, 'response')).toEqual(['supervisor']);
  });

  test('after a downtime are told to one role after the other, not to all at once', async () => {
    await climb(store, now);
    const { dossier } = await newReport();
    pass(5 * day);
    await climb(store, now);
    await climb(store, now);
    expect(await told(dossier, 'triage')).toEqual(['supervisor']);
    expect(await told(dossier, 'response')).toEqual(['supervisor']);
    pass(15 * minute);
    await climb(store, now);
    await climb(store, now);
    expect(await told(dossier, 'triage')).toEqual(['supervisor', 'liaison']);
    expect(await told(dossier, 'response')).toEqual(['supervisor', 'liaison']);
    pass(day);
    expect(await climb(store, now)).toBe(0);
  });

  test('are told once also by several servers at the same moment', async () => {
    const reports = await Promise.all(Array.from({ length: 8 }, newReport));
    pass(15 * minute);
    const counts = await Promise.all(Array.from({ length: 4 }, () => climb(store, now)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(reports.length);
    for (const { dossier } of reports) expect(await told(dossier, 'triage')).toEqual(['supervisor']);
  });

  test('that were done climb no more; a new date starts afresh', async () => {
    const { dossier } = await newReport();
    pass(15 * minute);
    await climb(store, now);
    expect(await told(dossier, 'triage')).toEqual(['supervisor']);
    const triage = { moment: 'exploitation', urgency: 'at-risk', area: 'X' };
    await act(amina, { op: 'set', dossier, type: 'triage', entry: id(), base: 4, set: triage });
    pass(2 * day);
    await climb(store, now);
    expect(await told(dossier, 'triage')).toEqual(['supervisor']);
    // within 72 hours instead of one, from the report
    expect(await told(dossier, 'response')).toEqual([]);
    pass(day);
    await climb(store, now);
    expect(await told(dossier, 'response')).toEqual(['supervisor']);
  });
});

describe('who reported', () => {
  async function close({ dossier }: Report): Promise<void> {
    const proposal = {
      what: 'not-actionable',
      notActionable: 'not-about-children',
      reason: 'Only grown-ups work there.',
    };
    await act(amina, { op: 'set', dossier, type: 'proposal', entry: id(), base: 0, set: proposal });
    await act(bilal, {
      op: 'transition',
      dossier,
      to: 'not-actionable',
      reason: 'Only grown-ups work there.',
    });
  }

  /** What is stored about the reporter. */
  async function left({ dossier }: Report): Promise<{ ciphers: number; tokens: number; readable: number }> {
    const { rows } = await world.admin.query(
      `select (select count(*)::int from gwen.entry where dossier_id = $1 and subject = 2 and (cipher is not null or open <> '{}')) as ciphers,
         (select count(*)::int from gwen.token where dossier_id = $1 and subject = 2)
         + (select count(*)::int from gwen.fact where dossier_id = $1 and subject = 2) as tokens`,
      [dossier],
    );
    const history = await historyOf(store, amina, dossier);
    const readable = history.filter((line) => line.type === 'message' && line.operation).length;
    return { ...rows[0], readable };
  }

  const destroyDuty = async ({ dossier }: Report) =>
    (await findDossier(store, amina, dossier))?.duties.find((one) => one.safeguard === 'R9');

  test('is forgotten 90 days after closing: key, answers, history; nothing else, and once', async () => {
    const [report, open] = [await newReport(), await newReport()];
    await act(amina, {
      op: 'set',
      dossier: report.dossier,
      type: 'reprisal',
      entry: id(),
      base: 0,
      set: { kind: 'lost-work', what: 'Lost her work.' },
    });
    pass(day);
    await close(report);
    await exportRoot(store, world.folder);
    pass(90 * day);
    expect(await retainReporters(store, now)).toBe(0);
    expect(await left(report)).toMatchObject({ ciphers: 2, readable: 1 });
    expect((await destroyDuty(report))?.done).toBeUndefined();

    pass(1);
    expect(await retainReporters(store, now)).toBe(1);
    expect(await left(report)).toEqual({ ciphers: 0, tokens: 0, readable: 0 });
    expect(await left(open)).toMatchObject({ ciphers: 1, readable: 1 });
    expect((await destroyDuty(report))?.done).toBe(now.toISOString());
    expect((await findTalk(store, report))?.lines).toEqual([]);
    const again = { ...report, language: 'en', box, sameAs: 'more' };
    expect(await addWords(store, again)).toBe('ended');
    expect(await readFile(join(world.folder, 'data', 'tombstones.log'), 'utf8')).toContain(
      `${report.dossier} 2 `,
    );
    const dossier = await findDossier(store, amina, report.dossier);
    expect(dossier?.entries.filter((one) => one.type === 'proposal')[0]?.heads).not.toEqual({});
    expect((await verify(store, world.folder)).found).toBe(0);
    expect(await retainReporters(store, now)).toBe(0);
  });

  test('is kept 30 days more when she wrote again after closing', async () => {
    const report = await newReport();
    await close(report);
    pass(80 * day);
    expect(await addWords(store, { ...report, language: 'en', box, sameAs: 'again' })).toBe('stored');
    pass(10 * day);
    expect(await retainReporters(store, now)).toBe(0);
    pass(20 * day - minute);
    expect(await retainReporters(store, now)).toBe(0);
    expect((await findTalk(store, report))?.lines).toHaveLength(2);
    pass(minute);
    expect(await retainReporters(store, now)).toBe(1);
    expect(await left(report)).toEqual({ ciphers: 0, tokens: 0, readable: 0 });
  });

  test('is forgotten by the next run where one was cut short', async () => {
    const report = await newReport();
    await close(report);
    pass(90 * day + minute);
    await store.jobs.query('select gwen.forget_subjects($1, $2)', [report.dossier, [2]]);
    expect(await left(report)).toMatchObject({ ciphers: 0, readable: 1 });
    expect(await retainReporters(store, now)).toBe(1);
    expect(await left(report)).toEqual({ ciphers: 0, tokens: 0, readable: 0 });
  });

  test('of many reports in one night', async () => {
    const reports = await Promise.all(Array.from({ length: 30 }, newReport));
    for (const report of reports) await close(report);
    pass(90 * day + minute);
    expect(await retainReporters(store, now)).toBe(30);
  });

  test('is kept as long as the country decided', async () => {
    await world.admin.query("select gwen.set_setting(null, 'R9.term', 10)");
    const report = await newReport();
    await close(report);
    await expect.poll(() => store.findSetting('R9.term'), { timeout: 8_000 }).toBe(10);
    // nothing was heard of her for 30 days either
    pass(29 * day);
    expect(await retainReporters(store, now)).toBe(0);
    pass(2 * day);
    expect(await retainReporters(store, now)).toBe(1);
  });
});
