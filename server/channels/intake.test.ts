/**
 * What is behind every channel that cannot seal: the database is stopped in the middle, messages come twice, reports change
 * hands, files of the spool are damaged. Nothing is lost, doubled, overtaken or written in the clear.
 */
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exifSegment, canary as exifWords, jpegWith, pngWith } from '../files/testFiles.ts';
import { migrate } from '../store/migrate.ts';
import type { Postgres } from '../store/postgres/postgres.ts';
import { startPostgres } from '../store/postgres/postgres.ts';
import { atDatabase } from '../store/roles.ts';
import { openAddress } from '../vault/channels.ts';
import type { Arrival, Intake, Taken } from './intake.ts';
import { openIntake } from './intake.ts';
import { filledIn, testForms } from './openrosa/testForms.ts';
import type { TestChannels } from './testChannels.ts';
import { testChannels } from './testChannels.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let folder = '';
let postgres: Postgres;
let channels: TestChannels;
let channel: Arrival['channel'];

const dataDir = (): string => join(folder, 'postgres');
const startAgain = async (): Promise<void> => {
  postgres = await startPostgres({ dataDir: dataDir(), durable: false });
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gwen-intake-'));
  const { chmod } = await import('node:fs/promises');
  await chmod(folder, 0o755);
  await startAgain();
  const superUrl = postgres.url('postgres');
  const templates = { gwen: 'template_gwen', gwen_keys: 'template_keys' };
  await migrate({
    databaseUrl: atDatabase(superUrl, templates.gwen),
    keysUrl: atDatabase(superUrl, templates.gwen_keys),
  });
  channels = await testChannels({ superUrl, templates });
  const { id } = await channels.channel({
    kind: 'android',
    settings: { url: 'http://127.0.0.1:9', login: 'sms' },
    secrets: { password: 'x', signing: 'y' },
  });
  channel = { id, kind: 'android', team: channels.world.team, language: 'en' };
});
afterAll(async () => {
  await channels?.close();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

let count = 0;
const newNumber = (): string => {
  count += 1;
  return `+999 555 ${String(count).padStart(6, '0')}`;
};
const arrival = (sender: string, text: string, id: string = crypto.randomUUID()): Arrival => ({
  channel,
  id,
  sender,
  text,
});
const take = (sender: string, text: string, id?: string): Promise<Taken> =>
  channels.intake.take(arrival(sender, text, id));
const texts = async (report: string | undefined): Promise<(string | undefined)[]> =>
  (await channels.read(report ?? '')).map(({ words }) => words?.text);
const reportOf = async (sender: string): Promise<string | undefined> => {
  for (const report of (await channels.reports()).toReversed())
    if ((await addressOf(report)) === sender) return report;
  return undefined;
};

/** As only the server that holds the keys can read it. */
async function addressOf(dossier: string): Promise<string | undefined> {
  const { rows } = await channels.world.admin.query(
    'select subject, address from gwen.sender where dossier_id = $1',
    [dossier],
  );
  const [{ subject, address }] = rows;
  const key = (await channels.world.vault.subjects.getKeys([{ dossier, subject }])).get({ dossier, subject });
  return key && openAddress(key, dossier, address);
}

describe('where a sender is answered', () => {
  test('lies apart, closed, and with the report it is found by no operator', async () => {
    const sender = newNumber();
    expect(await take(sender, 'Words')).toBe('stored');
    const report = await reportOf(sender);
    expect(report).toBeDefined();
    const seen = JSON.stringify(await channels.read(report ?? ''));
    expect(seen).toContain('Words');
    expect(seen).not.toContain(sender.slice(-6));
    const { rows } = await channels.world.admin.query('select * from gwen.sender where dossier_id = $1', [
      report,
    ]);
    expect(rows[0].address.toString('latin1')).not.toContain(sender);
    await expect(channels.world.store.app.query('select from gwen.sender')).rejects.toThrow(
      'permission denied',
    );
  });

  test('is gone with what identifies the reporter; the report stays, and a new word begins another', async () => {
    const sender = newNumber();
    await take(sender, 'Before');
    const report = (await reportOf(sender)) ?? '';
    const subject = channels.world.store.catalogue.kinds['report']?.subjects['reporter'] ?? 0;
    await channels.world.store.jobs.query('select gwen.forget_subjects($1, $2)', [report, [subject]]);
    await channels.world.vault.subjects.destroyKeys([{ dossier: report, subject }]);
    const { rows } = await channels.world.admin.query(
      'select (select count(*)::int from gwen.sender where dossier_id = $1) as senders, (select count(*)::int from gwen.dossier where id = $1) as reports',
      [report],
    );
    expect(rows).toEqual([{ senders: 0, reports: 1 }]);
    expect(await take(sender, 'After')).toBe('stored');
    expect(await texts(await reportOf(sender))).toEqual(['After']);
  });

  test('numbers written otherwise are the same sender, addresses that only look alike are not', async () => {
    await take('+999 (777) 12-34.56', 'One');
    await take('+999777123456', 'Two');
    expect(await texts(await reportOf('+999 (777) 12-34.56'))).toEqual(['One', 'Two']);
    await take('a.b@x.example', 'Three');
    await take('ab@x.example', 'Four');
    await take('A.B@x.example', 'Five');
    expect(await texts(await reportOf('a.b@x.example'))).toEqual(['Three', 'Five']);
  });
});

test('a report that was handed on is joined there, sealed to those who hold it now', async () => {
  const { world } = channels;
  const sender = newNumber();
  await take(sender, 'To the first');
  const report = (await reportOf(sender)) ?? '';
  const { rows: organisations } = await world.admin.query(
    "select gwen.add_organisation(null, 'Other', 'ngo', '') as id",
  );
  const { rows: teams } = await world.admin.query(
    "select gwen.add_team(null, 'Other point', 'contact-point', $1, '', null) as id",
    [organisations[0].id],
  );
  const team: number = teams[0].id;
  const other = await channels.newKey(team);
  await world.admin.query('update gwen.access_grant set party = $2 where dossier_id = $1 and party = $3', [
    report,
    team,
    world.team,
  ]);
  await world.admin.query('select gwen.refresh_readers($1)', [report]);
  expect(await take(sender, 'To the second')).toBe('stored');
  const person = await world.person('otto', ['operator'], organisations[0].id);
  const otto = { ...person, parties: [person.account, team] };
  expect((await channels.read(report, other, otto)).map(({ words }) => words?.text)).toEqual([
    undefined,
    'To the second',
  ]);
});

describe('while the database is stopped', () => {
  const spooled = async (): Promise<string[]> => (await readdir(channels.spool)).sort();

  test('messages are closed into the spool, in order, and stored once when it is back', async () => {
    const [old, fresh] = [newNumber(), newNumber()];
    const [first, again] = [crypto.randomUUID(), crypto.randomUUID()];
    expect(await take(old, 'Kanarienvogel 1', first)).toBe('stored');
    const report = await reportOf(old);

    await postgres.stop();
    // what was stored may come again, since nobody knows
    expect(await take(old, 'Kanarienvogel 1', first)).toBe('spooled');
    expect(await take(old, 'Kanarienvogel 2')).toBe('spooled');
    expect(await take(fresh, 'Kanarienvogel 3', again)).toBe('spooled');
    expect(await take(fresh, 'Kanarienvogel 3', again)).toBe('spooled');
    expect(await take(fresh, 'Kanarienvogel 4')).toBe('spooled');
    const files = await spooled();
    expect(files).toHaveLength(5);
    for (const file of files) {
      const bytes = await readFile(join(channels.spool, file));
      for (const secret of ['Kanarienvogel', fresh, fresh.replaceAll(' ', ''), 'age-encryption'])
        expect(bytes.includes(secret), secret).toBe(false);
    }
    await expect(channels.intake.drain()).rejects.toThrow();
    expect(await spooled()).toEqual(files);

    await startAgain();
    await expect.poll(spooled, { timeout: 30_000 }).toEqual([]);
    expect(await reportOf(old)).toBe(report);
    expect(await texts(report)).toEqual(['Kanarienvogel 1', 'Kanarienvogel 2']);
    expect(await texts(await reportOf(fresh))).toEqual(['Kanarienvogel 3', 'Kanarienvogel 4']);
    expect(await take(fresh, 'Kanarienvogel 5')).toBe('stored');
    expect(await texts(await reportOf(fresh))).toEqual([
      'Kanarienvogel 3',
      'Kanarienvogel 4',
      'Kanarienvogel 5',
    ]);
  });

  test('forms and their photos are closed into the spool, each once, and changes find their report', async () => {
    const forms = await testForms(channels);
    const photo = new Uint8Array(jpegWith(exifSegment(6)));
    const another = new Uint8Array(pngWith());
    const files = [
      { name: 'Kanarienvogel.jpg', bytes: photo },
      { name: 'b.png', bytes: another },
    ];
    const first = filledIn({ instance: 'uuid:first', answers: { text: 'Kanarienvogel 1' } });
    const change = filledIn({ edits: 'uuid:first', answers: { text: 'Kanarienvogel 2' } });
    const fresh = filledIn({ answers: { text: 'Kanarienvogel 3', reach: 'Kanarienvogel street' } });
    const before = await forms.all();
    expect((await forms.send(first, files.slice(0, 1))).statusCode).toBe(201);

    await postgres.stop();
    const answers = [
      await forms.get('/formList'),
      await forms.send(first, files.slice(0, 1)),
      await forms.send(first, files.slice(1)),
      await forms.send(change),
      await forms.send(fresh, files),
      await forms.send(fresh, files),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 202, 202, 202, 202, 202]);
    for (const file of await spooled()) {
      const bytes = await readFile(join(channels.spool, file));
      for (const secret of ['Kanarienvogel', 'uuid:first', exifWords, 'age-encryption'])
        expect(bytes.includes(secret), secret).toBe(false);
    }

    await startAgain();
    await expect.poll(spooled, { timeout: 30_000 }).toEqual([]);
    const made = await forms.since(before);
    expect(made).toHaveLength(2);
    const read = await Promise.all(made.map((report) => forms.read(report)));
    const said = read.map((messages) => messages.map(({ words }) => words?.text.split('\n')[0]));
    expect(said.sort((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([
      ['Kanarienvogel 1', '', '', 'Changed after it was sent:'],
      ['Kanarienvogel 3', '', ''],
    ]);
    for (const messages of read)
      expect(messages.flatMap(({ words }) => words?.files ?? []).map(({ name }) => name)).toEqual(
        files.map(({ name }) => name),
      );
  });

  test('what waited when the server ended is stored by the next; a damaged file is kept aside and holds up nobody', async () => {
    const sender = newNumber();
    const stopped = join(folder, 'spool');
    let unusable = 0;
    const open = (): Promise<Intake> =>
      openIntake({ store: channels.world.store, folder: stopped, onUnusable: () => (unusable += 1) });
    const before = await open();
    await postgres.stop();
    for (const text of ['One', 'Two', 'Three'])
      expect(await before.take(arrival(sender, text))).toBe('spooled');
    before.close();
    const files = (await readdir(stopped)).sort();
    await truncate(join(stopped, files[1] ?? ''), 40);
    await writeFile(join(stopped, `${files[1]?.replace('2', '9')}.part`), 'half');
    await startAgain();
    await expect
      .poll(() =>
        channels.world.admin.query('select 1').then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    const after = await open();
    expect(await after.drain()).toBe(3);
    after.close();
    expect(await texts(await reportOf(sender))).toEqual(['One', 'Three']);
    expect((await readdir(stopped)).filter((name) => name.endsWith('.unusable'))).toEqual([
      `${files[1]}.unusable`,
    ]);
    expect(unusable).toBe(1);
  });
});
