/** Keys of a contact point: who gets a box of which epoch, and that shares are shown until they are on paper. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromBase64url, toBase64url } from '../../seal/base64url.ts';
import { newIdentity, openBox, recipientOf, sealTo } from '../../seal/box.ts';
import { joinShares, splitRecovery } from '../../seal/shares.ts';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

let server: TestServer;
let asAmina: As;
let asBruno: As;
let asEsi: As;
let asGrace: As;
beforeAll(async () => {
  server = await testServer();
  asAmina = await server.person('amina', ['operator']);
  asBruno = await server.person('bruno', ['operator']);
  asEsi = await server.person('esi', ['social-worker']);
  asGrace = await server.person('grace', ['supervisor']);
});
afterAll(() => server.close());

const path = '/api/v1/keys';
const utf8 = new TextEncoder();
const boxFor = async (recipient: string, text: string): Promise<string> =>
  toBase64url(await sealTo([recipient], utf8.encode(text)));
const opened = async (box: string): Promise<string> =>
  new TextDecoder().decode((await openBox(server.keys.identity, fromBase64url(box))) ?? new Uint8Array());

async function newEpoch(members: readonly As[], holders: readonly As[]) {
  const [epochKey, recovery] = [await newIdentity(), await newIdentity()];
  const shares = await splitRecovery(recovery);
  const { recipient } = server.keys;
  return {
    epochKey,
    recovery,
    form: {
      team: server.world.team,
      recipient: await recipientOf(epochKey),
      recovery: await recipientOf(recovery),
      boxes: await Promise.all(
        members.map(async ({ account }) => ({ account, box: await boxFor(recipient, epochKey) })),
      ),
      shares: await Promise.all(
        holders.map(async ({ account }, at) => ({ account, box: await boxFor(recipient, shares[at] ?? '') })),
      ),
    },
  };
}

describe('an epoch', () => {
  test('is started by a member, opened by whom it was wrapped for, and passed on by a colleague', async () => {
    const { form, epochKey } = await newEpoch([asAmina], [asAmina, asEsi, asGrace]);
    const started = await asAmina('POST', `${path}/epochs`, form);
    expect(started.statusCode, started.body).toBe(201);
    const epoch = started.json().id;

    const hers = (await asAmina('GET', path)).json();
    expect(hers.epochs).toMatchObject([
      { id: epoch, team: server.world.team, recipient: form.recipient, ended: null },
    ]);
    expect(await opened(hers.epochs[0].box)).toBe(epochKey);
    expect(hers.lacking).toEqual([{ epoch, account: asBruno.account, recipient: server.keys.recipient }]);

    const his = (await asBruno('GET', path)).json();
    expect(his.epochs).toMatchObject([{ id: epoch, box: null }]);
    expect(his.lacking).toEqual([]);
    const wrap = { epoch, account: asBruno.account, box: await boxFor(server.keys.recipient, epochKey) };
    // he cannot wrap it for himself, nor can a stranger for him
    for (const as of [asBruno, asEsi]) {
      expect((await as('POST', `${path}/wraps`, wrap)).statusCode).toBe(404);
    }
    // nor she for a stranger
    expect((await asAmina('POST', `${path}/wraps`, { ...wrap, account: asEsi.account })).statusCode).toBe(
      404,
    );
    expect((await asAmina('POST', `${path}/wraps`, wrap)).statusCode).toBe(204);
    expect(await opened((await asBruno('GET', path)).json().epochs[0].box)).toBe(epochKey);
    expect((await asAmina('GET', path)).json().lacking).toEqual([]);
    // what is wrapped is not replaced by somebody's later word
    const other = { ...wrap, box: await boxFor(server.keys.recipient, 'another') };
    await asAmina('POST', `${path}/wraps`, other);
    expect(await opened((await asBruno('GET', path)).json().epochs[0].box)).toBe(epochKey);
  });

  test('leaves with the member who leaves, and ends with the next one', async () => {
    const { form } = await newEpoch([asAmina, asBruno], [asAmina, asEsi, asGrace]);
    const next = (await asBruno('POST', `${path}/epochs`, form)).json().id;
    const { epochs } = (await asAmina('GET', path)).json();
    expect(
      epochs.map((one: { id: number; ended: string | null }) => [one.id === next, one.ended === null]),
    ).toEqual([
      [false, false],
      [true, true],
    ]);
    const { admin, team } = server.world;
    await admin.query('select gwen.set_member(null, $1, $2, false)', [team, asBruno.account]);
    expect((await asBruno('GET', path)).json().epochs).toEqual([]);
    await admin.query('select gwen.set_member(null, $1, $2, true)', [team, asBruno.account]);
    const boxes = (await asBruno('GET', path)).json().epochs.map((one: { box: string | null }) => one.box);
    expect(boxes).toEqual([null, null]);
  });

  test('is for members alone, with three different people for the recovery key', async () => {
    const { form } = await newEpoch([asAmina], [asAmina, asEsi, asGrace]);
    expect((await asEsi('POST', `${path}/epochs`, form)).statusCode).toBe(404);
    expect((await asAmina('POST', `${path}/epochs`, { ...form, team: 2_000_000 })).statusCode).toBe(404);
    const [one, two] = form.shares;
    const twice = await asAmina('POST', `${path}/epochs`, { ...form, shares: [one, two, one] });
    expect(twice.json().code).toBe('malformed');
    expect((await asAmina('POST', `${path}/epochs`, { ...form, shares: [one, two] })).statusCode).toBe(400);
    const nobody = { account: 2_000_000, box: one?.box };
    expect(
      (await asAmina('POST', `${path}/epochs`, { ...form, shares: [one, two, nobody] })).statusCode,
    ).toBe(404);
    const classic = `age1${'q'.repeat(58)}`;
    expect((await asAmina('POST', `${path}/epochs`, { ...form, recipient: classic })).statusCode).toBe(400);
    const forTwo = toBase64url(await sealTo([server.keys.recipient, form.recipient], utf8.encode('x')));
    const shared = { ...form, boxes: [{ account: asAmina.account, box: forTwo }] };
    expect((await asAmina('POST', `${path}/epochs`, shared)).statusCode).toBe(400);
  });
});

test('a share of the recovery key is shown until it is on paper, then forgotten; two make it whole', async () => {
  const { form, recovery } = await newEpoch([asAmina], [asAmina, asEsi, asGrace]);
  const epoch = (await asAmina('POST', `${path}/epochs`, form)).json().id;
  const shareOf = async (as: As): Promise<string | undefined> => {
    const { shares } = (await as('GET', path)).json();
    return shares.find((one: { epoch: number }) => one.epoch === epoch)?.box;
  };
  const [esis, graces] = [await shareOf(asEsi), await shareOf(asGrace)];
  const joined = await joinShares([await opened(esis ?? ''), await opened(graces ?? '')]);
  expect(joined).toEqual({ ok: true, identity: recovery });

  expect((await asBruno('POST', `${path}/shares/${epoch}/kept`)).statusCode).toBe(404);
  expect((await asEsi('POST', `${path}/shares/${epoch}/kept`)).statusCode).toBe(204);
  expect(await shareOf(asEsi)).toBeUndefined();
  expect(await shareOf(asGrace)).toBe(graces);
  expect((await asEsi('POST', `${path}/shares/${epoch}/kept`)).statusCode).toBe(404);
  const { rows } = await server.world.admin.query(
    'select box from gwen.recovery_share where epoch = $1 and account = $2',
    [epoch, asEsi.account],
  );
  expect(rows).toEqual([{ box: null }]);
});

test('two parts of the recovery key give a new operator what opens the reports, once, and everybody can read of it', async () => {
  const { form, recovery, epochKey } = await newEpoch([asAmina], [asAmina, asEsi, asGrace]);
  const epoch = (await asAmina('POST', `${path}/epochs`, form)).json().id;
  const report = await sealTo([form.recipient, form.recovery], utf8.encode('They are at the mill.'));
  const asNew = await server.person('newcomer', ['operator']);
  const boxOf = async (as: As): Promise<string | null> =>
    (await as('GET', path)).json().epochs.find((one: { id: number }) => one.id === epoch)?.box ?? null;
  expect(await boxOf(asNew)).toBeNull();
  const key = { epoch, box: await boxFor(server.keys.recipient, recovery) };
  // nobody from outside the contact point, whatever she holds
  expect((await asEsi('POST', `${path}/recovered`, key)).statusCode).toBe(404);
  expect((await asNew('POST', `${path}/recovered`, { ...key, epoch: 2_000_000 })).statusCode).toBe(404);
  const forTwo = toBase64url(await sealTo([server.keys.recipient, form.recipient], utf8.encode('x')));
  expect((await asNew('POST', `${path}/recovered`, { ...key, box: forTwo })).statusCode).toBe(400);
  expect((await asNew('POST', `${path}/recovered`, key)).statusCode).toBe(204);
  const got = await opened((await boxOf(asNew)) ?? '');
  expect(new TextDecoder().decode((await openBox(got, report)) ?? new Uint8Array())).toBe(
    'They are at the mill.',
  );
  // not twice, and not over what somebody has
  expect((await asNew('POST', `${path}/recovered`, key)).statusCode).toBe(404);
  expect((await asAmina('POST', `${path}/recovered`, key)).statusCode).toBe(404);
  expect(await opened((await boxOf(asAmina)) ?? '')).toBe(epochKey);
  const { lines } = (await asEsi('GET', '/api/v1/administration')).json();
  expect(lines[0]).toMatchObject({
    account: asNew.account,
    what: 'keys-recovered',
    about: server.world.team,
    detail: { epoch },
  });
  await server.world.admin.query('select gwen.set_member(null, $1, $2, false)', [
    server.world.team,
    asNew.account,
  ]);
});

test('a passphrase lost and made anew takes the boxes of the old key along, and a colleague wraps them again', async () => {
  const { form } = await newEpoch([asAmina, asBruno], [asAmina, asEsi, asGrace]);
  const epoch = (await asAmina('POST', `${path}/epochs`, form)).json().id;
  await server.world.admin.query('select gwen.replace_credential(null, $1, $2, $3)', [
    asBruno.account,
    'no proof',
    'no identity',
  ]);
  const lacking = async () =>
    (await asAmina('GET', path)).json().lacking.filter((one: { epoch: number }) => one.epoch === epoch);
  // not before he has a key of his own again
  expect(await lacking()).toEqual([]);
  await server.world.admin.query('select gwen.change_passphrase($1, $2, $3, $4, $5)', [
    asBruno.account,
    'no proof',
    'no identity',
    server.keys.recipient,
    Buffer.alloc(0),
  ]);
  expect(await lacking()).toEqual([{ epoch, account: asBruno.account, recipient: server.keys.recipient }]);
});
