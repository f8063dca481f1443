/** OpenRosa as phones speak it, over HTTP: what they hand in, whole, in parts, twice, at once and changed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Involved } from '../../../domain/report/sealedMessage.ts';
import { openFile } from '../../../seal/file.ts';
import { exifSegment, canary as exifWords, jpegWith, pngWith } from '../../files/testFiles.ts';
import { findSealedFile } from '../../store/sealedFiles.ts';
import { openIntake } from '../intake.ts';
import type { ReadMessage, TestChannels } from '../testChannels.ts';
import { testChannels } from '../testChannels.ts';
import type { TestForms } from './testForms.ts';
import { filledIn, testForms } from './testForms.ts';

let channels: TestChannels;
let forms: TestForms;
beforeAll(async () => {
  channels = await testChannels();
  await channels.world.admin.query(
    `insert into gwen.area (code, name, parent) values ('QQ', 'Land', null), ('QQ01', 'North "Hills"', 'QQ'), ('QQ02', 'Coast', 'QQ')`,
  );
  forms = await testForms(channels);
});
afterAll(() => channels?.close());

const photo = new Uint8Array(jpegWith(exifSegment(6)));
const another = new Uint8Array(pngWith());

/** Sends a form; the one report that it made. */
async function report(...sent: Parameters<TestForms['send']>): Promise<string> {
  const before = await forms.all();
  const answer = await forms.send(...sent);
  expect(answer.statusCode, answer.body).toBeLessThan(203);
  const made = await forms.since(before);
  expect(made).toHaveLength(1);
  return made[0] ?? '';
}
const texts = async (of: string): Promise<(string | undefined)[]> =>
  (await forms.read(of)).map(({ words }) => words?.text);

describe('a form that is handed in', () => {
  test('becomes a sealed report; outside the seal stands what decides where it goes', async () => {
    const before = await forms.all();
    const answer = await forms.send(
      filledIn({
        answers: {
          dangerNow: 'think',
          text: ' Two girls, a grey lorry ',
          area: 'QQ02',
          place: 'At the <ferry> & market',
          involved: 'none',
          heardBy: 'The teacher',
          reach: 'Through the clinic, mornings',
        },
      }),
    );
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/xml; charset=utf-8',
      'x-openrosa-version': '1.0',
    });
    expect(answer.body).toContain('<OpenRosaResponse xmlns="http://openrosa.org/http/response" items="0">');
    expect(answer.body).toContain('Received.');
    const [made = ''] = await forms.since(before);
    expect(await forms.read(made)).toEqual([
      {
        direction: 'from-reporter',
        channel: 'field-form',
        words: {
          v: 1,
          lang: 'en',
          text: 'Two girls, a grey lorry\n\nWho heard this, if not you?\nThe teacher\n\nHow can you be answered safely?\nThrough the clinic, mornings',
          place: 'At the <ferry> & market',
          asked: { area: 'QQ02', danger: 'think', involved: ['none'] },
        },
      },
    ]);
    const { rows } = await channels.world.admin.query(
      "select d.area, e.open from gwen.entry e join gwen.dossier d on d.id = e.dossier_id where e.dossier_id = $1 and e.type = 'opening'",
      [made],
    );
    expect(rows).toEqual([
      {
        area: 'QQ02',
        open: { area: 'QQ02', channel: 'field-form', language: 'en', dangerNow: 'think', involved: ['none'] },
      },
    ]);
  });

  test('with answers that are none of ours, or of another version, loses nothing and stores no rubbish', async () => {
    const made = await report(
      filledIn({
        answers: {
          dangerNow: 'perhaps',
          involved: 'police nobody police',
          area: 'Atlantis',
          text: 'Words',
          hub: 'A market',
        },
      }),
    );
    const [message] = await forms.read(made);
    expect(message?.words).toMatchObject({
      text: 'Words\n\nhub\nA market',
      asked: { area: 'Atlantis', involved: ['police'] },
    });
    const { rows } = await channels.world.admin.query(
      "select open from gwen.entry where dossier_id = $1 and type = 'opening'",
      [made],
    );
    expect(rows).toEqual([{ open: { channel: 'field-form', language: 'en', involved: ['police'] } }]);
  });

  test('again is one, also twice at once; under the same id with other words it is refused', async () => {
    const xml = filledIn({ instance: 'uuid:once', answers: { text: 'Once' } });
    const before = await forms.all();
    const answers = await Promise.all([forms.send(xml), forms.send(xml), forms.send(xml)]);
    answers.push(await forms.send(xml));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201]);
    const made = await forms.since(before);
    expect(made).toHaveLength(1);
    expect(await texts(made[0] ?? '')).toEqual(['Once']);
    const other = await forms.send(filledIn({ instance: 'uuid:once', answers: { text: 'Other' } }));
    expect([other.statusCode, other.json().code]).toEqual([409, 'exists']);
    expect(await texts(made[0] ?? '')).toEqual(['Once']);
  });

  test('under an id that another channel has used is another', async () => {
    const xml = filledIn({ instance: 'uuid:shared', answers: { text: 'Here' } });
    await report(xml);
    const there = await testForms(channels);
    const before = await forms.all();
    expect((await there.send(xml)).statusCode).toBe(201);
    expect(await forms.since(before)).toHaveLength(1);
  });

  test('by sixteen phones at once: all are stored, each a report of its own', async () => {
    const before = await forms.all();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, at) =>
        forms.send(filledIn({ answers: { text: `Phone ${at}` } }), [{ name: `${at}.jpg`, bytes: photo }]),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 16 }, () => 201));
    const made = await forms.since(before);
    const words = (await Promise.all(made.map((one) => forms.read(one)))).map((read) =>
      read.map((one) => one.words),
    );
    expect(words.map(([one]) => one?.text).sort()).toEqual(
      Array.from({ length: 16 }, (_, at) => `Phone ${at}`).sort(),
    );
    expect(words.every((read) => read.length === 2 && read[1]?.files?.length === 1)).toBe(true);
  });

  test('goes round this service when that could be part of it', async () => {
    const { admin } = channels.world;
    const { rows } = await admin.query(
      `select gwen.add_team(null, 'Ombudsperson', 'contact-point', gwen.add_organisation(null, 'Other service', 'government', ''), '', null) as team`,
    );
    const [{ team }] = rows;
    await channels.newKey(team);
    // contact points are read when it opens
    const intake = await openIntake({ store: channels.world.store, folder: `${channels.spool}-apart` });
    const { team: own } = channels.world;
    const form = { instance: 'x', edits: undefined, digest: 'x', place: '', area: '', danger: undefined };
    const holders = async (involved: readonly Involved[]): Promise<readonly number[]> => {
      const before = await forms.all();
      const instance = crypto.randomUUID();
      await intake.take({
        channel: { id: 1, kind: 'openrosa', team: own, language: 'en' },
        sender: instance,
        text: 'Words',
        form: { ...form, instance, involved },
      });
      const [made] = await forms.since(before);
      const { rows: granted } = await admin.query(
        'select party from gwen.access_grant where dossier_id = $1',
        [made],
      );
      return granted.map(({ party }) => party).filter((party) => party === own || party === team);
    };
    try {
      expect(await holders(['this-service'])).toEqual([team]);
      expect(await holders(['not-sure'])).toEqual([team]);
      expect(await holders(['none'])).toEqual([own]);
      expect(await holders([])).toEqual([own]);
    } finally {
      intake.close();
      await admin.query('update gwen.team set ended = now() where id = $1', [team]);
    }
  });
});

describe('media', () => {
  const filesOf = (read: readonly ReadMessage[]) => read.flatMap(({ words }) => words?.files ?? []);
  async function bytesOf(of: string, id: string, key: string, size: number): Promise<Buffer> {
    const found = await findSealedFile(channels.world.store, channels.nora, of, id, false);
    if (!found) throw new Error('no such file');
    const pieces: Buffer[] = [];
    for await (const piece of found.pieces) pieces.push(piece);
    return Buffer.from(await openFile(key, size, Buffer.concat(pieces)));
  }

  test('comes along under seal, freed of what it tells', async () => {
    const made = await report(filledIn({ answers: { text: 'See the photo', photo: '1.jpg' } }), [
      { name: '1.jpg', bytes: photo },
    ]);
    const [file] = filesOf(await forms.read(made));
    expect(file).toMatchObject({ name: '1.jpg', type: 'image/jpeg' });
    if (!file?.copy) throw new Error('no copy');
    const copy = await bytesOf(made, file.copy.id, file.copy.key, file.copy.size);
    expect(copy.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(Buffer.from(photo).toString('latin1')).toContain(exifWords);
    expect(copy.toString('latin1')).not.toContain(exifWords);
  });

  test('in several posts makes one report, each file once, whatever is sent again', async () => {
    const xml = filledIn({ answers: { text: 'Many photos', photo: 'a.jpg', photo2: 'b.png' } });
    const incomplete = { '*isIncomplete*': 'yes' };
    const before = await forms.all();
    const first = await forms.send(xml, [{ name: 'a.jpg', bytes: photo }], incomplete);
    expect(first.statusCode, first.body).toBe(202);
    // its answer was lost on the way
    expect((await forms.send(xml, [{ name: 'a.jpg', bytes: photo }], incomplete)).statusCode).toBe(202);
    const last = await forms.send(xml, [{ name: 'b.png', type: 'image/png', bytes: another }]);
    expect(last.statusCode).toBe(201);
    expect((await forms.send(xml, [{ name: 'b.png', type: 'image/png', bytes: another }])).statusCode).toBe(
      201,
    );
    const [made = '', ...others] = await forms.since(before);
    expect(others).toEqual([]);
    const read = await forms.read(made);
    expect(read.map(({ words }) => words?.text)).toEqual(['Many photos', '', '']);
    expect(filesOf(read).map(({ name }) => name)).toEqual(['a.jpg', 'b.png']);
  });

  test('both posts at once make one report', async () => {
    const xml = filledIn({ answers: { text: 'At once', photo: 'a.jpg', photo2: 'b.png' } });
    const before = await forms.all();
    const answers = await Promise.all([
      forms.send(xml, [{ name: 'a.jpg', bytes: photo }], { '*isIncomplete*': 'yes' }),
      forms.send(xml, [{ name: 'b.png', type: 'image/png', bytes: another }]),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 201]);
    const made = await forms.since(before);
    expect(made).toHaveLength(1);
    const read = await forms.read(made[0] ?? '');
    expect(read.map(({ words }) => words?.text).sort()).toEqual(['', '', 'At once']);
    expect(
      filesOf(read)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['a.jpg', 'b.png']);
  });

  test('that cannot be cleaned is kept and withheld; the words are there', async () => {
    const made = await report(filledIn({ answers: { text: 'A voice' } }), [
      {
        name: 'voice.m4a',
        type: 'audio/mp4',
        bytes: new Uint8Array(Buffer.from('\0\0\0\x18ftypM4A no picture')),
      },
    ]);
    const [file] = filesOf(await forms.read(made));
    expect(file?.copy).toBeUndefined();
    expect(file?.whole).toBeDefined();
    expect(
      await findSealedFile(channels.world.store, channels.nora, made, file?.whole?.id ?? '', false),
    ).toBeUndefined();
  });
});

describe('a form that is changed after it was sent', () => {
  test('adds to its report, again and again; what was said before stays', async () => {
    const [first, second, third] = ['uuid:c1', 'uuid:c2', 'uuid:c3'];
    const made = await report(filledIn({ instance: first, answers: { text: 'A lorry' } }));
    const change = filledIn({ instance: second, edits: first, answers: { text: 'A grey lorry' } });
    expect((await forms.send(change)).statusCode).toBe(201);
    expect((await forms.send(change)).statusCode).toBe(201);
    const again = filledIn({ instance: third, edits: second, answers: { text: 'A grey lorry, two men' } });
    expect((await forms.send(again)).statusCode).toBe(201);
    // of what is no longer the newest: nothing that somebody says is refused
    const beside = filledIn({ instance: 'uuid:c4', edits: first, answers: { text: 'No, a van' } });
    expect((await forms.send(beside)).statusCode).toBe(201);
    expect(await texts(made)).toEqual([
      'A lorry',
      'Changed after it was sent:\n\nA grey lorry',
      'Changed after it was sent:\n\nA grey lorry, two men',
      'Changed after it was sent:\n\nNo, a van',
    ]);
  });

  test('of one that never came is a report of its own, and so it is after the report was closed', async () => {
    await report(filledIn({ edits: 'uuid:never', answers: { text: 'Of nothing' } }));
    const made = await report(filledIn({ instance: 'uuid:d1', answers: { text: 'Open' } }));
    await channels.world.admin.query("update gwen.dossier set state = 'closed' where id = $1", [made]);
    const next = await report(
      filledIn({ instance: 'uuid:d2', edits: 'uuid:d1', answers: { text: 'Later' } }),
    );
    expect(next).not.toBe(made);
    expect(await texts(made)).toEqual(['Open']);
  });
});

test('nothing of phone, form or moment is kept in the clear, and no log says anything', async () => {
  const logged = channels.log.length;
  await report(filledIn({ instance: 'uuid:Zinnoberquark', answers: { text: 'Zinnoberquark' } }), [
    { name: 'Zinnoberquark.jpg', bytes: photo },
  ]);
  expect(channels.log).toHaveLength(logged);
  const { rows } = await channels.world.admin.query(
    'select encode(sign, $1) || encode(content, $1) as text from gwen.instance',
    ['escape'],
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain('Zinnoberquark');
  await expect(channels.world.store.app.query('select from gwen.instance')).rejects.toThrow(
    'permission denied',
  );
});
