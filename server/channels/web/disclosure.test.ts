/** It is given away who reported: by two people alone, and she reads to whom and why on her own page. */
import { beforeAll, expect, test } from 'vitest';
import { receiptKeys } from '../../../seal/receipt.ts';
import { findDossier } from '../../store/read.ts';
import type { Session } from '../../store/session.ts';
import { submit } from '../../store/write.ts';
import { tokenDigest } from '../../vault/tokens.ts';
import { publicPage, sendButton, shownCode, write } from './browser.ts';

const world = publicPage();
let nora: Session;
let rosa: Session;
beforeAll(async () => {
  nora = await world.site.world.person('nora', ['operator']);
  rosa = await world.site.world.person('rosa', ['operator']);
});

async function dossierOf(code: string): Promise<string> {
  const { rows } = await world.site.world.admin.query(
    'select dossier_id from gwen.receipt where locator = $1',
    [tokenDigest((await receiptKeys(code)).locator)],
  );
  return rows[0]?.dossier_id;
}

/** Does something with the entry that tells of it. */
async function change(by: Session, dossier: string, more: object) {
  const { store } = world.site.world;
  const base = (await findDossier(store, by, dossier))?.version ?? 0;
  const id = crypto.randomUUID();
  const recorded = new Date().toISOString();
  const operation = { id, recorded, dossier, type: 'disclosure', base, ...more };
  return await submit(store, by, { id: crypto.randomUUID(), act: 'plain', operations: [operation] });
}

test('she reads to whom and why, with scripts and without, also where it was taken back', async () => {
  const { page } = await world.form();
  await write(page, { text: 'I know who it is.' });
  await sendButton(page).click();
  const code = await shownCode(page);
  await page.locator('[name=kept]').click();
  const dossier = await dossierOf(code);
  const entry = crypto.randomUUID();
  const why = 'A KANARIA judge wants to hear you.';
  const { organisation, admin } = world.site.world;
  const shown = async (): Promise<string> => {
    const visit = await world.form();
    await visit.page.getByRole('button', { name: 'I have a code' }).click();
    await visit.page.getByLabel('Your code').fill(code);
    await visit.page.getByRole('button', { name: 'Read the answer' }).click();
    await visit.page.locator('#talk h1').waitFor();
    return (await visit.page.locator('.talk').textContent()) ?? '';
  };
  const set = { to: organisation, what: ['name'], ground: 'court', reason: why };
  expect(await change(nora, dossier, { op: 'set', entry, set })).toMatchObject({ ok: true });
  // it is proposed, and not done
  expect(await shown()).not.toContain(why);
  const given = { op: 'set', entry, set: { givenAt: new Date().toISOString() } };
  expect(await change(nora, dossier, given)).toMatchObject({ ok: false, problem: { code: 'refused' } });
  expect(await shown()).not.toContain(why);
  expect(await change(rosa, dossier, given)).toMatchObject({ ok: true });
  const { rows } = await admin.query('select name from gwen.organisation where id = $1', [organisation]);
  expect(await shown()).toContain(
    `We told this office who you are, or how to find you: ${rows[0].name}. Why: ${why}`,
  );
  expect(await change(nora, dossier, { op: 'withdraw', entry, reason: 'nobody need know' })).toMatchObject({
    ok: true,
  });
  expect(await shown()).toContain(why);
  const form = new URLSearchParams({ code, lang: 'en' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const plain = await world.site.app.inject({
    method: 'POST',
    url: '/report/answer',
    payload: form,
    headers,
  });
  expect(plain.body).toContain(why);
  // under her own key, so that it goes with it
  const stored = await admin.query(
    `select row_to_json(e)::text, encode(e.cipher, 'escape') as cipher from gwen.entry e
     where dossier_id = $1 and type = 'disclosure'`,
    [dossier],
  );
  expect(stored.rows).toHaveLength(1);
  expect(JSON.stringify(stored.rows)).not.toContain('KANARIA');
});

test('nobody outside the contact point reads that it was given away', async () => {
  const { page } = await world.form();
  await write(page, { text: 'Another one.' });
  await sendButton(page).click();
  const dossier = await dossierOf(await shownCode(page));
  const { store } = world.site.world;
  const set = { to: world.site.world.organisation, what: ['words'], ground: 'law', reason: 'KANARIA law' };
  expect(await change(nora, dossier, { op: 'set', entry: crypto.randomUUID(), set })).toMatchObject({
    ok: true,
  });
  const person = await world.site.world.person('sana', ['supervisor']);
  const sana = {
    ...person,
    parties: nora.parties.map((one) => (one === nora.account ? person.account : one)),
  };
  const seen = await findDossier(store, sana, dossier);
  expect(seen?.entries.map(({ type }) => type)).toContain('opening');
  expect(seen?.entries.map(({ type }) => type)).not.toContain('disclosure');
  expect(JSON.stringify(seen)).not.toContain('KANARIA');
});
