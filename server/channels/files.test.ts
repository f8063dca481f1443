/** Files that come through a channel which cannot seal: closed in memory, kept with the words, read by those who read them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSealedMessage, writeSealedMessage } from '../../domain/report/sealedMessage.ts';
import { fromBase64url, toBase64url } from '../../seal/base64url.ts';
import { openBox, sealTo } from '../../seal/box.ts';
import { originalOf } from '../../seal/clean/rest.ts';
import { openFile } from '../../seal/file.ts';
import { canary, exifSegment, jpeg, jpegWith, pdf } from '../files/testFiles.ts';
import { entryView, findDossier } from '../store/read.ts';
import { findSealedFile, listSealedFiles, sweepSealedFiles } from '../store/sealedFiles.ts';
import type { Session } from '../store/session.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import type { PlainFile } from './files.ts';
import { sealFiles } from './files.ts';
import { addWords, contactPoints, takeIn } from './reports.ts';
import type { TestChannels } from './testChannels.ts';
import { testChannels } from './testChannels.ts';

let channels: TestChannels;
let stranger: Session;
beforeAll(async () => {
  channels = await testChannels();
  stranger = await channels.world.person('esi', ['supervisor', 'social-worker']);
});
afterAll(() => channels.close());

const photo = jpegWith(exifSegment(6));
const plain = (bytes: Uint8Array, name = `${canary}.jpg`): PlainFile => ({ name, type: 'image/jpeg', bytes });
const receipt = () => ({
  locator: toBase64url(crypto.getRandomValues(new Uint8Array(16))),
  proof: toBase64url(crypto.getRandomValues(new Uint8Array(32))),
});

async function report(files: readonly PlainFile[], proof = receipt()) {
  const { store } = channels.world;
  const [point] = await contactPoints(store);
  if (!point) throw new Error('no contact point');
  const { named, closed, leftOut } = await sealFiles(store, files);
  const to = [point.recipient, point.recovery];
  const box = toBase64url(await sealTo(to, writeSealedMessage({ v: 1, text: 'x', files: named, leftOut })));
  const given = { ...proof, channel: 'email' as const, language: 'en', box, sameAs: box, files: closed };
  await takeIn(store, { ...given, point, area: '', involved: [], recipient: null });
  return { dossier: stableUuid(proof.locator, 'dossier'), proof, given, named, leftOut };
}

async function read(dossier: string, id: string, withheld: boolean, by = channels.nora) {
  const found = await findSealedFile(channels.world.store, by, dossier, id, withheld);
  return found && Buffer.concat(await Array.fromAsync(found.pieces));
}

test('a photo: the copy without what it tells, the original apart and withheld, its name in the box alone', async () => {
  const { dossier, named } = await report([plain(photo)]);
  const [file] = named;
  expect(file).toMatchObject({ name: `${canary}.jpg`, type: 'image/jpeg' });
  if (!file?.copy || !file.rest) throw new Error('copy and rest');
  // what the operator's browser finds in the box is what it opens them with
  const found = await findDossier(channels.world.store, channels.nora, dossier);
  const message = found?.entries.map(entryView).find(({ type }) => type === 'message');
  const box = await openBox(channels.identity, fromBase64url(String(message?.values['box'])));
  expect(box && findSealedMessage(box)?.files).toEqual(named);
  const copy = await read(dossier, file.copy.id, false);
  if (!copy) throw new Error('a copy');
  const opened = await openFile(file.copy.key, file.copy.size, copy);
  expect(Buffer.from(opened).includes(canary)).toBe(false);
  const rest = await read(dossier, file.rest.id, true);
  if (!rest) throw new Error('the rest');
  const taken = await openFile(file.rest.key, file.rest.size, rest);
  expect(taken.length).toBeLessThan(photo.length);
  expect(originalOf(opened, taken)).toEqual(new Uint8Array(photo));

  // asked for as a copy, what is withheld is not there
  expect(await read(dossier, file.rest.id, false)).toBeUndefined();
  expect(await read(dossier, file.copy.id, true)).toBeUndefined();
  const log = await channels.world.admin.query<{ what: string }>(
    "select what from gwen.access_log where dossier_id = $1 and what <> 'open' order by id",
    [dossier],
  );
  expect(log.rows.map(({ what }) => what)).toEqual(['file', 'original']);
});

test('nobody else gets as much as its size', async () => {
  const { dossier, named } = await report([plain(photo)]);
  const [id, rest] = [named[0]?.copy?.id ?? '', named[0]?.rest?.id ?? ''];
  expect(await listSealedFiles(channels.world.store, channels.nora, dossier)).toHaveLength(2);
  expect(await listSealedFiles(channels.world.store, stranger, dossier)).toEqual([]);
  expect(await read(dossier, id, false, stranger)).toBeUndefined();
  expect(await read(dossier, rest, true, stranger)).toBeUndefined();
  const other = await report([plain(jpeg)]);
  expect(await read(other.dossier, id, false)).toBeUndefined();
  const rows = await channels.world.admin.query(
    'select f::text from gwen.sealed_file f where dossier_id = $1',
    [dossier],
  );
  expect(JSON.stringify(rows.rows)).not.toMatch(/jpe?g|image|:\d\d/i);
});

test('words that follow bring files too; more than a report may have are left behind, the words are not', async () => {
  const { store } = channels.world;
  const { dossier, proof } = await report([plain(jpeg)]);
  const more = async (n: number): Promise<void> => {
    const { closed } = await sealFiles(
      store,
      Array.from({ length: n }, () => plain(photo)),
    );
    const box = toBase64url(
      await sealTo([(await contactPoints(store))[0]?.recipient ?? ''], new Uint8Array(1)),
    );
    expect(await addWords(store, { ...proof, language: 'en', box, sameAs: box, files: closed })).toBe(
      'stored',
    );
  };
  await more(19);
  expect(await listSealedFiles(store, channels.nora, dossier)).toHaveLength(40);
  await more(1);
  expect(await listSealedFiles(store, channels.nora, dossier)).toHaveLength(40);
  expect(
    (await findDossier(store, channels.nora, dossier))?.entries.filter(({ type }) => type === 'message'),
  ).toHaveLength(3);
});

test('more than a report has room for, by a channel: another report, and none is lost', async () => {
  const { intake, world } = channels;
  const sender = '+99955512345';
  const before = (await channels.reports()).length;
  const settings = { url: 'http://127.0.0.1:9', login: 'sms' };
  const { id } = await channels.channel({
    ...{ kind: 'android', settings },
    secrets: { password: 'x', signing: 'y' },
  });
  for (const n of [20, 2, 1]) {
    const channel = { id, kind: 'android' as const, team: world.team, language: 'en' };
    const files = Array.from({ length: n }, () => plain(photo));
    expect(await intake.take({ channel, sender, text: `${n} photos`, files })).toBe('stored');
  }
  const made = (await channels.reports()).slice(before);
  const found = await Promise.all(
    made.map(async (dossier) => {
      const said = (await channels.read(dossier)).map(({ words }) => words?.text);
      const files = await listSealedFiles(world.store, channels.nora, dossier);
      expect(files.every(({ parts, have }) => parts === have)).toBe(true);
      return [...said, files.length];
    }),
  );
  expect(found).toEqual([
    ['20 photos', 40],
    ['2 photos', '1 photos', 6],
  ]);
});

test('what is too large or one too many is left out and counted', async () => {
  const { store } = channels.world;
  const large = { name: 'x', type: '', bytes: new Uint8Array(20_000_001) };
  const many = Array.from({ length: 22 }, () => plain(jpeg));
  expect(await sealFiles(store, [large, ...many])).toMatchObject({ leftOut: 3 });
});

test('sent again it is the same; what no stored message names is swept, with the reporter all goes', async () => {
  const { store, admin } = channels.world;
  const first = await report([plain(photo)]);
  const [point] = await contactPoints(store);
  if (!point) throw new Error('no contact point');
  const again = { ...first.given, point, area: '', involved: [], recipient: null };
  expect(await takeIn(store, again)).toBe('stored');
  const count = async (): Promise<number> =>
    (
      await admin.query('select count(*)::int as n from gwen.sealed_file where dossier_id = $1', [
        first.dossier,
      ])
    ).rows[0].n;
  expect(await count()).toBe(2);
  const orphan = await sealFiles(store, [plain(jpeg)]);
  await takeIn(store, {
    ...again,
    locator: receipt().locator,
    box: '!',
    sameAs: '!',
    files: orphan.closed,
  }).catch(() => {});
  const left = async (): Promise<number> =>
    (
      await admin.query('select count(*)::int as n from gwen.sealed_file where id = $1', [
        orphan.closed[0]?.id,
      ])
    ).rows[0].n;
  expect(await left()).toBe(1);
  const days = (n: number): Date => new Date(Date.now() + n * 86_400_000);
  await sweepSealedFiles(store, days(1));
  expect(await left()).toBe(1);
  await sweepSealedFiles(store, days(4));
  expect(await left()).toBe(0);
  expect(await count()).toBe(2);

  await store.jobs.query('select gwen.forget_subjects($1, $2)', [
    first.dossier,
    [store.catalogue.kinds['report']?.subjects['reporter']],
  ]);
  expect(await count()).toBe(0);
  const parts = await admin.query('select 1 from gwen.sealed_part where file_id = $1', [
    first.named[0]?.copy?.id,
  ]);
  expect(parts.rows).toEqual([]);
});

test('what cannot be freed of what it tells has no copy, a PDF neither', async () => {
  const { store } = channels.world;
  const seal = async (bytes: Uint8Array) =>
    (await sealFiles(store, [{ name: 'x', type: 'a/b', bytes }])).named[0];
  const paper = await seal(await pdf());
  expect(paper).toMatchObject({ type: 'a/b', whole: {} });
  expect(paper?.copy).toBeUndefined();
  const locked = await seal(Buffer.from('504b0304140006', 'hex'));
  expect(locked).toMatchObject({ type: 'a/b', whole: { size: 7 } });
  expect(locked?.copy).toBeUndefined();
  const note = await seal(Buffer.from('He drives a white van'));
  expect(note).toMatchObject({ type: 'text/plain', copy: { size: 21 } });
  expect(note?.rest ?? note?.whole).toBeUndefined();
});
