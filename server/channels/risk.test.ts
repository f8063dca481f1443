/** What leaves though a server died, and what does not leave any more: answers in doubt, and what a reporter risks (R7). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestAnswers } from './testAnswers.ts';
import { isSafe, minute, testAnswers, word } from './testAnswers.ts';

let answers: TestAnswers;
let id = 0;
beforeAll(async () => {
  answers = await testAnswers();
  ({ id } = await answers.channels.channel({
    kind: 'twilio',
    settings: { account: 'AC1', from: '+12028831111', api: answers.api },
    secrets: { token: 'the token' },
  }));
});
afterAll(() => answers?.close());
beforeEach(() => answers.reset());

test('one that left as the server died is not sent again; one that did not leave is', async () => {
  const [to, other] = [answers.newNumber(), answers.newNumber()];
  const report = await answers.reportFrom(id, 'twilio', to);
  const lost = await answers.reportFrom(id, 'twilio', other);
  const entries = [
    await answers.act(report, isSafe, word('please-call')),
    await answers.act(lost, isSafe, word('please-call')),
  ];
  const begun = new Date();
  // as far as a server came that died
  for (const [at, dossier] of [report, lost].entries())
    await answers.channels.world.admin.query('select gwen.begin_answer($1, $2, 0, $3, $3)', [
      dossier,
      entries[at],
      begun,
    ]);
  const common = { to, body: 'Please call us when you can', direction: 'outbound-api', status: 'delivered' };
  const at = (ms: number): string => new Date(begun.getTime() + ms).toUTCString();
  answers.listed = [{ ...common, sid: 'SM100', date_created: at(1000) }];
  answers.reply = { status: 201, body: '{"sid":"SM101"}' };
  expect(await answers.send(new Date(begun.getTime() + 2 * minute))).toBe(2);
  expect(answers.posted().map(({ body }) => new URLSearchParams(body).get('To'))).toEqual([other]);
  for (const [index, dossier] of [report, lost].entries())
    expect(await answers.stateOf(dossier, entries[index] ?? '')).toBe('sent');

  // the same words an hour before, or refused by Twilio, are no sign that these left
  const third = await answers.act(report, word('please-call'));
  await answers.channels.world.admin.query('select gwen.begin_answer($1, $2, 0, $3, $3)', [
    report,
    third,
    begun,
  ]);
  answers.listed = [
    { ...common, sid: 'SM50', date_created: at(-60 * minute) },
    { ...common, sid: 'SM51', date_created: at(1000), status: 'failed' },
    { ...common, sid: 'SM52', date_created: at(1000), direction: 'inbound' },
    { ...common, sid: 'SM53', date_created: at(1000), body: 'Other words' },
    { ...common, sid: 'SM100', date_created: at(1000) },
  ];
  answers.reply = { status: 201, body: '{"sid":"SM102"}' };
  expect(await answers.send(new Date(begun.getTime() + 4 * minute))).toBe(1);
  expect(answers.posted()).toHaveLength(2);
});

test('two servers send one answer once', async () => {
  const report = await answers.reportFrom(id, 'twilio', answers.newNumber());
  await answers.act(report, isSafe, word('received'));
  answers.reply = { status: 201, body: '{"sid":"SM200"}' };
  const sent = await Promise.all([answers.send(), answers.send(), answers.send()]);
  expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(answers.posted()).toHaveLength(1);
});

describe('what she risks decides', () => {
  const low = { reprisalRisk: 'low', safeWays: ['sms'], ownWords: true };
  const own = {
    type: 'feedback',
    set: { way: 'sms', text: 'own-words', words: 'The two are safe. Thank you.', previewed: true },
  };
  const bodies = (): (string | null)[] =>
    answers.posted().map(({ body }) => new URLSearchParams(body).get('Body'));

  test('own words leave where it is low and she asked for them', async () => {
    const report = await answers.reportFrom(id, 'twilio', answers.newNumber());
    const entry = await answers.act(report, { type: 'reporter-safety', set: low }, own);
    const { rows } = await answers.channels.world.admin.query('select open from gwen.entry where id = $1', [
      entry,
    ]);
    expect(JSON.stringify(rows)).not.toContain('safe');
    expect(await answers.send()).toBe(1);
    expect(bodies()).toEqual(['The two are safe. Thank you.']);
  });

  test.each([
    ['risk', { reprisalRisk: 'high' }],
    ['risk', { reprisalRisk: { unsaid: 'not-known' } }],
    ['ways', { safeWays: ['phone'] }],
  ])('what waits is stopped when the %s changes to %o', async (_what, change) => {
    const report = await answers.reportFrom(id, 'twilio', answers.newNumber());
    const waiting = await answers.act(report, { type: 'reporter-safety', set: low }, own);
    const constant = await answers.act(report, word('please-call'));
    await answers.act(report, { type: 'reporter-safety', set: change });
    expect(await answers.send()).toBe(0);
    expect(answers.posted()).toEqual([]);
    expect(await answers.stateOf(report, waiting)).toBe('stopped');
    expect(await answers.stateOf(report, constant)).toBe('stopped');
    // lowered again, what was stopped stays so
    await answers.act(report, { type: 'reporter-safety', set: low });
    expect(await answers.send(new Date(Date.now() + 600 * minute))).toBe(0);
    expect(answers.posted()).toEqual([]);
  });

  test('own words are stopped and a constant text leaves when it rises to some', async () => {
    const report = await answers.reportFrom(id, 'twilio', answers.newNumber());
    const waiting = await answers.act(report, { type: 'reporter-safety', set: low }, own);
    const constant = await answers.act(report, word('please-call'));
    await answers.act(report, { type: 'reporter-safety', set: { reprisalRisk: 'some' } });
    expect(await answers.send()).toBe(1);
    expect(bodies()).toEqual(['Please call us when you can']);
    expect([await answers.stateOf(report, waiting), await answers.stateOf(report, constant)]).toEqual([
      'stopped',
      'sent',
    ]);
  });
});
