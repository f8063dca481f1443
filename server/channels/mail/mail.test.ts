/**
 * Mails by a real IMAP and a real SMTP server on this machine: taken once, emptied out of the mailbox, answered by a neutral
 * mail. What betrays the sender, answers by itself or is built to do harm.
 */
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import hoodiecrow from 'hoodiecrow-imap';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openFile } from '../../../seal/file.ts';
import { canary, exifSegment, jpegWith } from '../../files/testFiles.ts';
import { findSealedFile } from '../../store/sealedFiles.ts';
import { submit } from '../../store/write.ts';
import { deliveriesOf, sendAnswers } from '../answers.ts';
import type { TestChannels } from '../testChannels.ts';
import { testChannels } from '../testChannels.ts';
import { fetchMails } from './mailbox.ts';
import { readBytes, readMail } from './message.ts';

const user = { login: 'line', password: 'word of the mailbox' };
const address = 'report@line.example';
const imap = hoodiecrow({
  plugins: ['ID', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'ENABLE', 'UIDPLUS', 'UNSELECT', 'LITERALPLUS'],
  users: { [user.login]: { password: user.password } },
  storage: { INBOX: { messages: [] } },
});
let sent: { readonly to: string; readonly raw: string }[] = [];
const smtp = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, done) =>
    username === user.login && password === user.password
      ? done(null, { user: username })
      : done(new Error('wrong')),
  onData(stream, session, done) {
    textOf(stream).then((raw) => {
      sent.push({ to: session.envelope.rcptTo.map((one) => one.address).join(), raw });
      done();
    }, done);
  },
});

let channels: TestChannels;
beforeAll(async () => {
  channels = await testChannels();
  await new Promise<void>((resolve) => imap.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const settings = {
    ...{
      address,
      login: user.login,
      imap: '127.0.0.1',
      imapSecure: false,
      smtp: '127.0.0.1',
      smtpSecure: false,
    },
    imapPort: (imap.server.address() as AddressInfo).port,
    smtpPort: (smtp.server.address() as AddressInfo).port,
  };
  await channels.channel({ kind: 'email', settings, secrets: { password: user.password } });
});
afterAll(async () => {
  await channels?.close();
  await new Promise<void>((resolve) => imap.close(() => resolve()));
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});
beforeEach(() => {
  sent = [];
});

const inbox = (): number => imap.getMailbox('INBOX').messages.length;
const deliver = (lines: readonly string[] | string): void => {
  const raw = typeof lines === 'string' ? lines : lines.join('\r\n');
  imap.appendMessage('INBOX', [], new Date(), raw);
};
const fetchAll = (): Promise<number> => fetchMails(channels.world.store, channels.intake);
const newest = async (): Promise<string> => (await channels.reports()).at(-1) ?? '';
const words = async () => (await channels.read(await newest())).map((one) => one.words);

const betraying = [
  'Return-Path: <x@example.org>',
  'Received: from laptop-of-mary.local ([203.0.113.77]) by mx.example.org; Tue, 24 Nov 2026 10:00:00 +0000',
  'X-Originating-IP: [203.0.113.77]',
  'User-Agent: Thunderbird on marys-laptop',
  'DKIM-Signature: v=1; d=example.org; s=key; b=abc',
  'From: "Mary the tea seller" <Tea.Seller@example.org>',
  `To: ${address}`,
];

test('a mail of several parts becomes a sealed report with its words alone, and leaves the mailbox', async () => {
  deliver([
    ...betraying,
    'Message-ID: <abc@example.org>',
    'Subject: Children at the kiln',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: multipart/alternative; boundary="c"',
    '',
    '--c',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Six of them, caf=C3=A9 side.',
    '',
    'On Monday somebody wrote:',
    '> what was said before',
    '-- ',
    'Mary, Tea House 4',
    '--c',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Six of them</p>',
    '--c--',
    '--b',
    'Content-Type: image/jpeg; name="IMG_marys_phone.jpg"',
    'Content-Transfer-Encoding: base64',
    '',
    '/9j/4AAQSkZJRg==',
    '--b--',
    '',
  ]);
  expect(await fetchAll()).toBe(1);
  expect(inbox()).toBe(0);
  const read = await channels.read(await newest());
  const text = 'Children at the kiln\n\nSix of them, café side.';
  // no picture, whatever it is called: kept as it is, and never shown
  const files = [
    { name: 'IMG_marys_phone.jpg', type: 'image/jpeg', whole: expect.objectContaining({ size: 10 }) },
  ];
  expect(read).toEqual([
    { direction: 'from-reporter', channel: 'email', words: { v: 1, text, lang: 'en', files } },
  ]);
});

test('attachments come along: sealed, without what they tell; one too large is left out', async () => {
  const photo = jpegWith(exifSegment(6));
  const large = Buffer.alloc(20_000_001, 7);
  const attached = (name: string, type: string, bytes: Buffer): string[] => [
    '--b',
    `Content-Type: ${type}; name="${name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    bytes.toString('base64').replace(/(.{76})/g, '$1\r\n'),
  ];
  deliver([
    'From: pictures@example.org',
    'Message-ID: <pictures@example.org>',
    'Subject: Pictures',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'As I saw them.',
    ...attached('large.bin', 'application/octet-stream', large),
    ...attached('kiln.jpg', 'image/jpeg', photo),
    ...attached('list.docx', 'application/msword', Buffer.from('PK\u0003\u0004 not shown')),
    '--b--',
    '',
  ]);
  expect(await fetchAll()).toBe(1);
  expect(inbox()).toBe(0);
  const report = await newest();
  const [first] = await words();
  expect(first).toMatchObject({
    leftOut: 1,
    files: [
      { name: 'kiln.jpg', type: 'image/jpeg', copy: {}, rest: {} },
      { name: 'list.docx', type: 'application/msword', whole: { size: 14 } },
    ],
  });
  const copy = first?.files?.[0]?.copy;
  const sealed = copy && (await findSealedFile(channels.world.store, channels.nora, report, copy.id, false));
  if (!copy || !sealed) throw new Error('a copy');
  const opened = await openFile(copy.key, copy.size, Buffer.concat(await Array.fromAsync(sealed.pieces)));
  expect(Buffer.from(opened).includes(canary)).toBe(false);
  expect(opened.subarray(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8));
});

test('more from the same address joins; the same mail again does not', async () => {
  const mail = (id: string, text: string) => [
    'From: joined@example.org',
    `Message-ID: <${id}@example.org>`,
    'Subject: Re: anything',
    '',
    text,
  ];
  deliver(mail('one', 'First'));
  deliver(mail('two', 'Second'));
  deliver(mail('one', 'First'));
  expect(await fetchAll()).toBe(3);
  expect((await words()).map((one) => one?.text)).toEqual(['First', 'Second']);
  // somebody else with the same id is heard
  deliver(['From: other@example.org', 'Message-ID: <one@example.org>', '', 'Not the same']);
  expect(await fetchAll()).toBe(1);
  expect((await words()).map((one) => one?.text)).toEqual(['Not the same']);
});

test.each([
  ['a vacation notice', ['Auto-Submitted: auto-replied']],
  ['a bulk mail', ['Precedence: bulk']],
  ['a bounce', ['Return-Path: <>']],
  ['a list', ['List-Id: <x.example.org>']],
  ['one’s own answer', [], address],
])('%s is no report, and leaves the mailbox', async (_what, headers, from = 'auto@example.org') => {
  const before = (await channels.reports()).length;
  deliver([...headers, `From: ${from}`, 'Message-ID: <auto@example.org>', '', 'I am away']);
  expect(await fetchAll()).toBe(0);
  expect(inbox()).toBe(0);
  expect((await channels.reports()).length).toBe(before);
});

test('a mail that says it was submitted by hand is one', async () => {
  deliver(['Auto-Submitted: no', 'From: hand@example.org', 'Message-ID: <hand@example.org>', '', 'By hand']);
  expect(await fetchAll()).toBe(1);
});

test('a flood from one address holds up nobody else, and none of it is refused', async () => {
  const mail = (from: string, words: string): void => deliver([`From: ${from}`, `To: ${address}`, '', words]);
  for (let n = 0; n < 12; n += 1) mail('Flood <flood@example.org>', `flood ${n}`);
  mail('anna@example.org', 'A child is locked in at the mill.');
  mail('"Ben, at sea" <ben@example.org>', 'Two boys on the blue boat.');
  const before = (await channels.reports()).length;
  const round = (): Promise<number> => fetchMails(channels.world.store, channels.intake, 4);
  expect(await round()).toBe(4);
  // one report of the flood, in which its next joins, and one of each of the others
  expect((await channels.reports()).length - before).toBe(3);
  expect(inbox()).toBe(10);
  while (inbox() > 0) expect(await round()).toBeGreaterThan(0);
  const [flood = ''] = (await channels.reports()).slice(before);
  const told = (await channels.read(flood)).map((one) => one.words?.text);
  expect(told).toEqual(Array.from({ length: 12 }, (_, n) => `flood ${n}`));
});

test('while nothing can be stored, mails stay where they are', async () => {
  deliver(['From: stay@example.org', 'Message-ID: <stay@example.org>', '', 'Stay']);
  const failing = { ...channels.intake, take: () => Promise.reject(new Error('nowhere')) };
  expect(await fetchMails(channels.world.store, failing)).toBe(0);
  expect(inbox()).toBe(1);
  expect(await fetchAll()).toBe(1);
  expect(inbox()).toBe(0);
});

test('an answer leaves as a neutral mail', async () => {
  deliver([
    'From: answered@example.org',
    'Message-ID: <answered@example.org>',
    'Subject: Secretword',
    '',
    'Help',
  ]);
  await fetchAll();
  const dossier = await newest();
  const set = (type: string, values: object) => ({
    ...{ op: 'set', id: crypto.randomUUID(), dossier, recorded: new Date().toISOString() },
    ...{ type, entry: crypto.randomUUID(), base: 0, set: values },
  });
  const done = await submit(channels.world.store, channels.nora, {
    id: crypto.randomUUID(),
    act: 'answer-reporter',
    operations: [
      set('reporter-safety', { reprisalRisk: 'some', safeWays: ['email'] }),
      set('feedback', { way: 'email', text: 'please-call' }),
    ],
  });
  expect(done, JSON.stringify(done)).toMatchObject({ ok: true });
  expect(await sendAnswers(channels.world.store, new Date())).toBe(1);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.to).toBe('answered@example.org');
  const raw = sent[0]?.raw ?? '';
  expect(raw).toContain('Subject: A reply for you');
  expect(raw).toContain('Please call us when you can');
  expect(raw).not.toMatch(/Secretword|Help|gwen|traffick|report(?!@line)/i);
  const { way, answers } = await deliveriesOf(channels.world.store, channels.nora, dossier);
  expect([way, answers.map(({ state }) => state)]).toEqual(['email', ['sent']]);
  // the server died before it could note that: the same mail leaves once more, and its reader is shown one
  await channels.world.admin.query("update gwen.outgoing set state = 'waiting' where dossier_id = $1", [
    dossier,
  ]);
  expect(await sendAnswers(channels.world.store, new Date(Date.now() + 3_600_000))).toBe(1);
  const names = sent.map((mail) => /^Message-ID: <(\S+)@\S+>$/im.exec(mail.raw)?.[1]);
  expect(names).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), names[0]]);
  expect(sent[1]?.raw).toContain('Please call us when you can');
});

test('a mail whose attachments cannot be fetched holds up no other, and its words come in the end', async () => {
  const name = 'x'.repeat(4 * readBytes);
  const file = `--b\r\nContent-Type: image/jpeg; name="${name}"\r\n\r\nx\r\n--b--\r\n`;
  deliver([
    'From: stuck@example.org',
    'Message-ID: <stuck@example.org>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b\r\nContent-Type: text/plain\r\n\r\nStuck words',
    file,
  ]);
  deliver(['From: behind@example.org', 'Message-ID: <behind@example.org>', '', 'Behind it']);
  const found: (string | undefined)[] = [];
  for (let round = 0; round < 9 && inbox() > 0; round += 1)
    if ((await fetchAll()) > 0) found.push(...(await words()).map((one) => one?.text));
  expect(found).toEqual(['Behind it', expect.stringContaining('Stuck words')]);
  expect((await words())[0]?.leftOut).toBe(1);
  expect(inbox()).toBe(0);
});

describe('built to do harm', () => {
  const from = ['From: harm@example.org', 'Message-ID: <harm@example.org>', 'MIME-Version: 1.0'];
  const read = async (raw: string) => {
    const bytes = Buffer.from(raw);
    const started = performance.now();
    const mail = await readMail(bytes.subarray(0, readBytes), bytes.length > readBytes);
    expect(performance.now() - started).toBeLessThan(3000);
    return mail;
  };

  test('ten thousand parts', async () => {
    const part = '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n';
    const raw = [...from, 'Content-Type: multipart/mixed; boundary="b"', '', part.repeat(10_000)].join(
      '\r\n',
    );
    expect(await read(raw)).toMatchObject({ is: 'mail', sender: 'harm@example.org' });
  });

  test('a hundred deep', async () => {
    const opened = Array.from(
      { length: 100 },
      (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}`,
    ).join('\r\n');
    const raw = `${from.join('\r\n')}\r\n${opened}\r\nContent-Type: text/plain\r\n\r\nDeep words`;
    expect(await read(raw)).toMatchObject({ is: 'mail', sender: 'harm@example.org', leftOut: 1 });
  });

  test.each([
    ['a line of fifty megabytes', 'x'.repeat(50 * 1024 * 1024), 'text/plain'],
    ['nothing but brackets', '<'.repeat(600_000), 'text/html'],
    ['entities without end', '&#x'.repeat(200_000), 'text/html'],
    ['comments without end', '<!--<style>'.repeat(60_000), 'text/html'],
    ['colons without end', ':\n'.repeat(300_000), 'text/plain'],
    ['quotes without end', '>\n\n'.repeat(200_000), 'text/plain'],
  ])('%s', async (_what, body, type) => {
    const mail = await read([...from, `Content-Type: ${type}`, '', body].join('\r\n'));
    expect(mail.is).toMatch(/mail|empty/);
  });

  test('headers without end, and addresses that hide others', async () => {
    const many = `${from.join('\r\n')}\r\n${'X-Long: y\r\n'.repeat(40_000)}\r\nWords`;
    expect(await read(many)).toMatchObject({ is: expect.stringMatching(/mail|empty/) });
    for (const hidden of [
      '"a\r\nBcc: b@x.org" <a@x.org>',
      'a@x.org, b@x.org',
      '<a@x.org\u0000>',
      '',
      '@',
      'a b@c',
    ])
      expect(await readMail(Buffer.from(`From: ${hidden}\r\n\r\nWords`), false)).toSatisfy(
        (mail: { is: string; sender?: string }) =>
          mail.is !== 'mail' || /^[^\s<>,;]+@[^\s<>,;]+$/.test(mail.sender ?? ''),
      );
  });

  test('what is larger than is read is taken as far as it was', async () => {
    deliver([
      ...from.slice(0, 1),
      'Message-ID: <large@example.org>',
      '',
      'The beginning',
      'y'.repeat(2 * readBytes),
    ]);
    expect(await fetchAll()).toBe(1);
    const [first] = await words();
    expect(first?.text).toMatch(/^The beginning/);
    expect(first?.leftOut).toBe(1);
  });
});
